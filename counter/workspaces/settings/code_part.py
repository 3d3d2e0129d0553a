"""The staff code, by which staff leave a kiosk or a display."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from core.domain.errors import ErrorCode, IstiqbalError
from core.domain.staff_code import LONGEST, SHORTEST
from core.qt.alone.gesture import CHORD
from core.qt.application import direction
from core.words import Words
from counter.session import Session
from counter.widgets import Message, add_field, apart, button, card, label, mark, number_field, turn_number_field
from counter.workspaces.settings.desk import SettingsDesk
from counter.workspaces.settings.part import Part, outer, scrolled


class CodePart(Part):
    """Written twice, and never shown again: Ctrl+S sets it."""

    name = "part.code"
    answers = frozenset({"code"})

    def __init__(self, session: Session, desk: SettingsDesk) -> None:
        super().__init__(session, desk)
        self._say = Words("devices", session.language).say
        self._code, self._again, self._state = number_field(), number_field(), Message()
        self._save = button(self._say("code.save"), "Ctrl+S", primary=True)
        for field in (self._code, self._again):
            field.setEchoMode(QLineEdit.EchoMode.Password)
            field.setMaxLength(LONGEST + 4)
            field.setFixedWidth(280)
            turn_number_field(field, direction(session.language))
            field.textEdited.connect(self._edited)
            field.returnPressed.connect(self.save)
        self._save.clicked.connect(self.save)
        self._lay_out()

    @property
    def unsaved(self) -> bool:
        """Whether a code was typed and not set."""
        return bool(self._code.text() or self._again.text())

    def begin(self) -> None:
        """The cursor in the first field."""
        self._code.setFocus()

    def show_read(self) -> None:
        """Whether there is one."""
        shown = self.desk.shown
        self._save.setEnabled(self.desk.ready)
        if shown is not None:
            self._state.tell(self._say("code.there" if shown.has_code else "code.none"), alarm=not shown.has_code)

    def save(self) -> None:
        """Set it."""
        if self.unsaved:
            self.desk.save_code(self._code.text(), self._again.text())
        else:
            self._code.setFocus()

    def saved(self) -> None:
        """It holds from now on."""
        self.forget()
        self.told.emit(self._say("code.saved"), False)

    def refused(self, error: IstiqbalError | None) -> None:
        """At the field where it is one's."""
        if error is not None and error.code is ErrorCode.STAFF_CODE_INVALID:
            wrong = self._again if error.facts.get("problem") == "differs" else self._code
            mark(wrong, True)
            wrong.setFocus()
            self._wrong = True
        super().refused(error)

    def forget(self) -> None:
        """Nothing that was typed stays."""
        for field in (self._code, self._again):
            field.clear()
            mark(field, False)

    def _edited(self) -> None:
        mark(self._code, False)
        mark(self._again, False)
        self.by_hand()

    def _lay_out(self) -> None:
        frame, column = card(self._say("code"))
        column.addWidget(label(self._say("code.told", shortest=SHORTEST, longest=LONGEST, chord=apart(CHORD)), "quiet"))
        column.addWidget(self._state)
        for entry, field in (("code.new", self._code), ("code.again", self._again)):
            held = QWidget()  # the field itself runs from left to right, its place does not
            row = QVBoxLayout(held)
            row.setContentsMargins(0, 0, 0, 0)
            add_field(row, self._say(entry), field)
            column.addWidget(held, 0, Qt.AlignmentFlag.AlignLeading)
        column.addSpacing(6)
        column.addWidget(self._save, 0, Qt.AlignmentFlag.AlignLeading)
        inside = QWidget()
        inside.setMaximumWidth(820)
        whole = QVBoxLayout(inside)
        whole.setContentsMargins(0, 0, 6, 0)
        whole.addWidget(frame)
        whole.addStretch(1)
        outer(self).addWidget(scrolled(inside), 1)
