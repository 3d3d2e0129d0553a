"""What stands around the call: who waits, the hall's hours, its windows, the next prayer. Pure functions."""

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

from core.calendar import gregorian_text, hijri_text, weekday
from core.domain.opening import HallState, Phase
from core.services.screen_dto import WindowState, WindowView
from core.words import Words
from waiting_display.hall import Hall
from waiting_display.spoken import NOTHING, Pair, Spoken

MOST_WINDOWS = 24
_FEW_WINDOWS = 16


@dataclass(frozen=True, slots=True)
class Moment:
    """Now, in the centre's zone: the time, the day of the week with the Hijri date, the Gregorian date."""

    time: str = ""
    hijri: str = ""
    gregorian: str = ""


NO_MOMENT = Moment()


@dataclass(frozen=True, slots=True)
class Window:
    """A window: its number, how it is, in words too, and the ticket there; `called` while that is awaited."""

    number: str = ""
    state: str = ""
    words: Pair = NOTHING
    code: str = ""
    called: bool = False


@dataclass(frozen=True, slots=True)
class Service:
    """How many wait for a service."""

    title: Pair = NOTHING
    waiting: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """What is told in place of a call: a welcome, a pause for prayer (`pause`), or that the hall is closed."""

    kind: str = "welcome"
    title: Pair = NOTHING
    text: Pair = NOTHING


WELCOME = Notice()


def moment_of(local: datetime, spoken: Spoken) -> Moment:
    """The time and both dates in the large language."""
    day, language, digits = local.date(), spoken.main, spoken.digits
    words = Words("display", language, digits)
    return Moment(
        time=words.digits(f"{local:%H:%M}"),
        hijri=words.say("day", weekday=weekday(day, language), date=hijri_text(day, language, digits)),
        gregorian=gregorian_text(day, language, digits),
    )


def notice_of(hall: Hall, local: datetime, spoken: Spoken) -> Notice:
    """What a hall says while nobody is called."""
    state = hall.scene.hall.state
    if state.phase is Phase.PAUSE and state.prayer is not None:
        text = spoken.say("pause_until", time=_clock(state.resumes, local)) if state.resumes else NOTHING
        return Notice("pause", spoken.say(f"pause.{state.prayer}"), text)
    if state.phase is Phase.CLOSED and not hall.queue.waiting:
        return Notice("closed", spoken.say("closed"), _opens(state, hall.scene.hall.reason, local, spoken))
    return Notice("welcome", spoken.say("welcome"), spoken.say("welcome_text"))


def prayer_of(hall: Hall, local: datetime, spoken: Spoken) -> Pair:
    """The next prayer of today and its time; empty after the last, and where the centre has no place."""
    coming = next((adhan for adhan in hall.scene.adhans if adhan.at > local), None)
    return spoken.say(f"prayer.{coming.prayer}", time=_clock(coming.at, local)) if coming else NOTHING


def waits_of(hall: Hall, spoken: Spoken) -> tuple[Pair, Pair]:
    """How many wait, and how long one who comes now usually waits; the second only where a window is open."""
    waiting, minutes = hall.queue.waiting, hall.queue.wait_minutes
    usual = spoken.say("wait", minutes) if waiting and minutes and hall.queue.open_desks else NOTHING
    return spoken.say("waiting", waiting), usual


def services_of(hall: Hall, spoken: Spoken) -> tuple[Service, ...]:
    """How many wait for each service, where that is wished."""
    if not hall.screen.per_service:
        return ()
    named = ((one.title, hall.scene.waiting.get(one.name, 0)) for one in hall.centre.services)
    return tuple(Service(spoken.write(title), spoken.count(waiting)) for title, waiting in named)


def windows_of(hall: Hall, spoken: Spoken) -> tuple[Window, ...]:
    """The windows of this screen by number; where there are many, those that nobody sits at are left out."""
    own = [one for one in hall.scene.windows if hall.screen.shows(one.number)]
    if len(own) > _FEW_WINDOWS:
        own = [one for one in own if one.state is not WindowState.CLOSED]
    return tuple(_window(one, spoken) for one in own[:MOST_WINDOWS])


def _window(view: WindowView, spoken: Spoken) -> Window:
    state = "called" if view.called else "serving" if view.code else view.state.value
    return Window(
        number=spoken.count(view.number),
        state=state,
        words=spoken.say(f"window.{state}"),
        code=spoken.count(view.code),
        called=view.called,
    )


def _opens(state: HallState, reason: str, local: datetime, spoken: Spoken) -> Pair:
    if reason:
        return Pair(reason)
    at = state.opens_again
    if at is None:
        return NOTHING
    there = at.astimezone(local.tzinfo)
    if there.date() == local.date():
        return spoken.say("opens_today", time=_clock(at, local))

    def day(language: Spoken) -> str:
        return weekday(there.date(), language.main)

    turned = Spoken(spoken.other, spoken.main, spoken.digits)
    first, second = (one.say("opens_on", weekday=day(one), time=_clock(at, local)).main for one in (spoken, turned))
    return spoken.pair(first, second)


def _clock(at: datetime | None, local: datetime) -> str:
    return f"{at.astimezone(local.tzinfo):%H:%M}" if at is not None else ""


def local_time(now: datetime, zone: str) -> datetime:
    """An instant in the centre's own zone."""
    return now.astimezone(ZoneInfo(zone))
