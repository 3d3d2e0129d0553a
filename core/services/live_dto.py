"""What a supervisor and a host see of a hall, frozen as it was read at once."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from core.domain.alarms import Alarm, DeviceState, FreeDesk, SeriesState, Wait, alarms
from core.domain.hospitality import Item
from core.domain.queue_policy import QueueClass, QueuePolicy
from core.domain.ticket import TicketState
from core.services.dto import DeviceView, StaffView
from core.services.spool_ports import SeriesView


class DeskState(StrEnum):
    """How a desk is."""

    FREE = "free"
    CALLED = "called"
    SERVING = "serving"
    PAUSED = "paused"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class LiveDesk:
    """A desk: `since` when its state began, `reason` of its pause; `services` None where it takes all."""

    id: UUID
    name: str
    number: int
    section: str
    state: DeskState
    since: datetime | None
    reason: str = ""
    staff_id: UUID | None = None
    clerk: str = ""
    ticket_id: UUID | None = None
    ticket: str = ""
    services: frozenset[UUID] | None = None


@dataclass(frozen=True, slots=True)
class LiveTicket:
    """Somebody in the hall: `since` when the state began, for an appointment not before its time."""

    id: UUID
    code: str
    section: str
    service: str
    service_id: UUID
    queue_class: QueueClass
    state: TicketState
    since: datetime
    reason: str = ""
    due_at: datetime | None = None
    for_desk_id: UUID | None = None
    for_staff_id: UUID | None = None


@dataclass(frozen=True, slots=True)
class ClassCount:
    """How many of a class wait in a section, and since when the first of them."""

    queue_class: QueueClass
    count: int
    oldest: datetime


@dataclass(frozen=True, slots=True)
class LiveSection:
    """A section: who waits by class; `closed_at` where no more tickets are given today."""

    name: str
    classes: tuple[ClassCount, ...] = ()
    closed_at: datetime | None = None
    closed_reason: str = ""

    @property
    def waiting(self) -> int:
        """How many wait."""
        return sum(one.count for one in self.classes)


@dataclass(frozen=True, slots=True)
class LiveView:
    """The sections of one supervisor; `waiting` the oldest first, `aside` who is parked or did not come today.

    `people` are those of these sections who may sit at a desk; `escalated` counts the requests that rose to them.
    """

    at: datetime
    policy: QueuePolicy
    sections: tuple[LiveSection, ...]
    desks: tuple[LiveDesk, ...]
    waiting: tuple[LiveTicket, ...]
    aside: tuple[LiveTicket, ...]
    devices: tuple[DeviceView, ...]
    people: tuple[StaffView, ...]
    escalated: int = 0
    series: tuple[SeriesView, ...] = ()

    def alarms(self, now: datetime) -> tuple[Alarm, ...]:
        """What is amiss at an instant, as far as this reading knows."""
        waits = [
            Wait(one.code, one.section, one.service_id, one.since, one.for_desk_id, one.for_staff_id)
            for one in self.waiting
        ]
        free = (
            FreeDesk(one.id, one.name, one.section, one.staff_id, one.since, one.services)
            for one in self.desks
            if one.state is DeskState.FREE and one.since is not None
        )
        devices = [
            DeviceState(one.name, one.section, one.printer_fault, one.heard_at, one.clock_offset_seconds or 0)
            for one in self.devices
        ]
        series = [SeriesState(one.device, one.letter, one.to_come, one.since, one.fault) for one in self.series]
        return alarms(waits, free, devices, self.policy, now, self.escalated, series)


@dataclass(frozen=True, slots=True)
class Order:
    """Something that was brought to somebody."""

    id: UUID
    ticket_id: UUID
    item: Item
    at: datetime


@dataclass(frozen=True, slots=True)
class GuestView:
    """Somebody in the hall as the host sees them: a code and never a name; `served` in the order of bringing."""

    ticket_id: UUID
    code: str
    section: str
    queue_class: QueueClass
    state: TicketState
    since: datetime
    served: tuple[Item, ...] = ()
    served_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class GuestList:
    """The hall of one host; `in_turn` orders it anew as time goes on."""

    at: datetime
    policy: QueuePolicy
    sections: tuple[str, ...]
    guests: tuple[GuestView, ...]
