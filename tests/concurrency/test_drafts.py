"""A draft that is stored while its visit ends leaves nothing behind; without the lock on the desk it would."""

import pytest

from core.bootstrap import Centre
from core.domain.workflow import Role
from core.storage.engine import begin
from core.storage.window_tables import draft
from tests.support.together import together

LINES = "from tests.concurrency.drafting import collide\nprint(collide(centre, place, meet, held={held}))"


def left(centre: Centre, url: str, *, held: bool) -> int:
    """How many drafts are left when a visit ended while its draft was stored."""
    noura = centre.staff.add("noura", "نورة السالم", "a long password", Role.OPERATOR, ["women"])
    centre.staff.take_desk(noura.id, "W1")
    centre.queue.issue("women", "submit", "visitor")
    centre.queue.call_next("W1", by=noura.id)
    visitor = centre.visitors.enter(
        "1000000008", "سارة", centre.administration.centre().section("women").gender, "0550000000", by=noura.id
    )
    centre.visitors.start_visit("W1", visitor.id, by=noura.id)
    told = together(url, LINES.format(held=held), 2, meetings=1)
    assert told == ["kept", "finished"]
    with begin(centre.storage.units.engine, write=False) as connection:
        return len(connection.execute(draft.select()).all())


def test_the_end_of_a_visit_takes_the_draft_that_comes_at_that_moment(centre: Centre, database_url: str) -> None:
    assert left(centre, database_url, held=True) == 0


@pytest.mark.parametrize("database_url", ["postgres"], indirect=True)
def test_where_the_desk_is_not_held_it_stays_behind(centre: Centre, database_url: str) -> None:
    assert left(centre, database_url, held=False) == 1
