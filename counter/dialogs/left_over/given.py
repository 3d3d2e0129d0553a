"""The number that was given, so large that the clerk reads it to the visitor without searching."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.services.dto import TicketView
from counter.dialogs.left_over.lines import both_dates
from counter.session import Session
from counter.widgets import apart, button, card, label


class Given(QWidget):
    """`close` and `another` are its buttons."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        say = session.words.say
        told, self._code, self._place, self._follows = (
            label(say("left.done"), "large"),
            label(name="number"),
            label(name="strong"),
            label(name="quiet"),
        )
        self.close_it, self.another = button(say("left.close"), primary=True), button(say("left.another"))
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        outer, buttons = QVBoxLayout(self), QHBoxLayout()
        frame, layout = card()
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(14)
        outer.addWidget(frame, 1)
        layout.addStretch(1)
        for line in (told, self._code, self._place, self._follows):
            line.setAlignment(Qt.AlignmentFlag.AlignCenter)
            layout.addWidget(line)
        layout.addStretch(1)
        buttons.addStretch(1)
        buttons.addWidget(self.close_it)
        buttons.addWidget(self.another)
        buttons.addStretch(1)
        outer.addLayout(buttons)

    def tell(self, old: TicketView, new: TicketView) -> None:
        """Of this one, in place of that one."""
        words = self._session.words
        code = words.digits(new.code)
        self._code.setText(code)
        self.setAccessibleName(f"{words.say('left.done')} {code}")
        day = both_dates(old.service_date, self._session)
        self._place.setText(words.say(f"left.done.{new.queue_class}"))
        self._follows.setText(words.say("left.done.follows", old=apart(words.digits(old.code)), day=day))
