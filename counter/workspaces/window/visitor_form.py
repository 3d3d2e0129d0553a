"""Who the visitor is: the fields, or the known details once they are saved."""

from collections.abc import Mapping
from types import MappingProxyType

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from core.domain.draft import VisitorDraft
from core.domain.errors import ErrorCode
from core.services.dto import VisitorView
from core.services.entrance_dto import Announced
from counter.session import Session
from counter.visitor_desk import VisitorDesk
from counter.widgets import add_field, apart, button, card, label, mark, number_field, turn, turn_number_field

_VISITOR = Qt.ItemDataRole.UserRole


class VisitorForm(QWidget):
    """Identity number first, or the mobile number alone: a known visitor's details come by themselves.

    `desk` finds and saves, the session's own unless another is given; `instead` holds other texts for some entries.
    """

    cancelled = Signal()
    typed_on = Signal()

    def __init__(
        self, session: Session, desk: VisitorDesk | None = None, instead: Mapping[str, str] = MappingProxyType({})
    ) -> None:
        super().__init__()
        self._session = session
        self._visitor = desk or session.visitor
        self._instead = instead
        self._entering = False
        say = self._say
        self._identity, self._name, self._mobile = number_field(), QLineEdit(), number_field()
        self._told = label(name="quiet")
        self._choices = QListWidget()
        self._choices.setAccessibleName(say("visitor.choose"))
        self._choices.setMaximumHeight(130)
        self._choices.hide()
        self._find = button(say("visitor.find"), "Ctrl+F")
        self._back = button(say("visitor.back"), "Esc")
        self._save = button(say("visitor.save"), primary=True)
        self._fields = {
            ErrorCode.IDENTITY_NUMBER_INVALID: self._identity,
            ErrorCode.NAME_MISSING: self._name,
            ErrorCode.MOBILE_INVALID: self._mobile,
        }
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(self._panel())
        for field in (self._identity, self._mobile):
            turn_number_field(field, self.layoutDirection())
        self._connect()

    @property
    def typed(self) -> bool:
        """Whether something was typed that is not saved."""
        return any(field.isModified() and field.text().strip() for field in self._fields.values())

    @property
    def draft(self) -> VisitorDraft:
        """What was typed and is not saved; what came from the database by itself comes so again."""
        return VisitorDraft(*(field.text() if field.isModified() else "" for field in self._fields.values()))

    def put_back(self, draft: VisitorDraft) -> None:
        """What was typed before, wherever nothing was typed since."""
        texts = (draft.identity_number, draft.name, draft.mobile)
        for field, text in zip(self._fields.values(), texts, strict=True):
            if text and not field.isModified():
                field.setText(text)
                field.setModified(True)
        if self._visitor.known is None:
            self._visitor.look_up(self._identity.text())
        self.typed_on.emit()

    def clear(self) -> None:
        """For the next visitor."""
        self._entering = False
        self._visitor.forget()
        for field in self._fields.values():
            field.clear()
            field.setModified(False)
            mark(field, False)
        self._identity.setPlaceholderText("")
        self._choices.hide()
        self._told.setText(self._say("visitor.hint"))
        self.typed_on.emit()

    def begin(self) -> None:
        """Put the cursor where the work begins."""
        self._identity.setFocus()

    def edit(self, visitor: VisitorView) -> None:
        """Correct the details of the visitor who is here, or type another one's number."""
        self.clear()
        self._visitor.choose(visitor)

    def announce(self, announced: Announced) -> None:
        """Who the visitor said at the kiosk they are, where the clerk has not begun to type."""
        if self.typed or self._visitor.known is not None:
            return
        if announced.visitor is not None:
            self._visitor.choose(announced.visitor)
        elif not self._identity.text():
            self._identity.setText(announced.identity_number)
            self._visitor.look_up(announced.identity_number)
            self._name.setFocus()

    def refused(self, code: ErrorCode, field_name: object) -> None:
        """Mark the field that was refused, and put the cursor there."""
        long_name = code is ErrorCode.TEXT_TOO_LONG and field_name == "name"
        field = self._name if long_name else None if field_name == "behalf" else self._fields.get(code)
        if field is not None:
            mark(field, True)
            field.setFocus()
            self._entering = False

    def show_enabled(self, *, visiting: bool, ready: bool | None = None) -> None:
        """What can be done now; `ready` where that is not the session's to say."""
        ready = self._session.ready if ready is None else ready
        self._save.setEnabled(ready)
        if ready and self._entering:
            # The button lost the cursor when it was disabled; when it can be tried again, Enter does.
            self._save.setFocus()
        self._find.setEnabled(ready)
        self._back.setVisible(visiting)

    def show_main(self, main: bool) -> None:
        """Whether to save is what the stage needs most."""
        turn(self._save, "primary", main)

    def _say(self, entry: str, n: int | None = None, **facts: object) -> str:
        text = self._instead.get(entry)
        words = self._session.words
        return words.say(entry, n, **facts) if text is None else words.digits(text.format(n=n, **facts))

    def changeEvent(self, event: QEvent) -> None:
        """Numbers begin under their labels when the form turns."""
        if event.type() is QEvent.Type.LayoutDirectionChange:
            for field in (self._identity, self._mobile):
                turn_number_field(field, self.layoutDirection())
        super().changeEvent(event)

    def _panel(self) -> QWidget:
        say = self._say
        frame, layout = card(say("visitor.title"))
        grid = QGridLayout()
        grid.setHorizontalSpacing(12)
        for place, (entry, field, share) in enumerate(
            (
                ("visitor.identity", self._identity, 3),
                ("visitor.name", self._name, 6),
                ("visitor.mobile", self._mobile, 3),
            )
        ):
            column = QVBoxLayout()
            column.setSpacing(3)
            add_field(column, say(entry), field)
            grid.addLayout(column, 0, place)
            grid.setColumnStretch(place, share)
        layout.addLayout(grid)
        layout.addWidget(self._choices)
        row = QHBoxLayout()
        row.addWidget(self._told, 1)
        for one in (self._back, self._find, self._save):
            row.addWidget(one)
        layout.addLayout(row)
        return frame

    def _connect(self) -> None:
        visitor = self._visitor
        self._identity.returnPressed.connect(self._identified)
        self._identity.editingFinished.connect(lambda: visitor.look_up(self._identity.text()))
        self._identity.textEdited.connect(self._another)
        self._name.returnPressed.connect(self._mobile.setFocus)
        self._mobile.returnPressed.connect(self._reached)
        for field in self._fields.values():
            field.textEdited.connect(lambda _, one=field: self._typed_on(one))
        self._find.clicked.connect(lambda: visitor.find(self._identity.text(), self._mobile.text()))
        self._back.clicked.connect(self.cancelled)
        self._save.clicked.connect(self._enter)
        self._choices.itemActivated.connect(lambda item: visitor.choose(item.data(_VISITOR)))
        self._choices.itemClicked.connect(lambda item: visitor.choose(item.data(_VISITOR)))
        visitor.found.connect(self._found)
        visitor.unknown.connect(self._unknown)
        visitor.several.connect(self._several)

    def _identified(self) -> None:
        if not self._identity.text().strip():
            self._mobile.setFocus()
        elif self._visitor.look_up(self._identity.text()):
            self._name.setFocus()
        else:
            self._visitor.find(self._identity.text(), "")

    def _reached(self) -> None:
        if self._identity.text().strip() or self._visitor.known:
            self._save.click()
        else:
            self._find.click()

    def _another(self) -> None:
        if self._visitor.known is not None:
            for field in (self._name, self._mobile):
                if not field.isModified():
                    field.clear()
        self._visitor.forget()
        self._identity.setPlaceholderText("")
        self._choices.hide()
        self._told.setText(self._say("visitor.hint"))

    def _typed_on(self, field: QLineEdit) -> None:
        self._entering = False
        mark(field, False)
        self.typed_on.emit()

    def _enter(self) -> None:
        self._entering = True
        self._visitor.save(self._identity.text(), self._name.text(), self._mobile.text())

    def _found(self, visitor: VisitorView) -> None:
        chosen = self._choices.isVisible()
        self._choices.hide()
        for field, text in ((self._name, visitor.name), (self._mobile, visitor.mobile)):
            if chosen or not (field.isModified() and field.text().strip()) or field is self._mobile:
                field.setText(text)
                mark(field, False)
        if not self._identity.text().strip():
            self._identity.setPlaceholderText(visitor.identity_number)
        words = self._session.words
        kind, number = words.say(f"kind.{visitor.kind}.{visitor.gender}"), apart(visitor.identity_number)
        self._told.setText(self._say(f"visitor.known.{visitor.gender}", kind=kind, number=number))
        self._save.setFocus()

    def _unknown(self, by: str) -> None:
        self._told.setText(self._say(f"visitor.unknown.{by}"))
        if by == "mobile":
            self._identity.setFocus()

    def _several(self, visitors: tuple[VisitorView, ...]) -> None:
        self._choices.clear()
        for visitor in visitors:
            kind = self._session.words.say(f"kind.{visitor.kind}.{visitor.gender}")
            item = QListWidgetItem(f"{visitor.name}   {apart(visitor.identity_number)}   {kind}")
            item.setData(_VISITOR, visitor)
            self._choices.addItem(item)
        self._choices.setCurrentRow(0)
        self._choices.show()
        self._told.setText(self._say("visitor.several", n=len(visitors)))
        self._choices.setFocus()
