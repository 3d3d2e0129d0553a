"""What each officer's process does in the answer tests, and the guards that the negative controls take away."""

from collections.abc import Callable
from dataclasses import replace
from itertools import cycle
from unittest.mock import patch
from uuid import UUID

from sqlalchemy import func, select, update
from sqlalchemy.exc import IntegrityError

from core.bootstrap import Centre
from core.domain.errors import RuleBroken
from core.domain.visitor import Gender
from core.domain.workflow import RequestMove, Role
from core.services.course import Act
from core.services.course_ports import NewStand, StandingRequest
from core.services.ports import NewMovement
from core.storage.course_store import SqlCourseStore
from core.storage.request_store import SqlRequestStore
from core.storage.request_tables import request, request_movement
from tests.support.unlocked import take_turns_away

OFFICERS = 4
GUARDS = ("lock", "version", "number")
_PASSWORD = "a long password"
_numbered_append = SqlRequestStore.append


def prepare(centre: Centre, *departments: str) -> UUID:
    """A request that these departments work on, and the officers of each in turn; its identity."""
    clerk = centre.staff.add("noura", "نورة السالم", _PASSWORD, Role.OPERATOR, ["women"])
    office = centre.staff.add("office", "Office", _PASSWORD, Role.OFFICE, [])
    officers = [
        centre.staff.add(f"officer-{place}", f"Officer {place}", _PASSWORD, Role.OFFICER, [], of)
        for place, of in zip(range(OFFICERS), cycle(departments))
    ]
    centre.staff.take_desk(clerk.id, "W1")
    centre.queue.issue("women", "submit", "visitor")
    centre.queue.call_next("W1", by=clerk.id)
    visitor = centre.visitors.enter("1000000008", "مراجعة", Gender.WOMAN, "0550000000")
    visit = centre.visitors.start_visit("W1", visitor.id, by=clerk.id)
    raised = centre.requests.register(visit.id, "G01", "طلب", "", by=clerk.id, key="register")
    centre.requests.take(raised.id, Act(RequestMove.DIRECT, "يُنظر فيه", departments), by=office.id, key="direct")
    for officer in officers[-len(departments) :]:
        centre.requests.take(raised.id, Act(RequestMove.ACCEPT), by=officer.id, key=f"accept {officer.login}")
    return raised.id


def answer(centre: Centre, place: int, meet: Callable[[], None], without: tuple[str, ...]) -> str:
    """Answer what everybody has seen by now: "answered", or what this officer is told instead."""
    officer = next(one for one in centre.staff.everyone() if one.login == f"officer-{place}")
    (seen,) = centre.requests.lying_with(officer.id)
    meet()
    take_away(without, meet)
    act = Act(RequestMove.ANSWER, f"answer {place}")
    try:
        centre.requests.take(seen.id, act, by=officer.id, key=f"answer {place}", version=seen.version)
    except RuleBroken as refused:
        return f"{refused.code.value}: {refused.facts.get('staff')}"
    except IntegrityError:  # a fault to which no screen has words
        return "refused by the table"
    return "answered"


def take_away(guards: tuple[str, ...], meet: Callable[[], None]) -> None:
    """In this process, to its end; without the lock, everybody reads, meets, and writes only then."""
    if "lock" in guards:
        take_turns_away()
        patch.object(SqlCourseStore, "lock", lambda store, identity: _read(store, identity, meet)).start()
    if "version" in guards:
        patch.object(SqlCourseStore, "change", _change).start()
    if "number" in guards:
        patch.object(SqlRequestStore, "append", _append).start()


def _read(store: SqlCourseStore, request_id: UUID, meet: Callable[[], None]) -> StandingRequest:
    read = store.standing(request_id)
    # On SQLite a transaction that writes is alone from its start: what was read is let go, and written in another.
    store._scope.connection.commit()
    meet()
    return read


def _change(store: SqlCourseStore, request_id: UUID, _: int, stand: NewStand) -> bool:
    values = {"version": request.c.version + 1, "state": stand.state.value, "party": stand.party.value}
    store._scope.run(update(request).where(request.c.id == request_id).values(**values))
    return True


def _append(store: SqlRequestStore, new: NewMovement) -> None:
    """Under the next number that is free, whatever the writer knew to be the last."""
    last = select(func.max(request_movement.c.sequence)).where(request_movement.c.request_id == new.request_id)
    _numbered_append(store, replace(new, sequence=store._scope.run(last).scalar_one() + 1))
