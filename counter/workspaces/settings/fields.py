"""One thing to set in a line: its words, its field, its unit, and what it was before it was changed."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut, QWheelEvent
from PySide6.QtWidgets import QComboBox, QFrame, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from core.qt.application import direction
from core.words import Words
from counter.widgets import button, label, mark, number_field, turn, turn_number_field
from counter.workspaces.settings.written import plain_number

_LONGEST_NUMBER, _NUMBER_WIDTH = 12, 84
_UNIT_WIDTH, _NAME_WIDTH = 76, 100


class Entry(QFrame):
    """`edited` tells of each change by hand; Escape in the field, or the button beside it, puts it back.

    `refuse` says at the field why it was refused; `rebase` gives what stands in the database now: a field that was
    changed by hand keeps what was typed.
    """

    edited = Signal()

    def __init__(
        self, name: str, told: str, words: Words, field: QWidget, unit: str = "", *, wide: bool = False
    ) -> None:
        super().__init__()
        self._wide = wide
        self.setObjectName("entry")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.name, self.field = name, field
        self._usual_words, self._words, self._meanwhile = told, words, False
        self._base: str | None = None
        self._told = label(told, "quiet")
        self._told.setSizePolicy(_as_wide_as_there_is(self._told))
        self._back = button(words.say("put_back"))
        self._back.setAccessibleName(words.say("put_back.name", name=name))
        keeps = self._back.sizePolicy()
        keeps.setRetainSizeWhenHidden(True)
        self._back.setSizePolicy(keeps)
        self._lay_out(unit)
        self._back.clicked.connect(self.put_back)
        escape = QShortcut(QKeySequence(Qt.Key.Key_Escape), field)
        escape.setContext(Qt.ShortcutContext.WidgetShortcut)
        escape.activated.connect(self.put_back)

    @property
    def text(self) -> str:
        """What stands in the field, as the services read it."""
        raise NotImplementedError

    @property
    def changed(self) -> bool:
        """Whether it differs from what stands in the database."""
        return self._base is not None and self.text != self._base

    def rebase(self, base: str) -> bool:
        """What stands in the database now; True where it was known before and somebody changed it."""
        if base == self._base:
            return False
        kept, known = self.changed, self._base is not None
        self._base = base
        self._meanwhile = kept and self.text != base
        if not kept or self.text == base:
            self.write(base)  # also in the way in which it is kept
        self._show()
        return known

    def write(self, text: str) -> None:
        """Put a value in the field."""
        raise NotImplementedError

    def put_back(self) -> None:
        """As it stands in the database."""
        self._meanwhile = False
        if self._base is not None and self.changed:
            self.write(self._base)
            self.field.setFocus()
        self._hand()

    def refuse(self, why: str) -> None:
        """Say at the field why it was refused."""
        mark(self.field, True)
        turn(self._told, "alarm", True)
        self._say(why)
        self.field.setAccessibleDescription(why)

    def _hand(self) -> None:
        self._show()
        self.edited.emit()

    def _show(self) -> None:
        changed = self.changed
        mark(self.field, False)
        turn(self._told, "alarm", False)
        turn(self, "changed", changed)
        self._back.setVisible(changed)
        self._say(self._was() if changed else self._usual_words)
        self.field.setAccessibleDescription(self._told.text())

    def _say(self, text: str) -> None:
        self._told.setText(text)
        self._told.setVisible(bool(text))

    def _was(self) -> str:
        value = self.shown_as(self._base or "") or self._words.say("nothing")
        return self._words.say("meanwhile.field" if self._meanwhile else "was", value=value)

    def shown_as(self, text: str) -> str:
        """A value as a person reads it."""
        return f"\u2066{self._words.digits(text)}\u2069" if text else ""

    def _lay_out(self, unit: str) -> None:
        line = self._line_of()
        if unit:
            after = label(unit, "quiet", wrap=False)
            after.setFixedWidth(_UNIT_WIDTH)
            line.addWidget(after)
        line.addWidget(self._back)
        self._back.hide()
        self._told.setVisible(bool(self._usual_words))

    def _line_of(self) -> QHBoxLayout:
        """The words above each other, then the field; or a short name, and the words under a wide field."""
        title = label(self.name)
        title.setBuddy(self.field)
        self.field.setAccessibleName(self.name)
        line, column = QHBoxLayout(self), QVBoxLayout()
        line.setContentsMargins(8, 3, 4, 3)
        line.setSpacing(8)
        column.setSpacing(0)
        if self._wide:
            title.setFixedWidth(_NAME_WIDTH)
            line.addWidget(title)
        for widget in (self.field if self._wide else title, self._told):
            column.addWidget(widget)
        line.addLayout(column, 1)
        if not self._wide:
            line.addWidget(self.field)
        return line


class TextEntry(Entry):
    """A number, or what is `longest` letters long at most and wide, in the digits of any script.

    `plain` gives what the services read.
    """

    def __init__(
        self,
        name: str,
        told: str,
        words: Words,
        *,
        unit: str = "",
        longest: int = 0,
        plain: Callable[[str], str] = plain_number,
    ) -> None:
        self._line, self._plain = number_field(), plain
        self._line.setMaxLength(longest or _LONGEST_NUMBER)
        super().__init__(name, told, words, self._line, unit, wide=bool(longest))
        if longest:
            turn_number_field(self._line, direction(words.language))
        else:
            self._line.setFixedWidth(_NUMBER_WIDTH)
            self._line.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._line.textEdited.connect(lambda _: self._hand())

    @property
    def text(self) -> str:
        """As `plain` gives it."""
        return self._plain(self._line.text())

    def write(self, text: str) -> None:
        """In the centre's digits."""
        self._line.setText(self._words.digits(text))

    def on_enter(self, go: Callable[[], object]) -> None:
        """What Enter does."""
        self._line.returnPressed.connect(go)

    def say_when_empty(self, text: str) -> None:
        """What an empty field means."""
        self._line.setPlaceholderText(text)


class ChoiceEntry(Entry):
    """One of some values, each with its name."""

    def __init__(self, name: str, told: str, words: Words, choices: Sequence[tuple[str, str]], width: int) -> None:
        self._box, self._names = _StillBox(), dict(choices)
        for value, shown in choices:
            self._box.addItem(shown, value)
        self._box.setFixedWidth(width)
        super().__init__(name, told, words, self._box)
        self._box.activated.connect(lambda _: self._hand())

    @property
    def text(self) -> str:
        """The value chosen."""
        return str(self._box.currentData())

    def write(self, text: str) -> None:
        """Choose it."""
        self._box.setCurrentIndex(self._box.findData(text))

    def shown_as(self, text: str) -> str:
        """Its name."""
        return self._names.get(text, text)


class _StillBox(QComboBox):
    """A wheel that scrolls the page changes nothing on its way."""

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's
        """Left to the page."""
        event.ignore()


def _as_wide_as_there_is(widget: QWidget) -> QSizePolicy:
    policy = widget.sizePolicy()
    policy.setHorizontalPolicy(QSizePolicy.Policy.Ignored)
    return policy
