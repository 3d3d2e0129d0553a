"""What the model of the queue is made of."""

from dataclasses import dataclass, field
from datetime import date, datetime
from uuid import UUID
from zoneinfo import ZoneInfo

from core.domain.errors import ErrorCode
from core.domain.queue_policy import QueueClass
from core.domain.ticket import TicketMove, TicketState

RIYADH = ZoneInfo("Asia/Riyadh")
PREFIX = {"women": "W", "men": "M"}
SECTION_OF = {"W1": "women", "W2": "women", "M1": "men"}
AT_DESK = {TicketState.CALLED, TicketState.SERVING}


class Refused(Exception):  # noqa: N818 - reads as what happened
    """The act is not allowed, and says why."""

    def __init__(self, code: ErrorCode) -> None:
        super().__init__(code)
        self.code = code


@dataclass
class Place:
    """What an undo gives back."""

    service: str
    state: TicketState = TicketState.WAITING
    queue_class: QueueClass = QueueClass.STANDARD
    position: int = 0
    since: datetime | None = None
    due: datetime | None = None
    passed: int = 0
    recalls: int = 0
    note: str = ""
    desk: str | None = None
    for_desk: str | None = None
    for_staff: str | None = None


@dataclass
class Ticket:
    """One ticket, and what happened to it that nobody took back."""

    section: str
    day: date
    number: int
    place: Place
    changed_at: datetime
    steps: list["Line"] = field(default_factory=list)
    id: UUID | None = None

    @property
    def code(self) -> str:
        """What is printed on it."""
        return f"{PREFIX[self.section]}{self.number:03d}"


@dataclass
class Line:
    """A line of the record."""

    kind: TicketMove
    ticket: Ticket
    desk: str | None
    staff: str | None
    at: datetime
    reason: str
    before: Place
    out_of_turn: bool = False
    undone_at: datetime | None = None


@dataclass
class Deed:
    """Who acts at which desk, with which key."""

    desk: str
    by: str | None = None
    key: str | None = None
