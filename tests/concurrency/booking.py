"""What each process of the booking tests does: takes, gives back and changes places as fast as it can."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from core.bootstrap import Centre, open_centre
from core.domain.appointments import PlanPart, SlotTime
from core.domain.errors import ErrorCode, IstiqbalError, RuleBroken
from core.domain.visitor import Gender
from core.services.dto import VisitorView
from core.storage.appointment_store import SqlAppointmentStore
from core.storage.hall_tables import appointment_slot
from tests.support.clock import START, FakeClock
from tests.support.unlocked import take_locks_away

DAY = START.date()
CAPACITY, LENGTH = 2, 10
PLAN = PlanPart(11 * 60, 15 * 60, LENGTH, CAPACITY)
SERVICES = ("submit", "follow", "audience", "enquiry")
_IDENTITIES = ("1000000008", "1000000016", "1000000024", "1000000032", "1000000040", "1000000057", "1000000065")
IDENTITIES = (*_IDENTITIES, "2000000006")
_FULL = frozenset({ErrorCode.SLOT_FULL, ErrorCode.APPOINTMENT_TWICE})


def prepare(url: str) -> None:
    """A centre whose services all take appointments, and one visitor for each process."""
    with _at_ten(url) as centre:
        for service in SERVICES:
            centre.appointments.set_plan("women", service, DAY.isoweekday(), [PLAN])
        for number in IDENTITIES:
            centre.visitors.enter(number, "مراجعة", Gender.WOMAN, "0550000000")


def take_places(url: str, place: int, unlocked: bool) -> str:
    """Book this process's visitor into every slot, cancel some and move some; how many it got, or the fault."""
    got = 0
    with _colliding(url, unlocked) as centre:
        visitor = _visitor(centre, place)
        for minute in _course(place, 4):
            booked = _attempt(lambda at=minute: _book(centre, "submit", visitor, at, f"{place}-{at}"))
            if booked is None:
                continue
            got += 1
            if minute % 3 == place % 3:
                _attempt(lambda one=booked: centre.appointments.cancel(one, "سبب").id)
            elif minute % 3 == 1:
                to = minute + LENGTH
                _attempt(lambda one=booked, at=to: centre.appointments.move(one, DAY, at, f"{place}-to-{at}").id)
    return str(got)


def share_a_visitor(url: str, place: int, unlocked: bool) -> str:
    """Book the same visitor as every other process, at every time, for a service of this process's own."""
    got = 0
    with _colliding(url, unlocked) as centre:
        visitor, service = _visitor(centre, 0), SERVICES[place % len(SERVICES)]
        for minute in _course(place, 2):
            key = f"{place}-{minute}"
            got += _attempt(lambda at=minute, key=key: _book(centre, service, visitor, at, key)) is not None
    return str(got)


def _course(place: int, together: int) -> list[int]:
    """Every time of the day; so many processes go side by side, the next ones begin further on."""
    minutes = list(range(PLAN.opens, PLAN.closes, LENGTH))
    start = (place // together) * len(minutes) * together // len(IDENTITIES)
    return minutes[start:] + minutes[:start]


@contextmanager
def _colliding(url: str, unlocked: bool) -> Iterator[Centre]:
    if unlocked:
        take_locks_away()
        SqlAppointmentStore.take_place = _take_place  # type: ignore[method-assign, assignment]
        SqlAppointmentStore.hold_visitor = _look_at_visitor  # type: ignore[method-assign, assignment]
    with _at_ten(url) as centre:
        yield centre


@contextmanager
def _at_ten(url: str) -> Iterator[Centre]:
    with open_centre(url, clock=FakeClock()) as centre:
        yield centre


def _visitor(centre: Centre, place: int) -> UUID:
    found = centre.visitors.find(IDENTITIES[place])
    assert found is not None
    return found.id


def _book(centre: Centre, service: str, visitor: UUID, minute: int, key: str) -> UUID:
    return centre.appointments.book("women", service, visitor, DAY, minute, key).id


def _attempt(work: object) -> UUID | None:
    try:
        done: UUID = work()  # type: ignore[operator]
    except RuleBroken as refused:
        if refused.code not in _FULL | {ErrorCode.SLOT_UNKNOWN}:
            raise
        return None
    return done


def _look_at_visitor(store: SqlAppointmentStore, visitor_id: UUID) -> VisitorView:
    from core.storage import appointment_store
    from core.storage.visitor_store import visitor_view

    return visitor_view(store._scope.run(appointment_store._VISITOR, one=visitor_id).one())


_locked_take = SqlAppointmentStore.take_place


def _take_place(
    store: SqlAppointmentStore, section_id: UUID, service_id: UUID, on: date, slot: SlotTime
) -> UUID | None:
    """Read first, write later: what a booking without the row's lock would be."""
    slots = appointment_slot.c
    where = (slots.section_id == section_id, slots.service_id == service_id, slots.date == on)
    found = store._scope.run(select(appointment_slot).where(*where, slots.minute == slot.minute)).first()
    if found is None:
        return _locked_take(store, section_id, service_id, on, slot)
    if found.booked >= slot.capacity:
        return None
    changed = appointment_slot.update().where(slots.id == found.id).values(booked=found.booked + 1)
    store._scope.run(changed)
    identity: UUID = found.id
    return identity


def safely(work: object, *arguments: object) -> str:
    """What `work` gives, or the name of the fault that ended it."""
    try:
        return str(work(*arguments))  # type: ignore[operator]
    except IstiqbalError as error:
        return error.code.value
    except IntegrityError:  # the table's own check, which knows nothing of capacities, is the last to refuse
        return "refused by the table"
