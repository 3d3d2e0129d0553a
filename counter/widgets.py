"""Small parts that every workspace is made of."""

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QPushButton, QVBoxLayout, QWidget


def card(title: str = "") -> tuple[QFrame, QVBoxLayout]:
    """A white panel with its title."""
    frame = QFrame()
    frame.setObjectName("card")
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(16, 12, 16, 12)
    layout.setSpacing(8)
    if title:
        layout.addWidget(label(title, "title"))
    return frame, layout


def label(text: str = "", name: str = "", *, wrap: bool = True) -> QLabel:
    """A text; `name` chooses its style."""
    made = QLabel(text)
    made.setObjectName(name)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(wrap)
    return made


def with_key(text: str, shortcut: str) -> str:
    """What stands on a button with its shortcut, which runs from left to right in any language."""
    return f"{text}  \u2066({shortcut})\u2069"


def button(text: str, shortcut: str = "", *, primary: bool = False) -> QPushButton:
    """A button that shows its shortcut."""
    made = QPushButton(with_key(text, shortcut) if shortcut else text)
    made.setProperty("primary", primary)
    made.setAccessibleName(text)
    made.setAutoDefault(True)
    if shortcut:
        made.setShortcut(shortcut)
    return made


def number_field() -> QLineEdit:
    """A field for a number, which runs from left to right in every language."""
    field = QLineEdit()
    field.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
    return field


def turn_number_field(field: QLineEdit, direction: Qt.LayoutDirection) -> None:
    """Let the number begin under its label, on the side where the form's lines begin."""
    right = direction is Qt.LayoutDirection.RightToLeft
    side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
    field.setAlignment(side | Qt.AlignmentFlag.AlignAbsolute | Qt.AlignmentFlag.AlignVCenter)


def add_field(layout: QVBoxLayout, text: str, field: QWidget) -> None:
    """A labelled field, named for those who hear the screen."""
    above = label(text, "quiet", wrap=False)
    above.setBuddy(field)
    field.setAccessibleName(text)
    layout.addWidget(above)
    layout.addWidget(field)


def apart(number: str) -> str:
    """A number or reference that keeps its order inside a line of Arabic."""
    return f"\u2066{number}\u2069"


def mark(field: QWidget, wrong: bool) -> None:
    """Show whether a field holds what was refused."""
    turn(field, "wrong", wrong)


def turn(widget: QWidget, name: str, on: bool) -> None:
    """Set a property that the style sheet asks for."""
    if bool(widget.property(name)) != on:
        widget.setProperty(name, on)
        widget.style().unpolish(widget)
        widget.style().polish(widget)


class Elided(QLabel):
    """A line that gives way to what stands beside it: what does not fit ends in dots, and is told under the mouse."""

    def say(self, text: str) -> None:
        """Show a text."""
        self.setText(text)
        self.setToolTip(text)

    def minimumSizeHint(self) -> QSize:  # noqa: N802 - Qt's
        """A few letters."""
        return QSize(self.fontMetrics().averageCharWidth() * 8, super().minimumSizeHint().height())

    def paintEvent(self, _: QPaintEvent) -> None:
        """As much as there is place for."""
        room = self.contentsRect()
        shown = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, room.width())
        painter = QPainter(self)
        self.style().drawItemText(
            painter, room, Qt.AlignmentFlag.AlignVCenter, self.palette(), self.isEnabled(), shown, self.foregroundRole()
        )
        painter.end()


class Message(QLabel):
    """What the clerk is told last."""

    def __init__(self, name: str = "message") -> None:
        super().__init__()
        self.setObjectName(name)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.hide()

    def tell(self, text: str, *, alarm: bool = False) -> None:
        """Show a text; an empty one goes away."""
        if text == self.text() and alarm == bool(self.property("alarm")):
            return
        turn(self, "alarm", alarm)
        self.setText(text)
        self.setAccessibleName(text)
        self.setVisible(bool(text))
