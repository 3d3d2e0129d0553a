"""Registering a request, its receipt, and a database that goes away in the middle."""

from pathlib import Path

import pytest
import zxingcpp
from PySide6.QtCore import QElapsedTimer, QSize, Qt
from PySide6.QtPdf import QPdfDocument

from core.cli.demo.file_dialog import answer_with
from core.domain.errors import EnvironmentFault, ErrorCode
from core.domain.references import parse_reference
from core.services.request_entry import RequestEntry
from tests.gui.counter.conftest import Open, Screen
from tests.gui.paper import print_to
from tests.support.outage import Outage
from tests.support.postgres import PostgresServer

TEN_SECONDS = 10_000


def visiting(open_counter: Open, url: str | None = None) -> Screen:
    """A visitor at the window."""
    screen = open_counter(url) if url else open_counter()
    screen.seat()
    screen.visit()
    return screen


def registered(screen: Screen) -> str:
    """Waits for the one request of the visit; its reference."""
    screen.until(lambda: screen.clerk.hears("سُجلت المعاملة") and screen.counter.session.ready)
    (reference,) = screen.requests()
    return reference


def test_a_request_is_registered_with_the_keyboard(open_counter: Open, database_url: str) -> None:
    screen = visiting(open_counter, database_url)
    screen.write_request()
    screen.save()
    screen.save()
    reference = registered(screen)
    screen.clerk.expect(f"سُجلت المعاملة: \u2066{reference}\u2069")
    assert parse_reference(reference) == reference
    assert screen.clerk.text("الموضوع") == ""
    request = screen.centre.requests.by_reference(reference)
    assert (request.type.code, request.subject, request.summary) == ("G01", "طلب نقل", "خطاب")


def test_a_double_click_registers_once(open_counter: Open) -> None:
    screen = visiting(open_counter)
    screen.write_request()
    screen.clerk.double_click("تسجيل المعاملة")
    registered(screen)


def test_an_empty_subject_and_no_type_are_said_and_nothing_is_lost(open_counter: Open) -> None:
    screen = visiting(open_counter)
    screen.clerk.type_and_enter("خطاب")
    screen.focus_on("الموضوع")
    screen.clerk.key(Qt.Key.Key_Return)
    screen.clerk.keys("الملخص الطويل")
    screen.save()
    screen.clerk.expect("اكتب موضوع المعاملة")
    screen.until(lambda: screen.clerk.wrong("الموضوع"))
    assert screen.clerk.text("الملخص") == "الملخص الطويل"
    assert screen.requests() == []
    screen.clerk.keys("طلب")
    screen.save()
    registered(screen)


def test_ten_seconds_without_a_database_lose_and_double_nothing(open_counter: Open, outage: Outage) -> None:
    screen = visiting(open_counter, outage.url)
    screen.write_request()
    since = QElapsedTimer()
    since.start()
    outage.begin()
    screen.save()
    screen.clerk.expect("انقطع الاتصال بقاعدة البيانات")
    screen.clerk.expect("لا اتصال بقاعدة البيانات")
    screen.until(lambda: since.elapsed() > TEN_SECONDS)
    assert screen.clerk.text("الموضوع") == "طلب نقل"
    outage.end()
    screen.until(lambda: screen.counter.session.settled)
    assert screen.clerk.text("الملخص") == "خطاب"
    screen.save()
    registered(screen)
    assert not screen.clerk.hears("انقطع الاتصال")


def test_killed_connections_are_not_felt(open_counter: Open, postgres: PostgresServer, postgres_url: str) -> None:
    screen = visiting(open_counter, postgres_url)
    screen.write_request()
    postgres.disconnect(postgres_url)
    screen.save()
    screen.until(lambda: screen.counter.session.settled)
    if not screen.requests():
        screen.save()
    registered(screen)


@pytest.fixture
def lost_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    """The first registration is committed, but its answer never arrives."""
    real, lost = RequestEntry.register, iter([True])

    def register(service: RequestEntry, *given: object, **named: object) -> object:
        request = real(service, *given, **named)  # type: ignore[arg-type]
        if next(lost, False):
            raise EnvironmentFault(ErrorCode.DATABASE_AWAY, reason="the test's")
        return request

    monkeypatch.setattr(RequestEntry, "register", register)


def test_after_a_lost_answer_the_same_button_gives_the_first_result(open_counter: Open, lost_answer: None) -> None:
    screen = visiting(open_counter)
    screen.write_request()
    screen.save()
    screen.clerk.expect("اضغط الزر نفسه")
    screen.until(lambda: screen.counter.session.settled)
    screen.save()
    registered(screen)


def test_text_changed_after_a_lost_answer_is_not_taken_for_registered(open_counter: Open, lost_answer: None) -> None:
    screen = visiting(open_counter)
    screen.write_request()
    screen.save()
    screen.clerk.expect("اضغط الزر نفسه")
    screen.until(lambda: screen.counter.session.settled)
    screen.clerk.fill("الموضوع", " آخر")
    screen.save()
    screen.clerk.expect("بالنص السابق")
    assert screen.clerk.text("الموضوع") != ""
    screen.until(lambda: screen.counter.session.settled)
    screen.save()
    screen.focus_on("معاملات مفتوحة مشابهة")  # the first one is open, and its subject is in this one
    screen.until(lambda: screen.counter.session.settled)
    screen.clerk.press("تسجيلها مع ذلك")
    screen.until(lambda: len(screen.requests()) == 2)


def test_the_next_visitor_is_not_given_the_last_ones_request(open_counter: Open, lost_answer: None) -> None:
    screen = visiting(open_counter)
    screen.write_request()
    screen.save()
    screen.clerk.expect("اضغط الزر نفسه")
    first = screen.requests()
    visit = screen.centre.visitors.visit("W1")
    screen.centre.queue.finish("W1")
    screen.clerk.expect("لا توجد تذكرة عند الشباك")
    screen.visit()
    screen.write_request("طلب ثان")
    screen.save()
    assert visit is not None
    assert registered(screen) not in first


def test_the_receipt_is_saved_where_the_clerk_says(open_counter: Open, tmp_path: Path) -> None:
    screen = visiting(open_counter)
    screen.write_request()
    screen.save()
    registered(screen)
    file = tmp_path / "receipt.pdf"
    answer_with(file)
    screen.clerk.press("حفظ الإيصال")
    screen.clerk.expect("\u2066receipt.pdf\u2069")
    assert file.read_bytes().startswith(b"%PDF")


def test_the_receipt_is_printed_and_leaves_no_file(
    open_counter: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper = tmp_path / "paper.pdf"
    print_to(paper, monkeypatch)
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    screen = visiting(open_counter)
    screen.write_request()
    screen.save()
    reference = registered(screen)
    screen.clerk.press("طباعة الإيصال")
    screen.clerk.expect("طُبع الإيصال")
    assert [one.name for one in tmp_path.iterdir() if not one.name.startswith("centre.")] == ["paper.pdf"]
    document = QPdfDocument()
    document.load(str(paper))
    image = document.render(0, QSize(1654, 2339))
    image.save(str(tmp_path / "paper.png"))
    document.close()
    code = zxingcpp.read_barcodes(_grey(tmp_path / "paper.png"))
    assert [found.text for found in code] == [f"istiqbal:request:{reference}"]


def _grey(path: Path) -> object:
    from PIL import Image

    with Image.open(path) as opened:
        page = Image.new("RGB", opened.size, "white")
        page.paste(opened, mask=opened.getchannel("A") if "A" in opened.getbands() else None)
        return page
