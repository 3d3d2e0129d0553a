"""Calling a certain number out of turn."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from core.domain.errors import ErrorCode
from core.domain.numerals import to_western
from core.domain.ticket import ticket_code
from counter.act_button import Hand
from counter.session import Session
from counter.widgets import add_field, mark, number_field, turn_number_field
from counter.workspaces.window.panels.reason import ReasonPanel

_AT_THE_NUMBER = frozenset({ErrorCode.TICKET_CODE_UNKNOWN, ErrorCode.TICKET_MOVE_FORBIDDEN})


class NumberPanel(ReasonPanel):
    """The number, with or without the section's letter, and why; the fairness report shows it."""

    def __init__(self, session: Session, hand: Hand, usual: int) -> None:
        super().__init__(session, hand, "number", usual, self._call)

    def fill(self, layout: QVBoxLayout) -> None:
        """The number above the reasons."""
        self._number = number_field()
        self._number.setMaxLength(12)
        self._number.setMaximumWidth(220)
        row, column = QHBoxLayout(), QVBoxLayout()
        add_field(column, self._session.words.say("number.field"), self._number)
        row.addLayout(column)
        row.addStretch(1)
        layout.addLayout(row)
        super().fill(layout)
        self._number.returnPressed.connect(self._usual.setFocus)
        self._number.textEdited.connect(lambda _: mark(self._number, False))

    def ask(self, title: str) -> None:
        """Anew."""
        super().ask(title)
        turn_number_field(self._number, self.layoutDirection())
        self._number.clear()
        mark(self._number, False)
        self._number.setFocus()

    def refused(self, code: ErrorCode) -> None:
        """Mark the number where it is what was refused."""
        if code in _AT_THE_NUMBER:
            mark(self._number, True)
            self._number.setFocus()

    def _call(self, reason: str) -> None:
        typed = to_western(self._number.text()).strip()
        if not typed:
            mark(self._number, True)
            self._number.setFocus()
            return
        self._session.acts.call_ticket(self._code(typed), reason)

    def _code(self, typed: str) -> str:
        centre, seat = self._session.centre, self._session.seat
        if centre is None or seat is None or not typed.isdecimal():
            return typed
        return ticket_code(centre.section(seat.desk.section).prefix, int(typed))
