"""What a kiosk keeps of its own for the time without the database: the tickets that it issued, and the centre."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Protocol
from uuid import UUID

from core.domain.errors import ErrorCode
from core.domain.help import Help
from core.domain.queue_policy import QueueClass, QueuePolicy
from core.domain.text import Language
from core.domain.ticket import PrintState
from core.services.dto import CentreView
from core.services.opening_ports import Opening

# Before the key under which the database was asked first, and did not answer in time.
OWN = "own-"


@dataclass(frozen=True, slots=True)
class SpoolTicket:
    """A ticket that was issued without the database; `number` counts at its kiosk and on its service day `on`.

    `sealed` is what it holds of its visitor, in hexadecimal and under the centre's key; `handed` is set where the
    database has it.
    """

    id: UUID
    key: str
    section: str
    service: str
    language: Language
    number: int
    code: str
    issued_at: datetime
    on: date
    queue_class: QueueClass = QueueClass.STANDARD
    help: Help | None = None
    sealed: str = ""
    printing: PrintState = PrintState.PENDING
    printed_at: datetime | None = None
    handed: bool = False


@dataclass(frozen=True, slots=True)
class HallKept:
    """A section's opening as last known; `given` are the tickets of services with a quota on the day that was told."""

    opening: Opening
    shut: Mapping[date, str] = field(default_factory=dict)
    given: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class CentreKept:
    """The centre as last known, and how far this PC's clock was ahead of its clock then."""

    centre: CentreView
    policy: QueuePolicy
    halls: Mapping[str, HallKept]
    on: date
    clock_offset: timedelta = timedelta()


class Spool(Protocol):
    """A kiosk's own file: what is added lasts when the call returns, also through a power cut.

    Every call raises `spool_busy` while another program has the file, `spool_full` or `spool_failed` for its disk.
    """

    def identity(self) -> UUID:
        """Its own, made with the file."""

    def letter(self) -> str:
        """The letter of its series; empty before the centre gave one."""

    def kept(self) -> CentreKept | None:
        """The centre, once it was reached."""

    def fault(self) -> ErrorCode | None:
        """What staff are to know of the file: `spool_damaged` where a part of it cannot be read."""

    def tickets(self) -> tuple[SpoolTicket, ...]:
        """Every ticket that is kept, in the order of issue."""

    def remember(self, letter: str, kept: CentreKept) -> None:
        """What the centre said."""

    def add(self, ticket: SpoolTicket) -> None:
        """One more."""

    def note_print(self, ticket_id: UUID, state: PrintState, at: datetime) -> None:
        """How printing went."""

    def note_handed(self, ticket_ids: Collection[UUID], *, handed: bool = True) -> None:
        """The database has these, or has them no more: it was restored from an older backup."""

    def forget(self, before: date) -> None:
        """Drop what was handed over and is older."""

    def set_aside(self) -> None:
        """Begin anew: what is here is another centre's, and stays beside under another name."""

    def close(self) -> None:
        """Let another program have the file, until it is needed here again."""


@dataclass(frozen=True, slots=True)
class SeriesView:
    """A kiosk's own series as the centre knows it; `letter` is empty where none was free.

    `to_come` tickets were not handed over when it last told.
    """

    device: str
    letter: str
    to_come: int
    since: datetime | None
    fault: ErrorCode | None
    seen_at: datetime


class SeriesStore(Protocol):
    """The series of the kiosks."""

    def letter_of(self, spool_id: UUID) -> str:
        """The letter of a spool; empty where it has none."""

    def all(self) -> list[SeriesView]:
        """Every spool, those with a letter first."""

    def meet(self, spool_id: UUID, device: str, at: datetime) -> None:
        """A spool that may be new; nobody else gives a letter until this unit ends."""

    def give(self, spool_id: UUID, letter: str) -> None:
        """Let a spool that is entered have a letter that nobody has."""

    def take_back(self, unseen_since: datetime) -> None:
        """Free the letters of spools of which nothing was heard since."""

    def tell(
        self, spool_id: UUID, device: str, to_come: int, since: datetime | None, fault: ErrorCode | None, at: datetime
    ) -> None:
        """How many are to come and since when, and what is amiss; staff hear of it where that changed."""
