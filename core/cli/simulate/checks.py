"""The rules that a simulated day must not have broken, looked for in its record."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from uuid import UUID

from core.domain.fairness import Replay
from core.domain.queue_policy import QueuePolicy
from core.domain.record import Stand, Step, with_stands
from core.domain.skills import Skills
from core.domain.ticket import TicketMove, TicketState
from core.services.dto import TicketView
from core.services.statistics_ports import RecordedDay

_FINAL = frozenset({TicketState.FINISHED, TicketState.NO_SHOW, TicketState.DISMISSED})


class Rule(StrEnum):
    """What was broken; each has words in assets/i18n/simulate."""

    NUMBERS = "numbers"
    DOUBLE_CALL = "double_call"
    TWO_AT_A_DESK = "two_at_a_desk"
    UNACCOUNTED = "unaccounted"
    STATE = "state"
    COUNT = "count"
    BOUND = "bound"


@dataclass(frozen=True, slots=True)
class Breach:
    """The first rule that a day broke, and by which ticket."""

    rule: Rule
    day: date
    section: str
    ticket: str


def first_breach(
    section: str, day: RecordedDay, tickets: Sequence[TicketView], policy: QueuePolicy, skills: Skills
) -> Breach | None:
    """Look at a section's day in the order of the rules; None where all of them held."""
    found = next(_broken(day, tickets, policy, skills), None)
    return Breach(found[0], day.date, section, found[1]) if found else None


def _broken(
    day: RecordedDay, tickets: Sequence[TicketView], policy: QueuePolicy, skills: Skills
) -> Iterator[tuple[Rule, str]]:
    """Every breach with the code of its ticket."""
    for number, ticket in enumerate(tickets, start=1):
        if ticket.number != number:
            yield Rule.NUMBERS, ticket.code
    if len(tickets) != day.last_number:
        yield Rule.NUMBERS, f"{day.last_number}"
    yield from _calls(with_stands(day.steps, day.present))
    yield from _ends(day, tickets)
    replay = Replay(policy, skills)
    replay.add(day.date, day.steps, day.present)
    for case in replay.told().bound.breaches:
        yield Rule.BOUND, case.code


def _calls(course: Sequence[tuple[Step, Stand | None]]) -> Iterator[tuple[Rule, str]]:
    """Rule 4: who is called waits, no ticket is at two desks, and no desk and no clerk has two tickets."""
    places: dict[UUID, tuple[UUID | None, UUID | None]] = {}
    for step, _ in course:
        if step.kind is TicketMove.CALL:
            if step.ticket_id in places or step.before is None or not step.before.waits:
                yield Rule.DOUBLE_CALL, step.code
            if any(_meet(one, (step.desk_id, step.staff_id)) for one in places.values()):
                yield Rule.TWO_AT_A_DESK, step.code
            places[step.ticket_id] = step.desk_id, step.staff_id
        elif step.kind not in {TicketMove.RECALL, TicketMove.SERVE, TicketMove.CONTINUE}:
            places.pop(step.ticket_id, None)


def _meet(one: tuple[UUID | None, UUID | None], other: tuple[UUID | None, UUID | None]) -> bool:
    return any(left is not None and left == right for left, right in zip(one, other, strict=True))


_LEADS_TO = {
    TicketMove.ISSUE: TicketState.WAITING,
    TicketMove.CALL: TicketState.CALLED,
    TicketMove.SERVE: TicketState.SERVING,
    TicketMove.CONTINUE: TicketState.SERVING,
    TicketMove.PARK: TicketState.PARKED,
    TicketMove.RETURN: TicketState.WAITING,
    TicketMove.NO_SHOW: TicketState.NO_SHOW,
    TicketMove.REINSTATE: TicketState.WAITING,
    TicketMove.FINISH: TicketState.FINISHED,
    TicketMove.TRANSFER: TicketState.WAITING,
    TicketMove.DISMISS: TicketState.DISMISSED,
}


def _ends(day: RecordedDay, tickets: Sequence[TicketView]) -> Iterator[tuple[Rule, str]]:
    """Every ticket came to an end, the record leads to where it stands, and the day counts who still waits."""
    recorded: dict[UUID, TicketState | None] = {}
    for step, _ in with_stands(day.steps, day.present):
        if step.kind in _LEADS_TO:
            recorded[step.ticket_id] = _LEADS_TO[step.kind]
        elif step.kind is TicketMove.UNDO and step.undoes is not None:
            recorded[step.ticket_id] = _given_back(day.steps, step.undoes)
    for ticket in tickets:
        if recorded.get(ticket.id) is not ticket.state:
            yield Rule.STATE, ticket.code
        if ticket.state not in _FINAL:
            yield Rule.UNACCOUNTED, ticket.code
    if day.waiting != sum(ticket.state is TicketState.WAITING for ticket in tickets):
        yield Rule.COUNT, f"{day.waiting}"


def _given_back(steps: Sequence[Step], undone: UUID) -> TicketState | None:
    return next((step.before.state for step in steps if step.id == undone and step.before is not None), None)
