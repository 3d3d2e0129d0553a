"""Who comes to a kiosk for an appointment: found by its code or by an identity number, told, and checked in."""

from datetime import datetime, timedelta
from uuid import UUID, uuid5
from zoneinfo import ZoneInfo

from core.domain.appointments import instant_of, state_now
from core.domain.check_in import Answer, Booked, answer, appointment_of, opens_at, order
from core.domain.errors import ErrorCode, RuleBroken
from core.domain.following import Counted, Tries
from core.domain.ticket import AT_A_DESK
from core.domain.visitor import identity_in
from core.services.appointment_ports import KeptAppointment
from core.services.appointments import AppointmentService
from core.services.arrival_dto import Arriving, Told
from core.services.context import Context, check_key
from core.services.ports import UnitOfWork, Vault

_LOOKED_BACK = timedelta(days=7)  # who mistook the day is told which it was
_MEANWHILE = frozenset({ErrorCode.APPOINTMENT_SETTLED, ErrorCode.APPOINTMENT_OTHER_DAY})


class ArrivalService:
    """Answers who comes; nobody learns of it who an appointment is for."""

    def __init__(self, context: Context, appointments: AppointmentService, vault: Vault) -> None:
        self._context = context
        self._appointments = appointments
        self._vault = vault

    def arrive(self, arriving: Arriving, key: str) -> Told:
        """The answer; with a ticket where one may be had now, the same one for who has it already.

        Who is late is told so first, and gets a ticket when they come again with `late`. Raises
        `identity_number_invalid` where the text is neither a code nor a number, `hall_closed`, and `tries_over` with
        `until` after too many numbers that nobody has.
        """
        check_key(key)
        told, kept = self._answer(arriving)
        if kept is None or not self._may_check_in(told, arriving):
            return told
        try:
            once = f"check-in-{uuid5(kept.id, key)}"
            done = self._appointments.check_in(kept.id, once, language=arriving.language)
        except RuleBroken as broken:
            if broken.code not in _MEANWHILE:
                raise
            return self._answer(arriving)[0]  # somebody else was faster
        return self._told(kept, Answer.HERE, ticket=done.ticket, arrival=done.arrival, minutes=done.minutes)

    @staticmethod
    def _may_check_in(told: Told, arriving: Arriving) -> bool:
        return told.answer is Answer.HERE or (told.answer is Answer.LATE and arriving.late)

    def _answer(self, arriving: Arriving) -> tuple[Told, KeptAppointment | None]:
        found = self._found(arriving.text)
        if not found:
            return Told(Answer.UNKNOWN), None
        today, now, policy = self._context.today(), self._context.clock.now(), self._context.policy()
        given = [
            (answer(self._booked(kept), arriving.here, today, now, policy), kept, self._due(kept)) for kept in found
        ]
        chosen, kept, _ = min(given, key=lambda one: order(one[0], one[2]))
        if chosen not in {Answer.AGAIN, Answer.CALLED} or kept.ticket_id is None:
            return self._told(kept, chosen), kept
        with self._context.units.read() as unit:
            ticket = unit.queue.ticket(kept.ticket_id)
        if chosen is Answer.AGAIN or ticket.desk is None:
            return self._told(kept, Answer.AGAIN, ticket=ticket), kept
        return self._told(kept, chosen, desk=self._context.centre().desk(ticket.desk).number), kept

    def _found(self, text: str) -> list[KeptAppointment]:
        """By the code one appointment at most, by the number all of the visitor's since a week ago."""
        one = appointment_of(text)
        if one is not None:
            with self._context.units.read() as unit:
                return _known(unit, one)
        number, _ = identity_in(text)
        return self._of_number(self._vault.blind(number))

    def _of_number(self, blind: bytes) -> list[KeptAppointment]:
        """Counted before it is told: of many numbers that are tried no more are answered than a device may try."""
        now = self._context.clock.now()
        with self._context.units.write() as unit:
            tries = unit.status.hold(Counted.DEVICE, self._about, now)
            until = tries.until(Counted.DEVICE)
            if now < until:
                raise RuleBroken(ErrorCode.TRIES_OVER, until=f"{self._context.local(until):%H:%M}")
            visitor = unit.visitors.by_blind(blind)
            since = self._context.today() - _LOOKED_BACK
            found = unit.appointments.of_visitor(visitor[0].id, since) if visitor else []
            if not found:
                unit.status.write(Counted.DEVICE, self._about, Tries(tries.count + 1, now))
                unit.status.forget(now)
                unit.commit()
        return found

    @property
    def _about(self) -> str:
        return f"check-in {self._context.device}"

    def _booked(self, kept: KeptAppointment) -> Booked:
        state = state_now(kept.state, kept.ticket_state, kept.on, self._context.today())
        return Booked(kept.section, kept.on, self._due(kept), state, kept.ticket_state in AT_A_DESK)

    def _due(self, kept: KeptAppointment) -> datetime:
        return instant_of(kept.on, kept.minute, ZoneInfo(self._context.centre().zone))

    def _told(self, kept: KeptAppointment, given: Answer, **more: object) -> Told:
        due, local = self._due(kept), self._context.local
        apart = abs((self._context.clock.now() - due).total_seconds())
        facts: dict[str, object] = {"minutes": round(apart / 60), **more}
        return Told(
            given,
            section=kept.section,
            service=kept.service,
            on=kept.on,
            at=local(due),
            opens=local(opens_at(due, self._context.policy())),
            **facts,  # type: ignore[arg-type]
        )


def _known(unit: UnitOfWork, appointment_id: UUID) -> list[KeptAppointment]:
    try:
        return [unit.appointments.get(appointment_id)]
    except RuleBroken as broken:
        if broken.code is not ErrorCode.APPOINTMENT_UNKNOWN:
            raise
        return []
