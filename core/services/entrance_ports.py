"""What the entrance needs of a database."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from core.domain.help import Help
from core.domain.ticket import TicketState


@dataclass(frozen=True, slots=True)
class KeptIdentity:
    """Who the holder of a ticket said they are: the number sealed for the ticket, and its blind index.

    What was issued without the database has none.
    """

    ticket_id: UUID
    sealed: bytes
    blind: bytes | None
    at: datetime


class EntranceStore(Protocol):
    """What the kiosk asks, and who said at it who they are."""

    def set_identify(self, service_id: UUID, asks: bool) -> None:
        """Whether the kiosk asks for a service who the visitor is."""

    def set_help(self, kinds: Collection[Help]) -> None:
        """The kinds of help that the kiosk offers."""

    def keep_identity(self, identity: KeptIdentity) -> None:
        """Keep it with its ticket."""

    def identity_of(self, ticket_id: UUID) -> KeptIdentity | None:
        """What is kept with a ticket."""

    def forget_identity(self, ticket_id: UUID) -> None:
        """Delete what is kept with a ticket."""

    def forget_identities_before(self, at: datetime) -> None:
        """Delete what was kept before an instant."""

    def forget_identities_in(self, states: Collection[TicketState]) -> None:
        """Delete what is kept with tickets in these states."""
