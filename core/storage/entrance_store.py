"""What the kiosk asks, and who said at it who they are, in the database."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from sqlalchemy import bindparam, delete, select, update

from core.domain.help import Help
from core.domain.ticket import TicketState
from core.services.entrance_ports import KeptIdentity
from core.storage.entrance_tables import ticket_identity
from core.storage.scope import Scope
from core.storage.tables import centre, service, ticket

_OF_TICKET = select(ticket_identity).where(ticket_identity.c.ticket_id == bindparam("ticket"))
_FORGET = delete(ticket_identity).where(ticket_identity.c.ticket_id == bindparam("ticket"))
_FORGET_BEFORE = delete(ticket_identity).where(
    ticket_identity.c.centre_id == bindparam("centre"), ticket_identity.c.at < bindparam("instant")
)
_FORGET_IN = delete(ticket_identity).where(
    ticket_identity.c.ticket_id.in_(
        select(ticket_identity.c.ticket_id)
        .join(ticket, ticket.c.id == ticket_identity.c.ticket_id)
        .where(ticket.c.state.in_(bindparam("states", expanding=True)))
    )
)


class SqlEntranceStore:
    """`EntranceStore` on SQL."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def set_identify(self, service_id: UUID, asks: bool) -> None:
        """As the port says."""
        self._scope.run(update(service).where(service.c.id == service_id).values(identify=asks))
        self._scope.touched.add("config")

    def set_help(self, kinds: Collection[Help]) -> None:
        """As the port says."""
        names = [kind.value for kind in Help if kind in kinds]
        self._scope.run(update(centre).where(centre.c.id == self._scope.centre_id).values(help=names))
        self._scope.touched.add("config")

    def keep_identity(self, identity: KeptIdentity) -> None:
        """As the port says."""
        self._scope.add(
            ticket_identity,
            ticket_id=identity.ticket_id,
            sealed=identity.sealed,
            blind=identity.blind,
            at=identity.at,
        )

    def identity_of(self, ticket_id: UUID) -> KeptIdentity | None:
        """As the port says."""
        row = self._scope.run(_OF_TICKET, ticket=ticket_id).first()
        return KeptIdentity(row.ticket_id, row.sealed, row.blind, row.at) if row is not None else None

    def forget_identity(self, ticket_id: UUID) -> None:
        """As the port says."""
        self._scope.run(_FORGET, ticket=ticket_id)

    def forget_identities_before(self, at: datetime) -> None:
        """As the port says."""
        self._scope.run(_FORGET_BEFORE, centre=self._scope.centre_id, instant=at)

    def forget_identities_in(self, states: Collection[TicketState]) -> None:
        """As the port says."""
        self._scope.run(_FORGET_IN, states=sorted(state.value for state in states))
