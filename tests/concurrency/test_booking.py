"""A slot is never overbooked and a visitor never in two places, however many clerks book at once."""

from collections import Counter

from core.bootstrap import open_centre
from core.domain.appointments import AppointmentState, overlap
from core.services.appointment_dto import AppointmentView
from tests.concurrency.booking import CAPACITY, DAY, IDENTITIES, LENGTH, PLAN, prepare
from tests.support.clock import FakeClock
from tests.support.together import together

CLERKS = len(IDENTITIES)
LINES = """
from tests.concurrency import booking
print(booking.safely(booking.{work}, sys.argv[1], place, {unlocked}))
"""


def crowd(url: str, work: str, *, unlocked: bool = False) -> list[str]:
    """What each of the processes says in the end."""
    prepare(url)
    return together(url, LINES.format(work=work, unlocked=unlocked), CLERKS)


def booked(url: str) -> tuple[list[AppointmentView], dict[int, int]]:
    """The appointments that stand, and how many each slot of the contested service believes to have."""
    with open_centre(url, clock=FakeClock()) as centre:
        everyone = centre.appointments.of_day("women", DAY)
        slots = centre.appointments.slots("women", "submit", DAY)
    standing = [one for one in everyone if one.state is AppointmentState.BOOKED]
    return standing, {slot.minute: slot.taken for slot in slots}


def overbooked(standing: list[AppointmentView], counted: dict[int, int]) -> list[int]:
    """The slots with more visitors than places, or with another number than they believe to have."""
    really = Counter(one.minute for one in standing)
    return [minute for minute, taken in counted.items() if really[minute] != taken or really[minute] > CAPACITY]


def in_two_places(standing: list[AppointmentView]) -> list[int]:
    """The times at which one visitor has two appointments."""
    times = sorted((one.minute, one.minutes) for one in standing)
    return [one[0] for place, one in enumerate(times) for other in times[place + 1 :] if overlap(one, other)]


def test_a_slot_is_never_overbooked(database_url: str) -> None:
    got = [int(answer) for answer in crowd(database_url, "take_places")]
    standing, counted = booked(database_url)
    assert overbooked(standing, counted) == []
    assert sum(one > 0 for one in got) > CAPACITY, "the same clerks were always the first: they did not collide"
    slots = (PLAN.closes - PLAN.opens) // LENGTH
    assert sum(counted.values()) > slots, "the slots were never near their end"


def test_without_the_lock_it_is(database_url: str) -> None:
    answers = crowd(database_url, "take_places", unlocked=True)
    standing, counted = booked(database_url)
    assert overbooked(standing, counted) or not all(answer.isdecimal() for answer in answers)


def test_a_visitor_is_never_in_two_places(database_url: str) -> None:
    got = [int(answer) for answer in crowd(database_url, "share_a_visitor")]
    standing, _ = booked(database_url)
    slots = (PLAN.closes - PLAN.opens) // LENGTH
    assert in_two_places(standing) == []
    assert sum(got) == len(standing) == slots
    assert sum(one > 0 for one in got) > 1, "one clerk was always the first: they did not collide"


def test_without_the_visitors_lock_one_is(database_url: str) -> None:
    answers = crowd(database_url, "share_a_visitor", unlocked=True)
    standing, _ = booked(database_url)
    assert in_two_places(standing) or not all(answer.isdecimal() for answer in answers)
