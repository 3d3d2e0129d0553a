"""A ticket's place in the queue, as an event keeps it and an undo gives it back."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from uuid import UUID

from core.domain.queue_policy import QueueClass
from core.domain.ticket import TicketState
from core.services.dto import TicketView

_NUMBERS = ("position", "passed", "recalls")
_INSTANTS = ("waiting_since", "due_at")
_IDENTIFIERS = ("service_id", "desk_id", "for_desk_id", "for_staff_id")


def kept(ticket: TicketView) -> dict[str, object]:
    """The place as JSON has it."""
    place: dict[str, object] = {"state": ticket.state.value, "queue_class": ticket.queue_class.value}
    place |= {"note": ticket.note, **{name: getattr(ticket, name) for name in _NUMBERS}}
    for name in _INSTANTS:
        instant: datetime | None = getattr(ticket, name)
        place[name] = instant.isoformat() if instant else None
    for name in _IDENTIFIERS:
        place[name] = str(found) if (found := getattr(ticket, name)) else None
    return place


def given_back(ticket: TicketView, place: Mapping[str, object]) -> TicketView:
    """The ticket at the place that `kept` kept; names of services and desks are not looked up again."""
    values: dict[str, object] = {name: place[name] for name in (*_NUMBERS, "note")}
    for name in _INSTANTS:
        values[name] = datetime.fromisoformat(str(found)) if (found := place[name]) else None
    for name in _IDENTIFIERS:
        values[name] = UUID(str(found)) if (found := place[name]) else None
    state, queue_class = TicketState(str(place["state"])), QueueClass(str(place["queue_class"]))
    return replace(ticket, state=state, queue_class=queue_class, **values)  # type: ignore[arg-type]
