"""What stands on the screen: a pure function of what is known to what is shown."""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from core.domain.errors import IstiqbalError
from core.domain.help import called_clearly
from core.domain.numerals import Digits
from core.domain.screens import Layout, Screen
from core.domain.text import Language
from core.domain.ticket import AT_A_DESK
from core.qt.palette import GREEN, GREEN_DEEP, GREEN_SOFT, section_colours
from core.services.dto import CallView
from core.words import explain
from waiting_display.around import (
    NO_MOMENT,
    WELCOME,
    Moment,
    Notice,
    Service,
    Window,
    local_time,
    moment_of,
    notice_of,
    prayer_of,
    services_of,
    waits_of,
    windows_of,
)
from waiting_display.hall import Hall
from waiting_display.spoken import NOTHING, Pair, Spoken, languages_of, spoken_now

_ZONE = "Asia/Riyadh"
_FLASHES, _LONG_FLASHES = 3, 8


@dataclass(frozen=True, slots=True)
class Known:
    """Everything that decides what is shown; `since` is when it was last read."""

    hall: Hall | None
    current: CallView | None
    recent: tuple[CallView, ...]
    announcing: bool
    available: bool
    trouble: IstiqbalError | None
    now: datetime
    since: datetime | None = None


@dataclass(frozen=True, slots=True)
class Line:
    """A call: the ticket's code, the number of its window and where that is; `over` when it is past."""

    code: str = ""
    window: str = ""
    side: str = ""
    over: bool = False
    large: bool = False


@dataclass(frozen=True, slots=True)
class Colours:
    """A section's colour, its soft ground and its deep tone."""

    main: str = GREEN
    soft: str = GREEN_SOFT
    deep: str = GREEN_DEEP


@dataclass(frozen=True, slots=True)
class Board:
    """The whole screen; texts are final."""

    layout: str = Layout.CALLS.value
    title: Pair = NOTHING
    section: Pair = NOTHING
    colours: Colours = Colours()
    call: Line = Line()
    announcing: bool = False
    flashes: int = _FLASHES
    notice: Notice = WELCOME
    recent: tuple[Line, ...] = ()
    waiting: Pair = NOTHING
    wait: Pair = NOTHING
    services: tuple[Service, ...] = ()
    windows: tuple[Window, ...] = ()
    prayer: Pair = NOTHING
    ticker: tuple[str, ...] = ()
    away: bool = False
    cut_off: Pair = NOTHING
    trouble: str = ""
    moment: Moment = NO_MOMENT

    def for_qml(self) -> dict[str, Any]:
        """Maps, lists and texts: QML knows no tuple."""
        return {name: list(value) if isinstance(value, tuple) else value for name, value in asdict(self).items()}


def spoken_of(known: Known, language: Language) -> Spoken:
    """The languages of this moment; `language` is the PC's."""
    if known.hall is None:
        return spoken_now(languages_of((), language), known.now, Digits.WESTERN)
    wished = languages_of(known.hall.screen.languages, language)
    return spoken_now(wished, known.now, known.hall.centre.digits)


def compose(known: Known, language: Language) -> Board:
    """The board; with nothing read yet, only the date."""
    spoken = spoken_of(known, language)
    hall, local = known.hall, local_time(known.now, known.hall.centre.zone if known.hall else _ZONE)
    moment, away = moment_of(local, spoken), not known.available
    since = local_time(known.since or known.now, str(local.tzinfo))
    cut_off = spoken.say("away", time=f"{since:%H:%M}") if away else NOTHING
    if known.trouble is not None:
        return Board(trouble=explain(known.trouble, spoken.main, spoken.digits), moment=moment)
    if hall is None:
        return Board(away=away, cut_off=cut_off, moment=moment)
    waiting, wait = waits_of(hall, spoken)
    notice = notice_of(hall, local, spoken)
    large = known.current if known.announcing or notice.kind != "pause" else None
    return Board(
        layout=hall.screen.layout.value,
        title=spoken.write(hall.centre.title),
        section=spoken.write(hall.section.title),
        colours=Colours(*section_colours(hall.section.gender.value)),
        call=_line(large, large, hall.screen, spoken) if large else Line(),
        announcing=known.announcing,
        flashes=_LONG_FLASHES if large and _clear(large, hall.screen) else _FLASHES,
        notice=notice,
        recent=tuple(_line(call, large, hall.screen, spoken) for call in known.recent),
        waiting=waiting,
        wait=wait,
        services=services_of(hall, spoken),
        windows=windows_of(hall, spoken),
        prayer=prayer_of(hall, local, spoken),
        ticker=hall.screen.ticker,
        away=away,
        cut_off=cut_off,
        moment=moment,
    )


def _clear(call: CallView, screen: Screen) -> bool:
    return screen.clear or called_clearly(call.ticket.help)


def _line(call: CallView, large: CallView | None, screen: Screen, spoken: Spoken) -> Line:
    side = screen.side(call.desk_number)
    return Line(
        code=spoken.count(call.ticket.code),
        window=spoken.count(call.desk_number),
        side=side.value if side else "",
        over=call.ticket.state not in AT_A_DESK,
        large=large is not None and large.ticket.id == call.ticket.id,
    )
