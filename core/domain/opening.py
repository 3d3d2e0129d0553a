"""When a hall is open: opening hours, special days, holidays, prayer pauses and the last ticket, as one pure function.

Hours are local and belong to one day each; a night that goes on over midnight is two days' hours that meet. Every
answer is an instant in UTC, so that neither a month's end nor a change of the clocks can shift it.
"""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, time, timedelta, tzinfo
from enum import StrEnum

from core.domain.hours import ALL_DAY, Hours

FRIDAY_PAUSE = timedelta(minutes=60)  # sermon and prayer take longer than any other
_AHEAD_DAYS = 400
_ONE_DAY = timedelta(days=1)


class Prayer(StrEnum):
    """The prayers that may fall into a hall's hours; Friday's noon prayer is one of its own."""

    DHUHR = "dhuhr"
    JUMUAH = "jumuah"
    ASR = "asr"
    MAGHRIB = "maghrib"
    ISHA = "isha"


@dataclass(frozen=True, slots=True)
class Adhan:
    """The call to a prayer."""

    prayer: Prayer
    at: datetime


@dataclass(frozen=True, slots=True)
class Place:
    """Where a centre stands, in millionths of a degree: north and east are positive."""

    latitude_e6: int
    longitude_e6: int


@dataclass(frozen=True, slots=True)
class SpecialDay:
    """A day that differs; without hours the hall is closed on it."""

    hours: Hours
    reason: str = ""


def _no_adhan(_: date) -> Sequence[Adhan]:
    return ()


def _no_holiday(_: date) -> bool:
    return False


@dataclass(frozen=True)
class HallPlan:
    """All that decides whether a hall is open; a plan without a week is open always.

    `week` goes by ISO weekday; `shut` are days that a supervisor closed, with the reason; holidays close a hall that
    has a week, unless a special day opens it.
    """

    zone: tzinfo
    week: Mapping[int, Hours] = field(default_factory=dict)
    special: Mapping[date, SpecialDay] = field(default_factory=dict)
    shut: Mapping[date, str] = field(default_factory=dict)
    is_holiday: Callable[[date], bool] = _no_holiday
    adhans: Callable[[date], Sequence[Adhan]] = _no_adhan
    pause: timedelta = timedelta()
    last_ticket: timedelta = timedelta()

    def hours(self, day: date) -> Hours:
        """The hours of a day, in order."""
        if day in self.shut:
            return ()
        if day in self.special:
            return self.special[day].hours
        if not self.week:
            return ALL_DAY
        return () if self.is_holiday(day) else self.week.get(day.isoweekday(), ())

    def reason(self, day: date) -> str:
        """Why a day differs, in the words of who said so; empty for a usual one."""
        if day in self.shut:
            return self.shut[day]
        return self.special[day].reason if day in self.special else ""

    def day(self, instant: datetime) -> date:
        """The calendar day in the hall's own zone."""
        return instant.astimezone(self.zone).date()

    @property
    def always_open(self) -> bool:
        """Whether nothing ever closes the hall."""
        return not self.week and not self.special and not self.shut


class Phase(StrEnum):
    """What a hall is doing; in `ending` the last ticket is given and those who wait are served."""

    OPEN = "open"
    PAUSE = "pause"
    ENDING = "ending"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class HallState:
    """A hall at an instant; nothing of it changes before `until` (None: not for a year).

    `opens_again` is the first instant at which tickets are given, where they are not given now (None: not for a
    year). In a pause `prayer` is its reason, and calls go on at `resumes`.
    """

    phase: Phase
    until: datetime | None = None
    opens_again: datetime | None = None
    prayer: Prayer | None = None
    resumes: datetime | None = None

    @property
    def gives_tickets(self) -> bool:
        """Whether a visitor may take a ticket: also while calls pause."""
        return self.phase in {Phase.OPEN, Phase.PAUSE}


@dataclass(frozen=True, slots=True)
class _Pause:
    prayer: Prayer
    begins: datetime
    ends: datetime


@dataclass(frozen=True, slots=True)
class _Run:
    """An unbroken time of opening; without `closes` for longer than anybody plans."""

    opens: datetime
    closes: datetime | None


def hall_at(plan: HallPlan, now: datetime) -> HallState:
    """What the hall is doing at an instant."""
    now = now.astimezone(UTC)
    run = next(_runs(plan, now), None)
    if run is None:
        return HallState(Phase.CLOSED)
    if now < run.opens:
        return HallState(Phase.CLOSED, run.opens, _next_ticket(plan, now))
    deadline = _deadline(plan, run)
    if deadline is not None and now >= deadline:
        return HallState(Phase.ENDING, run.closes, _next_ticket(plan, now))
    pauses = _pauses(plan, plan.day(now))
    present = next((pause for pause in pauses if pause.begins <= now < pause.ends), None)
    if present is not None:
        until = min(present.ends, deadline or present.ends)
        return HallState(Phase.PAUSE, until, prayer=present.prayer, resumes=present.ends)
    changes = [pause.begins for pause in pauses if pause.begins > now]
    if deadline is not None:
        changes.append(deadline)
    return HallState(Phase.OPEN, min(changes, default=None))


def next_day(plan: HallPlan, day: date) -> date | None:
    """The first day after `day` on which the hall is open, such as the next working day; None: not for a year."""
    days = (day + n * _ONE_DAY for n in range(1, _AHEAD_DAYS))
    return next((one for one in days if plan.hours(one)), None)


def closed_since(plan: HallPlan, now: datetime) -> datetime | None:
    """When the hall last closed, as a week back knows; None where it is open, or was not."""
    if hall_at(plan, now).phase is not Phase.CLOSED:
        return None
    times = _times(plan, plan.day(now) - 7 * _ONE_DAY, 8)
    return max((closes for _, closes in times if closes <= now), default=None)


def special_days(plan: HallPlan, first: date, last: date, weekdays: Collection[int] = ()) -> list[date]:
    """The days of a special time: a single day, or those of the weekdays named, or those that are open anyway."""
    days = [first + n * _ONE_DAY for n in range((last - first).days + 1)]
    if weekdays:
        return [day for day in days if day.isoweekday() in weekdays]
    if first == last or not plan.week:
        return days
    return [day for day in days if day.isoweekday() in plan.week and not plan.is_holiday(day)]


def _next_ticket(plan: HallPlan, now: datetime) -> datetime | None:
    for run in _runs(plan, now):
        start, deadline = max(run.opens, now), _deadline(plan, run)
        if deadline is None or start < deadline:
            return start
    return None


def _deadline(plan: HallPlan, run: _Run) -> datetime | None:
    """From when on no ticket is given: some time before closing, and no later than a pause that lasts until then."""
    closes = run.closes
    if closes is None:
        return None
    last = [pause.begins for pause in _pauses(plan, plan.day(closes)) if pause.begins < closes <= pause.ends]
    return min([closes - plan.last_ticket, *last])


def _runs(plan: HallPlan, now: datetime) -> Iterator[_Run]:
    """The times of opening that end after `now`, in order; hours that meet are one time, over midnight too."""
    present: _Run | None = None
    first = plan.day(now) - _ONE_DAY
    end = _instant(plan, first + _AHEAD_DAYS * _ONE_DAY, 0)
    if plan.always_open:
        yield _Run(_instant(plan, first, 0), None)
        return
    for opens, closes in _times(plan, first):
        if present is not None and present.closes is not None and opens > present.closes:
            if present.closes > now:
                yield present
            present = None
        present = _Run(present.opens, max(present.closes or closes, closes)) if present else _Run(opens, closes)
    if present is not None and present.closes is not None and present.closes > now:
        yield replace(present, closes=None) if present.closes >= end else present


def _times(plan: HallPlan, first: date, days: int = _AHEAD_DAYS) -> Iterator[tuple[datetime, datetime]]:
    for n in range(days):
        day = first + n * _ONE_DAY
        for one in plan.hours(day):
            opens, closes = _instant(plan, day, one.opens), _instant(plan, day, one.closes, last=True)
            if opens < closes:
                yield opens, closes


def _pauses(plan: HallPlan, day: date) -> list[_Pause]:
    """The pauses of a day and its neighbours, in order."""
    if not plan.pause:
        return []
    days = (day - _ONE_DAY, day, day + _ONE_DAY)
    calls = sorted((adhan for one in days for adhan in plan.adhans(one)), key=lambda adhan: adhan.at)
    return [_Pause(call.prayer, call.at, call.at + _length(plan, call.prayer)) for call in calls]


def _length(plan: HallPlan, prayer: Prayer) -> timedelta:
    return max(plan.pause, FRIDAY_PAUSE) if prayer is Prayer.JUMUAH else plan.pause


def _instant(plan: HallPlan, day: date, minute: int, *, last: bool = False) -> datetime:
    """The instant of a local time; of one that comes twice the first, or the `last`."""
    at = datetime.combine(day, time(), plan.zone) + timedelta(minutes=minute)  # wall time: zones are not regarded
    instants = [at.replace(fold=fold).astimezone(UTC) for fold in (0, 1)]
    return max(instants) if last else instants[0]
