"""A document is read in a window of its own, beside the page on which somebody goes on working."""

from pathlib import Path

from PySide6.QtCore import QByteArray, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from core.domain.errors import IstiqbalError
from core.domain.numerals import Digits
from core.qt.pdf_pages import Fit, PagePicture
from core.services.document_dto import DocumentView
from core.words import Words
from counter.dialogs.file_name import ask_for_file
from counter.dialogs.printing import Printing, ask_for_printer
from counter.dialogs.viewer.desk import Reader, ViewerDesk
from counter.dialogs.viewer.sheet import Sheet
from counter.dialogs.viewer.side import Side
from counter.dialogs.viewer.trouble import Trouble
from counter.document_words import DocumentWords
from counter.session import Session
from counter.widgets import Message, button, with_key

_SIZE = (1240, 700)
_NOT_IN_A_NAME = '\\/:*?"<>|'


class ViewerDialog(QDialog):
    """`read` opens it; it closes when who reads goes away, and nothing of the document stays anywhere.

    `told` carries what became of a print once it is closed.
    """

    told = Signal(str, bool)

    def __init__(self, parent: QWidget | None, session: Session) -> None:
        super().__init__(parent)
        self._session = session
        digits = session.centre.digits if session.centre is not None else Digits.WESTERN
        self._words = Words("viewer", session.language, digits)
        self.desk = ViewerDesk(session.link, self)
        self._printing = Printing(session.link, self)
        self._seen: tuple[object, int] | None = None
        self.setObjectName("viewer")
        self.setWindowFlag(Qt.WindowType.WindowMaximizeButtonHint)
        self.resize(*_SIZE)
        self._sheet, self._side = Sheet(), Side(self, self._words)
        self._withdrawn, self.message = Message(), Message()
        self._trouble = Trouble(self._words)
        self._build()
        self._connect()

    def read(self, document: DocumentView, reader: Reader) -> None:
        """Open a document from its first page on."""
        self.message.tell("")
        self._seen = None
        self.desk.open(document, reader)
        self.show()
        self.activateWindow()
        self._sheet.tell_room()
        self._sheet.setFocus()

    def _build(self) -> None:
        self._middle = QStackedWidget()
        self._middle.addWidget(self._sheet)
        self._middle.addWidget(self._trouble)
        leave = button(f"{self._words.say('leave')}")
        leave.setText(with_key(self._words.say("leave"), "Esc"))
        leave.setAutoDefault(False)
        leave.clicked.connect(self.reject)
        side = QVBoxLayout()
        side.addWidget(self._side, 1)
        side.addWidget(leave)
        around = QHBoxLayout()
        around.setSpacing(12)
        middle = QVBoxLayout()
        middle.addWidget(self._withdrawn)
        middle.addWidget(self._middle, 1)
        around.addLayout(middle, 1)
        around.addLayout(side)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 12, 12, 12)
        layout.addLayout(around, 1)
        layout.addWidget(self.message)

    def _connect(self) -> None:
        desk, sheet = self.desk, self._sheet
        sheet.paged.connect(lambda by: desk.go(desk.number + by))
        sheet.gone_to.connect(lambda end: desk.go(end % max(1, desk.count)))
        sheet.zoomed.connect(desk.larger)
        sheet.resized.connect(desk.room)
        self._side.did.connect(self._do)
        self._side.asked_page.connect(self._go_to)
        self._trouble.again.clicked.connect(desk.again)
        QShortcut(QKeySequence("F5"), self).activated.connect(lambda: desk.again() if desk.failed else None)
        desk.changed.connect(self._show)
        desk.pictured.connect(self._picture)
        desk.saved.connect(self._saved)
        desk.printable.connect(self._print)
        desk.refused.connect(self._refused)
        self._printing.over.connect(self._printed)
        self.finished.connect(self._forget)
        self._session.seated.connect(lambda _: self.close())

    def _do(self, act: str) -> None:
        desk = self.desk
        acts = {
            "previous": lambda: desk.go(desk.number - 1),
            "next": lambda: desk.go(desk.number + 1),
            "fit.width": lambda: desk.fit_to(Fit.WIDTH),
            "fit.page": lambda: desk.fit_to(Fit.PAGE),
            "larger": lambda: desk.larger(1),
            "smaller": lambda: desk.larger(-1),
            "turn_right": lambda: desk.turn(90),
            "turn_left": lambda: desk.turn(-90),
            "print": desk.ask_to_print,
            "save": self._save,
        }
        self.message.tell("")
        acts[act]()

    def _go_to(self, number: int) -> None:
        if 0 <= number < self.desk.count:
            self.message.tell("")
            self._sheet.setFocus()
            self.desk.go(number)
        else:
            self.message.tell(self._words.say("page.none", self.desk.count), alarm=True)
        self._show()

    def _show(self) -> None:
        desk, centre = self.desk, self._session.centre
        if desk.document is None or centre is None:
            return
        told = DocumentWords(centre.zone, self._session.language, centre.digits)
        self.setWindowTitle(desk.document.title)
        self._side.title.setText(desk.document.title)
        self._side.facts.setText(told.facts(desk.document))
        self._withdrawn.tell(told.withdrawn(desk.document), alarm=True)
        self._side.show_page(desk.number, desk.count, desk.zoom if desk.readable else None)
        copies = desk.reader is not None and desk.reader.copies
        self._side.allow(readable=desk.readable, copies=copies, number=desk.number, count=desk.count)
        self._sheet.describe(self._words.say("page.at", number=desk.number + 1, count=desk.count))
        if desk.failed:
            self._trouble.tell(self._session.explain(desk.error))
        elif desk.opening:
            self._sheet.wait(self._words.say("opening"))
        self._bring(self._trouble if desk.failed else self._sheet)

    def _bring(self, part: QWidget) -> None:
        if self._middle.currentWidget() is not part:
            self._middle.setCurrentWidget(part)
            (self._sheet if part is self._sheet else self._trouble.again).setFocus()

    def _picture(self, picture: PagePicture | None) -> None:
        fresh = self._seen != (self.desk.document and self.desk.document.id, self.desk.number)
        self._sheet.show_page(picture, fresh=fresh)
        if picture is not None:
            self._seen = (self.desk.document and self.desk.document.id, self.desk.number)

    def _save(self) -> None:
        if self.desk.document is None:
            return
        name = "".join(" " if letter in _NOT_IN_A_NAME else letter for letter in self.desk.document.title)
        file = ask_for_file(self, self._words.say("save"), name.strip(), replaces=False)
        if file is not None:
            self.desk.save(file)

    def _saved(self, file: Path) -> None:
        self.message.tell(self._words.say("saved", file=file.name))

    def _print(self, pdf: bytes) -> None:
        printer = ask_for_printer(self)
        if printer is not None:
            self.message.tell(self._words.say("printing"))
            self._printing.print(QByteArray(pdf), printer)

    def _printed(self, well: bool) -> None:
        text = self._words.say("printed" if well else "not_printed")
        if self.isVisible():
            self.message.tell(text, alarm=not well)
        else:
            self.told.emit(text, not well)

    def _refused(self, error: IstiqbalError | None) -> None:
        self.message.tell(self._session.explain(error), alarm=True)

    def _forget(self) -> None:
        self._seen = None
        self.desk.close()
        self._sheet.clear()
