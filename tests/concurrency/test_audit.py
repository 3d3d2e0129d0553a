"""Processes that enter in the audit trail at once leave no gap, and one chain; without the head's lock they do not."""

import pytest

from core.bootstrap import Centre
from core.domain.audit import AuditProblem
from core.domain.workflow import Role
from tests.concurrency.entering import EACH
from tests.support.together import together

PROCESSES = 4
MANY = """
from tests.concurrency import entering
print(entering.enter_many(centre, place))
"""
ONE = """
from tests.concurrency import entering
print(entering.enter_one(centre, place, meet, {without}))
"""


@pytest.fixture
def begun(centre: Centre) -> Centre:
    """A trail of one entry."""
    centre.staff.add("noura", "نورة", "a long password", Role.OPERATOR, ["women"])
    return centre


def test_all_that_is_entered_at_once_is_one_chain(begun: Centre, database_url: str) -> None:
    assert together(database_url, MANY, PROCESSES) == ["entered"] * PROCESSES
    report = begun.audit.verify()
    assert (report.broken, report.entries) == (None, 1 + PROCESSES * EACH)


def test_without_the_lock_a_number_is_taken_once(begun: Centre, database_url: str) -> None:
    told = together(database_url, ONE.format(without=("lock",)), 2, meetings=1)
    assert sorted(told) == ["audit_altered", "entered"]
    assert begun.audit.verify().entries == 2


def test_without_lock_and_number_the_chain_breaks(begun: Centre, database_url: str) -> None:
    told = together(database_url, ONE.format(without=("lock", "number")), 2, meetings=1)
    assert told == ["entered", "entered"]
    broken = begun.audit.verify().broken
    assert broken is not None
    assert broken.problem in {AuditProblem.CHANGED, AuditProblem.PUT_IN}, "as the one or the other was slower"
    assert broken.sequence == 3
