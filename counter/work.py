"""What a window's screen shows, read at once."""

from dataclasses import dataclass
from enum import Enum, auto

from core.bootstrap import Centre
from core.services.dto import (
    CentreView,
    DeskView,
    DeviceView,
    RequestTypeView,
    RequestView,
    StaffView,
    TicketView,
    VisitView,
)


class Stage(Enum):
    """How far the window is with its visitor; each stage has one main action."""

    FREE = auto()
    CALLED = auto()
    VISIT = auto()


@dataclass(frozen=True, slots=True)
class Seat:
    """Who sits where."""

    staff: StaffView
    desk: DeskView


@dataclass(frozen=True, slots=True)
class Work:
    """The window as it was read at once."""

    centre: CentreView
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
            return Stage.FREE
        return Stage.CALLED if self.visit is None else Stage.VISIT


def read_work(centre: Centre, desk: DeskView | None) -> tuple[CentreView, Work | None]:
    """The centre, and the window's work where somebody sits."""
    view = centre.administration.centre()
    if desk is None:
        return view, None
    visit = centre.visitors.visit(desk.name)
    return view, Work(
        centre=view,
        types=tuple(centre.requests.types()),
        waiting=tuple(centre.queue.waiting(desk.section)),
        ticket=centre.queue.current(desk.name),
        visit=visit,
        requests=tuple(centre.requests.of_visit(visit.id)) if visit else (),
        devices=tuple(device for device in centre.administration.devices() if device.section in {None, desk.section}),
    )
