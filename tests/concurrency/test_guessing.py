"""However many guess at once, the tries of a reference are as many as they may be; and one visit has one rating."""

from sqlalchemy import func, select, text

from core.bootstrap import Centre, open_centre
from core.domain.following import PATIENCE, Counted
from core.domain.workflow import Role
from core.storage.engine import begin, make_engine
from core.storage.rating_tables import rating
from tests.support.together import together

AT_ONCE, VISITS = 4, 6
MOST = PATIENCE[Counted.REFERENCE].free
GUESSING = """
from tests.concurrency import guessing
print(guessing.guess(sys.argv[1], place{unlocked}))
"""
RATING = """
from tests.concurrency import guessing
tickets = [one.id for one in centre.queue.tickets("women")][:{visits}]
print(guessing.rate(sys.argv[1], tickets, place, meet{unlocked}))
"""


def compared(url: str, *, unlocked: bool) -> list[str]:
    """How many guesses of each process were compared, or the fault that it met."""
    with open_centre(url):
        lines = GUESSING.format(unlocked=", meet" if unlocked else "")
        return together(url, lines, AT_ONCE, meetings=int(unlocked))


def test_as_many_guesses_are_compared_as_there_are_tries(database_url: str) -> None:
    assert sum(int(one) for one in compared(database_url, unlocked=False)) == MOST


def test_without_the_lock_more_are(database_url: str) -> None:
    answers = compared(database_url, unlocked=True)
    faults = [answer for answer in answers if not answer.isdecimal()]
    assert faults or sum(int(one) for one in answers) > MOST


def visits(centre: Centre) -> None:
    """Visits that are over, and nobody rated."""
    clerk = centre.staff.add("noura", "Noura", "only for tests", Role.OPERATOR, ["women"])
    centre.staff.take_desk(clerk.id, "W1")
    for number in range(VISITS):
        centre.queue.issue("women", "submit", f"visit-{number}")
        centre.queue.call_next("W1", by=clerk.id)
        centre.queue.finish("W1", by=clerk.id)


def ratings(url: str) -> int:
    engine = make_engine(url)
    with begin(engine, write=False) as connection:
        count = connection.execute(select(func.count()).select_from(rating)).scalar_one()
    engine.dispose()
    return int(count)


def test_each_visit_is_rated_by_one_of_many(database_url: str) -> None:
    with open_centre(database_url) as centre:
        visits(centre)
    answers = [
        int(one) for one in together(database_url, RATING.format(visits=VISITS, unlocked=""), AT_ONCE, meetings=VISITS)
    ]
    assert ratings(database_url) == sum(answers) == VISITS
    assert sum(one > 0 for one in answers) > 1, "one was always the first: they did not collide"


def test_without_the_index_some_are_rated_twice(database_url: str) -> None:
    with open_centre(database_url) as centre:
        visits(centre)
    engine = make_engine(database_url)
    with begin(engine, write=True) as connection:
        connection.execute(text("DROP INDEX uq_rating_ticket"))
        connection.commit()
    engine.dispose()
    answers = together(database_url, RATING.format(visits=1, unlocked=", meet"), AT_ONCE, meetings=2)
    faults = [answer for answer in answers if not answer.isdecimal()]
    assert faults or ratings(database_url) > 1
