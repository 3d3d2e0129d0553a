"""The bound of a wait, counted in calls while a day is replayed (see `fairness`)."""

from bisect import bisect_left, insort
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID

from core.domain.offline import Spot
from core.domain.queue_policy import Order, QueueClass, QueuePolicy
from core.domain.record import Stand, Step
from core.domain.skills import Skills
from core.domain.ticket import TicketMove

_Pair = tuple[UUID | None, UUID | None]


@dataclass(frozen=True, slots=True)
class BoundCase:
    """One wait: after how many calls of desks that could have taken the ticket it was called, of how many allowed."""

    day: date
    code: str
    calls: int
    allowed: int

    @property
    def kept(self) -> bool:
        """Whether the bound held."""
        return self.calls <= self.allowed


@dataclass(frozen=True, slots=True)
class BoundFound:
    """The waits that were measured; `worst` came nearest to its bound, or beyond it."""

    order: Order
    measured: int = 0
    worst: BoundCase | None = None
    breaches: tuple[BoundCase, ...] = ()

    @property
    def kept(self) -> bool:
        """Whether nobody waited longer than the policy promises."""
        return not self.breaches

    def with_day(self, cases: list[BoundCase]) -> "BoundFound":
        """With the waits of one more day."""
        known = [*cases, self.worst] if self.worst else cases
        return replace(
            self,
            measured=self.measured + len(cases),
            worst=max(known, key=lambda case: (case.calls / case.allowed, case.calls), default=None),
            breaches=self.breaches + tuple(case for case in cases if not case.kept),
        )


@dataclass(frozen=True, slots=True)
class _InLine:
    code: str
    stand: Stand
    ahead: int
    came: int
    calls: Counter[_Pair]
    chosen_by_hand: Counter[_Pair]


@dataclass(slots=True)
class Bound:
    """Who stands in the line of one day, and the calls since each came."""

    day: date
    policy: QueuePolicy
    skills: Skills
    _line: dict[UUID, _InLine] = field(default_factory=dict)
    _spots: list[Spot] = field(default_factory=list)
    _put_before: list[tuple[int, Spot]] = field(default_factory=list)
    _calls: Counter[_Pair] = field(default_factory=Counter)
    _by_hand: Counter[_Pair] = field(default_factory=Counter)
    _entries: int = 0
    _cases: list[BoundCase] = field(default_factory=list)

    def step(self, step: Step, after: Stand | None) -> None:
        """Count a call, and let its ticket leave or join the line."""
        called = step.kind is TicketMove.CALL
        if called:
            (self._by_hand if step.out_of_turn else self._calls)[step.desk_id, step.staff_id] += 1
        there = self._line.get(step.ticket_id)
        if there is not None and there.stand != after:
            self._leave(step.ticket_id, called=called and not step.out_of_turn)
            there = None
        if there is None and after is not None and after.waits and self._counts(after):
            self._join(step, after)

    def end(self) -> list[BoundCase]:
        """Every wait of the day; who still stands in line must have room for the call to come."""
        for ticket_id in list(self._line):
            self._leave(ticket_id, called=False)
        return self._cases

    def _counts(self, stand: Stand) -> bool:
        return self.policy.order is Order.ARRIVAL or stand.queue_class is QueueClass.STANDARD

    def _join(self, step: Step, stand: Stand) -> None:
        # Instants count within one position only: who came first stands at the smaller, whatever a clock said.
        spot = _spot(stand)
        ahead = bisect_left(self._spots, spot)
        self._entries += 1
        if ahead < len(self._spots):
            self._put_before.append((self._entries, spot))
        insort(self._spots, spot)
        seen = self._calls.copy(), self._by_hand.copy()
        self._line[step.ticket_id] = _InLine(step.code, stand, ahead, self._entries, *seen)

    def _leave(self, ticket_id: UUID, *, called: bool) -> None:
        one = self._line.pop(ticket_id)
        mine = _spot(one.stand)
        del self._spots[bisect_left(self._spots, mine)]
        later = sum(came > one.came and spot < mine for came, spot in self._put_before)
        calls = self._since(one, self._calls, one.calls)
        by_hand = self._since(one, self._by_hand, one.chosen_by_hand)
        allowed = self.policy.calls_at_most(one.ahead + later) + by_hand
        made = calls + by_hand + (0 if called else 1)
        self._cases.append(BoundCase(self.day, one.code, made, allowed))

    def _since(self, one: _InLine, now: Counter[_Pair], then: Counter[_Pair]) -> int:
        return sum(count - then[pair] for pair, count in now.items() if self.skills.can(pair[0], pair[1], one.stand))


def _spot(stand: Stand) -> Spot:
    return Spot(stand.position, stand.since)
