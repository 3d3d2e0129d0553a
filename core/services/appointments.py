"""Appointments: booked at the counter or by phone, moved, cancelled, and a ticket when the visitor comes."""

from datetime import date
from uuid import UUID

from core.domain.appointments import (
    AppointmentMove,
    AppointmentState,
    Arrival,
    SlotTime,
    arrival,
    class_of,
    overlap,
    still_booked,
)
from core.domain.errors import ErrorCode, RuleBroken
from core.domain.hours import clock_text
from core.domain.text import Language
from core.services.appointment_dto import AppointmentView, CheckIn
from core.services.appointment_plans import allow
from core.services.appointment_ports import KeptAppointment, NewAppointment
from core.services.appointment_reads import AppointmentReads
from core.services.appointment_unit import AppointmentUnit
from core.services.context import Context, check_key
from core.services.desk_unit import Deed
from core.services.dto import SectionView, ServiceView, TicketView
from core.services.identifiers import new_id
from core.services.ports import Vault
from core.services.queue import QueueService

_STANDS = frozenset({AppointmentState.BOOKED, AppointmentState.ARRIVED})


class AppointmentService(AppointmentReads):
    """Books and keeps appointments; plans, slots and finding are inherited.

    `by`, where given, is the member of staff, who must work in the section (`section_not_yours`). `key` makes a
    repeat return the first result (rule 2); used for something else it is `key_reused`.
    """

    def __init__(self, context: Context, queue: QueueService, vault: Vault) -> None:
        super().__init__(context, vault)
        self._queue = queue

    def book(
        self, section: str, service: str, visitor_id: UUID, on: date, minute: int, key: str, *, by: UUID | None = None
    ) -> AppointmentView:
        """Book a visitor into the slot that begins at a minute of a local day.

        Raises `slot_unknown`, `slot_past`, `slot_closed`, `slot_full`, `appointment_twice` where the visitor has
        another appointment at that time, `visitor_unknown` or `visitor_other_section`.
        """
        check_key(key)
        wanted, purpose = self._context.section(section), self._context.service(service)
        self._context.hall_state(section)  # read before the lock, where it has grown old
        with self._context.units.write() as unit:
            act = AppointmentUnit(self._context, unit, by, key)
            allow(unit, section, by)
            visitor = act.store.hold_visitor(visitor_id)
            if (done := act.done_before(AppointmentMove.BOOK)) is not None:
                return self._booked_before(act, done.appointment_id, visitor_id, wanted)
            if visitor.gender is not wanted.gender:
                raise RuleBroken(ErrorCode.VISITOR_OTHER_SECTION)
            slot_id = self._place(act, wanted, purpose, visitor_id, on, minute)
            new = NewAppointment(
                new_id(), slot_id, visitor_id, key, self._context.device, by, self._context.clock.now()
            )
            if not act.store.add(new):
                raise RuleBroken(ErrorCode.KEY_REUSED)
            kept = act.record(new.id, AppointmentMove.BOOK)
            unit.commit()
        return self._shown(kept)

    def move(self, appointment_id: UUID, on: date, minute: int, key: str, *, by: UUID | None = None) -> AppointmentView:
        """Give an appointment another time of its service; raises as `book` does, and `appointment_settled`."""
        check_key(key)
        with self._context.units.write() as unit:
            act = AppointmentUnit(self._context, unit, by, key)
            act.store.hold_visitor(act.store.get(appointment_id).visitor.id)
            kept = act.held(appointment_id)
            if act.done_before(AppointmentMove.MOVE, appointment_id) is None:
                still_booked(self._state(kept))
                if (kept.on, kept.minute) != (on, minute):
                    self._put(act, kept, on, minute)
                    kept = act.record(kept.id, AppointmentMove.MOVE)
                    unit.commit()
        return self._shown(kept)

    def cancel(
        self, appointment_id: UUID, reason: str, *, by: UUID | None = None, key: str | None = None
    ) -> AppointmentView:
        """Give the place back, for a reason (`reason_missing`); `appointment_settled` where it is no longer booked."""
        if key is not None:
            check_key(key)
        if not reason.strip():
            raise RuleBroken(ErrorCode.REASON_MISSING)
        with self._context.units.write() as unit:
            act = AppointmentUnit(self._context, unit, by, key)
            kept = act.held(appointment_id)
            if act.done_before(AppointmentMove.CANCEL, appointment_id) is None:
                still_booked(self._state(kept))
                act.change(kept, AppointmentState.CANCELLED)
                act.store.free_place(kept.slot_id)
                kept = act.record(kept.id, AppointmentMove.CANCEL, reason.strip())
                unit.commit()
        return self._shown(kept)

    def check_in(
        self, appointment_id: UUID, key: str, *, by: UUID | None = None, language: Language | None = None
    ) -> CheckIn:
        """The visitor is here: a ticket that is due at the appointment's time, or a standard one for who is late.

        Its language is the visitor's own unless they speak another one now.

        Raises `appointment_other_day`, or `appointment_settled`, also where another key checked the visitor in.
        """
        check_key(key)
        with self._context.units.write() as unit:
            act = AppointmentUnit(self._context, unit, by, key)
            kept = act.held(appointment_id)
            if (done := act.done_before(AppointmentMove.ARRIVE, appointment_id)) is not None:
                return self._checked_in(kept, Arrival(done.reason))
            today = self._context.today()
            if kept.state is AppointmentState.BOOKED and kept.on > today:
                raise RuleBroken(ErrorCode.APPOINTMENT_OTHER_DAY, day=kept.on.isoformat())
            still_booked(self._state(kept))
            came = arrival(self._at(kept), self._context.clock.now(), self._context.policy())
            act.change(kept, AppointmentState.ARRIVED, self._issue(act, kept, came, language).id)
            kept = act.record(kept.id, AppointmentMove.ARRIVE, came.value)
            unit.commit()
        return self._checked_in(kept, came)

    def mark_missed(self) -> int:
        """Note of every appointment of a day that is over that nobody came; how many. Nothing is written for none."""
        today = self._context.today()
        with self._context.units.read() as unit:
            if not unit.appointments.overdue(today):
                return 0
        with self._context.units.write() as unit:
            act = AppointmentUnit(self._context, unit)
            now = self._context.clock.now()
            overdue = act.store.overdue(today)
            missed = [kept for kept in overdue if act.store.change(kept, AppointmentState.MISSED, now, None)]
            for kept in missed:
                act.record(kept.id, AppointmentMove.MISS)
            unit.commit()
        return len(missed)

    def _booked_before(
        self, act: AppointmentUnit, appointment_id: UUID, visitor_id: UUID, section: SectionView
    ) -> AppointmentView:
        kept = act.store.get(appointment_id)
        if (kept.visitor.id, kept.section) != (visitor_id, section.name):
            raise RuleBroken(ErrorCode.KEY_REUSED)
        return self._shown(kept)

    def _put(self, act: AppointmentUnit, kept: KeptAppointment, on: date, minute: int) -> None:
        section, service = self._context.section(kept.section), self._context.service(kept.service)
        # The earlier slot is locked first, so that two who change places do not wait for each other.
        leaves_first = (kept.on, kept.minute) < (on, minute)
        if leaves_first:
            act.store.free_place(kept.slot_id)
        slot_id = self._place(act, section, service, kept.visitor.id, on, minute, moving=kept.id)
        if not leaves_first:
            act.store.free_place(kept.slot_id)
        act.put(kept, slot_id)

    def _place(
        self,
        act: AppointmentUnit,
        section: SectionView,
        service: ServiceView,
        visitor_id: UUID,
        on: date,
        minute: int,
        *,
        moving: UUID | None = None,
    ) -> UUID:
        """The slot's row with one more counted in it, or why this visitor cannot have it."""
        slot = self._bookable(act.unit, section, service, on, minute)
        others = act.store.of_visitor(visitor_id, on)
        self._refuse_twice([other for other in others if other.on == on and other.id != moving], slot)
        slot_id = act.store.take_place(section.id, service.id, on, slot)
        if slot_id is None:
            raise RuleBroken(ErrorCode.SLOT_FULL)
        return slot_id

    def _refuse_twice(self, others: list[KeptAppointment], slot: SlotTime) -> None:
        for other in others:
            if other.state in _STANDS and overlap((slot.minute, slot.minutes), (other.minute, other.minutes)):
                raise RuleBroken(ErrorCode.APPOINTMENT_TWICE, time=clock_text(other.minute))

    def _issue(
        self, act: AppointmentUnit, kept: KeptAppointment, came: Arrival, language: Language | None
    ) -> TicketView:
        ticket = self._queue.issue_in(
            act.unit,
            kept.section,
            kept.service,
            f"appointment-{kept.id}",
            language=language or kept.visitor.language,
            queue_class=class_of(came),
            due_at=None if came is Arrival.LATE else self._at(kept),
            deed=Deed(act.by),
            kept=True,
        )
        if ticket is None:
            raise RuleBroken(ErrorCode.KEY_REUSED)
        return ticket

    def _checked_in(self, kept: KeptAppointment, came: Arrival) -> CheckIn:
        if kept.ticket_id is None:
            raise RuleBroken(ErrorCode.TICKET_UNKNOWN, id="")
        ticket = self._queue.ticket(kept.ticket_id)
        minutes = round(abs((ticket.issued_at - self._at(kept)).total_seconds()) / 60)
        return CheckIn(self._shown(kept), ticket, came, minutes)
