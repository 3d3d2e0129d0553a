"""What a visitor's file says, made of what was read: the same facts give the same words."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

from core.behalf_words import behalf_told
from core.calendar import gregorian_text, hijri_text, moment_text
from core.domain.text import Language
from core.domain.workflow import SETTLED
from core.public_words import public_told
from core.services.dto import CentreView, RequestView, VisitorView
from core.services.visitor_file_dto import VisitLine, VisitorFile
from core.words import Words
from counter.models.rows import Cell, Row
from counter.widgets import apart


class ShownFile:
    """Rows and lines in the words of one language and the digits of one centre."""

    def __init__(self, centre: CentreView, language: Language) -> None:
        self._centre, self._zone = centre, ZoneInfo(centre.zone)
        self._words = Words("visitor_file", language, centre.digits)
        self._states = Words("requests", language, centre.digits)
        self._kinds = Words("counter", language, centre.digits)

    def who(self, visitor: VisitorView) -> str:
        """Kind, masked identity number and mobile."""
        kind = self._kinds.say(f"kind.{visitor.kind}.{visitor.gender}")
        numbers = (apart(self._words.digits(number)) for number in (visitor.identity_number, visitor.mobile))
        return "   ·   ".join((kind, *numbers))

    def counts(self, file: VisitorFile) -> str:
        """How often they came, what they asked for, and what of it is open."""
        say = self._words.say
        told = (say("visits", len(file.visits)), say("requests", len(file.requests)), say("open", len(file.open)))
        return "   ·   ".join(told)

    def reference(self, one: RequestView) -> str:
        """The reference, in its own order within a line of Arabic."""
        return apart(self._words.digits(one.reference))

    def choice(self, visitor: VisitorView) -> str:
        """One of several who share a number."""
        return f"{visitor.name}   {self.who(visitor)}"

    def requests(self, file: VisitorFile) -> list[Row]:
        """What is open first, and of each the newest."""
        return [
            Row(
                one.id,
                (
                    Cell(self.reference(one), one.reference, strong=True),
                    Cell(one.type.title.in_language(self._words.language)),
                    Cell(one.subject),
                    Cell(self._states.say(f"state.{one.state}"), (one.state in SETTLED, place), strong=_open(one)),
                    Cell("\n".join(self._dates(one.registered_at)), one.registered_at.timestamp()),
                ),
                "",
                one,
            )
            for place, one in enumerate(file.requests)
        ]

    def visits(self, file: VisitorFile) -> list[str]:
        """A line for each, the newest first."""
        return [self._visit(one) for one in file.visits]

    def request(self, one: RequestView) -> list[tuple[str, str]]:
        """The lines of a request under their heads."""
        say, language = self._words.say, self._words.language
        public = Words("public", language, self._centre.digits)
        due = "  ·  ".join(self._both(one.due))
        at = moment_text(one.registered_at.astimezone(self._zone), language, self._centre.digits)
        lines = [
            (say("told"), ". ".join(public_told(one.state, one.merged_into, public))),
            (say("due"), due if _open(one) else ""),
            (say("at"), say("at.by", at=at, clerk=one.owner)),
            (Words("behalf", language).say("head"), behalf_told(one.behalf, language, self._centre.digits)),
        ]
        return [(head, text) for head, text in lines if text]

    def _visit(self, one: VisitLine) -> str:
        words = self._words
        told = words.say(
            "visit",
            day="  ·  ".join(self._dates(one.at)),
            ticket=apart(one.ticket_code),
            service=one.service.in_language(words.language),
            desk=one.desk_number,
        )
        return f"{told}  ·  {words.say('visit.requests', one.requests)}"

    def _dates(self, at: datetime) -> tuple[str, str]:
        return self._both(at.astimezone(self._zone).date())

    def _both(self, day: date) -> tuple[str, str]:
        language, digits = self._words.language, self._centre.digits
        return hijri_text(day, language, digits), gregorian_text(day, language, digits)


def _open(one: RequestView) -> bool:
    return one.state not in SETTLED
