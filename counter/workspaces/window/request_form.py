"""The request that the visitor hands over."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from core.domain.behalf import ONESELF
from core.domain.draft import Draft
from core.domain.errors import ErrorCode
from counter.classification.suggestions import Suggestions
from counter.classification.type_tree import TypeTree
from counter.session import Session
from counter.widgets import add_field, button, card, mark, turn
from counter.work import Stage, Work
from counter.workspaces.window.behalf_fields import BehalfFields


class RequestForm(QWidget):
    """Type, subject, summary, on whose behalf; Ctrl+S registers, Ctrl+1 … takes a type that the words suggest."""

    typed_on = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        words = session.words
        self._types, self._suggestions = TypeTree(words), Suggestions(session.language)
        self._subject, self._summary = QLineEdit(), QPlainTextEdit()
        self._behalf = BehalfFields(session.language)
        self._summary.setTabChangesFocus(True)
        self._summary.setMinimumHeight(44)
        self.register = button(words.say("request.register"), "Ctrl+S", primary=True)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._entry())
        self.register.clicked.connect(lambda _=False: self.enter())
        self._types.taken.connect(self._subject.setFocus)
        self._types.chosen_changed.connect(self._chose)
        self._suggestions.taken.connect(self._types.choose)
        session.suggesting.changed.connect(self._suggest)
        self._subject.returnPressed.connect(self._summary.setFocus)
        self._subject.textEdited.connect(lambda: mark(self._subject, False))
        self._subject.textChanged.connect(self._typed)
        self._summary.textChanged.connect(self._summary_changed)
        self._behalf.changed.connect(self.typed_on)

    @property
    def unsaved(self) -> bool:
        """Whether something was typed that is not registered."""
        texts = self._subject.text().strip() or self._summary.toPlainText().strip()
        return bool(texts) or self._behalf.typed

    @property
    def untouched(self) -> bool:
        """Whether nothing was typed or chosen yet."""
        return not self.unsaved and not self._types.chosen

    @property
    def draft(self) -> Draft:
        """What stands in the form now."""
        return Draft(
            type_code=self._types.chosen,
            subject=self._subject.text(),
            summary=self._summary.toPlainText(),
            behalf=self._behalf.behalf,
        )

    def put_back(self, draft: Draft) -> None:
        """What was typed before, wherever nothing was typed since."""
        if not self._types.chosen:
            self._types.choose(draft.type_code)
        if not self._subject.text():
            self._subject.setText(draft.subject)
        if not self._summary.toPlainText():
            self._summary.setPlainText(draft.summary)
        if not self._behalf.typed:
            self._behalf.show_behalf(draft.behalf)

    def begin(self) -> None:
        """Put the cursor where the work begins."""
        self._types.begin()

    def go_on(self) -> None:
        """Put the cursor where the text can be changed."""
        self._subject.setFocus()

    def clear(self) -> None:
        """For the next request."""
        self._subject.clear()
        self._summary.clear()
        self._types.clear_choice()
        self._behalf.show_behalf(ONESELF)
        mark(self._subject, False)

    def refused(self, code: ErrorCode, field_name: object) -> None:
        """Mark the field that was refused, and put the cursor there."""
        self._behalf.refused(code, field_name)
        if code is ErrorCode.REQUEST_TYPE_UNKNOWN:
            self._types.refused()
        elif code is ErrorCode.SUBJECT_MISSING or (code is ErrorCode.TEXT_TOO_LONG and field_name == "subject"):
            mark(self._subject, True)
            self._subject.setFocus()
        elif code is ErrorCode.TEXT_TOO_LONG and field_name == "summary":
            mark(self._summary, True)
            self._summary.setFocus()

    def show_work(self, work: Work) -> None:
        """What can be done now; after a request, an untouched form has nothing to register."""
        visiting = work.stage is Stage.VISIT
        for field in (self._types, self._subject, self._summary, self._behalf):
            field.setEnabled(visiting)
        done = self.untouched and bool(work.requests)
        self.register.setEnabled(visiting and self._session.ready and not done)
        turn(self.register, "primary", visiting and not done)
        self._types.show_types(work.types)
        self._suggest()

    def _entry(self) -> QWidget:
        say = self._session.words.say
        frame, layout = card(say("request.title"))
        columns, left, right = QHBoxLayout(), QVBoxLayout(), QVBoxLayout()
        columns.setSpacing(12)
        for column in (left, right):
            column.setSpacing(3)
        add_field(left, say("request.type"), self._types)
        add_field(right, say("request.subject"), self._subject)
        right.addWidget(self._suggestions)
        right.addSpacing(5)
        add_field(right, say("request.summary"), self._summary)
        columns.addLayout(left, 2)
        columns.addLayout(right, 3)
        layout.addLayout(columns, 1)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self._behalf, 1)
        row.addWidget(self.register)
        layout.addLayout(row)
        return frame

    def _summary_changed(self) -> None:
        mark(self._summary, False)
        self._typed()

    def _typed(self) -> None:
        self._session.suggesting.hear(self._subject.text(), self._summary.toPlainText())
        self.typed_on.emit()

    def _chose(self) -> None:
        self._suggest()
        self.typed_on.emit()

    def _suggest(self) -> None:
        work = self._session.work
        if work is not None:
            found = self._session.suggesting.found if work.stage is Stage.VISIT else ()
            self._suggestions.show_found(found, self._types.titles, self._types.chosen, work.centre.digits)

    def enter(self, *, all_the_same: bool = False) -> None:
        """Register what stands here; `all_the_same` although one like it is open."""
        now = self.draft
        self._session.request.register(now.type_code, now.subject, now.summary, now.behalf, all_the_same=all_the_same)
