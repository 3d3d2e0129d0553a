"""A letter is put together by hand: scanned, taken from files, turned, put in order, and named."""

import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QListWidget
from pytestqt.qtbot import QtBot

from core.cli.demo.file_dialog import answer_with
from core.domain.documents import Letter
from core.domain.errors import ErrorCode
from core.domain.text import Language
from core.letters.letters import PdfLetters
from counter.dialogs.letter.dialog import LetterDialog
from counter.dialogs.letter.shots import PictureScanner, opened
from tests.gui.counter.conftest import Clerk
from tests.letters.bad_files import bad_file
from tests.letters.made import pdf, texts

TITLE = "خطاب مقدّم الطلب"
RIGHT, UP, DOWN = Qt.Key.Key_R, Qt.Key.Key_Up, Qt.Key.Key_Down
CONTROL = Qt.KeyboardModifier.ControlModifier


@dataclass
class Desk:
    """The dialog, who sits before it, and what came out of it."""

    dialog: LetterDialog
    clerk: Clerk
    scanner: PictureScanner
    made: list[tuple[str, Letter]]
    qtbot: QtBot

    def until(self, count: int) -> None:
        """Wait for so many pages."""
        self.qtbot.waitUntil(lambda: self.pages.count() == count and not self.dialog.desk.busy)

    @property
    def pages(self) -> QListWidget:
        found = self.dialog.findChild(QListWidget, "pages")
        assert isinstance(found, QListWidget)
        return found

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        QTest.keyClick(QApplication.focusWidget() or self.dialog, key, modifiers)

    def drop(self, *files: Path) -> bool:
        """Let files fall on the dialog; whether it took them."""
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
        copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        enter = QDragEnterEvent(QPoint(9, 9), copy, mime, left, none)
        enter.ignore()
        QApplication.sendEvent(self.dialog, enter)
        if enter.isAccepted():
            QApplication.sendEvent(self.dialog, QDropEvent(QPointF(9, 9), copy, mime, left, none))
        return enter.isAccepted()

    def letter(self) -> list[str]:
        """What is read on the pages of the letter that was made last."""
        return texts(PdfLetters().make(self.made[-1][1]))


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    with opened(Language.ARABIC, tmp_path) as (dialog, scanner):
        made: list[tuple[str, Letter]] = []
        dialog.made.connect(lambda title, letter: made.append((title, letter)))
        dialog.ask()
        qtbot.waitUntil(lambda: bool(dialog.desk.devices))
        yield Desk(dialog, Clerk(dialog), scanner, made, qtbot)


def test_files_become_a_letter_by_keyboard(desk: Desk, tmp_path: Path) -> None:
    answer_with(pdf(tmp_path / "a.pdf", "one", "two", "three"))
    desk.key(Qt.Key.Key_F7)
    desk.until(3)
    desk.dialog.activateWindow()  # as a window manager does once the file dialog is closed
    desk.qtbot.waitUntil(desk.dialog.isActiveWindow)
    desk.pages.setFocus()
    desk.key(RIGHT, CONTROL)
    desk.key(DOWN, CONTROL)
    desk.key(DOWN, CONTROL)
    assert desk.pages.currentRow() == 2
    desk.key(UP, CONTROL)
    desk.pages.setFocus()
    desk.key(Qt.Key.Key_Home)
    desk.key(Qt.Key.Key_Delete, CONTROL)
    desk.until(2)
    desk.clerk.fill("ما هذه الوثيقة", TITLE)
    desk.key(Qt.Key.Key_F10)
    desk.qtbot.waitUntil(lambda: bool(desk.made))
    assert desk.made[0][0] == TITLE
    assert [(page.number, page.turn) for page in desk.made[0][1].pages] == [(0, 90), (2, 0)]
    assert [text for text in desk.letter() if text] == ["one", "three"]


def test_buttons_do_what_they_say(desk: Desk, tmp_path: Path) -> None:
    assert desk.drop(pdf(tmp_path / "a.pdf", "one", "two"))
    desk.until(2)
    desk.clerk.press("تدوير إلى اليسار")
    assert desk.dialog.desk.letter.pages[0].turn == 270
    desk.clerk.press("تدوير إلى اليمين")
    assert desk.dialog.desk.letter.pages[0].turn == 0
    desk.clerk.press("تأخير")
    assert [page.number for page in desk.dialog.desk.letter.pages] == [1, 0]
    desk.clerk.press("تقديم")
    assert [page.number for page in desk.dialog.desk.letter.pages] == [0, 1]
    assert not desk.clerk.widget("تقديم").isEnabled()
    desk.clerk.press("حذف")
    assert [page.number for page in desk.dialog.desk.letter.pages] == [1]
    desk.clerk.press("حذف")
    assert not desk.clerk.widget("إرفاق الخطاب").isEnabled()
    desk.clerk.expect("لا صفحات بعد")


def test_a_turned_page_is_shown_turned(desk: Desk, tmp_path: Path) -> None:
    desk.drop(pdf(tmp_path / "a.pdf", "one"))
    desk.until(1)
    before = desk.pages.item(0).icon().actualSize(desk.pages.iconSize())
    desk.key(RIGHT, CONTROL)
    after = desk.pages.item(0).icon().actualSize(desk.pages.iconSize())
    assert before.height() > before.width()
    assert after.width() > after.height()


def test_a_bad_file_is_told_and_the_pages_stay(desk: Desk, tmp_path: Path) -> None:
    (tmp_path / "fake.pdf").write_bytes(b"MZ\x90\x00")
    good, later = pdf(tmp_path / "a.pdf", "one"), pdf(tmp_path / "b.pdf", "two")
    desk.drop(good, tmp_path / "fake.pdf", later)
    desk.until(1)
    desk.clerk.expect("محتوى الملف «fake.pdf» يخالف ما يدل عليه اسمه")
    desk.drop(later)
    desk.until(2)
    assert not desk.clerk.hears("fake.pdf")


@pytest.mark.filterwarnings("ignore:.*:UserWarning:PIL")
def test_each_bad_file_is_told_and_nothing_of_it_becomes_a_page(desk: Desk, tmp_path: Path) -> None:
    told = {
        "empty": "فارغ",
        "no pages": "لا صفحات في الملف",
        "executable": "يخالف ما يدل عليه اسمه",
        "password": "مقفل بكلمة مرور",
        "500 MB": "أكبر من 64 ميغابايت",
        "cut picture": "تالف",
        "bomb": "كبيرة جدًا",
        "too many frames": "أقصى عدد لصفحات الخطاب",
    }
    for which, words in told.items():
        path, _ = bad_file(tmp_path, which)
        assert desk.drop(path)
        desk.clerk.expect(words)
        desk.until(0)
    assert desk.drop(pdf(tmp_path / "good.pdf", "one"))
    desk.until(1)


def test_pages_come_from_the_feeder_and_from_the_glass(desk: Desk) -> None:
    desk.clerk.press("كل الصفحات في الملقّم")
    desk.key(Qt.Key.Key_F6)
    desk.until(3)
    desk.clerk.press("كل الصفحات في الملقّم")
    desk.clerk.press("بالألوان")
    desk.clerk.press("مسح ضوئي")
    desk.until(4)
    assert [(order.device, order.feeder, order.colour) for order in desk.scanner.orders] == [
        ("usb:1", True, False),
        ("usb:1", False, True),
    ]
    assert desk.pages.currentRow() == 3


def test_pages_before_a_jam_stay(desk: Desk) -> None:
    desk.scanner.fault = ErrorCode.SCANNER_JAMMED
    desk.clerk.press("كل الصفحات في الملقّم")
    desk.clerk.press("مسح ضوئي")
    desk.until(3)
    desk.clerk.expect("علق ورق في الماسح الضوئي")


def test_a_scan_is_stopped(desk: Desk) -> None:
    desk.scanner.waits = True
    desk.clerk.press("مسح ضوئي")
    desk.clerk.expect("يعمل الماسح الضوئي الآن")
    assert not desk.drop(Path("/nowhere.pdf"))
    assert not desk.clerk.widget("إرفاق الخطاب").isEnabled()
    desk.clerk.press("إيقاف")
    desk.until(1)
    assert not desk.clerk.hears("أُلغي المسح")


def test_a_pc_without_a_scanner_is_told_and_looks_again(qtbot: QtBot, tmp_path: Path) -> None:
    with opened(Language.ENGLISH, tmp_path) as (dialog, scanner):
        clerk, scanner.present = Clerk(dialog), False
        dialog.ask()
        clerk.expect("No scanner was found")
        scanner.present = True
        clerk.press("Look again")
        qtbot.waitUntil(lambda: bool(dialog.desk.devices))
        assert not clerk.hears("No scanner was found")
        clerk.press("Scan")
        qtbot.waitUntil(lambda: len(dialog.desk.letter.pages) == 1)


def test_a_letter_needs_its_name(desk: Desk, tmp_path: Path) -> None:
    desk.drop(pdf(tmp_path / "a.pdf", "one"))
    desk.until(1)
    desk.clerk.press("إرفاق الخطاب")
    desk.clerk.expect("اكتب ما هذه الوثيقة")
    assert desk.clerk.wrong("ما هذه الوثيقة")
    assert desk.made == []
    desk.clerk.keys(TITLE)
    desk.clerk.press("إرفاق الخطاب")
    assert [title for title, _ in desk.made] == [TITLE]
    assert not desk.clerk.wrong("ما هذه الوثيقة")


def test_what_was_scanned_leaves_the_pc_with_the_dialog(desk: Desk) -> None:
    desk.clerk.press("مسح ضوئي")
    desk.until(1)
    scanned = desk.dialog.desk.letter.pages[0].source
    assert scanned.is_file()
    desk.clerk.press("خروج")
    assert not scanned.exists()
    assert not scanned.parent.exists()
    desk.dialog.ask()
    assert desk.pages.count() == 0


def test_a_scan_that_is_left_leaves_nothing(desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    desk.scanner.waits = True
    desk.clerk.press("مسح ضوئي")
    desk.qtbot.waitUntil(lambda: bool(list(tmp_path.glob("istiqbal-scan-*/*/*.png"))))
    desk.clerk.press("خروج")
    desk.qtbot.waitUntil(lambda: not list(tmp_path.glob("istiqbal-scan-*")))
    desk.dialog.ask()
    desk.qtbot.waitUntil(lambda: bool(desk.dialog.desk.devices) and not desk.dialog.desk.looking)
    assert desk.pages.count() == 0
    desk.scanner.waits = False
    desk.clerk.press("مسح ضوئي")
    desk.until(1)
