"""The fairness report and the pace of a section, from the real record on both databases."""

from datetime import date, timedelta

import pytest

from core.bootstrap import Centre
from core.domain.estimate import BREATH_SECONDS, USUAL_SERVICE_SECONDS, Pace
from core.domain.queue_policy import Order, QueueClass, QueuePolicy
from core.services.dto import StaffView
from core.services.fairness import FairnessReport
from core.storage.queue_store import SqlQueueStore
from tests.integration.conftest import code_of
from tests.support.clock import FakeClock

TODAY = date(2026, 11, 24)
STANDARD, PRIORITY = QueueClass.STANDARD, QueueClass.PRIORITY


def issue(centre: Centre, keys: str, queue_class: QueueClass = STANDARD, service: str = "submit") -> list[str]:
    return [centre.queue.issue("women", service, key, queue_class=queue_class).code for key in keys]


def serve(centre: Centre, clock: FakeClock, times: int, desk: str = "W1", minutes: float = 1) -> list[str]:
    codes = []
    for _ in range(times):
        call = centre.queue.call_next(desk)
        assert call is not None
        codes.append(call.ticket.code)
        clock.advance(minutes * 60)
        centre.queue.finish(desk)
    return codes


def today(centre: Centre) -> FairnessReport:
    return centre.statistics.fairness("women", TODAY, TODAY)


def pace(centre: Centre) -> Pace:
    centre.queue.snapshot("women")
    section = centre.administration.centre().section("women")
    with centre.storage.units.read() as unit:
        day = unit.queue.day(section.id, TODAY)
        assert day is not None
        return unit.statistics.pace(section.id, day.id, centre.clock.now())


def set_policy(centre: Centre, policy: QueuePolicy) -> None:
    with centre.storage.units.write() as unit:
        unit.hall.set_policy(policy)
        unit.commit()


def test_a_day_without_tickets_has_nothing_to_judge(centre: Centre) -> None:
    report = today(centre)
    assert (report.days, report.tickets, report.waits, report.out_of_turn) == (0, 0, (), ())
    assert (report.bound.kept, report.bound.measured, report.bound.worst) == (True, 0, None)


def test_waits_by_class_come_from_the_record(centre: Centre, clock: FakeClock) -> None:
    issue(centre, "ab")
    clock.advance(600)
    issue(centre, "p", PRIORITY)
    clock.advance(60)
    assert serve(centre, clock, 3) == ["W003", "W001", "W002"]
    report = today(centre)
    standard, priority = report.waits
    assert (standard.queue_class, standard.calls, standard.p50, standard.longest) == (STANDARD, 2, 720, 780)
    assert (priority.queue_class, priority.calls, priority.longest, priority.overtaking) == (PRIORITY, 1, 60, 1)
    assert (report.tickets, report.days, report.order, report.others_before_standard) == (3, 1, Order.FAIR, 2)


def test_the_bound_is_kept_to_its_last_call(centre: Centre, clock: FakeClock) -> None:
    issue(centre, "ab")
    issue(centre, "pqrst", PRIORITY)
    assert serve(centre, clock, 7) == ["W003", "W004", "W001", "W005", "W006", "W002", "W007"]
    bound = today(centre).bound
    assert (bound.kept, bound.measured) == (True, 2)
    assert bound.worst is not None
    assert (bound.worst.code, bound.worst.calls, bound.worst.allowed) == ("W002", 6, 6)


def test_without_the_count_of_those_who_pass_the_report_finds_the_breach(
    centre: Centre, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(SqlQueueStore, "pass_over", lambda *_: None)
    issue(centre, "a")
    issue(centre, "pqrs", PRIORITY)
    serve(centre, clock, 5)
    bound = today(centre).bound
    assert not bound.kept
    assert [(case.code, case.calls, case.allowed, case.day) for case in bound.breaches] == [("W001", 5, 3, TODAY)]


def test_a_call_of_a_certain_number_is_told_with_its_reason(centre: Centre, clock: FakeClock, noura: StaffView) -> None:
    issue(centre, "abc")
    centre.queue.call_ticket("W1", "W003", "موعد سفر", by=noura.id)
    centre.queue.undo("W1", by=noura.id)
    centre.queue.call_ticket("W1", "W002", "مريض", by=noura.id)
    centre.queue.finish("W1", by=noura.id)
    serve(centre, clock, 2)
    told = [(call.code, call.reason, call.desk, call.staff, call.undone) for call in today(centre).out_of_turn]
    assert told == [("W003", "موعد سفر", "W1", "noura", True), ("W002", "مريض", "W1", "noura", False)]
    assert today(centre).bound.kept


def test_calls_of_a_desk_that_takes_other_services_do_not_count(
    centre: Centre, clock: FakeClock, noura: StaffView, huda: StaffView
) -> None:
    centre.desks.set_services("W2", ["enquiry"])
    issue(centre, "a")
    issue(centre, "pqrs", PRIORITY, "enquiry")
    assert serve(centre, clock, 4, desk="W2") == ["W002", "W003", "W004", "W005"]
    assert serve(centre, clock, 1) == ["W001"]
    bound = today(centre).bound
    assert bound.kept
    assert bound.worst is not None
    assert (bound.worst.calls, bound.worst.allowed) == (1, 3)


def test_first_come_first_served_is_judged_by_its_own_promise(centre: Centre, clock: FakeClock) -> None:
    set_policy(centre, QueuePolicy(order=Order.ARRIVAL))
    for key, queue_class in (("a", STANDARD), ("p", PRIORITY), ("b", STANDARD)):
        issue(centre, key, queue_class)
        clock.advance(1)
    assert serve(centre, clock, 3) == ["W001", "W002", "W003"]
    report = today(centre)
    assert (report.order, report.bound.kept, report.bound.measured) == (Order.ARRIVAL, True, 3)
    assert sum(waits.overtaking for waits in report.waits) == 0


def test_each_section_and_each_day_is_told_by_itself(centre: Centre, clock: FakeClock) -> None:
    issue(centre, "a")
    centre.queue.issue("men", "submit", "m")
    serve(centre, clock, 1)
    clock.advance(timedelta(days=1).total_seconds())
    issue(centre, "bc")
    serve(centre, clock, 2)
    tomorrow = TODAY + timedelta(days=1)
    assert today(centre).tickets == 1
    assert centre.statistics.fairness("women", tomorrow, tomorrow).tickets == 2
    both = centre.statistics.fairness("women", TODAY, tomorrow)
    assert (both.days, both.tickets, both.waits[0].calls) == (2, 3, 3)
    assert centre.statistics.fairness("men", TODAY, tomorrow).tickets == 1
    assert code_of(lambda: centre.statistics.fairness("women", tomorrow, TODAY)) == "dates_reversed"
    assert code_of(lambda: centre.statistics.fairness("moon", TODAY, TODAY)) == "section_unknown"


def test_the_pace_is_read_from_the_record(centre: Centre, clock: FakeClock, noura: StaffView, huda: StaffView) -> None:
    issue(centre, "a")
    empty = pace(centre)
    assert (empty.open_desks, empty.busy, empty.usual, empty.overtaking) == (2, 0, USUAL_SERVICE_SECONDS, 0)
    submit = centre.administration.centre().service("submit").id
    enquiry = centre.administration.centre().service("enquiry").id
    assert empty.line == {(STANDARD, submit): 1}
    issue(centre, "bcd")
    issue(centre, "p", PRIORITY, "enquiry")
    serve(centre, clock, 4, minutes=10)
    centre.desks.set_services("W2", ["enquiry"])
    centre.queue.call_next("W1")
    found = pace(centre)
    assert sorted(found.desks, key=lambda services: services is not None) == [None, frozenset({enquiry})]
    assert (found.busy, found.line, found.overtaking) == (1, {}, 0.2)
    assert found.usual == 600 + BREATH_SECONDS
    assert enquiry not in found.seconds  # one visit tells nothing yet
    assert submit not in found.seconds
    centre.queue.finish("W1")
    assert set(pace(centre).seconds) == {submit}


def test_a_desk_that_pauses_will_call_again_unless_it_pauses_too_long(
    centre: Centre, clock: FakeClock, noura: StaffView
) -> None:
    issue(centre, "ab")
    centre.desks.pause("W1", "الصلاة", by=noura.id)
    assert (pace(centre).open_desks, pace(centre).busy) == (1, 1)
    clock.advance(31 * 60)
    assert (pace(centre).open_desks, pace(centre).busy) == (0, 0)


def test_a_morning_begins_with_what_yesterday_knew(centre: Centre, clock: FakeClock, noura: StaffView) -> None:
    issue(centre, "abcd")
    serve(centre, clock, 4, minutes=20)
    clock.advance(timedelta(days=1).total_seconds())
    issue(centre, "e")
    told = centre.queue.issue("women", "submit", "f")
    assert (told.ahead, told.wait_minutes) == (1, 20)


def test_priority_is_told_a_shorter_wait(centre: Centre, noura: StaffView) -> None:
    issue(centre, "abcdefgh")
    standard = centre.queue.issue("women", "submit", "s")
    priority = centre.queue.issue("women", "submit", "p", queue_class=PRIORITY)
    assert standard.wait_minutes == 40
    assert priority.wait_minutes == 12  # ten minutes' head start, and thrice as fast: (45 - 10) / 3
