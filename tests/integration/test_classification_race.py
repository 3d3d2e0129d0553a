"""A tree that is changed while somebody registers, on PostgreSQL, where both may be under way at once."""

from collections.abc import Iterator
from concurrent.futures import Future, ThreadPoolExecutor

import pytest
from sqlalchemy import Connection, insert, select, text

from core.bootstrap import Centre, create_centre, open_centre
from core.config import Settings
from core.domain.visitor import Gender
from core.domain.workflow import Role
from core.services.classification_changes import Change
from core.services.classification_ports import TypeChange
from core.services.identifiers import new_id
from core.services.setup import DEFAULT_CENTRE
from core.storage.engine import begin
from core.storage.request_tables import request, request_type
from tests.integration.conftest import CITIZEN, MOBILE, NAME, PASSWORD
from tests.support.clock import FakeClock

_WAITING = text("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'")
KEPT = DEFAULT_CENTRE.types[:2]  # the branch and G01: without G02 and G03


@pytest.fixture
def busy(postgres_url: str, clock: FakeClock) -> Iterator[Centre]:
    """A centre on PostgreSQL with one request, of type G01."""
    settings = Settings(database=postgres_url)
    create_centre(settings, DEFAULT_CENTRE)
    with open_centre(settings, clock=clock) as centre:
        clerk = centre.staff.add("noura", NAME, PASSWORD, Role.OPERATOR, ["women"])
        centre.staff.take_desk(clerk.id, "W1")
        centre.queue.issue("women", "submit", "visitor")
        centre.queue.call_next("W1", by=clerk.id)
        visitor = centre.visitors.enter(CITIZEN, NAME, Gender.WOMAN, MOBILE)
        visit = centre.visitors.start_visit("W1", visitor.id, by=clerk.id)
        centre.requests.register(visit.id, "G01", "طلب", "", by=clerk.id, key="first")
        yield centre


def register(connection: Connection, code: str) -> None:
    """One more request beside the first, as a clerk's program writes it; not committed yet."""
    row = dict(connection.execute(select(request)).mappings().one())
    kind = connection.execute(select(request_type.c.id).where(request_type.c.code == code)).scalar_one()
    new = {"id": new_id(), "reference": "other", "key": "other", "type_id": kind}
    connection.execute(insert(request).values({**row, **new}))


def waits(centre: Centre, change: "Future[list[Change]]") -> bool:
    """Whether the change came to wait for a lock; False where it went on without."""
    while not change.done():
        with begin(centre.storage.units.engine, write=False) as connection:
            if connection.execute(_WAITING).scalar_one():
                return True
    return False


def test_a_type_that_is_being_given_is_waited_for_and_retired(busy: Centre) -> None:
    with ThreadPoolExecutor(1) as aside, begin(busy.storage.units.engine, write=True) as registering:
        register(registering, "G03")
        change = aside.submit(busy.classification.replace, KEPT)
        assert waits(busy, change)
        registering.commit()
        done = {one.node.code: one.kind for one in change.result()}
    assert done == {"G03": TypeChange.RETIRED, "G02": TypeChange.REMOVED}


def test_two_who_change_the_tree_come_one_after_the_other(busy: Centre) -> None:
    with ThreadPoolExecutor(2) as aside, begin(busy.storage.units.engine, write=True) as other:
        register(other, "G03")
        changes = [aside.submit(busy.classification.replace, KEPT) for _ in range(2)]
        assert waits(busy, changes[0])
        other.commit()
        assert sorted(len(one.result()) for one in changes) == [0, 2]
