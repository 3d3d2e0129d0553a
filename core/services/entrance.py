"""The entrance: tickets with who somebody is and the help that they need, and what the window learns of it."""

from datetime import datetime, time
from logging import getLogger
from uuid import UUID
from zoneinfo import ZoneInfo

from core.domain.errors import EnvironmentFault, ErrorCode, RuleBroken
from core.domain.ticket import TicketState
from core.domain.visitor import parse_identity_number
from core.services.context import Context, check_key
from core.services.dto import TicketView
from core.services.entrance_dto import Announced, Wish
from core.services.entrance_ports import KeptIdentity
from core.services.entrance_settings import EntranceSettings
from core.services.ports import UnitOfWork, Vault
from core.services.queue import QueueService
from core.services.shown import shown_visitor

_OVER = frozenset({TicketState.FINISHED, TicketState.NO_SHOW, TicketState.DISMISSED})
_NO_KEY = frozenset({ErrorCode.KEY_FILE_MISSING, ErrorCode.KEY_FILE_WRONG})
_log = getLogger(__name__)


class EntranceService(EntranceSettings):
    """Issues what a kiosk was asked for; what it asks is inherited."""

    def __init__(self, context: Context, queue: QueueService, vault: Vault) -> None:
        super().__init__(context)
        self._queue = queue
        self._vault = vault

    def identifying(self) -> frozenset[str]:
        """The services for which this PC can ask who the visitor is: none where it has no key to seal that with."""
        asked = frozenset(one.name for one in self._context.centre().services if one.identify)
        return asked if asked and self._can_seal() else frozenset()

    def issue(self, wish: Wish, key: str) -> TicketView:
        """A new ticket for a wish, or the one that this key already has; raises as the queue does.

        The number goes with the ticket, sealed, until the visit ends or the day is over; `identity_number_invalid`.
        """
        check_key(key)
        number = parse_identity_number(wish.identity_number)[0] if wish.identity_number else ""
        if number and not self._can_seal():
            _log.warning("This PC has no key of the centre: its tickets do not say who their holders are")
            number = ""
        self._queue.prepare(wish.section, wish.service)
        with self._context.units.write() as unit:
            ticket = self._queue.issue_in(
                unit, wish.section, wish.service, key, language=wish.language, needs=wish.help
            )
            if ticket is not None:
                if number:
                    self._seal_with(unit, ticket, number)
                unit.commit()
                return ticket
        return self._queue.issued(wish.section, wish.service, key)

    def announced(self, ticket_id: UUID, *, by: UUID) -> Announced | None:
        """Who the holder of the ticket said they are, for the clerk before whom they stand; None where they did not.

        Raises `desk_not_yours` where the ticket is not at this person's window.
        """
        with self._context.units.read() as unit:
            _check_before(unit, ticket_id, by)
            kept = unit.entrance.identity_of(ticket_id)
            if kept is None or kept.at < self._begin_of_day():
                return None
            blind = kept.blind or self._vault.blind(self._vault.open(kept.sealed, ticket_id))
            known = unit.visitors.by_blind(blind)
        if known is not None:
            return Announced(shown_visitor(self._vault, *known))
        return Announced(identity_number=self._vault.open(kept.sealed, ticket_id))

    def forget_over(self) -> None:
        """Delete who said they are whom on the days before, and at visits that are over.

        Any kiosk may ask for it, any number of times; until then it lies there sealed.
        """
        with self._context.units.write() as unit:
            unit.entrance.forget_identities_before(self._begin_of_day())
            unit.entrance.forget_identities_in(_OVER)
            unit.commit()

    def _seal_with(self, unit: UnitOfWork, ticket: TicketView, number: str) -> None:
        sealed, blind = self._vault.seal(number, ticket.id), self._vault.blind(number)
        unit.entrance.forget_identities_before(self._begin_of_day())
        unit.entrance.keep_identity(KeptIdentity(ticket.id, sealed, blind, ticket.issued_at))

    def _begin_of_day(self) -> datetime:
        """Of the first day whose visitors may still be in the hall."""
        return datetime.combine(self._context.first_day(), time(), ZoneInfo(self._context.centre().zone))

    def _can_seal(self) -> bool:
        try:
            self._vault.blind("")
        except EnvironmentFault as fault:
            if fault.code not in _NO_KEY:
                raise
            return False
        return True


def _check_before(unit: UnitOfWork, ticket_id: UUID, by: UUID) -> None:
    desk = unit.queue.ticket(ticket_id).desk or ""
    if not desk or unit.centre.desk(desk).staff != by:
        raise RuleBroken(ErrorCode.DESK_NOT_YOURS, desk=desk)
