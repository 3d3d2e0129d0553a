"""What each process of the check-in tests does: two kiosks and a counter check in the same appointments at once."""

from collections.abc import Callable
from uuid import UUID, uuid4

from sqlalchemy import update

from core.bootstrap import Centre, open_centre
from core.domain.appointments import AppointmentState
from core.domain.check_in import appointment_code
from core.domain.queue_policy import QueuePolicy
from core.services.appointment_ports import KeptAppointment
from core.services.arrival_dto import Arriving
from core.services.queue import QueueService
from core.storage.appointment_store import SqlAppointmentStore
from core.storage.hall_tables import appointment
from tests.concurrency.booking import CAPACITY, DAY, IDENTITIES, PLAN, SERVICES, safely
from tests.concurrency.booking import prepare as prepare_places
from tests.support.clock import FakeClock
from tests.support.unlocked import take_locks_away

COUNTER, BY_NUMBER = 0, 1  # the places; every other one is a kiosk at which codes are read


def prepare(url: str) -> None:
    """As many appointments as there are visitors, all of them at eleven, which may be checked in at ten."""
    prepare_places(url)
    assert len(SERVICES) * CAPACITY == len(IDENTITIES)
    with open_centre(url, clock=FakeClock()) as centre:
        centre.hall.set_policy(QueuePolicy(check_in_minutes=60))
        for place, number in enumerate(IDENTITIES):
            visitor = centre.visitors.find(number)
            assert visitor is not None
            service = SERVICES[place % len(SERVICES)]
            centre.appointments.book("women", service, visitor.id, DAY, PLAN.opens, f"book-{place}")


def check_in(url: str, place: int, unlocked: bool, meet: Callable[[], None]) -> str:
    """The codes of the tickets that this place was given, or the faults."""
    if unlocked:
        _take_away()
    with open_centre(url, clock=FakeClock()) as centre:
        by_visitor = {one.visitor.id: one.id for one in centre.appointments.of_day("women", DAY)}
        got = []
        for number in IDENTITIES:
            visitor = centre.visitors.find(number)
            assert visitor is not None
            meet()
            got.append(safely(_ticket, centre, place, number, by_visitor[visitor.id]))
    return " ".join(got)


def _ticket(centre: Centre, place: int, number: str, appointment_id: UUID) -> str:
    key = f"{place} {appointment_id}"
    if place == COUNTER:
        return centre.appointments.check_in(appointment_id, key).ticket.code
    text = number if place == BY_NUMBER else appointment_code(appointment_id)
    told = centre.arrivals.arrive(Arriving(text, "women"), key)
    return told.ticket.code if told.ticket is not None else told.answer.value


def _take_away() -> None:
    """In this process only: no lock, no key of the ticket that is the appointment's, and no condition."""
    take_locks_away()
    SqlAppointmentStore.hold = SqlAppointmentStore.get  # type: ignore[method-assign]
    SqlAppointmentStore.change = _change  # type: ignore[method-assign, assignment]
    really = QueueService.issue_in

    def issue_in(queue: QueueService, unit: object, section: str, service: str, key: str, **how: object) -> object:
        return really(queue, unit, section, service, f"{key} {uuid4()}", **how)  # type: ignore[arg-type]

    QueueService.issue_in = issue_in  # type: ignore[method-assign, assignment]


def _change(
    store: SqlAppointmentStore, kept: KeptAppointment, state: AppointmentState, at: object, ticket_id: UUID | None
) -> bool:
    where = appointment.c.id == kept.id
    store._scope.run(update(appointment).where(where).values(state=state.value, ticket_id=ticket_id))
    return True
