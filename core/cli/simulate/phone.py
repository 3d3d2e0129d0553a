"""Appointments of a simulated day: booked by phone in the morning, kept at the kiosk."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from core.bootstrap import Centre
from core.cli.simulate.people import APPOINTMENTS_FOR, FIRST_SLOT, LAST_SLOT, SLOT_MINUTES, Person
from core.cli.simulate.plan import SECTIONS
from core.cli.simulate.reception import Reception
from core.domain.appointments import PlanPart
from core.domain.errors import ErrorCode, RuleBroken
from core.services.dto import TicketView

_CAPACITY = 2
_NEXT_ONE = frozenset({ErrorCode.SLOT_FULL, ErrorCode.SLOT_CLOSED})  # taken, or at prayer
_WEEKDAYS = (7, 1, 2, 3, 4)


def plan_appointments(centre: Centre) -> None:
    """Let each section take appointments for audiences on working days."""
    part = PlanPart(FIRST_SLOT, LAST_SLOT + SLOT_MINUTES, SLOT_MINUTES, _CAPACITY)
    for section in SECTIONS:
        for weekday in _WEEKDAYS:
            centre.appointments.set_plan(section, APPOINTMENTS_FOR, weekday, [part])


class Phone:
    """Books whom it can; who finds every slot full comes without an appointment."""

    def __init__(self, centre: Centre, reception: Reception) -> None:
        self._centre = centre
        self._reception = reception
        self._booked: dict[str, UUID] = {}

    def book(self, day: date, people: Iterable[Person]) -> None:
        """Everyone of a day who wants a slot, in that one or the next that is free."""
        self._centre.appointments.mark_missed()
        for person in people:
            if person.appointment is not None:
                self._book(day, person, person.appointment)

    def check_in(self, person: Person) -> TicketView | None:
        """The ticket of who has an appointment; None for everybody else."""
        booked = self._booked.get(person.key)
        if booked is None:
            return None
        return self._centre.appointments.check_in(booked, f"simulated-{person.key}").ticket

    def _book(self, day: date, person: Person, wanted: int) -> None:
        visitor = self._reception.visitor(person)
        for minute in range(wanted, LAST_SLOT + 1, SLOT_MINUTES):
            try:
                booked = self._centre.appointments.book(
                    person.section, person.service, visitor, day, minute, f"simulated-{person.key}-{minute}"
                )
            except RuleBroken as refused:
                if refused.code not in _NEXT_ONE:
                    raise
            else:
                self._booked[person.key] = booked.id
                return
