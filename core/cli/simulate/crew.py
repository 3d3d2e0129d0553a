"""The clerks of a simulated hall: who sits where, when they come and go, and when they rest."""

from dataclasses import dataclass
from uuid import UUID

from core.bootstrap import Centre
from core.cli.simulate.arrivals import HOUR
from core.cli.simulate.people import MINUTE
from core.cli.simulate.plan import SECTIONS, Plan
from core.domain.workflow import Role
from core.services.dto import DeskView

OPENS, CLOSES = 8 * HOUR, 14 * HOUR
_PASSWORD_LENGTH = 24
_QUICK_SERVICES = ("follow", "enquiry")
_COFFEE, _NOON = 10.25 * HOUR, 11.9 * HOUR
_COFFEE_MINUTES, _PRAYER_MINUTES = 12, 20


@dataclass(frozen=True, slots=True)
class Rest:
    """A pause of a desk, due from a second of the day on: it begins when the visitor who is there has gone."""

    due: float
    seconds: float
    reason: str


@dataclass(frozen=True, slots=True)
class Seat:
    """A clerk at a desk, with the day's hours; `keeper` stays until nobody waits."""

    section: str
    desk: str
    staff: UUID
    comes: float
    leaves: float
    rests: tuple[Rest, ...]
    keeper: bool


def seated(centre: Centre, plan: Plan) -> list[Seat]:
    """Add the clerks, and tell the hours of each; the last of many desks takes the quick services only."""
    seats: list[Seat] = []
    view = centre.administration.centre()
    for section in SECTIONS:
        places = [place for place in view.desks if place.section == section][: plan.desks_of(section)]
        seats += [_seat(centre, place, order, len(places)) for order, place in enumerate(places)]
    return seats


def _seat(centre: Centre, place: DeskView, order: int, count: int) -> Seat:
    login = f"clerk-{place.name.lower()}"
    person = centre.staff.add(
        login, f"موظف الشباك {place.number}", "x" * _PASSWORD_LENGTH, Role.OPERATOR, [place.section]
    )
    if count > 2 and order == count - 1:
        centre.desks.set_services(place.name, _QUICK_SERVICES)
    # Two shifts rest at noon one after the other, so that no hall stands still where it has two desks.
    later = order % 2 * _PRAYER_MINUTES * MINUTE
    rests = (
        Rest(_COFFEE + order * _COFFEE_MINUTES * MINUTE, _COFFEE_MINUTES * MINUTE, "استراحة"),
        Rest(_NOON + later, _PRAYER_MINUTES * MINUTE, "الصلاة"),
    )
    late, early = (HOUR / 2, 1.5 * HOUR) if order and order == count - 1 else (0.0, 0.0)
    return Seat(place.section, place.name, person.id, OPENS + late, CLOSES - early, rests, keeper=order == 0)
