"""A hall on paper: who comes, which desk calls, and what the queue's pure rules make of it; nothing is stored."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta
from itertools import groupby
from uuid import UUID

from core.domain import queue_policy
from core.domain.queue_policy import Candidate, QueueClass, QueuePolicy
from tests.support.clock import START


@dataclass(frozen=True)
class Come:
    """Somebody comes for a service, so many minutes after the step before; `due` in minutes from then."""

    after: int
    queue_class: QueueClass
    service: str
    due: int | None = None


@dataclass(frozen=True)
class Call:
    """A desk calls, so many minutes after the step before."""

    after: int
    desk: int


Step = Come | Call


@dataclass(frozen=True)
class Case:
    """A policy, the services that each desk takes, and a day."""

    policy: QueuePolicy
    desks: tuple[frozenset[str], ...]
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Waiting:
    """Who waits; `ahead` standard tickets stood before it when it came, `calls` of its desks it has seen since."""

    candidate: Candidate
    service: str
    ahead: int
    calls: int = 0


@dataclass(frozen=True)
class Called:
    """A call: who was chosen at `minute`, and all whom the desk could have taken, as they stood before it."""

    chosen: Waiting
    takers: tuple[Waiting, ...]
    minute: int


@dataclass
class PaperHall:
    """Keeps the line as the service does: the desk sees the first of each class and service that it takes."""

    case: Case
    minute: int = 0
    line: list[Waiting] = field(default_factory=list)
    _came: int = 0

    def run(self) -> list[Called]:
        """The whole day, and then as many calls of each desk as there are people left."""
        calls = [call for step in self.case.steps if (call := self._step(step)) is not None]
        for desk in list(range(len(self.case.desks))) * len(self.line):
            call = self._step(Call(1, desk))
            calls += [call] if call else []
        return calls

    def _step(self, step: Step) -> Called | None:
        self.minute += step.after
        if isinstance(step, Call):
            return self._call(self.case.desks[step.desk % len(self.case.desks)])
        self._came += 1
        now = START + timedelta(minutes=self.minute)
        due = None if step.due is None else now + timedelta(minutes=step.due)
        ahead = sum(_is_standard(one) for one in self.line)
        who = Candidate(UUID(int=self._came), step.queue_class, self._came, now, 0, due)
        self.line.append(Waiting(who, step.service, ahead))
        return None

    def _call(self, services: frozenset[str]) -> Called | None:
        takers = tuple(one for one in self.line if one.service in services)
        seen = heads(takers)
        chosen = queue_policy.choose(seen, self.case.policy, START + timedelta(minutes=self.minute))
        if chosen is None:
            return None
        passed = queue_policy.first_standard(seen) if chosen.queue_class is not QueueClass.STANDARD else None
        self.line = [_after_call(one, services, passed) for one in self.line if one.candidate != chosen]
        return Called(next(one for one in takers if one.candidate == chosen), takers, self.minute)


def heads(takers: Sequence[Waiting]) -> list[Candidate]:
    """What the database gives the choice: of each class and service who came first, and whose appointment is first."""
    ordered = sorted(takers, key=lambda one: (one.candidate.queue_class, one.service, one.candidate.position))
    groups = groupby(ordered, key=lambda one: (one.candidate.queue_class, one.service))
    return [head for (kind, _), line in groups for head in _first(kind, [one.candidate for one in line])]


def _first(kind: QueueClass, line: list[Candidate]) -> Iterable[Candidate]:
    if kind is not QueueClass.APPOINTMENT:
        return line[:1]
    first_due = min(line, key=lambda one: (one.due or one.since, one.position))
    return {line[0].ticket_id: line[0], first_due.ticket_id: first_due}.values()


def _after_call(one: Waiting, services: frozenset[str], passed: Candidate | None) -> Waiting:
    seen = one.calls + (one.service in services)
    more = passed is not None and passed.ticket_id == one.candidate.ticket_id
    return replace(one, calls=seen, candidate=replace(one.candidate, passed=one.candidate.passed + more))


def _is_standard(one: Waiting) -> bool:
    return one.candidate.queue_class is QueueClass.STANDARD
