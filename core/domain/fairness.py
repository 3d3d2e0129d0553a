"""How fair a section was: waits by class, calls out of turn, and the bound of a standard visitor's wait.

Everything is replayed from the record of a day. The bound (see `queue_policy`): whoever has k standard tickets before
them is called after at most (k + 1) x (n + 1) calls of desks that could have taken them. Who is put before them later
(transferred, reinstated, a call taken back) counts in k, and each call of a certain number, which no policy chose,
adds one. Where a centre calls by arrival, n is 0 and everyone who came before counts.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from math import ceil
from uuid import UUID

from core.domain.bound import Bound, BoundFound
from core.domain.queue_policy import QueueClass, QueuePolicy
from core.domain.record import Stand, Step, with_stands
from core.domain.skills import Skills
from core.domain.ticket import TicketMove


@dataclass(frozen=True, slots=True)
class ClassWaits:
    """The waits of a class in seconds; `overtaking` of its calls went before somebody who had waited longer."""

    queue_class: QueueClass
    calls: int
    mean: float
    p50: float
    p90: float
    longest: float
    overtaking: int


@dataclass(frozen=True, slots=True)
class OutOfTurn:
    """A call of a certain number, with its reason; `undone` where it was taken back."""

    day: date
    at: datetime
    code: str
    queue_class: QueueClass
    desk: str
    staff: str
    reason: str
    undone: bool = False


@dataclass(frozen=True, slots=True)
class Fairness:
    """What some days of a section came to."""

    waits: tuple[ClassWaits, ...]
    out_of_turn: tuple[OutOfTurn, ...]
    bound: BoundFound


@dataclass(frozen=True, slots=True)
class _Wait:
    queue_class: QueueClass
    seconds: float
    overtaking: bool


class Replay:
    """Adds day after day and tells what they came to."""

    def __init__(self, policy: QueuePolicy, skills: Skills) -> None:
        self._policy = policy
        self._skills = skills
        self._waits: list[_Wait] = []
        self._out_of_turn: list[OutOfTurn] = []
        self._bound = BoundFound(policy.order)

    def add(self, day: date, steps: Sequence[Step], present: Mapping[UUID, Stand]) -> None:
        """A section's day: its record in order, and the places of those who still wait."""
        course = with_stands(steps, present)
        taken_back = {step.undoes for step, _ in course if step.undoes is not None}
        self._waits += _waits(course, self._skills)
        self._out_of_turn += [
            OutOfTurn(day, s.at, s.code, s.queue_class, s.desk, s.staff, s.reason, s.id in taken_back)
            for s, _ in course
            if s.kind is TicketMove.CALL and s.out_of_turn
        ]
        bound = Bound(day, self._policy, self._skills)
        for step, after in course:
            bound.step(step, after)
        self._bound = self._bound.with_day(bound.end())

    def told(self) -> Fairness:
        """Waits of the classes that came, in the order of their names in the policy."""
        by_class = ((name, [one for one in self._waits if one.queue_class is name]) for name in QueueClass)
        waits = tuple(_summed(name, found) for name, found in by_class if found)
        return Fairness(waits, tuple(self._out_of_turn), self._bound)


def percentile(ordered: Sequence[float], share: float) -> float:
    """The smallest value that `share` of all do not exceed (nearest rank); the values come sorted."""
    return ordered[max(0, ceil(share * len(ordered)) - 1)]


def _summed(name: QueueClass, found: Sequence[_Wait]) -> ClassWaits:
    seconds = sorted(one.seconds for one in found)
    return ClassWaits(
        queue_class=name,
        calls=len(seconds),
        mean=sum(seconds) / len(seconds),
        p50=percentile(seconds, 0.5),
        p90=percentile(seconds, 0.9),
        longest=seconds[-1],
        overtaking=sum(one.overtaking for one in found),
    )


def _waits(course: Iterable[tuple[Step, Stand | None]], skills: Skills) -> list[_Wait]:
    """From the instant at which a ticket began to wait to its call; a call that was taken back ended no wait."""
    began: dict[UUID, datetime] = {}
    stands: dict[UUID, Stand] = {}
    ended: dict[UUID, tuple[datetime, _Wait]] = {}
    for step, after in course:
        stand = stands.pop(step.ticket_id, None)
        if step.kind is TicketMove.CALL and stand is not None:
            start = began.pop(step.ticket_id)
            waited = max(step.at - start, timedelta()).total_seconds()
            earlier = any(
                one.since < stand.since and skills.can(step.desk_id, step.staff_id, one) for one in stands.values()
            )
            ended[step.id] = start, _Wait(stand.queue_class, waited, earlier)
        if after is not None and after.waits:
            undone = ended.pop(step.undoes, None) if step.undoes else None
            began.setdefault(step.ticket_id, undone[0] if undone else step.at)
            stands[step.ticket_id] = after
        elif step.kind is not TicketMove.CALL:
            began.pop(step.ticket_id, None)
    return [wait for _, wait in ended.values()]
