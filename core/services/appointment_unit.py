"""One act on one appointment inside its unit of work: who may act, what its key did before, and its event."""

from dataclasses import dataclass
from uuid import UUID

from core.domain.appointments import AppointmentMove, AppointmentState
from core.domain.errors import ErrorCode, RuleBroken
from core.services.appointment_plans import allow
from core.services.appointment_ports import AppointmentEvent, AppointmentStore, DoneMove, KeptAppointment
from core.services.context import Context
from core.services.ports import UnitOfWork


@dataclass(frozen=True, slots=True)
class AppointmentUnit:
    """Who does something, on which device, under which key; `by` None is a program."""

    context: Context
    unit: UnitOfWork
    by: UUID | None = None
    key: str | None = None

    @property
    def store(self) -> AppointmentStore:
        """The appointments of this unit."""
        return self.unit.appointments

    def held(self, appointment_id: UUID) -> KeptAppointment:
        """The appointment, which nobody else changes until the unit ends; `section_not_yours` for other staff."""
        kept = self.store.hold(appointment_id)
        allow(self.unit, kept.section, self.by)
        return kept

    def done_before(self, move: AppointmentMove, appointment_id: UUID | None = None) -> DoneMove | None:
        """What the key of this act did already (rule 2); `key_reused` where that was something else."""
        done = self.store.move_of_key(self.key) if self.key else None
        if done is not None and (done.kind is not move or appointment_id not in {None, done.appointment_id}):
            raise RuleBroken(ErrorCode.KEY_REUSED)
        return done

    def change(self, kept: KeptAppointment, state: AppointmentState, ticket_id: UUID | None = None) -> None:
        """Change the state, or `appointment_settled` where somebody else did."""
        if not self.store.change(kept, state, self.context.clock.now(), ticket_id):
            raise self.settled(kept)

    def put(self, kept: KeptAppointment, slot_id: UUID) -> None:
        """Give it another slot, or `appointment_settled` where somebody else changed it."""
        if not self.store.put(kept, slot_id, self.context.clock.now()):
            raise self.settled(kept)

    def settled(self, kept: KeptAppointment) -> RuleBroken:
        """Why an appointment cannot be changed any more."""
        return RuleBroken(ErrorCode.APPOINTMENT_SETTLED, problem=self.store.get(kept.id).state.value)

    def record(self, appointment_id: UUID, move: AppointmentMove, reason: str = "") -> KeptAppointment:
        """Append the event and hint at it; the appointment as it is now."""
        kept = self.store.get(appointment_id)
        at, device = self.context.clock.now(), self.context.device
        self.store.append(AppointmentEvent(kept.id, kept.slot_id, move, at, device, self.by, reason, self.key))
        self.unit.centre.touch(f"appointments:{kept.section}")
        return kept
