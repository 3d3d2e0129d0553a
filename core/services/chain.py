"""One more link of a request's history, bound to the one before it."""

from datetime import datetime
from uuid import UUID

from core.domain.workflow import RequestMove, RequestState
from core.services.course_ports import StandingRequest
from core.services.ports import NewMovement
from core.services.request_history import digest


def next_link(
    standing: StandingRequest,
    move: RequestMove,
    target: RequestState,
    *,
    staff_id: UUID,
    device: str,
    at: datetime,
    note: str,
    department: str | None = None,
    key: str | None = None,
) -> NewMovement:
    """The link after the last one that `standing` knows; the request must be locked, or its version be checked."""
    sequence, source = standing.sequence + 1, standing.state
    sealed = digest(
        standing.digest, standing.id, sequence, move.value, source.value, target.value, at, note, department
    )
    return NewMovement(standing.id, sequence, move, source, target, staff_id, device, at, note, sealed, department, key)
