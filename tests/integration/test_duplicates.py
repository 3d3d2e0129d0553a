"""A request like one that is open, on both databases: who hears of it and who does not."""

from core.bootstrap import Centre
from core.domain.visitor import Gender
from core.domain.workflow import RequestMove
from core.services.course import Act
from core.services.dto import RequestView, StaffView, VisitView
from tests.integration.conftest import MOBILE, RESIDENT, code_of

SUBJECT, LIKE = "طلب نقل معلمة إلى مدرسة قريبة", "نقل المعلّمه الى مدرسه قريبه"


def entered(centre: Centre, visit: VisitView, by: StaffView, code: str = "G01", key: str = "k") -> RequestView:
    return centre.requests.register(visit.id, code, SUBJECT, "", by=by.id, key=key)


def likely(centre: Centre, visit: VisitView, by: StaffView, code: str = "G01", key: str = "") -> list[str]:
    return [one.reference for one in centre.requests.likely_duplicates(visit.id, code, LIKE, by=by.id, key=key)]


def test_an_open_one_of_the_same_person_and_type_is_pointed_out(
    centre: Centre, visit: VisitView, noura: StaffView
) -> None:
    request = entered(centre, visit, noura)
    assert centre.requests.likely_duplicates(visit.id, "G01", LIKE, by=noura.id) == [request]
    assert likely(centre, visit, noura, "G02") == []


def test_it_blocks_nothing(centre: Centre, visit: VisitView, noura: StaffView) -> None:
    first = entered(centre, visit, noura)
    assert entered(centre, visit, noura, key="all the same").reference != first.reference


def test_a_settled_one_is_not_pointed_out(centre: Centre, visit: VisitView, noura: StaffView) -> None:
    request = entered(centre, visit, noura)
    centre.requests.take(request.id, Act(RequestMove.WITHDRAW, "لا حاجة"), by=noura.id, key="w")
    assert likely(centre, visit, noura) == []


def test_a_repeat_of_the_same_key_is_no_second_one(centre: Centre, visit: VisitView, noura: StaffView) -> None:
    entered(centre, visit, noura, key="lost answer")
    assert likely(centre, visit, noura, key="lost answer") == []


def test_another_visitors_is_not_pointed_out(
    centre: Centre, visit: VisitView, noura: StaffView, huda: StaffView
) -> None:
    entered(centre, visit, noura)
    centre.queue.issue("women", "submit", "second visitor")
    centre.queue.call_next("W2", by=huda.id)
    other = centre.visitors.enter(RESIDENT, "Amina Khan", Gender.WOMAN, MOBILE)
    theirs = centre.visitors.start_visit("W2", other.id, by=huda.id)
    assert likely(centre, theirs, huda) == []


def test_who_does_not_work_there_is_told_nothing(centre: Centre, visit: VisitView, noura: StaffView) -> None:
    entered(centre, visit, noura)
    fahad = centre.staff.add("fahad", "فهد", "a long password", noura.role, ["men"])
    assert code_of(lambda: likely(centre, visit, fahad)) == "section_not_yours"
