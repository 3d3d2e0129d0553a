"""The full file and the referral letter of a request, saved and printed with the keyboard."""

from pathlib import Path

import pytest
from pypdf import PdfReader
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from core.cli.demo.file_dialog import answer_with
from core.domain.workflow import RequestMove
from core.services.course import Act
from counter.workspaces.requests.paper_acts import PaperActs
from tests.gui.paper import print_to
from tests.gui.requests.conftest import CONTROL, Found, Place
from tests.letters.made import letter_of, pdf
from tests.reports.pages import in_order, words

FILE, LETTER = ["طباعة ملف المعاملة", "حفظ ملف المعاملة"], ["طباعة خطاب الإحالة", "حفظ خطاب الإحالة"]
SHIFT = CONTROL | Qt.KeyboardModifier.ShiftModifier
DIRECTIVE = "يُنظر في الطلب ويُفاد"


def press(place: Place, keys: Qt.Key, modifier: Qt.KeyboardModifier = CONTROL) -> None:
    """A shortcut, once the paper before is done; offscreen no window manager brings back who was behind a dialog."""
    window = place.screen.counter.window
    place.screen.until(lambda: all(one.isEnabled() for one in buttons(place)))
    window.activateWindow()
    place.screen.until(window.isActiveWindow)
    place.table.setFocus()
    place.key(keys, modifier)


def save(place: Place, keys: Qt.Key, path: Path, modifier: Qt.KeyboardModifier = CONTROL) -> None:
    answer_with(path)
    press(place, keys, modifier)


def buttons(place: Place) -> list[QPushButton]:
    acts = place.page.findChild(PaperActs)
    assert isinstance(acts, PaperActs)
    return [one for one in acts.findChildren(QPushButton) if one.isVisible()]


def offered(place: Place) -> list[str]:
    """What may be done with papers."""
    return [one.accessibleName() for one in buttons(place)]


def test_file_and_letter_are_saved_and_printed(found: Found, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    paper = tmp_path / "paper.pdf"
    print_to(paper, monkeypatch)
    ministry = found()
    request = ministry.enter()
    clerk = next(one for one in ministry.centre.staff.everyone() if one.login == "noura")
    letter = letter_of(pdf(tmp_path / "letter.pdf", "the letter", "its second page"))
    ministry.centre.documents.add(request.id, "خطاب", letter, by=clerk.id, key="letter")
    office = ministry.sits("office")
    office.read_file(request)
    assert offered(office) == FILE, "nothing is referred yet"
    ministry.move(request, "office", Act(RequestMove.DIRECT, DIRECTIVE, ("ADM",)))

    officer = ministry.sits("officer")
    officer.read_file(request)
    officer.screen.until(lambda: offered(officer) == [*FILE, *LETTER])
    save(officer, Qt.Key.Key_S, tmp_path / "file.pdf")
    officer.says("حُفظ ملف المعاملة: file.pdf")
    in_order(words(tmp_path / "file.pdf"), request.reference, "ينظر في الطلب ويفاد", "the letter", "its second page")
    save(officer, Qt.Key.Key_S, tmp_path / "letters.pdf", SHIFT)
    officer.says("حُفظ خطاب الإحالة: letters.pdf")
    in_order(words(tmp_path / "letters.pdf"), "الإدارة العامة للشؤون الإدارية", "ينظر في الطلب ويفاد")
    save(officer, Qt.Key.Key_S, tmp_path / "nowhere" / "file.pdf")
    officer.says("تعذّر حفظ ملف المعاملة في هذا المجلد")

    before = sorted(tmp_path.iterdir())
    press(officer, Qt.Key.Key_P)
    officer.says("طُبع ملف المعاملة")
    assert len(PdfReader(paper).pages) == len(PdfReader(tmp_path / "file.pdf").pages)
    assert sorted(one for one in tmp_path.iterdir() if one != paper) == before, "nothing else lies on the disk"


def test_who_reads_on_the_screen_alone_is_offered_no_paper(found: Found) -> None:
    ministry = found()
    request = ministry.enter()
    for login, act in (
        ("office", Act(RequestMove.DIRECT, DIRECTIVE, ("ADM",))),
        ("officer", Act(RequestMove.ACCEPT)),
        ("officer", Act(RequestMove.ANSWER, "تمت الموافقة")),
    ):
        ministry.move(request, login, act)
    agent = ministry.sits("abeer")
    agent.read_file(request)
    assert offered(agent) == []
