"""What a policy came to on simulated days, measured in the record."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from uuid import UUID

from core.domain.desk import DeskChange
from core.domain.queue_policy import QueueClass
from core.domain.ticket import TicketMove
from core.services.dto import DeskEventView, TicketView
from core.services.fairness import FairnessReport
from core.services.statistics_ports import RecordedDay

_LEAVES = frozenset(
    {TicketMove.FINISH, TicketMove.NO_SHOW, TicketMove.PARK, TicketMove.TRANSFER, TicketMove.UNDO, TicketMove.RELEASE}
)


@dataclass(frozen=True, slots=True)
class EstimateError:
    """How far the wait told at issue was from the wait to the first call, in minutes: `bias` above zero is too long."""

    tickets: int
    mean_wait: float
    absolute: float
    bias: float


@dataclass(frozen=True, slots=True)
class SectionFigures:
    """A section's days under one policy."""

    section: str
    desks: int
    busy_seconds: float
    open_seconds: float
    fairness: FairnessReport
    estimate: EstimateError
    estimate_by_class: dict[QueueClass, EstimateError]

    @property
    def utilisation(self) -> float:
        """The share of the open time in which a visitor was at the desk."""
        return self.busy_seconds / self.open_seconds if self.open_seconds else 0.0


@dataclass(slots=True)
class Tally:
    """Adds the days of a section; what was told at issue beside what came."""

    busy: float = 0.0
    opened: float = 0.0
    errors: list[tuple[QueueClass, float, float]] = field(default_factory=list)

    def add(self, day: RecordedDay, tickets: Sequence[TicketView], desks: Sequence[Sequence[DeskEventView]]) -> None:
        """One day of the record, with the records of the desks."""
        self.busy += _busy_seconds(day)
        self.opened += sum(_open_seconds(events) for events in desks)
        told = {ticket.id: ticket for ticket in tickets}
        first: set[UUID] = set()
        for step in day.steps:
            if step.kind is TicketMove.CALL and step.ticket_id not in first:
                first.add(step.ticket_id)
                ticket = told[step.ticket_id]
                waited = (step.at - ticket.issued_at) / timedelta(minutes=1)
                self.errors.append((step.queue_class, ticket.wait_minutes, waited))

    def figures(self, section: str, desks: int, fairness: FairnessReport) -> SectionFigures:
        """What all days came to."""
        by_class = {name: found for name in QueueClass if (found := [one for one in self.errors if one[0] is name])}
        return SectionFigures(
            section=section,
            desks=desks,
            busy_seconds=self.busy,
            open_seconds=self.opened,
            fairness=fairness,
            estimate=_error(self.errors),
            estimate_by_class={name: _error(found) for name, found in by_class.items()},
        )


def _error(found: Sequence[tuple[QueueClass, float, float]]) -> EstimateError:
    count = len(found) or 1
    return EstimateError(
        tickets=len(found),
        mean_wait=sum(waited for _, _, waited in found) / count,
        absolute=sum(abs(told - waited) for _, told, waited in found) / count,
        bias=sum(told - waited for _, told, waited in found) / count,
    )


def _busy_seconds(day: RecordedDay) -> float:
    called: dict[UUID, datetime] = {}
    busy = 0.0
    for step in day.steps:
        if step.kind is TicketMove.CALL:
            called[step.ticket_id] = step.at
        elif step.kind in _LEAVES and step.ticket_id in called:
            busy += (step.at - called.pop(step.ticket_id)).total_seconds()
    return busy


def _open_seconds(events: Sequence[DeskEventView]) -> float:
    """From opened or resumed to paused or closed."""
    opened, seconds = None, 0.0
    for event in events:
        if event.kind in {DeskChange.OPENED, DeskChange.RESUMED}:
            opened = opened or event.at
        elif opened is not None:
            seconds += (event.at - opened).total_seconds()
            opened = None
    return seconds
