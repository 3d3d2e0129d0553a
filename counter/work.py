"""What a window's screen shows, read at once."""

from dataclasses import dataclass
from enum import Enum, auto
from uuid import UUID

from core.bootstrap import Centre
from core.domain.queue_policy import QueuePolicy
from core.domain.ticket import TicketState
from core.services.dto import (
    AwayView,
    CentreView,
    DeskView,
    DeviceView,
    RequestTypeView,
    RequestView,
    StaffView,
    StepView,
    TicketView,
    VisitView,
)


class Stage(Enum):
    """How far the window is with its visitor; each stage has one main action."""

    PAUSED = auto()
    FREE = auto()
    CALLED = auto()
    VISIT = auto()


@dataclass(frozen=True, slots=True)
class Seat:
    """Who sits where."""

    staff: StaffView
    desk: DeskView


@dataclass(frozen=True, slots=True)
class Target:
    """Where a visitor is sent on to: one of them."""

    service: str | None = None
    desk: str | None = None
    staff: UUID | None = None


@dataclass(frozen=True, slots=True)
class Work:
    """The window as it was read at once; `away` who is parked or missed a call, `step` what can be taken back."""

    centre: CentreView
    desk: DeskView
    policy: QueuePolicy
    colleagues: tuple[StaffView, ...]
    away: tuple[AwayView, ...]
    step: StepView | None
    types: tuple[RequestTypeView, ...]
    waiting: tuple[TicketView, ...]
    ticket: TicketView | None
    visit: VisitView | None
    requests: tuple[RequestView, ...]
    devices: tuple[DeviceView, ...]

    @property
    def stage(self) -> Stage:
        """How far the window is."""
        if self.ticket is None:
            return Stage.FREE if self.desk.paused_at is None else Stage.PAUSED
        return Stage.CALLED if self.visit is None else Stage.VISIT

    @property
    def called_enough(self) -> bool:
        """Whether the ticket was announced as often as the centre wants, and nobody came."""
        ticket = self.ticket
        called = ticket is not None and ticket.state is TicketState.CALLED
        return ticket is not None and called and ticket.recalls >= self.policy.recall_limit


def read_work(centre: Centre, desk: DeskView | None) -> tuple[CentreView, Work | None]:
    """The centre, and the window's work where somebody sits."""
    view = centre.administration.centre()
    if desk is None:
        return view, None
    visit = centre.visitors.visit(desk.name)
    seated = {one.staff for one in view.desks if one.section == desk.section and one.staff}
    return view, Work(
        centre=view,
        desk=view.desk(desk.name),
        policy=centre.queue.rules(),
        colleagues=tuple(person for person in centre.staff.everyone() if person.id in seated),
        away=tuple(centre.queue.away(desk.section)),
        step=centre.queue.last_step(desk.name),
        types=tuple(centre.requests.types()),
        waiting=tuple(centre.queue.waiting(desk.section)),
        ticket=centre.queue.current(desk.name),
        visit=visit,
        requests=tuple(centre.requests.of_visit(visit.id)) if visit else (),
        devices=tuple(device for device in centre.administration.devices() if device.section in {None, desk.section}),
    )
