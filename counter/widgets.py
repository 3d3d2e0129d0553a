"""Small parts that every workspace is made of."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QLineEdit, QPlainTextEdit, QPushButton, QVBoxLayout, QWidget

Field = QLineEdit | QPlainTextEdit


def card(title: str = "") -> tuple[QFrame, QVBoxLayout]:
    """A white panel with its title."""
    frame = QFrame()
    frame.setObjectName("card")
    layout = QVBoxLayout(frame)
    layout.setContentsMargins(18, 14, 18, 14)
    layout.setSpacing(8)
    if title:
        layout.addWidget(label(title, "title"))
    return frame, layout


def label(text: str, name: str = "") -> QLabel:
    """A text; `name` chooses its style."""
    made = QLabel(text)
    made.setObjectName(name)
    made.setTextFormat(Qt.TextFormat.PlainText)
    made.setWordWrap(True)
    return made


def button(text: str, shortcut: str = "", primary: bool = False) -> QPushButton:
    """A button that shows its shortcut."""
    made = QPushButton(f"{text}  ({shortcut})" if shortcut else text)
    made.setObjectName("primary" if primary else "")
    made.setAccessibleName(text)
    made.setAutoDefault(True)
    if shortcut:
        made.setShortcut(shortcut)
    return made


def add_field(layout: QVBoxLayout, text: str, field: QWidget) -> None:
    """A labelled field, named for those who hear the screen."""
    above = label(text, "quiet")
    above.setBuddy(field)
    field.setAccessibleName(text)
    layout.addWidget(above)
    layout.addWidget(field)


def mark(field: Field, wrong: bool) -> None:
    """Show whether a field holds what was refused."""
    if bool(field.property("wrong")) == wrong:
        return
    field.setProperty("wrong", wrong)
    field.style().unpolish(field)
    field.style().polish(field)


class Message(QLabel):
    """What the clerk is told last."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("message")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.hide()

    def tell(self, text: str, alarm: bool = False) -> None:
        """Show a text; an empty one goes away."""
        self.setProperty("alarm", alarm)
        self.style().unpolish(self)
        self.style().polish(self)
        self.setText(text)
        self.setAccessibleName(text)
        self.setVisible(bool(text))
