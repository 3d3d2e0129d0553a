"""The file of a visitor: one field that knows what was typed, and what it leads to."""

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from core.domain.errors import IstiqbalError
from core.services.dto import VisitorView
from core.services.visitor_file_dto import VisitorFile
from core.words import Words
from counter.dialogs.visitor_file.desk import VisitorFileDesk
from counter.dialogs.visitor_file.paper import FilePaper
from counter.dialogs.visitor_file.shown import ShownFile
from counter.session import Session
from counter.widgets import Message, add_field, button, label, mark
from counter.work import Stage

_SIZE = (1240, 700)
_VISITOR = Qt.ItemDataRole.UserRole


class VisitorFileDialog(QDialog):
    """Enter finds, Ctrl+Enter makes the visitor the one at the window, Escape leaves."""

    def __init__(self, parent: QWidget, session: Session) -> None:
        super().__init__(parent)
        self._session, self._desk = session, VisitorFileDesk(session)
        words = Words("visitor_file", session.language)
        self._words = words
        self._found: VisitorFile | None = None
        self._field, self.message = QLineEdit(), Message()
        self._choices, self._paper, self._pages = QListWidget(), FilePaper(words), QStackedWidget()
        self._take, self._leave = button(words.say("take"), "Ctrl+Return"), button(words.say("leave"), "Esc")
        self.setWindowTitle(words.say("title"))
        self.setMinimumSize(*_SIZE)
        self._choices.setAccessibleName(words.say("choose"))
        for one in (self._take, self._leave):
            one.setAutoDefault(False)  # Enter finds what is typed
        self._lay_out()
        self._field.returnPressed.connect(self._find)
        self._field.textEdited.connect(self._typed)
        self._choices.itemActivated.connect(lambda item: self._desk.open(item.data(_VISITOR)))
        self._take.clicked.connect(self._choose)
        self._leave.clicked.connect(self.reject)
        self._desk.opened.connect(self._opened)
        self._desk.several.connect(self._several)
        self._desk.refused.connect(self.refused)
        session.seated.connect(lambda seated: None if seated else self.reject())

    def ask(self, visitor: VisitorView | None) -> None:
        """Open at a visitor, or ask whose."""
        self._begin()
        if visitor is not None:
            self._desk.open(visitor)

    def open_at(self, visitor: VisitorView, request: UUID) -> None:
        """Open a visitor's file at one of the requests."""
        self._begin()
        self._desk.open(visitor, request)

    def refused(self, error: IstiqbalError | None) -> None:
        """Say why nothing is shown; what was typed stays."""
        if self.isVisible():
            self.message.tell(self._session.explain(error), alarm=True)
            mark(self._field, True)
            self._field.setFocus()
            self._field.selectAll()

    def reject(self) -> None:
        """Nothing of a visitor stays behind."""
        self._desk.forget()
        self._found = None
        self._choices.clear()
        self._paper.clear()
        self._field.clear()
        self._pages.setCurrentIndex(0)
        super().reject()

    def _begin(self) -> None:
        self._found = None
        self._field.clear()
        self._typed()
        self._pages.setCurrentIndex(0)
        self.message.tell("")
        self.open()
        self._field.setFocus()

    def _find(self) -> None:
        self.message.tell("")
        mark(self._field, False)
        if self._field.text().strip():
            self._desk.find(self._field.text())

    def _typed(self) -> None:
        mark(self._field, False)
        self._take.hide()

    def _several(self, visitors: tuple[VisitorView, ...]) -> None:
        shown = self._shown()
        if shown is None or not self.isVisible():
            return
        self._choices.clear()
        for visitor in visitors:
            item = QListWidgetItem(shown.choice(visitor))
            item.setData(_VISITOR, visitor)
            self._choices.addItem(item)
        self._choices.setCurrentRow(0)
        self._pages.setCurrentWidget(self._choices)
        self.message.tell(self._words.say("several", len(visitors)))
        self._choices.setFocus()

    def _opened(self, file: VisitorFile, request: UUID | None) -> None:
        shown = self._shown()
        if shown is None or not self.isVisible():
            return
        self._found = file
        self.message.tell("")
        mark(self._field, False)
        self._pages.setCurrentWidget(self._paper)
        self._paper.show_file(file, shown, request)
        self._take.setVisible(self._session.stage is Stage.CALLED)

    def _choose(self) -> None:
        if self._found is not None and self._session.stage is Stage.CALLED:
            visitor = self._found.visitor
            self.reject()
            self._session.visitor.choose(visitor)

    def _shown(self) -> ShownFile | None:
        centre = self._session.centre
        return ShownFile(centre, self._session.language) if centre is not None else None

    def _lay_out(self) -> None:
        layout, foot = QVBoxLayout(self), QHBoxLayout()
        layout.setContentsMargins(22, 18, 22, 18)
        layout.setSpacing(10)
        add_field(layout, self._words.say("field"), self._field)
        layout.addWidget(self.message)
        hint = label(self._words.say("hint"), "quiet")
        hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        for page in (hint, self._choices, self._paper):
            self._pages.addWidget(page)
        layout.addWidget(self._pages, 1)
        foot.addStretch(1)
        foot.addWidget(self._take)
        foot.addWidget(self._leave)
        layout.addLayout(foot)
