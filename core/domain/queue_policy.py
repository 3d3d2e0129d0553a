"""Who is next: a pure choice among those who stand first in their class, by the centre's own policy.

Two rules together. *Ageing*: each class has a head start and a rate (an accumulating priority queue, Kleinrock 1964).
The rate counts for the first hour; later all classes age alike, so that nobody who comes more than `overtaking` after
somebody is called before, however many come. *Ratio*: a standard ticket is passed over at most
`others_before_standard` times by a desk that could have taken it. So one with k standard tickets before it is called
after at most (k + 1) x (others_before_standard + 1) calls of such desks, for any arrival pattern and any clock.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Any
from uuid import UUID

from core.domain.errors import ErrorCode, RuleBroken


class QueueClass(StrEnum):
    """Why somebody stands where they stand in the queue."""

    STANDARD = "standard"
    PRIORITY = "priority"
    RETURNING = "returning"
    APPOINTMENT = "appointment"


class Order(StrEnum):
    """How a centre calls: by this policy, or whoever came first."""

    FAIR = "fair"
    ARRIVAL = "arrival"


class AtClosing(StrEnum):
    """What becomes of those who still wait when a hall closes."""

    SERVE = "serve"
    DISMISS = "dismiss"


@dataclass(frozen=True, slots=True)
class Candidate:
    """A waiting ticket as the choice sees it.

    `position` is the order of coming, smaller first, and `since` that within one position. `since` is when its waiting
    began to count; `due` the time of an appointment, which counts in that class alone; `passed` how often a desk that
    could have taken it called another class.
    """

    ticket_id: UUID
    queue_class: QueueClass
    position: int
    since: datetime
    passed: int = 0
    due: datetime | None = None


@dataclass(frozen=True, slots=True)
class QueuePolicy:
    """The numbers of a centre; minutes and seconds as their names say, rates as minutes counted per minute waited."""

    order: Order = Order.FAIR
    others_before_standard: int = 2
    priority_head_start_minutes: int = 10
    priority_rate: int = 3
    returning_head_start_minutes: int = 20
    returning_rate: int = 2
    appointment_head_start_minutes: int = 120
    appointment_rate: int = 3
    appointment_early_minutes: int = 10
    appointment_late_minutes: int = 15
    check_in_minutes: int = 60
    return_minutes: int = 90
    reinstate_minutes: int = 30
    recall_limit: int = 3
    undo_seconds: int = 10
    auto_call_seconds: int = 0
    wait_promise_minutes: int = 30
    idle_desk_minutes: int = 5
    device_silent_minutes: int = 3
    hospitality_minutes: int = 15
    last_ticket_minutes: int = 15
    prayer_pause_minutes: int = 25
    at_closing: AtClosing = AtClosing.SERVE
    idle_lock_minutes: int = 5
    escalate_days: int = 2
    low_rating: int = 2
    rating_hours: int = 24

    def __post_init__(self) -> None:
        """Refuse what no centre can mean: `policy_invalid` with the number, what was found and what is allowed."""
        for name, (least, most) in LIMITS.items():
            value = getattr(self, name)
            if not least <= value <= most:
                raise RuleBroken(
                    ErrorCode.POLICY_INVALID, problem="range", name=name, found=value, least=least, most=most
                )

    def head_start(self, queue_class: QueueClass) -> timedelta:
        """How much a class is taken to have waited when it comes."""
        minutes = {
            QueueClass.PRIORITY: self.priority_head_start_minutes,
            QueueClass.RETURNING: self.returning_head_start_minutes,
            QueueClass.APPOINTMENT: self.appointment_head_start_minutes,
        }
        return timedelta(minutes=minutes.get(queue_class, 0))

    def rate(self, queue_class: QueueClass) -> int:
        """How fast the first hour of waiting of a class counts; at least that of the standard one."""
        rates = {
            QueueClass.PRIORITY: self.priority_rate,
            QueueClass.RETURNING: self.returning_rate,
            QueueClass.APPOINTMENT: self.appointment_rate,
        }
        return rates.get(queue_class, 1)

    def overtaking(self, behind: QueueClass, ahead: QueueClass) -> timedelta:
        """Who comes later than this after one of class `behind` is not called before it as one of class `ahead`."""
        bonus = RATED * (self.rate(ahead) - 1)
        return max(self.head_start(ahead) + bonus - self.head_start(behind), timedelta())

    def calls_at_most(self, ahead: int) -> int:
        """After how many calls a ticket with so many like it before it is called, at the latest.

        Standard tickets are meant, or in the order of arrival all; calls are those of desks that could take it.
        """
        others = 0 if self.order is Order.ARRIVAL else self.others_before_standard
        return (ahead + 1) * (others + 1)

    def to_plain(self) -> dict[str, int | str]:
        """As a database or a settings screen keeps it."""
        return {field.name: _plain(getattr(self, field.name)) for field in fields(self)}

    @classmethod
    def from_plain(cls, values: Mapping[str, object]) -> "QueuePolicy":
        """What `to_plain` gave; numbers that it lacks are the usual ones, unknown names are `policy_invalid`."""
        known = {field.name: field.default for field in fields(cls)}
        wrong = [name for name in values if name not in known]
        if wrong:
            raise RuleBroken(ErrorCode.POLICY_INVALID, problem="unknown", name=wrong[0])
        typed: dict[str, Any] = {name: _typed(name, known[name], value) for name, value in values.items()}
        return cls(**typed)


RATED = timedelta(hours=1)
_NO_TIME = datetime.min.replace(tzinfo=UTC)

LIMITS: Mapping[str, tuple[int, int]] = MappingProxyType(
    {
        "others_before_standard": (1, 10),
        "priority_head_start_minutes": (0, 240),
        "priority_rate": (1, 10),
        "returning_head_start_minutes": (0, 240),
        "returning_rate": (1, 10),
        "appointment_head_start_minutes": (0, 240),
        "appointment_rate": (1, 10),
        "appointment_early_minutes": (0, 120),
        "appointment_late_minutes": (0, 120),
        "check_in_minutes": (0, 480),
        "return_minutes": (5, 480),
        "reinstate_minutes": (1, 480),
        "recall_limit": (1, 10),
        "undo_seconds": (0, 60),
        "auto_call_seconds": (0, 600),
        "wait_promise_minutes": (1, 240),
        "idle_desk_minutes": (1, 60),
        "device_silent_minutes": (1, 60),
        "hospitality_minutes": (1, 240),
        "last_ticket_minutes": (0, 240),
        "prayer_pause_minutes": (0, 90),
        "idle_lock_minutes": (0, 120),
        "escalate_days": (0, 30),
        "low_rating": (0, 4),
        "rating_hours": (1, 168),
    }
)


def choose(heads: Iterable[Candidate], policy: QueuePolicy, now: datetime) -> Candidate | None:
    """Who is called among the first of their classes and services; None where nobody waits.

    Within a class it is the order of coming, or of the appointments' times. An appointment is served from
    `appointment_early_minutes` before its time; before that only where nobody else waits, for a free desk does not
    wait for a clock.
    """
    everyone = list(heads)
    if policy.order is Order.ARRIVAL:
        return min(everyone, key=_arrival, default=None)
    ready = [head for head in everyone if _is_ready(head, policy, now)]
    if not ready:
        return min(everyone, key=_place, default=None)
    fronts = {head.queue_class: head for head in sorted(ready, key=_place, reverse=True)}
    standard = fronts.get(QueueClass.STANDARD)
    if standard is not None and standard.passed >= policy.others_before_standard:
        return standard
    return max(fronts.values(), key=lambda head: (_score(head, policy, now), _RANK[head.queue_class]))


def first_standard(heads: Iterable[Candidate]) -> Candidate | None:
    """The standard ticket that has stood longest: the one that counts how often it is passed over."""
    standard = (head for head in heads if head.queue_class is QueueClass.STANDARD)
    return min(standard, key=_arrival, default=None)


def in_order(waiting: Sequence[Candidate], policy: QueuePolicy, now: datetime) -> list[Candidate]:
    """Everyone in the order in which one desk for all would call them, if nobody else came."""
    if policy.order is Order.ARRIVAL:
        return sorted(waiting, key=_arrival)
    lines: dict[QueueClass, list[Candidate]] = {}
    for one in sorted(waiting, key=_place, reverse=True):
        lines.setdefault(one.queue_class, []).append(one)
    ordered: list[Candidate] = []
    passed = 0
    while lines:
        heads = [line[-1] for line in lines.values()]
        standard = first_standard(heads)
        counted = [_passed_more(head, passed) if head is standard else head for head in heads]
        chosen = choose(counted, policy, now)
        if chosen is None:
            break
        passed = 0 if chosen.queue_class is QueueClass.STANDARD else passed + 1
        ordered.append(lines[chosen.queue_class].pop())
        lines = {name: line for name, line in lines.items() if line}
    return ordered


_RANK = {
    QueueClass.APPOINTMENT: 3,
    QueueClass.RETURNING: 2,
    QueueClass.PRIORITY: 1,
    QueueClass.STANDARD: 0,
}


def _due(head: Candidate) -> datetime | None:
    """When an appointment is due; one without a time was due when it came."""
    return (head.due or head.since) if head.queue_class is QueueClass.APPOINTMENT else None


def _is_ready(head: Candidate, policy: QueuePolicy, now: datetime) -> bool:
    due = _due(head)
    return due is None or due - timedelta(minutes=policy.appointment_early_minutes) <= now


def _place(head: Candidate) -> tuple[datetime, int, datetime]:
    # Appointments stand in the order of their times. Elsewhere instants count within one position only: clocks are set
    # back, and a position is shared by those alone whom a kiosk that had no database put there by their instants.
    return _due(head) or _NO_TIME, *_arrival(head)


def _score(head: Candidate, policy: QueuePolicy, now: datetime) -> timedelta:
    # A clock that was set back makes a wait negative; it counts as none.
    waited = max(now - (_due(head) or head.since), timedelta())
    bonus = min(waited, RATED) * (policy.rate(head.queue_class) - 1)
    return policy.head_start(head.queue_class) + waited + bonus


def _arrival(head: Candidate) -> tuple[int, datetime]:
    return head.position, head.since


def _passed_more(head: Candidate, times: int) -> Candidate:
    return Candidate(head.ticket_id, head.queue_class, head.position, head.since, head.passed + times, head.due)


def _plain(value: object) -> int | str:
    return value.value if isinstance(value, StrEnum) else int(str(value))


def _typed(name: str, usual: object, value: object) -> object:
    try:
        if isinstance(usual, StrEnum):
            return type(usual)(str(value))
        return int(str(value))
    except ValueError:
        raise RuleBroken(ErrorCode.POLICY_INVALID, problem="form", name=name, found=str(value)) from None
