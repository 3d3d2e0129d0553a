"""The bound of a wait, counted in calls while a day is replayed (see `fairness`)."""

from bisect import bisect_left, insort
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from uuid import UUID

from core.domain.queue_policy import Order, QueueClass, QueuePolicy
from core.domain.record import Stand, Step
from core.domain.skills import Skills
from core.domain.ticket import TicketMove

_Key = tuple[float, int]  # smaller stands before greater
_FIRST: _Key = (float("-inf"), 0)
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
    key: _Key
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
    _keys: list[_Key] = field(default_factory=list)
    _put_before: list[tuple[int, _Key]] = field(default_factory=list)
    _calls: Counter[_Pair] = field(default_factory=Counter)
    _by_hand: Counter[_Pair] = field(default_factory=Counter)
    _entries: int = 0
    _latest: datetime | None = None
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

    def _key(self, stand: Stand) -> _Key:
        return stand.since.timestamp() if self.policy.order is Order.ARRIVAL else 0.0, stand.position

    def _join(self, step: Step, stand: Stand) -> None:
        key = self._key(stand)
        ahead = bisect_left(self._keys, key)
        self._entries += 1
        if ahead < len(self._keys):
            self._put_before.append((self._entries, key))
        elif self._latest is not None and stand.since < self._latest:
            # Behind by position, yet whoever began to wait earlier is chosen first: it may go before all of them.
            self._put_before.append((self._entries, _FIRST))
        self._latest = max(stand.since, self._latest or stand.since)
        insort(self._keys, key)
        seen = self._calls.copy(), self._by_hand.copy()
        self._line[step.ticket_id] = _InLine(step.code, stand, key, ahead, self._entries, *seen)

    def _leave(self, ticket_id: UUID, *, called: bool) -> None:
        one = self._line.pop(ticket_id)
        del self._keys[bisect_left(self._keys, one.key)]
        later = sum(came > one.came and key < one.key for came, key in self._put_before)
        calls = self._since(one, self._calls, one.calls)
        by_hand = self._since(one, self._by_hand, one.chosen_by_hand)
        others = 0 if self.policy.order is Order.ARRIVAL else self.policy.others_before_standard
        allowed = (one.ahead + later + 1) * (others + 1) + by_hand
        made = calls + by_hand + (0 if called else 1)
        self._cases.append(BoundCase(self.day, one.code, made, allowed))

    def _since(self, one: _InLine, now: Counter[_Pair], then: Counter[_Pair]) -> int:
        return sum(count - then[pair] for pair, count in now.items() if self.skills.can(pair[0], pair[1], one.stand))
