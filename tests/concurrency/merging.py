"""What each process does in the tests of mergers, and the guards that the negative controls take away."""

from collections.abc import Callable
from unittest.mock import patch
from uuid import UUID

from core.bootstrap import Centre
from core.domain.errors import EnvironmentFault, RuleBroken
from core.domain.visitor import Gender
from core.domain.workflow import Role
from core.services import merging
from core.services.course_ports import StandingRequest
from core.services.ports import UnitOfWork
from core.storage.remark_store import SqlRemarkStore
from tests.concurrency.answers import GUARDS, take_away

PAIRS = 6
_PASSWORD = "a long password"


def prepare(centre: Centre, count: int) -> list[UUID]:
    """So many requests of one visitor, the oldest first."""
    clerk = centre.staff.add("noura", "نورة السالم", _PASSWORD, Role.OPERATOR, ["women"])
    centre.staff.take_desk(clerk.id, "W1")
    centre.queue.issue("women", "submit", "visitor")
    centre.queue.call_next("W1", by=clerk.id)
    visitor = centre.visitors.enter("1000000008", "مراجعة", Gender.WOMAN, "0550000000")
    visit = centre.visitors.start_visit("W1", visitor.id, by=clerk.id)
    return [
        centre.requests.register(visit.id, "G01", "طلب", "", by=clerk.id, key=f"request {place}").id
        for place in range(count)
    ]


def merge(centre: Centre, one: UUID, other: UUID, key: str) -> str:
    """Merge the two as they are named: "merged", or why not."""
    clerk = next(person for person in centre.staff.everyone() if person.login == "noura")
    try:
        centre.requests.merge(one, other, "طلب واحد", by=clerk.id, key=key)
    except RuleBroken as refused:
        return refused.code.value
    except EnvironmentFault as fault:
        return f"fault: {fault.facts.get('reason')}"
    return "merged"


def merge_pairs(centre: Centre, place: int, pairs: list[tuple[str, str]]) -> str:
    """Every pair in turn, half of the processes from the other side; how many this one merged."""
    turned = [pair if place % 2 else pair[::-1] for pair in pairs]
    told = [merge(centre, UUID(one), UUID(other), f"{place} {one}") for one, other in turned]
    assert set(told) <= {"merged", "request_move_forbidden"}, told
    return str(told.count("merged"))


def lock_as_named(meet: Callable[[], None]) -> None:
    """In this process, to its end: the two are locked as they are named, and everybody meets between the locks."""

    def both(unit: UnitOfWork, one: UUID, other: UUID) -> dict[UUID, StandingRequest]:
        first = unit.course.lock(one)
        meet()
        return {one: first, other: unit.course.lock(other)}

    patch.object(merging, "lock_both", both).start()


def unguard(meet: Callable[[], None]) -> None:
    """In this process, to its end: no lock, no version, no number; everybody reads both and meets before writing."""
    take_away(GUARDS, lambda: None)
    patch.object(SqlRemarkStore, "amend", lambda store, request_id, version, _: True).start()

    def both(unit: UnitOfWork, one: UUID, other: UUID) -> dict[UUID, StandingRequest]:
        seen = {each: unit.course.lock(each) for each in (one, other)}
        meet()
        return seen

    patch.object(merging, "lock_both", both).start()
