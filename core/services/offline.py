"""Tickets without the database: a kiosk issues them from its own spool, prints them, and hands them over later."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID
from zoneinfo import ZoneInfo

from core.domain.errors import EnvironmentFault, ErrorCode, RuleBroken
from core.domain.help import Help, class_with
from core.domain.offline import next_instant, own_code
from core.domain.opening import Phase, hall_at
from core.domain.queue_policy import QueueClass
from core.domain.text import Language
from core.domain.ticket import UNTOLD, PrintState, TicketState
from core.services.context import check_key
from core.services.dto import CentreView, HallView, TicketView
from core.services.hall_plans import plan_of, shut_on
from core.services.hand_over import HandOverService
from core.services.identifiers import new_id
from core.services.kept_ratings import KeptRatings
from core.services.ports import TicketPrinter, Vault
from core.services.spool_parts import given, still_here
from core.services.spool_ports import OWN, CentreKept, Spool, SpoolTicket
from core.services.ticket_paper import paper_of

_KEPT_DAYS = 7  # after which a ticket that was handed over is forgotten: no backup that is restored is older
_NOWHERE = UUID(int=0)
_DISK = frozenset({ErrorCode.SPOOL_FULL, ErrorCode.SPOOL_FAILED})


@dataclass(frozen=True, slots=True)
class LastKnown:
    """The centre and its halls at an instant, as last known; `comments` where one can be kept with a rating."""

    centre: CentreView
    halls: Mapping[str, HallView]
    comments: bool = False


class OfflineService:
    """What a kiosk does alone; `left_behind` are the spools that lie beside its own, under a name that it had before.

    `ratings` are what it is told meanwhile.

    Instants are the centre's as far as is known: `clock_offset` tells how far this PC's clock was ahead of it.
    """

    def __init__(
        self,
        spool: Spool,
        ratings: KeptRatings,
        printer: TicketPrinter | None,
        vault: Vault,
        left_behind: Callable[[], Iterable[Spool]] = tuple,
    ) -> None:
        self.ratings = ratings
        self._spool = spool
        self._left_behind = left_behind
        self._printer = printer
        self._vault = vault

    def close(self) -> None:
        """Let another program have what is kept here."""
        self._spool.close()
        self.ratings.close()

    def clock_offset(self) -> timedelta:
        """How far this PC's clock was ahead of the centre's when the centre was last reached."""
        kept = self._spool.kept()
        return kept.clock_offset if kept else timedelta()

    def kept(self) -> int:
        """How many tickets are still to be handed over."""
        return len(self._to_come())

    def last_known(self, at: datetime) -> LastKnown | None:
        """The centre and its halls; None where this kiosk may issue nothing alone, having never met its centre."""
        kept = self._spool.kept()
        if kept is None or not self._spool.letter():
            return None
        halls = {section.name: self._hall(kept, section.name, at) for section in kept.centre.sections}
        return LastKnown(kept.centre, halls, self.ratings.keeps_comments())

    def issue(
        self,
        section: str,
        service: str,
        key: str,
        at: datetime,
        *,
        language: Language = Language.ARABIC,
        queue_class: QueueClass = QueueClass.STANDARD,
        needs: Help | None = None,
        private: str = "",
    ) -> TicketView:
        """A ticket of this kiosk's own series, on disk when this returns; for the same key the same one.

        `key` is the one under which the database was asked. `private` is kept sealed, and not at all without the
        centre's key. Raises `spool_unready`, `hall_closed` and `service_full` as last known, or the spool's faults.
        """
        check_key(key)
        known = self.last_known(at)
        if known is None:
            raise EnvironmentFault(ErrorCode.SPOOL_UNREADY)
        before = self._spool.tickets()
        found = next((one for one in before if one.key == OWN + key), None)
        if found is None:
            self._admit(known, section, service)
            instant = next_instant(at, (one.issued_at for one in before))
            on = instant.astimezone(ZoneInfo(known.centre.zone)).date()
            number = 1 + max((one.number for one in before if one.on == on), default=0)
            ticket_id = new_id()
            found = SpoolTicket(
                id=ticket_id,
                key=OWN + key,
                section=section,
                service=service,
                language=language,
                number=number,
                code=own_code(known.centre.section(section).prefix, self._spool.letter(), number),
                issued_at=instant,
                on=on,
                queue_class=class_with(needs, queue_class),
                help=needs,
                sealed=self._sealed(private, ticket_id),
            )
            self._spool.add(found)
        return _view(found)

    def print_ticket(self, ticket_id: UUID, at: datetime) -> None:
        """Print it; the printer's fault is noted, and raised."""
        kept, found = self._spool.kept(), next(one for one in self._spool.tickets() if one.id == ticket_id)
        if kept is None:
            raise EnvironmentFault(ErrorCode.SPOOL_UNREADY)
        try:
            self._need().print(paper_of(_view(found), kept.centre))
        except EnvironmentFault:
            self._spool.note_print(ticket_id, PrintState.FAILED, at)
            raise
        self._spool.note_print(ticket_id, PrintState.PRINTED, at)

    def _need(self) -> TicketPrinter:
        if self._printer is None:
            raise EnvironmentFault(ErrorCode.PRINTER_MISSING)
        return self._printer

    def hand_over(self, to: HandOverService, offset: timedelta) -> int:
        """Give the database what it does not have yet, and learn how the centre is; how many were handed over.

        May be repeated at any time, also after it was cut off in the middle. `offset` is this clock's of now. What the
        disk does is told to staff, and raised.
        """
        try:
            return self._handed_over(to, offset)
        except EnvironmentFault as fault:
            if fault.code in _DISK:
                to.tell(self._spool.identity(), len(self._to_come()), None, fault.code)
            raise

    def _handed_over(self, to: HandOverService, offset: timedelta) -> int:
        kept = to.keep(offset)
        before = self._spool.kept()
        if before is not None and before.centre.id != kept.centre.id:
            self._spool.set_aside()
        letter = to.register(self._spool.identity(), self._spool.letter())
        self._spool.remember(letter, kept)
        self._look_again(to)
        handed = sum(given(self._spool, to, lambda: self._tell(to)))
        self._spool.forget(kept.on - timedelta(days=_KEPT_DAYS))
        self._tell(to)
        return handed + sum(self._adopted(spool, kept, to) for spool in self._left_behind())

    @staticmethod
    def _adopted(spool: Spool, kept: CentreKept, to: HandOverService) -> int:
        """What another spool of this PC still has for this centre; one that is open elsewhere is handed over there."""
        try:
            before = spool.kept()
            mine = before is not None and before.centre.id == kept.centre.id
            return sum(given(spool, to, lambda: None)) if mine else 0
        except EnvironmentFault as fault:
            if fault.code is ErrorCode.SPOOL_BUSY:
                return 0
            raise
        finally:
            spool.close()

    def _look_again(self, to: HandOverService) -> None:
        """A database that was restored from an older backup has lost what it had been handed."""
        handed = [one for one in self._spool.tickets() if one.handed]
        there = to.known([one.key for one in handed])
        self._spool.note_handed([one.id for one in handed if one.key not in there], handed=False)

    def _to_come(self) -> list[SpoolTicket]:
        return still_here(self._spool)

    def _tell(self, to: HandOverService) -> None:
        left = self._to_come()
        since = min((one.issued_at for one in left), default=None)
        fault = self._spool.fault() or (None if self._spool.letter() else ErrorCode.SPOOL_NO_LETTER)
        to.tell(self._spool.identity(), len(left), since, fault)

    def _hall(self, kept: CentreKept, section: str, at: datetime) -> HallView:
        hall, today = kept.halls[section], at.astimezone(ZoneInfo(kept.centre.zone)).date()
        plan = shut_on(plan_of(hall.opening, kept.policy, kept.centre.zone), hall.shut)
        mine = [one.service for one in self._to_come() if (one.section, one.on) == (section, today)]
        known = hall.given if kept.on == today else {}
        full = frozenset(
            one.name
            for one in kept.centre.services
            if one.daily_quota is not None and known.get(one.name, 0) + mine.count(one.name) >= one.daily_quota
        )
        return HallView(section, hall_at(plan, at), plan.reason(today), full)

    @staticmethod
    def _admit(known: LastKnown, section: str, service: str) -> None:
        hall = known.halls.get(section)
        if hall is None:
            raise RuleBroken(ErrorCode.SECTION_UNKNOWN, section=section)
        if all(one.name != service for one in known.centre.services):
            raise RuleBroken(ErrorCode.SERVICE_UNKNOWN, service=service)
        if not hall.state.gives_tickets or hall.state.phase is Phase.CLOSED:
            raise RuleBroken(ErrorCode.HALL_CLOSED, problem="unknown", section=section)
        if service in hall.full:
            raise RuleBroken(ErrorCode.SERVICE_FULL, service=service, quota=known.centre.service(service).daily_quota)

    def _sealed(self, private: str, owner: UUID) -> str:
        try:
            return self._vault.seal(private, owner).hex() if private else ""
        except EnvironmentFault:
            return ""  # a kiosk without the key keeps nothing of its visitor


def _view(ticket: SpoolTicket) -> TicketView:
    return TicketView(
        id=ticket.id,
        section=ticket.section,
        service=ticket.service,
        number=ticket.number,
        code=ticket.code,
        state=TicketState.WAITING,
        service_date=ticket.on,
        issued_at=ticket.issued_at,
        language=ticket.language,
        ahead=UNTOLD,
        wait_minutes=UNTOLD,
        printing=ticket.printing,
        day_id=_NOWHERE,
        service_id=_NOWHERE,
        position=0,
        waiting_since=ticket.issued_at,
        queue_class=ticket.queue_class,
        help=ticket.help,
    )
