"""Reminders, and what is late and why, on both databases."""

from uuid import UUID

import pytest

from core.bootstrap import Centre
from core.domain.errors import RuleBroken
from core.domain.escalation import Why
from core.domain.queue_policy import QueuePolicy
from core.domain.remarks import Remark
from core.domain.workflow import RequestMove, Role
from core.services.course import Act
from core.services.dto import RequestView, StaffView, VisitView
from core.services.escalation_ports import LateView
from core.services.remarks import Said
from tests.integration.conftest import PASSWORD, code_of
from tests.support.clock import FakeClock

DAY = 24 * 3600.0


class Hall:
    """A centre with a supervisor and an office, and requests that were raised."""

    def __init__(self, centre: Centre, clock: FakeClock, noura: StaffView, visit: VisitView) -> None:
        self.centre, self.clock, self.noura, self._visit = centre, clock, noura, visit
        self.boss = centre.staff.add("boss", "مها الفيصل", PASSWORD, Role.SUPERVISOR, ["women"])
        self.office = centre.staff.add("office", "خالد الدوسري", PASSWORD, Role.OFFICE, [])
        self._count = 0

    def enter(self) -> RequestView:
        key = f"request {self._next()}"
        return self.centre.requests.register(self._visit.id, "G01", "طلب نقل", "خطاب", by=self.noura.id, key=key)

    def remind(self, request: RequestView, by: StaffView, reason: str = "") -> RequestView:
        return self.centre.requests.remark(request.id, Said(Remark.REMIND, reason), by=by.id, key=f"{self._next()}")

    def move(self, request: RequestView, act: Act) -> None:
        by = self.noura if act.move is RequestMove.WITHDRAW else self.office
        self.centre.requests.take(request.id, act, by=by.id, key=f"{self._next()}")

    def late(self) -> dict[UUID, LateView]:
        return {one.request.id: one for one in self.centre.escalation.late(self.boss.id).requests}

    def _next(self) -> int:
        self._count += 1
        return self._count


@pytest.fixture
def hall(centre: Centre, clock: FakeClock, noura: StaffView, visit: VisitView) -> Hall:
    return Hall(centre, clock, noura, visit)


def test_one_reminds_once_a_working_day_and_the_holder_sees_how_often(hall: Hall) -> None:
    request, noura = hall.enter(), hall.noura
    assert hall.centre.escalation.reminded([request.id]) == {}
    hall.remind(request, noura)
    with pytest.raises(RuleBroken) as caught:
        hall.remind(request, noura, "مرة أخرى")
    assert (caught.value.code.value, caught.value.facts) == ("reminded_already", {"again": "2026-11-25"})
    hall.remind(request, hall.boss, "المراجعة تسأل")
    seen = hall.centre.escalation.reminded([request.id])[request.id]
    assert (seen.times, seen.last_at) == (2, hall.clock.now())
    hall.clock.advance(DAY)
    hall.remind(request, noura)
    assert hall.centre.escalation.reminded([request.id])[request.id].times == 3
    assert [link.note for link in hall.centre.requests.history(request.id) if link.move is Remark.REMIND] == [
        "",
        "المراجعة تسأل",
        "",
    ]
    assert hall.centre.requests.history_holds(request.id)


def test_a_move_answers_the_reminders(hall: Hall) -> None:
    request = hall.enter()
    hall.remind(request, hall.noura)
    hall.remind(request, hall.boss)
    assert hall.late()[request.id].why == (Why.REMINDED,)
    hall.move(request, Act(RequestMove.DIRECT, "يُدرس", ("ADM",)))
    assert hall.centre.escalation.reminded([request.id]) == {}
    assert hall.late() == {}


def test_who_waits_for_the_applicant_reminds_nobody(hall: Hall) -> None:
    request = hall.enter()
    hall.move(request, Act(RequestMove.RETURN, "تنقص صورة الهوية"))
    assert code_of(lambda: hall.remind(request, hall.noura)) == "request_move_forbidden"


def test_the_office_does_not_remind_itself(hall: Hall) -> None:
    request = hall.enter()
    assert code_of(lambda: hall.remind(request, hall.office)) == "request_move_forbidden"
    hall.move(request, Act(RequestMove.DIRECT, "يُدرس", ("ADM",)))
    hall.remind(request, hall.office)
    assert hall.centre.escalation.reminded([request.id])[request.id].times == 1


def test_what_is_late_rises_after_the_centres_days_with_whom_ever_it_lies(hall: Hall) -> None:
    raised, referred = hall.enter(), hall.enter()
    hall.move(referred, Act(RequestMove.DIRECT, "يُدرس", ("ADM",)))
    assert hall.late() == {}
    hall.clock.advance(2 * DAY)  # Thursday: two working days, both are due today
    assert hall.late() == {}
    hall.clock.advance(3 * DAY)  # Sunday
    found = hall.late()
    assert {key: (one.days, one.why) for key, one in found.items()} == {raised.id: (1, ()), referred.id: (1, ())}
    assert (found[raised.id].request.party.value, found[referred.id].request.department) == ("office", "ADM")
    assert hall.centre.escalation.count(hall.boss.id) == 0
    hall.clock.advance(2 * DAY)  # Tuesday: three working days late
    hall.move(referred, Act(RequestMove.WITHDRAW, "لم تعد تريده"))
    found, told = hall.late(), hall.centre.escalation.late(hall.boss.id)
    assert {key: (one.days, one.why) for key, one in found.items()} == {raised.id: (3, (Why.LATE,))}
    assert (told.count, told.escalated) == (1, 1)
    hall.centre.hall.set_policy(QueuePolicy(escalate_days=3))
    assert hall.late()[raised.id].why == ()
    assert hall.centre.escalation.late(hall.boss.id).escalated == 0


def test_a_department_that_has_not_begun_beside_one_that_has_is_late_too(hall: Hall) -> None:
    request = hall.enter()
    hall.move(request, Act(RequestMove.DIRECT, "يُدرس", ("ADM", "LEG")))
    officer = hall.centre.staff.add("officer", "سلطان القحطاني", PASSWORD, Role.OFFICER, [], "ADM")
    hall.clock.advance(DAY)
    hall.centre.requests.take(request.id, Act(RequestMove.ACCEPT), by=officer.id, key="accept")
    hall.clock.advance(DAY)
    assert hall.late() == {}
    hall.clock.advance(3 * DAY)  # Sunday
    late = hall.late()[request.id]
    assert (late.days, late.due < late.request.due) == (1, True)
    assert [(one.department, one.state.value) for one in late.request.referrals] == [
        ("ADM", "accepted"),
        ("LEG", "open"),
    ]
    other = hall.centre.staff.add("legal", "ناصر العنزي", PASSWORD, Role.OFFICER, [], "LEG")
    hall.centre.requests.take(request.id, Act(RequestMove.ACCEPT), by=other.id, key="accept too")
    assert hall.late() == {}


def test_a_supervisor_sees_the_own_sections_and_nobody_else_any(hall: Hall) -> None:
    hall.remind(request := hall.enter(), hall.noura)
    hall.remind(request, hall.boss)
    other = hall.centre.staff.add("other", "فهد", PASSWORD, Role.SUPERVISOR, ["men"])
    assert hall.centre.escalation.late(other.id).requests == ()
    assert (hall.centre.escalation.count(other.id), hall.centre.escalation.count(hall.boss.id)) == (0, 1)
    for person in (hall.noura, hall.office):
        assert code_of(lambda person=person: hall.centre.escalation.late(person.id)) == "role_not_allowed"  # type: ignore[misc]
        assert hall.centre.escalation.count(person.id) == 0


def test_the_list_is_bounded_and_counts_all(hall: Hall) -> None:
    requests = [hall.enter() for _ in range(3)]
    hall.clock.advance(14 * DAY)
    hall.remind(requests[2], hall.noura)
    hall.remind(requests[2], hall.boss)
    told = hall.centre.escalation.late(hall.boss.id, limit=2)
    assert (len(told.requests), told.count, told.escalated) == (2, 3, 3)
