"""What is said of a document wherever it is listed or read."""

from zoneinfo import ZoneInfo

from core.calendar import gregorian_text, moment_text
from core.domain.numerals import Digits
from core.domain.text import Language
from core.services.document_dto import DocumentView
from core.words import Words

_KILOBYTE, _MEGABYTE = 1024, 1024 * 1024


class DocumentWords:
    """In one language, and the digits and the hours of one centre."""

    def __init__(self, zone: str, language: Language, digits: Digits) -> None:
        self._zone, self._digits = ZoneInfo(zone), digits
        self._words = Words("viewer", language, digits)

    def facts(self, one: DocumentView) -> str:
        """Its pages and size, and who added it when."""
        return "\n".join((f"{self.pages(one)}  ·  {self._size(one.size)}", self.added(one)))

    def pages(self, one: DocumentView) -> str:
        """How many pages it has."""
        return self._words.say("pages", one.pages)

    def short(self, one: DocumentView) -> str:
        """The same in one line of a list."""
        day = gregorian_text(one.added_at.astimezone(self._zone).date(), self._words.language, self._digits)
        return "  ·  ".join((self.pages(one), own(one.staff), day))

    def mark(self, one: DocumentView) -> str:
        """That it is no longer of use, in a few words; empty while it is."""
        if one.withdrawn_at is None:
            return ""
        return self._words.say("mark.withdrawn" if one.mistaken else "mark.replaced", reason=own(one.withdrawn_reason))

    def added(self, one: DocumentView) -> str:
        """Who added it when."""
        moment = moment_text(one.added_at.astimezone(self._zone), self._words.language, self._digits)
        return self._words.say("added", name=own(one.staff), moment=self._words.digits(moment))

    def withdrawn(self, one: DocumentView) -> str:
        """Who withdrew it when and why; empty where nobody did."""
        if one.withdrawn_at is None:
            return ""
        moment = self._words.digits(
            moment_text(one.withdrawn_at.astimezone(self._zone), self._words.language, self._digits)
        )
        if not one.mistaken:
            return self._words.say("replaced", name=own(one.withdrawn_by), moment=moment)
        return self._words.say("withdrawn", name=own(one.withdrawn_by), moment=moment, reason=own(one.withdrawn_reason))

    def _size(self, size: int) -> str:
        if size < _MEGABYTE:
            return self._words.say("size.kb", size=max(1, round(size / _KILOBYTE)))
        return self._words.say("size.mb", size=f"{size / _MEGABYTE:.1f}")


def own(text: str) -> str:
    """A name or a sentence that keeps its own direction within another's."""
    return f"\u2068{text}\u2069"
