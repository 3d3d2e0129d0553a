"""Who comes, and how it goes with each: all drawn beforehand, so that every policy meets the same people."""

from dataclasses import dataclass
from math import exp, log
from random import Random

from core.domain.check_digits import luhn_holds
from core.domain.queue_policy import QueueClass
from core.domain.visitor import Gender, VisitorKind

MINUTE = 60.0
APPOINTMENTS_FOR = "audience"
SLOT_MINUTES, FIRST_SLOT, LAST_SLOT = 20, 9 * 60, 13 * 60


@dataclass(frozen=True, slots=True)
class Purpose:
    """A service: its share of the visitors, and the mean of its minutes at the window (log-normal with `spread`)."""

    service: str
    share: float
    minutes: float
    spread: float


PURPOSES = (
    Purpose("submit", 0.45, 13.0, 0.45),
    Purpose("follow", 0.30, 6.0, 0.55),
    Purpose("audience", 0.10, 9.0, 0.40),
    Purpose("enquiry", 0.15, 4.0, 0.60),
)
MEAN_MINUTES = sum(purpose.share * purpose.minutes for purpose in PURPOSES)


@dataclass(frozen=True, slots=True)
class Habits:
    """Shares of the visitors to whom something happens."""

    priority: float = 0.12
    absent: float = 0.06
    comes_back: float = 0.6
    away_minutes: tuple[float, float] = (3, 25)
    gives_up: bool = True
    parks: float = 0.06
    moves_on: float = 0.04
    urgent: float = 0.005
    called_by_mistake: float = 0.01
    appointment: float = 0.6  # of those who come for an audience


LIFELIKE = Habits()
# Everybody who came was received: the published figures count visitors, not tickets that lapsed.
# Soon enough to be reinstated after the longest pause of the only window.
RECEIVED = Habits(comes_back=1.0, away_minutes=(1, 8), gives_up=False)


@dataclass(frozen=True, slots=True)
class Person:
    """A visitor of a day; times in seconds, `arrives` of the local day, `appointment` the minute of the slot wanted."""

    key: str
    arrives: float
    section: str
    service: str
    queue_class: QueueClass
    kind: VisitorKind
    walks: float
    served: float
    patience: float
    absent: bool
    comes_back: float | None
    parks: float | None
    moves_on: str | None
    served_there: float
    urgent: bool
    called_by_mistake: bool
    clerk_pauses: float
    appointment: int | None = None


def person(key: str, arrives: float, section: str, kind: VisitorKind, habits: Habits, random: Random) -> Person:
    """Draw one; as many draws for each, so that a change in one share moves nobody else."""
    draws = [random.random() for _ in range(8)]
    early = random.uniform(-22, 25) * MINUTE
    purpose = random.choices(PURPOSES, [one.share for one in PURPOSES])[0]
    booked = purpose.service == APPOINTMENTS_FOR and draws[7] < habits.appointment
    beyond = purpose.service != APPOINTMENTS_FOR and draws[4] < habits.moves_on
    patience = log_normal(110 * MINUTE, 0.35, random)
    served, there = _minutes(purpose, random), _minutes(PURPOSES[2], random)
    walks, pauses = random.uniform(10, 45), random.uniform(5, 40)
    away, fetching = random.uniform(*habits.away_minutes) * MINUTE, random.uniform(10, 50) * MINUTE
    return Person(
        key=key,
        arrives=arrives,
        section=section,
        service=purpose.service,
        queue_class=QueueClass.PRIORITY if draws[0] < habits.priority else QueueClass.STANDARD,
        kind=kind,
        walks=walks,
        served=served,
        patience=patience if habits.gives_up else float("inf"),
        absent=draws[1] < habits.absent,
        comes_back=away if draws[2] < habits.comes_back else None,
        parks=fetching if draws[3] < habits.parks else None,
        moves_on=APPOINTMENTS_FOR if beyond else None,
        served_there=there,
        urgent=draws[5] < habits.urgent,
        called_by_mistake=draws[6] < habits.called_by_mistake,
        clerk_pauses=pauses,
        appointment=slot_at(arrives + early) if booked else None,
    )


def slot_at(second: float) -> int:
    """The minute at which the slot of a second begins, within the hours of appointments."""
    slot = int(second / MINUTE) // SLOT_MINUTES * SLOT_MINUTES
    return min(max(slot, FIRST_SLOT), LAST_SLOT)


def log_normal(mean: float, spread: float, random: Random) -> float:
    """A draw whose mean is `mean`, with the standard deviation `spread` of its logarithm."""
    return exp(random.gauss(log(mean) - spread**2 / 2, spread))


def identity_number(kind: VisitorKind, serial: int) -> str:
    """A well-formed number that belongs to nobody in particular: serials count up from the first digit's zeros."""
    first = "1" if kind is VisitorKind.CITIZEN else "2"
    stem = f"{first}{serial:08d}"
    return next(stem + digit for digit in "0123456789" if luhn_holds(stem + digit))


def mobile(serial: int) -> str:
    """A mobile number in the Kingdom's form."""
    return f"05{5_000_0000 + serial % 10_000_000:08d}"


def name(gender: Gender, serial: int) -> str:
    """A usual name; the same serial has the same name."""
    given = _WOMEN if gender is Gender.WOMAN else _MEN
    first, father, family = serial % len(given), serial // len(given), serial // 7
    return f"{given[first]} {_MEN[father % len(_MEN)]} {_FAMILIES[family % len(_FAMILIES)]}"


_MEN = ("محمد", "عبدالله", "فهد", "سعود", "خالد", "عبدالرحمن", "ناصر", "سلطان", "إبراهيم", "يوسف", "تركي", "ماجد")
_WOMEN = ("نورة", "سارة", "منيرة", "هدى", "العنود", "ريم", "فاطمة", "لطيفة", "مها", "عائشة", "الجوهرة", "أمل")
_FAMILIES = ("السالم", "الحربي", "القحطاني", "العتيبي", "الغامدي", "الزهراني", "الدوسري", "الشمري", "المالكي", "العنزي")


def _minutes(purpose: Purpose, random: Random) -> float:
    return log_normal(purpose.minutes * MINUTE, purpose.spread, random)
