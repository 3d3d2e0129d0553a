"""What a new centre is made of, before it has a database."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from core.domain.hours import Hours
from core.domain.numerals import Digits
from core.domain.opening import Place
from core.domain.queue_policy import QueuePolicy
from core.domain.text import LocalText
from core.domain.visitor import Gender
from core.services.opening_setup import SpecialTime


@dataclass(frozen=True, slots=True)
class SectionSetup:
    """A section and how many desks it has: PREFIX1, PREFIX2 …; without a `week` it is always open."""

    name: str
    prefix: str
    title: LocalText
    gender: Gender
    desks: int
    week: Mapping[int, Hours] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class ServiceSetup:
    """A service that visitors choose at the kiosk."""

    name: str
    title: LocalText
    hint: LocalText
    daily_quota: int | None = None


@dataclass(frozen=True, slots=True)
class DepartmentSetup:
    """A department to which requests are referred."""

    code: str
    title: LocalText


@dataclass(frozen=True, slots=True)
class RequestTypeSetup:
    """A node of the classification; parents come first."""

    code: str
    parent: str | None
    title: LocalText
    synonyms: tuple[str, ...]
    department: str | None
    working_days: int | None
    confidentiality: str


@dataclass(frozen=True, slots=True)
class CentreSetup:
    """A whole centre."""

    code: str
    title: LocalText
    authority: LocalText
    zone: str
    digits: Digits
    sections: tuple[SectionSetup, ...]
    services: tuple[ServiceSetup, ...]
    departments: tuple[DepartmentSetup, ...] = field(default=())
    types: tuple[RequestTypeSetup, ...] = field(default=())
    place: Place | None = None
    policy: QueuePolicy | None = None
    special: tuple[SpecialTime, ...] = ()


DEFAULT_CENTRE = CentreSetup(
    code="RUH",
    title=LocalText("مركز الاستقبال والاتصال الإلكتروني", "Reception and Electronic Communication Centre"),
    authority=LocalText("الوزارة", "The Ministry"),
    zone="Asia/Riyadh",
    digits=Digits.WESTERN,
    sections=(
        SectionSetup("men", "M", LocalText("قسم الرجال", "Men's section"), Gender.MAN, 8),
        SectionSetup("women", "W", LocalText("قسم النساء", "Women's section"), Gender.WOMAN, 8),
    ),
    services=(
        ServiceSetup(
            "submit",
            LocalText("تقديم معاملة", "Submit a request"),
            LocalText("خطاب أو طلب موجّه إلى معالي الوزير", "A letter or a request addressed to the minister"),
        ),
        ServiceSetup(
            "follow",
            LocalText("متابعة معاملة", "Follow a request"),
            LocalText("أين وصلت معاملة سبق تقديمها", "Where a request that you submitted stands"),
        ),
        ServiceSetup(
            "audience",
            LocalText("مقابلة معالي الوزير", "Audience with the minister"),
            LocalText("طلب موعد أو الحضور لموعد", "Ask for an appointment, or come to one"),
        ),
        ServiceSetup(
            "enquiry",
            LocalText("استفسار", "Enquiry"),
            LocalText("سؤال عن خدمة أو إجراء", "A question about a service or a procedure"),
        ),
    ),
    departments=(
        DepartmentSetup("COM", LocalText("إدارة المتابعة والشكاوى", "Follow-up and Complaints")),
        DepartmentSetup("LEG", LocalText("الإدارة العامة للشؤون القانونية", "Legal Affairs")),
        DepartmentSetup("ADM", LocalText("الإدارة العامة للشؤون الإدارية", "Administrative Affairs")),
    ),
    types=(
        RequestTypeSetup("G", None, LocalText("معاملات عامة", "General requests"), (), None, None, "normal"),
        RequestTypeSetup("G01", "G", LocalText("طلب عام", "General request"), ("خطاب", "معروض"), "ADM", 10, "normal"),
        RequestTypeSetup("G02", "G", LocalText("شكوى", "Complaint"), ("تظلم", "بلاغ"), "COM", 10, "normal"),
        RequestTypeSetup("G03", "G", LocalText("مقترح", "Suggestion"), ("اقتراح", "فكرة"), "ADM", 20, "normal"),
    ),
)
