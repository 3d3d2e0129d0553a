"""One request from its ticket to its end through the real screens of four people, and the file that tells it."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from core.services.dto import RequestView
from tests.gui.counter.acts import press
from tests.gui.counter.conftest import Screen
from tests.gui.requests.conftest import Found, Ministry, Place
from tests.gui.requests.papers import Papers
from tests.gui.requests.scanner import needs_sane, scan_twenty, with_test_device
from tests.gui.requests.test_papers import save
from tests.letters.made import pdf
from tests.reports.pages import in_order, words

SUBJECT, LETTER, MISSING = "طلب نقل معلمة", "خطاب من عشرين صفحة", "صورة الهوية"
DIRECTIVE, LACKS, BROUGHT = "الرأي الإداري والنظامي", "تنقص صورة الهوية", "أحضرتها صاحبة الطلب"
OPINION, ANSWER = "لا مانع نظاما", "تمت الموافقة على النقل"
AGAIN, ONCE_MORE, BETTER = "لم يذكر تاريخ النقل", "يبين التاريخ", "النقل من أول الشهر"
ACCEPT, WRITE = "استلام", "كتابة الرد"
KEY = Qt.Key


def at_the_window(ministry: Ministry) -> tuple[Screen, RequestView]:
    """Called, identified, classified, entered, and twenty pages scanned to it."""
    screen = ministry.open_counter(ministry.url)
    screen.seat()
    screen.visit()
    screen.write_request(SUBJECT)
    screen.save()
    screen.until(lambda: len(screen.requests()) == 1 and screen.counter.session.settled)
    scan_twenty(Papers(Place(screen)), LETTER)
    screen.clerk.expect(f"أُرفقت «{LETTER}»")
    request = ministry.centre.requests.by_reference(screen.requests()[0])
    press(screen, 8)
    screen.until(lambda: ministry.centre.queue.current("W1") is None)
    return screen, request


def step(place: Place, request: RequestView, move: str, key: Qt.Key = KEY.Key_F2, *, text: str = "") -> None:
    """One move of the request that somebody reads, by its key; with the text that it wants."""
    place.front()
    place.read_file(request)
    place.ready(move)
    place.table.setFocus()
    place.key(key)
    if text:
        place.write(text)
        place.send()


def refer(office: Place, request: RequestView, directive: str, *departments: str) -> None:
    """The office's directive and to whom."""
    step(office, request, "كتابة التوجيه")
    office.write(directive)
    for department in departments:
        office.name(department)
        office.key(KEY.Key_Return)
    office.send()
    office.says("صدر التوجيه")
    office.lies()


def reads(place: Place, request: RequestView) -> None:
    """Somebody at a window goes over to the requests."""
    place.front()
    place.screen.clerk.press("المعاملات")
    place.read_file(request)


@needs_sane
def test_from_the_ticket_to_the_end_and_reopened_between(
    found: Found, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_test_device(tmp_path, monkeypatch)
    ministry = found()
    screen, request = at_the_window(ministry)
    clerk = Place(screen)
    office, officer, legal = ministry.sits("office"), ministry.sits("officer"), ministry.sits("legal")

    refer(office, request, DIRECTIVE, "adm", "leg")
    step(officer, request, ACCEPT)
    step(officer, request, "إعادة لمقدّم الطلب", KEY.Key_F4, text=LACKS)
    officer.lies()
    assert ministry.now(request) == "returned"

    reads(clerk, request)
    Papers(clerk).attach(pdf(tmp_path / "identity.pdf", "the identity card"), MISSING)
    clerk.says(f"أُرفقت الوثيقة «{MISSING}»")
    step(clerk, request, "استُكملت النواقص", text=BROUGHT)
    clerk.lies()

    step(legal, request, ACCEPT)
    step(legal, request, WRITE, text=OPINION)
    legal.says("صدر الرد")
    assert ministry.now(request) == "in_process"
    step(officer, request, WRITE, text=ANSWER)
    officer.says("صدر الرد")
    assert ministry.now(request) == "answered"

    office.front()
    office.find(request)
    step(office, request, "إعادة فتح", KEY.Key_F8, text=AGAIN)
    office.screen.until(lambda: ministry.now(request) == "reopened")
    step(clerk, request, "رفع إلى المكتب")
    office.front()
    office.back()
    refer(office, request, ONCE_MORE, "adm")
    step(officer, request, ACCEPT)
    step(officer, request, WRITE, text=BETTER)
    officer.says("صدر الرد")
    step(clerk, request, "إغلاق")
    clerk.says("أُغلقت")
    assert ministry.now(request) == "closed"

    office.front()
    office.find(request)
    save(office, KEY.Key_S, tmp_path / "file.pdf")
    office.says("حُفظ ملف المعاملة")
    assert ministry.centre.requests.history_holds(request.id)
    told = (request.reference, SUBJECT, LETTER, DIRECTIVE, LACKS, MISSING, BROUGHT, OPINION, ANSWER)
    in_order(words(tmp_path / "file.pdf"), *told, AGAIN, ONCE_MORE, BETTER, "the identity card")
