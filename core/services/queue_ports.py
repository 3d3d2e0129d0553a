"""What the queue needs of a database."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol
from uuid import UUID

from core.domain.help import Help
from core.domain.queue_policy import QueueClass
from core.domain.text import Language
from core.domain.ticket import PrintState, TicketMove, TicketState
from core.services.dto import CallView, DeskView, TicketView


@dataclass(frozen=True, slots=True)
class Day:
    """The counters of a section's service day, read under its lock."""

    id: UUID
    last_number: int
    waiting: int
    revision: int
    closed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class HeldDesk:
    """A desk that is held, and its ticket; `typed`: an identity number or a draft is kept with that."""

    place: DeskView
    ticket: TicketView | None = None
    typed: bool = False


@dataclass(frozen=True, slots=True)
class NewTicket:
    """A ticket to be stored."""

    id: UUID
    day_id: UUID
    section_id: UUID
    service_id: UUID
    number: int
    position: int
    code: str
    key: str
    language: Language
    issued_at: datetime
    ahead: int
    wait_minutes: int
    queue_class: QueueClass = QueueClass.STANDARD
    due_at: datetime | None = None
    help: Help | None = None


@dataclass(frozen=True, slots=True)
class TicketEvent:
    """A line of a ticket's record (rule 6); `revision` is the day's, or 0 where the store is to take the next."""

    ticket_id: UUID
    day_id: UUID
    revision: int
    kind: TicketMove
    at: datetime
    device: str
    desk_id: UUID | None = None
    staff_id: UUID | None = None
    reason: str = ""
    key: str | None = None
    queue_class: QueueClass | None = None
    service_id: UUID | None = None
    out_of_turn: bool = False
    before: Mapping[str, object] | None = None
    undoes: UUID | None = None


@dataclass(frozen=True, slots=True)
class DoneStep:
    """What was last done at a desk, with the ticket's place before it."""

    event_id: UUID
    ticket_id: UUID
    kind: TicketMove
    at: datetime
    before: Mapping[str, object]


class QueueStore(Protocol):
    """Tickets and their days."""

    def ticket_of_key(self, key: str) -> TicketView | None:
        """The ticket that was issued with this key."""

    def known_keys(self, keys: Collection[str]) -> frozenset[str]:
        """Those of these keys with which tickets were issued."""

    def ticket(self, ticket_id: UUID) -> TicketView:
        """One ticket, or `ticket_unknown`."""

    def call_of_key(self, key: str) -> CallView | None:
        """What was done at a desk with this key: a call, or another move of a ticket."""

    def take_number(self, section_id: UUID, on: date) -> Day:
        """Lock the section's day, created if need be; count one more ticket, who waits, and raise the revision."""

    def lock(self, day_id: UUID, waiting: int = 0) -> Day:
        """Lock a day, add `waiting` to who waits and raise the revision."""

    def take_waiting(self, section_id: UUID, today: date) -> Day | None:
        """Lock the day of `day_to_call`, count one fewer who wait and raise the revision; None when nobody waits."""

    def day(self, section_id: UUID, on: date) -> Day | None:
        """Read a day without locking it; None before its first ticket."""

    def add(self, ticket: NewTicket, event: TicketEvent) -> bool:
        """Store a ticket and the event; False, and nothing is stored, when another one has its key."""

    def day_to_call(self, section_id: UUID, today: date) -> Day | None:
        """The day of today, or a later one that a wrong clock began, in which somebody waits; not locked."""

    def heads(self, day_id: UUID, desk_id: UUID, staff_id: UUID | None) -> list[TicketView]:
        """The first of each class and service that the desk and the person take, and all who wait for one of them."""

    def ticket_of_code(self, section_id: UUID, on: date, code: str) -> TicketView | None:
        """The ticket of a day by what is printed on it."""

    def held_desk(self, name: str) -> HeldDesk:
        """A desk and its ticket, at which nobody else changes anything until this unit ends; `desk_unknown`."""

    def at_desk(self, desk_id: UUID) -> TicketView | None:
        """The ticket that is called to or served at a desk, of whatever day."""

    def change(self, before: TicketView, after: TicketView, event: TicketEvent) -> bool:
        """Write the place of `after` and the event; False where the state is no longer that of `before` (rule 4)."""

    def move(self, before: TicketView, after: TicketView, event: TicketEvent) -> int | None:
        """As `change`, of who does not wait before or after it, under the day's lock, which it takes; the new revision.

        None where the state is no longer that of `before`.
        """

    def pass_over(self, ticket_id: UUID) -> None:
        """Count one call that went past a ticket."""

    def mark_print(self, ticket_id: UUID, state: PrintState) -> None:
        """Note how printing went."""

    def printing_since(self, ticket_id: UUID) -> datetime | None:
        """When the order that is still at a printer began; None where the last one ended."""

    def append(self, event: TicketEvent) -> None:
        """Add to the record."""

    def last_step(self, desk_id: UUID, now: datetime) -> DoneStep | None:
        """What was last done at a desk until `now` and not taken back, if it is still the last thing of its ticket."""

    def close_day(self, day_id: UUID, at: datetime | None, reason: str) -> None:
        """No more tickets on this day; with None, tickets again."""

    def calls(self, day_id: UUID, since: int, limit: int) -> list[CallView]:
        """The newest announcements with a greater revision than `since`, newest first."""

    def waiting(self, day_id: UUID, limit: int) -> list[TicketView]:
        """Who waits, in the order of coming; at most `limit`."""

    def in_state(self, day_id: UUID, state: TicketState) -> list[TicketView]:
        """The tickets of a day in a state, in the order of their numbers."""

    def issued_for(self, day_id: UUID, service_id: UUID) -> int:
        """How many tickets a service had on a day."""

    def tickets(self, day_id: UUID) -> list[TicketView]:
        """Every ticket of a day, in order."""

    def open_desks(self, section_id: UUID) -> int:
        """How many desks of a section have a clerk."""
