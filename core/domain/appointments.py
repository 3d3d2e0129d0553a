"""Appointments: the slots that a plan gives a day, an appointment's states, and who comes early, in time or late."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo
from enum import StrEnum
from itertools import pairwise

from core.domain.errors import ErrorCode, RuleBroken
from core.domain.hours import clock_text
from core.domain.queue_policy import QueueClass, QueuePolicy
from core.domain.ticket import TicketState

MINUTES_OF_A_DAY = 24 * 60
MOST_AT_ONCE = 99
SHORTEST, LONGEST = 5, 240


class AppointmentState(StrEnum):
    """Where an appointment stands; served is read from its ticket, so that an undo at the desk holds here too."""

    BOOKED = "booked"
    ARRIVED = "arrived"
    SERVED = "served"
    MISSED = "missed"
    CANCELLED = "cancelled"


class AppointmentMove(StrEnum):
    """What can be done with an appointment; also the kind of the event that records it."""

    BOOK = "booked"
    MOVE = "moved"
    ARRIVE = "arrived"
    CANCEL = "cancelled"
    MISS = "missed"


class Arrival(StrEnum):
    """How a visitor's coming stands to the time of the appointment."""

    EARLY = "early"
    ON_TIME = "on_time"
    LATE = "late"


@dataclass(frozen=True, slots=True)
class SlotTime:
    """A slot of a plan: where it begins, in minutes of the local day, how long it is, and how many it takes."""

    minute: int
    minutes: int
    capacity: int


@dataclass(frozen=True, slots=True)
class PlanPart:
    """From `opens` to `closes` (minutes of the local day) slots of `minutes` each, `capacity` visitors in each."""

    opens: int
    closes: int
    minutes: int
    capacity: int

    def __post_init__(self) -> None:
        """Refuse what no day can hold: `plan_invalid` with the problem: hours, length or capacity."""
        if not 0 <= self.opens < self.closes <= MINUTES_OF_A_DAY:
            raise RuleBroken(ErrorCode.PLAN_INVALID, problem="hours")
        if not SHORTEST <= self.minutes <= min(LONGEST, self.closes - self.opens):
            raise RuleBroken(ErrorCode.PLAN_INVALID, problem="length", least=SHORTEST, most=LONGEST)
        if not 1 <= self.capacity <= MOST_AT_ONCE:
            raise RuleBroken(ErrorCode.PLAN_INVALID, problem="capacity", most=MOST_AT_ONCE)

    def __str__(self) -> str:
        return f"{clock_text(self.opens)}-{clock_text(self.closes)} / {self.minutes} / {self.capacity}"

    def slots(self) -> list[SlotTime]:
        """Every slot that ends in time."""
        starts = range(self.opens, self.closes - self.minutes + 1, self.minutes)
        return [SlotTime(minute, self.minutes, self.capacity) for minute in starts]


def check_plan(parts: Iterable[PlanPart]) -> tuple[PlanPart, ...]:
    """The parts of a day in their order; `plan_invalid` (overlap) where one begins before another ends."""
    ordered = sorted(parts, key=lambda part: part.opens)
    for before, later in pairwise(ordered):
        if later.opens < before.closes:
            raise RuleBroken(ErrorCode.PLAN_INVALID, problem="overlap")
    return tuple(ordered)


def slots_of(parts: Iterable[PlanPart]) -> list[SlotTime]:
    """The slots of a day's plan, in the order of the day."""
    return [slot for part in parts for slot in part.slots()]


def overlap(one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two times of one day, each (minute, length), share a minute."""
    return one[0] < other[0] + other[1] and other[0] < one[0] + one[1]


def instant_of(on: date, minute: int, zone: tzinfo) -> datetime:
    """The instant, in UTC, of a minute of a local day."""
    return datetime(on.year, on.month, on.day, minute // 60, minute % 60, tzinfo=zone).astimezone(UTC)


def arrival(due: datetime, now: datetime, policy: QueuePolicy) -> Arrival:
    """Early before the policy's early minutes, late after its late minutes, else in time; each limit is in time."""
    if now > due + timedelta(minutes=policy.appointment_late_minutes):
        return Arrival.LATE
    if now < due - timedelta(minutes=policy.appointment_early_minutes):
        return Arrival.EARLY
    return Arrival.ON_TIME


def class_of(came: Arrival) -> QueueClass:
    """Who is late waits as everybody does; nobody else's time is taken for it."""
    return QueueClass.STANDARD if came is Arrival.LATE else QueueClass.APPOINTMENT


def state_now(kept: AppointmentState, ticket: TicketState | None, on: date, today: date) -> AppointmentState:
    """The state as people see it: what is kept, what became of the ticket, and a day that is over."""
    if kept is AppointmentState.BOOKED and on < today:
        return AppointmentState.MISSED
    if kept is AppointmentState.ARRIVED and ticket is TicketState.FINISHED:
        return AppointmentState.SERVED
    if kept is AppointmentState.ARRIVED and ticket is TicketState.NO_SHOW:
        return AppointmentState.MISSED
    return kept


def still_booked(state: AppointmentState) -> None:
    """Every move starts from booked: `appointment_settled` with the state as its problem."""
    if state is not AppointmentState.BOOKED:
        raise RuleBroken(ErrorCode.APPOINTMENT_SETTLED, problem=state.value)
