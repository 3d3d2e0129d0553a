"""Whoever writes an answer and attaches its enclosure meanwhile is not told that they were quicker than themself."""

from pathlib import Path

from core.bootstrap import Centre
from core.domain.workflow import RequestMove, Role
from core.services.course import Act
from core.services.dto import StaffView, VisitView
from tests.integration.conftest import PASSWORD, code_of
from tests.letters.made import letter_of, pdf


def test_an_enclosure_of_ones_own_is_no_news_and_another_s_is(
    centre: Centre, visit: VisitView, noura: StaffView, tmp_path: Path
) -> None:
    request = centre.requests.register(visit.id, "G01", "طلب نقل", "", by=noura.id, key="k")
    office = centre.staff.add("office", "Office", PASSWORD, Role.OFFICE, [])
    # two of one name: whoever has the same is somebody else all the same
    officer, other = (centre.staff.add(login, "سعد", PASSWORD, Role.OFFICER, [], "ADM") for login in ("one", "two"))
    centre.requests.take(request.id, Act(RequestMove.DIRECT, "للجهة", ("ADM",)), by=office.id, key="refer")
    seen = centre.requests.take(request.id, Act(RequestMove.ACCEPT), by=officer.id, key="accept").version
    answer = Act(RequestMove.ANSWER, "تمت الموافقة")

    def answered(key: str) -> object:
        return centre.requests.take(request.id, answer, by=officer.id, key=key, version=seen)

    added = centre.documents.add(
        request.id, "خطأ", letter_of(pdf(tmp_path / "a.pdf", "a")), by=officer.id, key="wrong enclosure"
    )
    centre.documents.withdraw(added.id, "خطأ", by=officer.id)
    enclosure = letter_of(pdf(tmp_path / "b.pdf", "b"))
    centre.documents.add(request.id, "مرفق", enclosure, by=other.id, key="of a colleague")
    assert code_of(lambda: answered("told")) == "request_changed"
    seen = centre.requests.get(request.id).version
    centre.documents.add(request.id, "مرفق", enclosure, by=officer.id, key="enclosure")
    answered("well")
    assert centre.requests.get(request.id).state.value == "answered"
