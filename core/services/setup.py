"""What a new centre is made of, before it has a database."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from core.domain.help import Help
from core.domain.hours import Hours
from core.domain.numerals import Digits
from core.domain.opening import Place
from core.domain.queue_policy import QueuePolicy
from core.domain.text import Language, LocalText
from core.domain.visitor import Gender
from core.services.opening_setup import SpecialTime
from core.words import Words


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
    """A service that visitors choose at the kiosk, which asks who they are where it is to `identify`."""

    name: str
    title: LocalText
    hint: LocalText
    daily_quota: int | None = None
    identify: bool = False


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
    """A whole centre; without kinds of `help` the kiosk offers the usual ones."""

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
    help: tuple[Help, ...] | None = None


def _text(entry: str) -> LocalText:
    """A text of the centre that ships, in every language of its visitors."""
    return LocalText(**{language.value: Words("centre", language).say(entry) for language in Language})


DEFAULT_CENTRE = CentreSetup(
    code="RUH",
    title=_text("title"),
    authority=_text("authority"),
    zone="Asia/Riyadh",
    digits=Digits.WESTERN,
    sections=(
        SectionSetup("men", "M", _text("section.men"), Gender.MAN, 8),
        SectionSetup("women", "W", _text("section.women"), Gender.WOMAN, 8),
    ),
    services=tuple(
        ServiceSetup(name, _text(f"service.{name}"), _text(f"service.{name}.hint"))
        for name in ("submit", "follow", "audience", "enquiry")
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
