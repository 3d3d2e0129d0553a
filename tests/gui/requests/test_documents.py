"""Documents on the page of requests: brought later, read page by page, and withdrawn when they were wrong."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPdf import QPdfDocument
from sqlalchemy import select, update

from core.bootstrap import Centre
from core.cli.demo.file_dialog import answer_with
from core.domain.errors import EnvironmentFault, ErrorCode
from core.domain.workflow import RequestMove
from core.services.course import Act
from core.services.document_reading import DocumentReading
from core.services.dto import RequestView
from core.storage.document_tables import document_content
from counter.documents.withdrawing import WithdrawDialog
from tests.gui.counter.conftest import Clerk
from tests.gui.paper import print_to
from tests.gui.requests.conftest import CONTROL, Found, Ministry
from tests.gui.requests.papers import Papers, stored
from tests.gui.requests.scanner import needs_sane, scan_twenty, with_test_device
from tests.letters.made import letter_of, pdf
from tests.support.outage import Outage

MOVE, KEY = RequestMove, Qt.Key
TITLE, REASON = "صورة الهوية", "لمراجع آخر"


def add(ministry: Ministry, request: RequestView, file: Path, title: str = TITLE, by: str = "office") -> None:
    """Somebody adds a document from another program."""
    person = next(one for one in ministry.centre.staff.everyone() if one.login == by)
    ministry.centre.documents.add(request.id, title, letter_of(file), by=person.id, key=f"{title} {file}")


def change(centre: Centre, **values: bytes) -> None:
    """Edit what is stored behind the program."""
    with centre.storage.units.write() as unit:
        unit._scope.run(update(document_content).values(values))
        unit.commit()


def test_a_missing_paper_is_brought_later_and_read(found: Found, tmp_path: Path) -> None:
    ministry = found()
    request = ministry.enter()
    ministry.move(request, "office", Act(MOVE.DIRECT, "للجهة", ("ADM",)))
    ministry.move(request, "officer", Act(MOVE.ACCEPT))
    ministry.move(request, "officer", Act(MOVE.RETURN, "تنقص صورة الهوية"))
    centre = ministry.sits("abeer")
    centre.read_file(request)
    papers = Papers(centre)
    papers.attach(pdf(tmp_path / "a.pdf", "first page", "second page", "third page"), TITLE)
    centre.says("أُرفقت الوثيقة «صورة الهوية»")
    papers.until(lambda: [line.split("  ·  ")[:2] for line in papers.lines()] == [[TITLE, "3 صفحات"]])
    assert [(one.title, one.pages, one.staff) for one in stored(centre, request)] == [(TITLE, 3, "عبير المطيري")]
    centre.table.setFocus()
    centre.key(KEY.Key_F2)
    centre.write("أُحضرت")
    centre.send()
    centre.lies()

    officer = ministry.sits("officer")
    officer.read_file(request)
    reading = Papers(officer).read()
    reading.at(1, 3)
    wide = reading.size()
    steps: tuple[tuple[Qt.Key, int], ...] = (
        (KEY.Key_PageDown, 2),
        (KEY.Key_Left, 3),  # onward, as a book of Arabic is read
        (KEY.Key_PageDown, 3),
        (KEY.Key_Right, 2),
        (KEY.Key_Home, 1),
        (KEY.Key_End, 3),
    )
    for key, number in steps:
        reading.key(key)
        reading.at(number, 3)
    reading.key(KEY.Key_G, CONTROL)
    reading.clerk.keys("٢")
    reading.key(KEY.Key_Return)
    reading.at(2, 3)
    reading.key(KEY.Key_G, CONTROL)
    reading.clerk.keys("9")
    reading.key(KEY.Key_Return)
    reading.says("لا توجد هذه الصفحة: في الوثيقة 3 صفحات")
    reading.key(KEY.Key_1, CONTROL)
    officer.screen.until(lambda: reading.size()[1] < wide[1])
    whole = reading.size()
    reading.key(KEY.Key_Plus, CONTROL)
    officer.screen.until(lambda: reading.size()[1] > whole[1])
    reading.key(KEY.Key_2, CONTROL)
    reading.key(KEY.Key_R, CONTROL)
    officer.screen.until(lambda: reading.size()[0] > reading.size()[1])
    reading.close()


def test_a_wrong_paper_is_withdrawn_and_shut_before_whom_it_does_not_concern(found: Found, tmp_path: Path) -> None:
    ministry = found()
    request = ministry.enter()
    ministry.move(request, "office", Act(MOVE.DIRECT, "للجهة", ("ADM",)))
    add(ministry, request, pdf(tmp_path / "a.pdf", "of somebody else"))
    officer = ministry.sits("officer")
    officer.read_file(request)
    first = Papers(officer)
    reading = first.read()
    reading.at(1, 1)
    second = ministry.sits("second")
    second.read_file(request)
    theirs = Papers(second)
    theirs.until(lambda: theirs.listed.count() == 1)
    theirs.withdraw("", REASON)
    second.says("سُحبت الوثيقة «صورة الهوية»")
    (gone,) = stored(second, request)
    assert (gone.withdrawn_by, gone.withdrawn_reason) == ("ماجد الشهري", REASON)
    theirs.until(lambda: f"مسحوبة: {REASON}" in theirs.lines()[0].replace("\u2068", "").replace("\u2069", ""))
    theirs.listed.setFocus()
    theirs.key(KEY.Key_Return)
    second.says("لا يفتحها إلا من له حق الإشراف")

    reading.says("سُحبت هذه الوثيقة. راجع قائمة الوثائق من جديد.")
    reading.says(REASON)
    assert reading.dialog._sheet._page.pixmap().isNull() or not reading.dialog._sheet.isVisible()
    reading.dialog.activateWindow()
    officer.screen.until(reading.dialog.isActiveWindow)
    reading.close()


def test_a_colleague_withdrew_it_meanwhile(found: Found, tmp_path: Path) -> None:
    ministry = found()
    request = ministry.enter()
    add(ministry, request, pdf(tmp_path / "a.pdf", "of somebody else"))
    office = ministry.sits("office")
    office.read_file(request)
    papers = Papers(office)
    papers.until(lambda: papers.listed.count() == 1)
    papers.listed.setFocus()
    papers.key(KEY.Key_Delete, CONTROL)
    dialog = papers.dialog(WithdrawDialog)
    (document,) = stored(office, request)
    by = office.screen.counter.session.person
    assert by is not None
    ministry.centre.documents.withdraw(document.id, REASON, by=by.id)
    Clerk(dialog).keys("سبب آخر")
    papers.key(KEY.Key_Return, CONTROL)
    papers.back(dialog)
    office.says("سُحبت هذه الوثيقة")
    assert [one.withdrawn_reason for one in stored(office, request)] == [REASON]


def test_each_trouble_is_told_and_gone_when_it_is_over(
    found: Found, sqlite_outage: Outage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ministry = found(sqlite_outage.url)
    request = ministry.enter()
    add(ministry, request, pdf(tmp_path / "a.pdf", "a letter"))
    with ministry.centre.storage.units.read() as unit:
        content = unit._scope.run(select(document_content)).one()
    office = ministry.sits("office")
    office.read_file(request)
    papers = Papers(office)
    change(ministry.centre, sealed=content.sealed[:-1] + bytes([content.sealed[-1] ^ 1]))
    reading = papers.read()
    reading.says("غُيّرت الوثيقة المحفوظة")
    change(ministry.centre, sealed=content.sealed)
    reading.key(KEY.Key_F5)
    reading.at(1, 1)
    unreadable, missing = b"%PDF-1.7\nnothing", EnvironmentFault(ErrorCode.KEY_FILE_MISSING, path="centre.key")
    with monkeypatch.context() as instead:
        for gives, told in ((unreadable, "محتواها غير مقروء"), (missing, "centre.key")):
            reading.close()
            instead.setattr(DocumentReading, "_opened", _giving(gives))
            reading = papers.read()
            reading.says(told)
    sqlite_outage.begin()
    reading.key(KEY.Key_F5)
    reading.says("قاعدة البيانات")
    sqlite_outage.end()
    reading.at(1, 1)  # by itself
    reading.close()


def _giving(what: bytes | Exception) -> Callable[..., bytes]:
    """Of every document this, or why there is nothing."""

    def give(*_: object, **__: object) -> bytes:
        if isinstance(what, Exception):
            raise what
        return what

    return give


def test_a_copy_is_saved_and_printed_by_whom_may_and_nothing_else_reaches_the_disk(
    found: Found, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ministry, paper, scratch = found(), tmp_path / "paper.pdf", tmp_path / "scratch"
    request = ministry.enter()
    add(ministry, request, pdf(tmp_path / "a.pdf", "a letter", "its back"))
    scratch.mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(scratch))
    print_to(paper, monkeypatch)
    office = ministry.sits("office")
    office.read_file(request)
    papers = Papers(office)
    reading = papers.read()
    reading.at(1, 2)
    copy = tmp_path / "copy.pdf"
    for told in ("حُفظت النسخة: copy.pdf", "تعذّرت كتابة الملف «copy.pdf»"):
        answer_with(copy)
        reading.key(KEY.Key_S, CONTROL)
        reading.says(told)
        reading.dialog.activateWindow()
        office.screen.until(reading.dialog.isActiveWindow)
    assert len(copy.read_bytes()) == stored(office, request)[0].size
    reading.key(KEY.Key_P, CONTROL)
    reading.says("أُرسلت الوثيقة إلى الطابعة")
    printed = QPdfDocument()
    printed.load(str(paper))
    assert printed.pageCount() == 2
    printed.close()
    reading.close()
    assert not list(scratch.iterdir())
    ministry.move(request, "office", Act(MOVE.RETURN, "ناقص"))
    agent = ministry.sits("abeer")
    agent.read_file(request)
    reading = Papers(agent).read()
    reading.at(1, 2)
    assert not reading.clerk.hears("حفظ نسخة")
    assert not reading.clerk.hears("طباعة")
    reading.close()


@needs_sane
def test_twenty_pages_go_from_the_scanner_to_the_reader(
    found: Found, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with_test_device(tmp_path, monkeypatch)
    ministry = found()
    request, office = ministry.enter(), ministry.sits("office")
    office.read_file(request)
    papers = Papers(office)
    scan_twenty(papers, "خطاب من عشرين صفحة")
    office.says("أُرفقت الوثيقة")
    assert [one.pages for one in stored(office, request)] == [20]
    assert not list(tmp_path.glob("istiqbal-scan-*"))
    papers.until(lambda: len(papers.lines()) == 1)
    reading = papers.read()
    reading.at(1, 20)
    reading.key(KEY.Key_End)
    reading.at(20, 20)
    reading.close()
