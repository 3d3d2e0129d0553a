"""What stands on the screen: a pure function of what is known to what is shown."""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from core.calendar import gregorian_text, hijri_text, weekday
from core.domain.errors import IstiqbalError
from core.domain.numerals import Digits
from core.domain.text import Language, LocalText
from core.domain.ticket import AT_A_DESK
from core.qt.palette import GREEN, GREEN_DEEP, GREEN_SOFT, section_colours
from core.services.dto import CallView
from core.words import Words, explain
from waiting_display.hall import Hall

_ZONE = "Asia/Riyadh"


@dataclass(frozen=True, slots=True)
class Known:
    """Everything that decides what is shown."""

    hall: Hall | None
    current: CallView | None
    recent: tuple[CallView, ...]
    announcing: bool
    available: bool
    trouble: IstiqbalError | None
    now: datetime


@dataclass(frozen=True, slots=True)
class Line:
    """A call: the ticket's code, the number of its window; `over` when the visitor is no longer expected there."""

    code: str = ""
    window: str = ""
    over: bool = False
    large: bool = False


@dataclass(frozen=True, slots=True)
class Pair:
    """Words in the screen's language, and smaller in the other one: residents read the screen too."""

    main: str = ""
    other: str = ""


@dataclass(frozen=True, slots=True)
class Moment:
    """Now, in the centre's zone: the time, the day of the week with the Hijri date, the Gregorian date."""

    time: str = ""
    hijri: str = ""
    gregorian: str = ""


@dataclass(frozen=True, slots=True)
class Colours:
    """A section's colour, its soft ground and its deep tone."""

    main: str = GREEN
    soft: str = GREEN_SOFT
    deep: str = GREEN_DEEP


@dataclass(frozen=True, slots=True)
class Board:
    """The whole screen; texts are final."""

    title: Pair = Pair()
    section: Pair = Pair()
    colours: Colours = Colours()
    call: Line = Line()
    announcing: bool = False
    recent: tuple[Line, ...] = ()
    waiting: Pair = Pair()
    away: bool = False
    trouble: str = ""
    moment: Moment = Moment()

    def for_qml(self) -> dict[str, Any]:
        """Maps, lists and texts: QML knows no tuple."""
        return {**asdict(self), "recent": [asdict(line) for line in self.recent]}


def other_language(language: Language) -> Language:
    """The language of the smaller words."""
    return Language.ENGLISH if language is Language.ARABIC else Language.ARABIC


def compose(known: Known, language: Language) -> Board:
    """The board; with nothing read yet, only the date."""
    digits = known.hall.centre.digits if known.hall else Digits.WESTERN
    words, other = Words("display", language, digits), Words("display", other_language(language), digits)
    zone = ZoneInfo(known.hall.centre.zone if known.hall else _ZONE)
    moment = _moment(known.now.astimezone(zone), words, digits)
    if known.trouble is not None:
        return Board(trouble=explain(known.trouble, language, digits), moment=moment)
    if known.hall is None:
        return Board(away=not known.available, moment=moment)
    section, waiting, large = known.hall.section, known.hall.queue.waiting, known.current
    return Board(
        title=_pair(known.hall.centre.title, language),
        section=_pair(section.title, language),
        colours=Colours(*section_colours(section.gender.value)),
        call=_line(large, large, words) if large else Line(),
        announcing=known.announcing,
        recent=tuple(_line(call, large, words) for call in known.recent),
        waiting=Pair(words.say("waiting", waiting), other.say("waiting", waiting)),
        away=not known.available,
        moment=moment,
    )


def _moment(local: datetime, words: Words, digits: Digits) -> Moment:
    day, language = local.date(), words.language
    return Moment(
        time=words.digits(f"{local:%H:%M}"),
        hijri=words.say("day", weekday=weekday(day, language), date=hijri_text(day, language, digits)),
        gregorian=gregorian_text(day, language, digits),
    )


def _line(call: CallView, large: CallView | None, words: Words) -> Line:
    shown = large is not None and large.ticket.id == call.ticket.id
    return Line(
        code=words.digits(call.ticket.code),
        window=words.digits(str(call.desk_number)),
        over=call.ticket.state not in AT_A_DESK,
        large=shown,
    )


def _pair(text: LocalText, language: Language) -> Pair:
    main, other = text.in_language(language), text.in_language(other_language(language))
    return Pair(main, "" if other == main else other)
