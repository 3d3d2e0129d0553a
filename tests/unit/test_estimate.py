"""The estimated wait: who is before a newcomer of each class, which desks can take them, and who comes between."""

from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain.estimate import Pace, estimated_wait_minutes
from core.domain.queue_policy import Order, QueueClass, QueuePolicy

SUBMIT, ENQUIRY = UUID(int=1), UUID(int=2)
STANDARD, PRIORITY = QueueClass.STANDARD, QueueClass.PRIORITY
FAIR, ARRIVAL = QueuePolicy(), QueuePolicy(order=Order.ARRIVAL)
QUICK = frozenset({ENQUIRY})


def minutes(waiting: int, pace: Pace, queue_class: QueueClass = STANDARD, policy: QueuePolicy = FAIR) -> int:
    return estimated_wait_minutes(waiting, pace, policy, SUBMIT, queue_class)


@pytest.mark.parametrize(
    ("waiting", "desks", "busy", "usual", "told"),
    [
        (0, 3, 2, 300, 0),  # a desk is free
        (0, 0, 0, 300, 0),
        (1, 1, 0, 300, 5),
        (4, 0, 0, 300, 20),  # nobody sits yet: as if one did
        (4, 2, 1, 300, 10),
        (4, 2, 2, 300, 12),  # and the first of two visits has to end
        (0, 1, 1, 600, 6),
        (10, 4, 3, 240, 10),
        (1, 8, 3, 1, 1),  # who waits is never told nothing
    ],
)
def test_those_ahead_are_shared_by_the_open_desks(waiting: int, desks: int, busy: int, usual: float, told: int) -> None:
    assert minutes(waiting, Pace(desks=(None,) * desks, busy=busy, usual=usual)) == told


def test_each_service_takes_its_own_time() -> None:
    pace = Pace(
        desks=(None,), seconds={SUBMIT: 600, ENQUIRY: 120}, line={(STANDARD, SUBMIT): 2, (STANDARD, ENQUIRY): 5}
    )
    assert minutes(7, pace) == 30
    assert minutes(14, pace) == 60  # the line grew since it was looked at: the same mix


def test_a_desk_of_few_services_does_not_shorten_the_line_of_others() -> None:
    line = {(STANDARD, SUBMIT): 6, (STANDARD, ENQUIRY): 6}
    pace = Pace(desks=(None, QUICK), usual=300, line=line)
    assert minutes(12, pace) == 30
    everywhere = Pace(desks=(None, None), usual=300, line=line)
    assert minutes(12, everywhere) == 30
    no_quick_ones = Pace(desks=(None, QUICK), usual=300, line={(STANDARD, SUBMIT): 6})
    assert minutes(6, no_quick_ones) == 30  # the quick desk helps none of them
    assert estimated_wait_minutes(6, no_quick_ones, FAIR, ENQUIRY) < 5  # and is free for an enquiry
    assert estimated_wait_minutes(6, no_quick_ones, FAIR, None) == 15  # for no service in particular


def test_a_standard_wait_is_stretched_by_those_who_will_overtake() -> None:
    calm, busy = (Pace(desks=(None,), usual=300, line={(STANDARD, SUBMIT): 6}, overtaking=o) for o in (0.0, 0.25))
    assert (minutes(6, calm), minutes(6, busy)) == (30, 40)
    assert minutes(6, busy, policy=ARRIVAL) == 30  # where nobody overtakes


def test_priority_waits_for_its_own_and_for_the_standard_ones_between() -> None:
    pace = Pace(desks=(None,), usual=300, line={(STANDARD, SUBMIT): 4, (PRIORITY, SUBMIT): 2})
    # two before, one and a half between by the ratio; the line of thirty minutes is overtaken after 20/3
    assert minutes(6, pace, PRIORITY) == 18
    assert minutes(6, pace, PRIORITY, ARRIVAL) == minutes(6, pace, STANDARD, ARRIVAL) == 30


def test_priority_does_not_pass_those_who_have_waited_long() -> None:
    pace = Pace(desks=(None,), usual=300, line={(STANDARD, SUBMIT): 20})
    assert minutes(20, pace) == 100
    assert minutes(20, pace, PRIORITY) == 30  # (100 - 10) / 3


@given(
    st.integers(1, 400),
    st.integers(0, 20),
    st.integers(0, 20),
    st.floats(1, 7200),
    st.floats(0, 1),
    st.sampled_from(QueueClass),
)
def test_more_ahead_is_never_shorter_and_another_desk_never_longer(
    waiting: int, desks: int, busy: int, usual: float, overtaking: float, queue_class: QueueClass
) -> None:
    line = {(STANDARD, SUBMIT): 3, (PRIORITY, SUBMIT): 1}
    pace, more = (Pace((None,) * count, min(busy, desks), {}, usual, line, overtaking) for count in (desks, desks + 1))
    now = minutes(waiting, pace, queue_class)
    assert 1 <= now <= minutes(waiting + 1, pace, queue_class)
    if desks:
        assert minutes(waiting, more, queue_class) <= now
    assert minutes(waiting, pace, queue_class) <= minutes(waiting, pace) or queue_class is STANDARD
