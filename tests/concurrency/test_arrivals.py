"""Kiosks and the counter that check in one appointment at the same moment give its visitor one ticket between them."""

from core.bootstrap import open_centre
from tests.concurrency.arriving import COUNTER, prepare
from tests.concurrency.booking import IDENTITIES
from tests.support.clock import FakeClock
from tests.support.together import together

PLACES = 4
LINES = """
from tests.concurrency import arriving
print(arriving.check_in(sys.argv[1], place, {unlocked}, meet))
"""


def told(url: str, *, unlocked: bool = False) -> list[list[str]]:
    """What each place was told of each visitor; they begin each visitor together."""
    prepare(url)
    answers = together(url, LINES.format(unlocked=unlocked), PLACES, meetings=len(IDENTITIES))
    return [answer.split() for answer in answers]


def codes(url: str) -> list[str]:
    with open_centre(url, clock=FakeClock()) as centre:
        return [ticket.code for ticket in centre.queue.tickets("women")]


def test_each_appointment_has_one_ticket_which_every_place_shows(database_url: str) -> None:
    places = told(database_url)
    given = codes(database_url)
    assert len(given) == len(IDENTITIES)
    for visitor in zip(*places, strict=True):
        # The counter says of who was checked in by a kiosk that it is settled; a kiosk shows the ticket once more.
        shown = {answer for place, answer in enumerate(visitor) if (place, answer) != (COUNTER, "appointment_settled")}
        assert len(shown) == 1
        assert shown <= set(given)
    assert len(set(given)) == len(given)


def test_without_the_locks_there_are_more_tickets_than_appointments(database_url: str) -> None:
    """The negative control; on SQLite some are refused because the file is another's."""
    places = told(database_url, unlocked=True)
    refused = {answer for answers in places for answer in answers} & {"database_busy", "database_away"}
    assert len(codes(database_url)) > len(IDENTITIES) or refused
