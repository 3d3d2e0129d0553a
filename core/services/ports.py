"""What the services need from the world outside; bootstrap hands them the adapters."""

from collections.abc import Callable, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol
from uuid import UUID

from core.domain.errors import ErrorCode
from core.domain.remarks import Happening
from core.domain.text import LocalText
from core.domain.workflow import RequestState
from core.services.appointment_ports import AppointmentStore
from core.services.audit_ports import AuditStore
from core.services.behalf_ports import BehalfStore
from core.services.classification_ports import ClassificationStore
from core.services.course_ports import CourseStore
from core.services.desk_ports import DeskStore
from core.services.device_ports import DeviceStore
from core.services.document_ports import DocumentStore
from core.services.draft_ports import DraftStore
from core.services.dto import (
    CentreView,
    DeskView,
    DeviceView,
    MovementView,
    RequestTypeView,
    RequestView,
    SectionView,
    StaffView,
    TicketPaper,
)
from core.services.entrance_ports import EntranceStore
from core.services.escalation_ports import EscalationStore
from core.services.hall_ports import HallStore
from core.services.live_ports import HospitalityStore, LiveStore
from core.services.opening_ports import OpeningStore
from core.services.presence_ports import PresenceStore
from core.services.queue_ports import QueueStore
from core.services.rating_ports import RatingStore
from core.services.referral_ports import ReferralStore
from core.services.remark_ports import RemarkStore
from core.services.screen_ports import ScreenStore
from core.services.search_ports import SearchStore
from core.services.spool_ports import SeriesStore
from core.services.statistics_ports import StatisticsStore
from core.services.status_ports import StatusStore
from core.services.visitor_file_ports import VisitorFileStore
from core.services.visitor_ports import VisitorStore


class Clock(Protocol):
    """The present instant."""

    def now(self) -> datetime:
        """The instant, timezone-aware, in UTC."""


class TicketPrinter(Protocol):
    """A printer of tickets; both calls raise `EnvironmentFault` with a printer_… code and block up to its timeout.

    Both return what staff should know of a printer that works all the same, such as `printer_paper_low`.
    """

    def print(self, paper: TicketPaper) -> ErrorCode | None:
        """Return when the printer took the last byte and reports no fault."""

    def check(self) -> ErrorCode | None:
        """Return when the printer is ready."""


class Vault(Protocol):
    """Keeps identity numbers; raises `key_file_missing` where this PC has no key."""

    def seal(self, text: str, owner: UUID) -> bytes:
        """Encrypt for the row `owner`; another row cannot open it."""

    def open(self, sealed: bytes, owner: UUID) -> str:
        """Decrypt; raises `key_file_wrong` where the key or the row is another."""

    def blind(self, text: str) -> bytes:
        """The keyed index by which an equal text is found."""


class Passwords(Protocol):
    """Hashes passwords slowly on purpose."""

    def hash(self, password: str) -> str:
        """A salted hash that carries its own parameters."""

    def matches(self, hashed: str, password: str) -> bool:
        """Whether the password is the hashed one; takes the same time for an unknown person's empty hash."""


class ChangeFeed(Protocol):
    """Hints of what changed (rule 7).

    Topics: queue:SECTION, hospitality:SECTION, devices, config, staff, requests, ratings, and * for anything.
    """

    def subscribe(self, listener: Callable[[str], None]) -> Callable[[], None]:
        """Call `listener` with each topic, on the feed's own thread; returns how to end it."""


class CentreStore(Protocol):
    """What the centre shares."""

    def view(self) -> CentreView:
        """The centre, or `database_not_initialised`."""

    def section(self, name: str) -> SectionView:
        """By name, or `section_unknown`."""

    def desk(self, name: str) -> DeskView:
        """By name, or `desk_unknown`; with the clerk who sits there."""

    def held_desk(self, name: str) -> DeskView:
        """As `desk`, and nobody else changes what happens at it until this unit ends."""

    def types(self) -> list[RequestTypeView]:
        """The classification, parents before children."""

    def name(self, of: str, text: LocalText) -> None:
        """Write one of the centre's texts, as `Naming` names them."""

    def devices(self) -> list[DeviceView]:
        """Every device that has ever reported, by name."""

    def report_device(self, name: str, kind: str, section: str | None, fault: ErrorCode | None, at: datetime) -> bool:
        """Note a device's state; True when it changed."""

    def touch(self, topic: str) -> None:
        """Raise the change mark of a topic, for the feed."""


@dataclass(frozen=True, slots=True)
class NewRequest:
    """A request to be stored."""

    id: UUID
    reference: str
    key: str
    type_code: str
    subject: str
    summary: str
    applicant_id: UUID
    visit_id: UUID
    owner_id: UUID
    state: RequestState
    at: datetime
    due: date


@dataclass(frozen=True, slots=True)
class NewMovement:
    """A link of the history to be stored."""

    request_id: UUID
    sequence: int
    move: Happening
    source: RequestState
    target: RequestState
    staff_id: UUID
    device: str
    at: datetime
    note: str
    digest: str = ""
    department: str | None = None
    key: str | None = None
    detail: Mapping[str, str] | None = None


class RequestStore(Protocol):
    """Requests and their history; the applicant's `identity_number` is left empty."""

    def id_of_key(self, key: str) -> UUID | None:
        """The request that was registered with this key."""

    def id_of_reference(self, reference: str) -> UUID | None:
        """The request of a reference."""

    def next_sequence(self, hijri_year: int) -> int:
        """The next number of the centre's year, under the lock of that year's row."""

    def add(self, request: NewRequest) -> bool:
        """Store; False when another request has its key."""

    def append(self, movement: NewMovement) -> None:
        """Add to the history."""

    def get(self, request_id: UUID) -> RequestView:
        """One request, or `request_unknown`."""

    def movements(self, request_id: UUID) -> list[MovementView]:
        """The history, oldest first."""

    def of_visit(self, visit_id: UUID) -> list[RequestView]:
        """The requests that were entered at a visit, oldest first."""

    def department_id(self, code: str) -> UUID:
        """The department of a code, or `department_unknown`."""


class StaffStore(Protocol):
    """Staff and where they sit."""

    def add(self, staff: StaffView, password_hash: str, at: datetime) -> bool:
        """Store; False when the login is taken."""

    def by_login(self, login: str) -> tuple[StaffView, str] | None:
        """The member of staff and the password's hash."""

    def get(self, staff_id: UUID) -> StaffView:
        """Somebody who acts: `sign_in_refused` where nobody is it, `one_time_due` where a password must be chosen."""

    def known(self, staff_id: UUID) -> StaffView:
        """Somebody who is spoken of, or `sign_in_refused`."""

    def check(self, staff_id: UUID) -> None:
        """`one_time_due` where somebody must choose a password before acting."""

    def one_time_until(self, staff_id: UUID) -> datetime | None:
        """Until when the password is good for one time; None where it is the person's own."""

    def set_password(self, staff_id: UUID, password_hash: str, one_time_until: datetime | None) -> None:
        """Write another password: the person's own, or one for one time."""

    def everyone(self) -> list[StaffView]:
        """All staff, by login."""

    def desk_of(self, staff_id: UUID) -> str | None:
        """The desk that someone holds."""

    def open_session(self, session_id: UUID, staff_id: UUID, desk_id: UUID, at: datetime) -> bool:
        """Sit down; False when the desk or the person is taken (rule 4)."""

    def close_session(self, staff_id: UUID, at: datetime) -> None:
        """Stand up; nothing happens to who does not sit."""


class SignInStore(Protocol):
    """Passwords that were tried."""

    def count(self, login: str, at: datetime) -> tuple[int, datetime]:
        """One more try for a name, known or not; how many there are now, and when the last that counted was.

        It begins anew after the time for which a name is locked. Tries while it is locked do not make that longer.
        """

    def forget(self, login: str) -> None:
        """Begin anew."""


class UnitOfWork(AbstractContextManager["UnitOfWork", None], Protocol):
    """One transaction: rolled back unless committed."""

    @property
    def queue(self) -> QueueStore:
        """Tickets."""

    @property
    def hall(self) -> HallStore:
        """How the halls work."""

    @property
    def opening(self) -> OpeningStore:
        """When the halls are open."""

    @property
    def desks(self) -> DeskStore:
        """Desks beside their tickets."""

    @property
    def appointments(self) -> AppointmentStore:
        """Appointments and their plans."""

    @property
    def centre(self) -> CentreStore:
        """What is shared."""

    @property
    def classification(self) -> ClassificationStore:
        """The tree of types, as it is edited and learnt from."""

    @property
    def visitors(self) -> VisitorStore:
        """Visitors and visits."""

    @property
    def requests(self) -> RequestStore:
        """Requests."""

    @property
    def course(self) -> CourseStore:
        """Requests on their way."""

    @property
    def behalves(self) -> BehalfStore:
        """On whose behalf requests are made."""

    @property
    def files(self) -> VisitorFileStore:
        """All of one visitor."""

    @property
    def drafts(self) -> DraftStore:
        """What is typed and not sent yet."""

    @property
    def entrance(self) -> EntranceStore:
        """What the kiosk asks."""

    @property
    def referrals(self) -> ReferralStore:
        """Departments that work on requests."""

    @property
    def remarks(self) -> RemarkStore:
        """What is noted on requests."""

    @property
    def search(self) -> SearchStore:
        """Requests, to be found."""

    @property
    def documents(self) -> DocumentStore:
        """Documents of requests."""

    @property
    def staff(self) -> StaffStore:
        """Staff."""

    @property
    def escalation(self) -> EscalationStore:
        """What is late, and who was reminded."""

    @property
    def presence(self) -> PresenceStore:
        """Who has a request open."""

    @property
    def screens(self) -> ScreenStore:
        """The halls' screens."""

    @property
    def sign_ins(self) -> SignInStore:
        """Passwords that were tried."""

    @property
    def devices(self) -> DeviceStore:
        """Devices that stand alone."""

    @property
    def live(self) -> LiveStore:
        """How the halls are at this moment."""

    @property
    def series(self) -> SeriesStore:
        """The series of kiosks that issue alone."""

    @property
    def hospitality(self) -> HospitalityStore:
        """What was brought to whom."""

    @property
    def status(self) -> StatusStore:
        """Requests as their applicants ask for them."""

    @property
    def ratings(self) -> RatingStore:
        """What visitors said of their visits."""

    @property
    def statistics(self) -> StatisticsStore:
        """The record, to be counted."""

    @property
    def audit(self) -> AuditStore:
        """The audit trail."""

    def commit(self) -> None:
        """Make it last: when this returns, it survives a power cut."""


class Units(Protocol):
    """Opens units of work; each raises `database_away` where the database cannot be reached in time."""

    def read(self) -> UnitOfWork:
        """To look only."""

    def write(self) -> UnitOfWork:
        """To change; on SQLite it takes the database's write lock at once."""
