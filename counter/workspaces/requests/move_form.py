"""What a move asks for, written in the page: a text, a department, or both."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from core.domain.errors import ErrorCode
from core.domain.workflow import COURSE, Need, RequestMove
from core.services.course import Act
from core.services.dto import DepartmentView
from core.words import Words, catalogue
from counter.widgets import button, label, mark, with_key
from counter.workspaces.requests.departments import Departments

_TEXT_WRONG = frozenset(
    {
        ErrorCode.SUBJECT_MISSING,
        ErrorCode.DIRECTIVE_MISSING,
        ErrorCode.ANSWER_MISSING,
        ErrorCode.REASON_MISSING,
        ErrorCode.TEXT_TOO_LONG,
    }
)
_BESIDE_A_LIST, _ALONE = 92, 240
_DEPARTMENT_WRONG = frozenset({ErrorCode.DEPARTMENT_MISSING, ErrorCode.DEPARTMENT_UNKNOWN})


@dataclass(frozen=True, slots=True)
class Written:
    """What was written so far."""

    text: str = ""
    departments: tuple[str, ...] = ()


def asked(move: RequestMove) -> tuple[Need | None, bool]:
    """The text that a move wants, and whether a department may be named with it."""
    needs = COURSE[move].needs
    text = next((need for need in Need if need in needs and need is not Need.DEPARTMENT), None)
    # A directive that names a department refers the request in the same breath.
    return text, Need.DEPARTMENT in needs or text is Need.DIRECTIVE


class MoveForm(QFrame):
    """Ctrl+Enter sends, Escape leaves; nothing typed goes away before the move is made."""

    sent = Signal(object)
    left = Signal()
    turned = Signal()

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.setObjectName("card")
        self._words = words
        self._move: RequestMove | None = None
        self._title, self._template = label(name="title"), QComboBox()
        self._head, self._text = label(name="quiet", wrap=False), QPlainTextEdit()
        self._text.setTabChangesFocus(True)
        self._template.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._department_head, self._departments = label(name="quiet", wrap=False), Departments(words)
        self._send = button(words.say("form.send"), primary=True)
        self._send.setText(with_key(words.say("form.send"), "Ctrl+Enter"))
        self._leave = button(words.say("form.leave"))
        self._leave.setText(with_key(words.say("form.leave"), "Esc"))
        self._lay_out()
        self._offer_templates()
        for keys, act in (("Ctrl+Return", self._agree), ("Ctrl+Enter", self._agree), ("Escape", self.left.emit)):
            shortcut = QShortcut(QKeySequence(keys), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(act)
        self._send.clicked.connect(self._agree)
        self._leave.clicked.connect(self.left)
        self._template.activated.connect(self._take_template)
        self._text.textChanged.connect(lambda: mark(self._text, False))
        self.hide()

    @property
    def move_asked(self) -> RequestMove | None:
        """The move that the form is open for."""
        return self._move

    @property
    def tall(self) -> bool:
        """Whether it is open and asks for departments, which takes the room of what stands below it."""
        return self._move is not None and asked(self._move)[1]

    @property
    def written(self) -> Written:
        """What stands in it now."""
        return Written(self._text.toPlainText(), self._departments.codes)

    def ask(self, move: RequestMove, about: str, departments: Sequence[DepartmentView], written: Written) -> None:
        """Open for a move, with what was written for it before."""
        self._move = move
        text, names = asked(move)
        self._title.setText(f"{self._words.say(f'move.{move}')}  ·  {about}")
        self._template.setVisible(text is Need.DIRECTIVE)
        self._template.setCurrentIndex(0)
        for part in (self._head, self._text):
            part.setVisible(text is not None)
        self._head.setText(self._words.say(f"text.{text}") if text else "")
        self._text.setAccessibleName(self._head.text())
        self._text.setPlainText(written.text)
        self._text.moveCursor(self._text.textCursor().MoveOperation.End)
        self._text.setMaximumHeight(_BESIDE_A_LIST if names else _ALONE)
        self._department_head.setVisible(names)
        self._departments.setVisible(names)
        optional = Need.DEPARTMENT not in COURSE[move].needs
        self._department_head.setText(self._words.say("form.department.also" if optional else "form.department"))
        self._departments.offer(departments if names else (), optional=optional and names)
        self._departments.choose(written.departments)
        self.turned.emit()
        self.show()
        (self._text if text else self._departments.search).setFocus()

    def close_form(self) -> None:
        """Nothing is asked any more."""
        self._move = None
        self._text.clear()
        self.hide()
        self.turned.emit()

    def allow(self, ready: bool) -> None:
        """Whether it can be sent now."""
        self._send.setEnabled(ready)

    def wrong(self, code: ErrorCode) -> None:
        """Put the cursor where the refusal can be mended."""
        if self._move is None:
            return
        if code in _TEXT_WRONG:
            mark(self._text, True)
            self._text.setFocus()
        elif code in _DEPARTMENT_WRONG:
            self._departments.mark(True)
            self._departments.search.setFocus()

    def _agree(self) -> None:
        if self._move is not None:
            written = self.written
            self.sent.emit(Act(self._move, written.text, written.departments))

    def _offer_templates(self) -> None:
        entries = sorted(
            entry for entry in catalogue("requests", self._words.language) if entry.startswith("template.")
        )
        self._template.setAccessibleName(self._words.say("form.template"))
        self._template.addItem(self._words.say("form.template.none"))
        self._template.addItems([self._words.say(entry) for entry in entries])

    def _take_template(self, place: int) -> None:
        if place:
            self._text.insertPlainText(self._template.itemText(place))
            self._template.setCurrentIndex(0)
            self._text.setFocus()

    def _lay_out(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 8, 12, 10)
        layout.setSpacing(4)
        self._text.setMinimumHeight(66)
        parts: tuple[QWidget, ...] = (
            self._title,
            self._template,
            self._head,
            self._text,
            self._department_head,
            self._departments,
        )
        for part in parts:
            layout.addWidget(part, 1 if part in {self._text, self._departments} else 0)
        row = QHBoxLayout()
        for made in (self._send, self._leave):
            row.addWidget(made)
        row.addStretch(1)
        layout.addSpacing(4)
        layout.addLayout(row)
