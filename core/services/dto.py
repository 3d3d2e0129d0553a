"""Frozen read models: all that a screen, a printer or a report ever sees."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from core.domain.behalf import ONESELF, Behalf
from core.domain.desk import DeskChange
from core.domain.errors import ErrorCode
from core.domain.help import Help
from core.domain.numerals import Digits
from core.domain.opening import HallState
from core.domain.queue_policy import QueueClass
from core.domain.remarks import Happening
from core.domain.text import Language, LocalText
from core.domain.ticket import PrintState, TicketMove, TicketState
from core.domain.visitor import Gender, VisitorKind
from core.domain.workflow import Party, RequestState, Role, Urgency
from core.services.referral_dto import ReferralView


@dataclass(frozen=True, slots=True)
class SectionView:
    """A section of the centre; `name` is its key in code, such as women."""

    id: UUID
    name: str
    prefix: str
    title: LocalText
    gender: Gender


@dataclass(frozen=True, slots=True)
class ServiceView:
    """What a visitor may come for; `name` is its key in code, such as submit; `daily_quota` counts in each section.

    The kiosk asks who the visitor is where it is to `identify`.
    """

    id: UUID
    name: str
    title: LocalText
    hint: LocalText
    daily_quota: int | None = None
    identify: bool = False


@dataclass(frozen=True, slots=True)
class DeskView:
    """A window; `name` is its key, such as W1, `number` what visitors read on it."""

    id: UUID
    name: str
    section: str
    number: int
    staff: UUID | None = None
    paused_at: datetime | None = None
    pause_reason: str = ""


@dataclass(frozen=True, slots=True)
class DeskEventView:
    """A line of a desk's record; `staff` is the clerk's login, `by` who did it where that was somebody else."""

    kind: DeskChange
    at: datetime
    staff: str
    reason: str
    device: str
    by: UUID | None


@dataclass(frozen=True, slots=True)
class CentreView:
    """What the centre shares with every program; `help` are the kinds that a kiosk offers."""

    id: UUID
    code: str
    title: LocalText
    authority: LocalText
    zone: str
    digits: Digits
    sections: tuple[SectionView, ...]
    services: tuple[ServiceView, ...]
    desks: tuple[DeskView, ...]
    help: tuple[Help, ...] = ()

    def section(self, name: str) -> SectionView:
        """The section of that name; KeyError where the centre has none."""
        return next(s for s in self.sections if s.name == name)

    def service(self, name: str) -> ServiceView:
        """The service of that name."""
        return next(s for s in self.services if s.name == name)

    def desk(self, name: str) -> DeskView:
        """The desk of that name."""
        return next(d for d in self.desks if d.name == name)


@dataclass(frozen=True, slots=True)
class TicketView:
    """A ticket; `ahead` and `wait_minutes` are what its holder was told when it was issued.

    `position` orders its class; `passed` counts the calls that went past it, `recalls` those since its last call;
    `due_at` is the time of an appointment; `for_desk_id` or `for_staff_id` is set where only they may call it;
    `help` is what its holder asked for.
    """

    id: UUID
    section: str
    service: str
    number: int
    code: str
    state: TicketState
    service_date: date
    issued_at: datetime
    language: Language
    ahead: int
    wait_minutes: int
    printing: PrintState
    day_id: UUID
    service_id: UUID
    position: int
    waiting_since: datetime
    queue_class: QueueClass = QueueClass.STANDARD
    due_at: datetime | None = None
    passed: int = 0
    recalls: int = 0
    note: str = ""
    help: Help | None = None
    desk: str | None = None
    desk_id: UUID | None = None
    for_desk_id: UUID | None = None
    for_staff_id: UUID | None = None
    changed_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class CallView:
    """One announcement: a ticket called, or called again, to a desk; ordered by `revision` within a section's day."""

    ticket: TicketView
    desk: str
    desk_number: int
    called_at: datetime
    kind: TicketMove
    revision: int


@dataclass(frozen=True, slots=True)
class StepView:
    """The last step of a desk, which can be taken back until an instant; `id` is its event."""

    id: UUID
    kind: TicketMove
    code: str
    until: datetime


@dataclass(frozen=True, slots=True)
class AwayView:
    """Who is not here: parked with a reason, or called and not come; `late` where the time for coming back is over."""

    ticket: TicketView
    reason: str
    since: datetime
    late: bool


@dataclass(frozen=True, slots=True)
class QueueSnapshot:
    """What a display shows of a section: `recent` newest first and each ticket once; `calls` oldest first."""

    section: str
    service_date: date
    revision: int
    waiting: int
    wait_minutes: int
    open_desks: int
    current: CallView | None
    recent: tuple[CallView, ...]
    calls: tuple[CallView, ...]


@dataclass(frozen=True, slots=True)
class HallView:
    """A section's opening at a moment: why the day differs, if it does, and the services that are full."""

    section: str
    state: HallState
    reason: str
    full: frozenset[str]


@dataclass(frozen=True, slots=True)
class DeviceView:
    """A device of the centre and the last that was heard of it; `printer_fault` None when its printer is well.

    `spooled` tickets wait there for the database, `ended` is how its program came to its last end (an `Ending`), and a
    restart that was asked for is told until the device is back from it.
    """

    name: str
    kind: str
    section: str | None
    printer_fault: ErrorCode | None
    changed_at: datetime
    heard_at: datetime | None = None
    clock_offset_seconds: int | None = None
    version: str = ""
    started_at: datetime | None = None
    spooled: int = 0
    prints: bool | None = None
    ended: str = ""
    restart_asked_at: datetime | None = None
    restart_taken_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class VisitorView:
    """A visitor as staff see one; the identity number is masked to its last four digits."""

    id: UUID
    kind: VisitorKind
    identity_number: str
    name: str
    gender: Gender
    mobile: str
    language: Language


@dataclass(frozen=True, slots=True)
class VisitView:
    """What happens at a window for one ticket."""

    id: UUID
    ticket_id: UUID
    ticket_code: str
    desk: str
    started_at: datetime
    visitor: VisitorView


@dataclass(frozen=True, slots=True)
class DepartmentView:
    """A department to which requests are referred; where its name is not known, its code stands for it."""

    code: str
    title: LocalText


@dataclass(frozen=True, slots=True)
class RequestTypeView:
    """A node of the classification tree; only a leaf (`working_days` set) may be given to a request."""

    code: str
    parent: str | None
    title: LocalText
    synonyms: tuple[str, ...]
    department: str | None
    working_days: int | None
    confidentiality: str


@dataclass(frozen=True, slots=True)
class RequestView:
    """A request; `due` is the last working day on which it is in time, `owner` the clerk who entered it.

    It lies with `party`, with `department` where that is one, in its state since `since`; `holder` is the officer who
    took it. `referrals` are the departments to which it was last referred, the lead first. `version` grows with each
    change. `behalf` says whose it is; a relative's identity number is masked.
    `merged_into` is the reference of the request that goes on for it.
    """

    id: UUID
    reference: str
    type: RequestTypeView
    subject: str
    summary: str
    applicant: VisitorView
    state: RequestState
    owner: str
    registered_at: datetime
    due: date
    ticket_code: str
    desk_number: int
    section: str
    version: int = 1
    party: Party = Party.CENTRE
    department: str | None = None
    holder: str | None = None
    since: datetime | None = None
    urgency: Urgency = Urgency.NORMAL
    behalf: Behalf = ONESELF
    referrals: tuple[ReferralView, ...] = ()
    merged_into: str | None = None


@dataclass(frozen=True, slots=True)
class MovementView:
    """One link of a request's history: a move of its course, or a remark with its `detail`.

    `digest` covers the link and the digest before it. `role` and `of_department` say what `staff` is there for, today.
    """

    sequence: int
    move: Happening
    source: RequestState
    target: RequestState
    staff: str
    device: str
    at: datetime
    note: str
    digest: str
    department: str | None = None
    role: Role | None = None
    of_department: str | None = None
    detail: Mapping[str, str] | None = None


@dataclass(frozen=True, slots=True)
class StaffView:
    """A member of staff who signed in; `department` is an officer's own."""

    id: UUID
    login: str
    name: str
    role: Role
    sections: tuple[str, ...]
    department: str | None = None


@dataclass(frozen=True, slots=True)
class ArabicNames:
    """What stands in Arabic too on a ticket in another language: the names that staff and the house's signs use."""

    centre: str
    section: str
    service: str


@dataclass(frozen=True, slots=True)
class TicketPaper:
    """All that stands on a ticket; names are already in the ticket's language, `at` is in the centre's zone."""

    authority: str
    centre: str
    section: str
    service: str
    code: str
    ahead: int
    wait_minutes: int
    at: datetime
    language: Language
    digits: Digits
    qr: str
    arabic: ArabicNames | None = None


@dataclass(frozen=True, slots=True)
class Receipt:
    """All that stands on the receipt of a request; names in the receipt's language, `at` in the centre's zone."""

    authority: str
    centre: str
    section: str
    reference: str
    type: str
    subject: str
    summary: str
    applicant: str
    kind: VisitorKind
    gender: Gender
    identity_number: str
    mobile: str
    ticket_code: str
    desk_number: int
    clerk: str
    at: datetime
    due: date
    state: RequestState
    language: Language
    digits: Digits
    behalf: Behalf = ONESELF
