"""Who the visitor is."""

from PySide6.QtWidgets import QGridLayout, QLineEdit, QVBoxLayout, QWidget

from core.domain.errors import ErrorCode
from core.services.dto import VisitorView
from core.words import Words
from counter.session import Session
from counter.widgets import add_field, button, card, label, mark


class VisitorForm(QWidget):
    """Identity number first: a known visitor's details come by themselves."""

    def __init__(self, session: Session, words: Words) -> None:
        super().__init__()
        self._session = session
        self._words = words
        self._looked_up = ""
        self._identity, self._name, self._mobile = QLineEdit(), QLineEdit(), QLineEdit()
        self._told = label("", "quiet")
        self._save = button(words.say("visitor.save"), primary=True)
        self._fields = {
            ErrorCode.IDENTITY_NUMBER_INVALID: self._identity,
            ErrorCode.NAME_MISSING: self._name,
            ErrorCode.MOBILE_INVALID: self._mobile,
        }
        frame, layout = card(words.say("visitor.title"))
        grid = QGridLayout()
        for place, (entry, field) in enumerate(
            (("visitor.identity", self._identity), ("visitor.name", self._name), ("visitor.mobile", self._mobile))
        ):
            column = QVBoxLayout()
            add_field(column, words.say(entry), field)
            grid.addLayout(column, 0, place)
            grid.setColumnStretch(place, 2 if field is self._name else 1)
        layout.addLayout(grid)
        layout.addWidget(self._told)
        layout.addWidget(self._save)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)
        self._identity.editingFinished.connect(self._look_up)
        self._mobile.returnPressed.connect(self._save.click)
        self._save.clicked.connect(self._enter)
        for one in self._fields.values():
            one.textEdited.connect(lambda _, field=one: mark(field, False))
        session.found.connect(self._found)
        session.visitor_saved.connect(self._saved)

    def clear(self) -> None:
        """For the next visitor."""
        self._looked_up = ""
        for field in self._fields.values():
            field.clear()
            mark(field, False)
        self._told.setText("")

    def begin(self) -> None:
        """Put the cursor where the work begins."""
        self._identity.setFocus()

    def refused(self, code: ErrorCode) -> None:
        """Mark the field that was refused."""
        field = self._fields.get(code)
        if field is not None:
            mark(field, True)
            field.setFocus()

    def show_enabled(self, enabled: bool) -> None:
        """Only while a ticket is at the window."""
        for field in self._fields.values():
            field.setEnabled(enabled)
        self._save.setEnabled(enabled and self._session.available and not self._session.busy)

    def _look_up(self) -> None:
        number = self._identity.text().strip()
        if number and number != self._looked_up:
            self._looked_up = number
            self._session.find(number)

    def _enter(self) -> None:
        self._looked_up = self._identity.text().strip()
        self._session.save_visitor(self._identity.text(), self._name.text(), self._mobile.text())

    def _found(self, visitor: VisitorView | None, number: str) -> None:
        if number != self._identity.text().strip() or visitor is None:
            return
        self._name.setText(visitor.name)
        self._mobile.setText(visitor.mobile)
        self._told.setText(self._words.say("visitor.known", kind=self._words.say(f"kind.{visitor.kind}")))

    def _saved(self, visitor: VisitorView) -> None:
        for field in self._fields.values():
            mark(field, False)
        self._told.setText(self._words.say("visitor.saved", number=visitor.identity_number))
