"""What a kiosk says to who comes for an appointment, in plain words."""

from dataclasses import dataclass
from datetime import datetime

from core.calendar import gregorian_text, hijri_text, weekday
from core.domain.appointments import Arrival
from core.domain.check_in import Answer
from core.domain.numerals import Digits
from core.domain.text import Language
from core.services.arrival_dto import Told
from core.services.dto import CentreView
from core.words import Words

_GOOD = frozenset({Answer.HERE, Answer.AGAIN, Answer.CALLED})


@dataclass(frozen=True, slots=True)
class Said:
    """A heading, what it means, and whether it is good news."""

    title: str
    text: str
    good: bool


def said(told: Told, centre: CentreView, language: Language, digits: Digits) -> Said:
    """The answer."""
    words = Words("check_in", language, digits)
    facts = _facts(told, centre, language, digits)
    title = words.say(f"{told.answer}.title", None, **facts)
    return Said(title, words.say(f"{told.answer}.text", None, **facts), told.answer in _GOOD)


def on_ticket(told: Told, language: Language, digits: Digits) -> str:
    """What is said beside the ticket."""
    words = Words("check_in", language, digits)
    time = _time(told.at)
    if told.answer is Answer.AGAIN or told.arrival is None:
        return words.say("ticket.again", None, time=time)
    if told.arrival is Arrival.LATE:
        return words.say("ticket.late", told.minutes, time=time)
    return words.say(f"ticket.{told.arrival}", None, time=time)


def _facts(told: Told, centre: CentreView, language: Language, digits: Digits) -> dict[str, object]:
    words = Words("check_in", language, digits)
    sections = {one.name: one.title.in_language(language) for one in centre.sections}
    return {
        "section": sections.get(told.section, ""),
        "day": _day(told, language, digits),
        "time": _time(told.at),
        "opens": _time(told.opens),
        "minutes": words.say("minutes", told.minutes),
        "desk": words.digits(str(told.desk)),
    }


def _day(told: Told, language: Language, digits: Digits) -> str:
    if told.on is None:
        return ""
    both = hijri_text(told.on, language, digits), gregorian_text(told.on, language, digits)
    return f"{weekday(told.on, language)} {both[0]} ({both[1]})"


def _time(at: datetime | None) -> str:
    return f"\u2066{at:%H:%M}\u2069" if at is not None else ""
