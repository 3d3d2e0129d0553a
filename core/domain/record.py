"""A day's record as a replay reads it: what was done with a ticket, and the place that the ticket had before."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from core.domain.queue_policy import QueueClass
from core.domain.ticket import TicketMove, TicketState

_NO_MOVES = frozenset({TicketMove.PRINT, TicketMove.PRINTED, TicketMove.PRINT_FAILED, TicketMove.HAND_OVER})


@dataclass(frozen=True, slots=True)
class Stand:
    """A ticket's place between two events; `for_desk` or `for_staff` where only they may call it."""

    state: TicketState
    queue_class: QueueClass
    position: int
    since: datetime
    service_id: UUID
    for_desk: UUID | None = None
    for_staff: UUID | None = None

    @property
    def waits(self) -> bool:
        """Whether it can be called."""
        return self.state is TicketState.WAITING


@dataclass(frozen=True, slots=True)
class Step:
    """One event of a ticket; `before` is its place until then, none when it was issued."""

    id: UUID
    ticket_id: UUID
    code: str
    revision: int
    kind: TicketMove
    at: datetime
    desk_id: UUID | None = None
    desk: str = ""
    staff_id: UUID | None = None
    staff: str = ""
    reason: str = ""
    queue_class: QueueClass = QueueClass.STANDARD
    service_id: UUID | None = None
    out_of_turn: bool = False
    before: Stand | None = None
    undoes: UUID | None = None


def with_stands(steps: Sequence[Step], present: Mapping[UUID, Stand]) -> list[tuple[Step, Stand | None]]:
    """Each step of a ticket's course, in order, with the place after it; what changes none is left out.

    A step tells the place before it, so the place after is told by the ticket's next step, and after the last one by
    `present`, the places of those who still wait; None where nothing tells of it, for it waits no more.
    """
    following: dict[UUID, Stand] = dict(present)
    found: list[tuple[Step, Stand | None]] = []
    for step in reversed(steps):
        if step.kind in _NO_MOVES:
            continue
        found.append((step, following.get(step.ticket_id)))
        if step.before is not None:
            following[step.ticket_id] = step.before
    return found[::-1]
