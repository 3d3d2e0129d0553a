"""Pages from the scanner and from files become one letter: seen, turned, put in order, and named."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from core.domain.documents import MAX_TITLE, SUFFIXES, ScanOrder, check_title
from core.domain.errors import IstiqbalError, RuleBroken
from core.domain.numerals import Digits
from core.domain.text import Language
from core.qt.link import CentreLink
from core.words import Words, explain
from counter.dialogs.letter.desk import LetterDesk
from counter.dialogs.letter.pages import PageList
from counter.widgets import Message, button, card, label, mark, with_key

_SIZE = (1080, 680)
_SIDE = 340


class LetterDialog(QDialog):
    """`ask` opens it empty; `made` gives the title and the letter, and leaves it open until `close` or `refused`."""

    made = Signal(str, object)

    def __init__(
        self, parent: QWidget | None, link: CentreLink, language: Language, digits: Digits = Digits.WESTERN
    ) -> None:
        super().__init__(parent)
        self._language, self._digits = language, digits
        self._words = Words("letter", language, digits)
        self.desk = LetterDesk(link, self)
        self.setWindowTitle(self._words.say("title"))
        self.setMinimumSize(*_SIZE)
        self.setAcceptDrops(True)
        self._build()
        self.desk.changed.connect(self._show)
        self.desk.added.connect(self._added)
        self.desk.refused.connect(self.refused)
        self.finished.connect(self.desk.end)

    def ask(self) -> None:
        """Open with no pages, and look for scanners meanwhile."""
        self._title.clear()
        self.message.tell("")
        self.desk.begin()
        self.desk.look_for_scanners()
        self.open()
        self._scan.setFocus()

    def refused(self, error: IstiqbalError | None) -> None:
        """Say what went wrong; the pages stay."""
        words = explain(error, self._language, self._digits) if error else Words("errors", self._language).say("bug")
        self.message.tell(words, alarm=True)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's
        """Files may be dropped while nothing else is read."""
        if event.mimeData().hasUrls() and not self.desk.busy:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's
        """Take them in the order in which they were chosen."""
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        self._add(files)

    def _build(self) -> None:
        say = self._words.say
        self.message, self._title, self._pages = Message(), QLineEdit(maxLength=MAX_TITLE), PageList(self._words)
        self._pages.currentRowChanged.connect(self._show_buttons)
        left, inside = card()
        self._count = label(say("count", 0), "quiet")
        for part in (self._count, self._pages):
            inside.addWidget(part)
        around, side = QHBoxLayout(), QVBoxLayout()
        around.addWidget(left, 1)
        around.addLayout(side)
        for panel in (self._source_panel(), self._page_panel()):
            panel.setFixedWidth(_SIDE)
            side.addWidget(panel)
        side.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 18, 22, 18)
        layout.addLayout(around, 1)
        layout.addWidget(self.message)
        layout.addLayout(self._foot())

    def _source_panel(self) -> QWidget:
        say = self._words.say
        panel, inside = card(say("source"))
        self._devices, self._feeder, self._colour = QComboBox(), QCheckBox(say("feeder")), QCheckBox(say("colour"))
        self._devices.setAccessibleName(say("scanner"))
        self._scan, self._files = button(say("scan"), "F6"), button(say("files"), "F7")
        self._no_scanner = label("", "quiet")
        ways, begin = QHBoxLayout(), QHBoxLayout()
        for part in (self._feeder, self._colour):
            ways.addWidget(part)
        for begins in (self._scan, self._files):
            begin.addWidget(begins)
        inside.addWidget(self._devices)
        inside.addLayout(ways)
        inside.addWidget(self._no_scanner)
        inside.addLayout(begin)
        inside.addWidget(label(say("drop"), "quiet"))
        self._scan.clicked.connect(self._scan_or_stop)
        self._files.clicked.connect(self._choose)
        return panel

    def _page_panel(self) -> QWidget:
        say = self._words.say
        panel, inside = card(say("page"))
        acts = {
            "turn_right": ("Ctrl+R", lambda place: self.desk.turn(place, 90)),
            "turn_left": ("Ctrl+Shift+R", lambda place: self.desk.turn(place, -90)),
            "earlier": ("Ctrl+Up", lambda place: self._move(place, -1)),
            "later": ("Ctrl+Down", lambda place: self._move(place, 1)),
            "remove": ("Ctrl+Del", self.desk.remove),
        }
        self._acts: dict[str, QPushButton] = {}
        grid = QGridLayout()
        for number, (name, (shortcut, act)) in enumerate(acts.items()):
            made = self._acts[name] = button(say(name))
            # a shortcut of the button's own would swallow the second of two quick keys
            QShortcut(QKeySequence(shortcut), self).activated.connect(made.click)
            made.setToolTip(QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText))
            made.clicked.connect(lambda _=False, act=act: act(self._pages.currentRow()))
            grid.addWidget(made, number // 2, number % 2)
        inside.addLayout(grid)
        return panel

    def _foot(self) -> QHBoxLayout:
        foot = QHBoxLayout()
        self._go, leave = button(self._words.say("go"), "F10", primary=True), button(self._words.say("leave"))
        self._title.setAccessibleName(self._words.say("name"))
        foot.addWidget(label(self._words.say("name"), "quiet", wrap=False))
        foot.addWidget(self._title, 1)
        for part in (leave, self._go):
            part.setAutoDefault(False)
            foot.addWidget(part)
        leave.clicked.connect(self.reject)
        self._go.clicked.connect(self._make)
        return foot

    def _show(self) -> None:
        self._pages.show_pages([self.desk.picture(page) for page in self.desk.letter.pages])
        if [self._devices.itemData(row) for row in range(self._devices.count())] != [d.name for d in self.desk.devices]:
            self._devices.clear()
            for device in self.desk.devices:
                self._devices.addItem(device.title or device.name, device.name)
        self._show_buttons()

    def _show_buttons(self) -> None:
        say, count, place = self._words.say, self._pages.count(), self._pages.currentRow()
        busy, scanning = self.desk.busy, self.desk.scanning
        self._count.setText(
            say("reading") if self.desk.reading else say("scanning") if scanning else say("count", count)
        )
        _name(self._scan, say("stop" if scanning else "scan" if self.desk.devices else "look"), "F6")
        self._scan.setEnabled(scanning or not (busy or self.desk.looking))
        self._files.setEnabled(not busy)
        for part in (self._devices, self._feeder, self._colour):
            part.setVisible(bool(self.desk.devices))
            part.setEnabled(not busy)
        missing = self.desk.no_scanner
        told = say("looking") if self.desk.looking else explain(missing, self._language) if missing else ""
        self._no_scanner.setText(told)
        self._no_scanner.setVisible(bool(told) and not self.desk.devices)
        there = not busy and 0 <= place < count
        for name, act in self._acts.items():
            act.setEnabled(
                there and not (name == "earlier" and place == 0) and not (name == "later" and place == count - 1)
            )
        self._go.setEnabled(not busy and count > 0)

    def _added(self, count: int) -> None:
        """The first new one is chosen, where the eye goes on."""
        self._pages.setCurrentRow(self._pages.count() - count)
        self._pages.setFocus()

    def _move(self, place: int, by: int) -> None:
        self.desk.move(place, place + by)
        self._pages.setCurrentRow(place + by)

    def _scan_or_stop(self) -> None:
        if self.desk.scanning:
            self.desk.stop()
            return
        self.message.tell("")
        if not self.desk.devices:
            self.desk.look_for_scanners()
            return
        device, feeder, colour = self._devices.currentData(), self._feeder.isChecked(), self._colour.isChecked()
        self.desk.scan(ScanOrder(str(device), feeder=feeder, colour=colour))

    def _choose(self) -> None:
        kinds = " ".join(f"*{suffix}" for suffix in SUFFIXES)
        dialog = QFileDialog(self, self._words.say("files"), "", f"{self._words.say('kinds')} ({kinds})")
        dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
        dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
        chosen = [Path(file) for file in dialog.selectedFiles()] if dialog.exec() else []
        dialog.deleteLater()
        self._add(chosen)

    def _add(self, files: list[Path]) -> None:
        self.message.tell("")
        self.desk.add(files)

    def _make(self) -> None:
        try:
            title = check_title(self._title.text())
        except RuleBroken as error:
            mark(self._title, True)
            self._title.setFocus()
            self.refused(error)
            return
        mark(self._title, False)
        self.message.tell("")
        self.made.emit(title, self.desk.letter)


def _name(made: QPushButton, text: str, shortcut: str) -> None:
    if made.accessibleName() != text:
        made.setText(with_key(text, shortcut))
        made.setAccessibleName(text)
        made.setShortcut(shortcut)  # a new text takes it away
