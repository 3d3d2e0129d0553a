"""Asking for a reason: the usual ones to choose from, or one's own words."""

from collections.abc import Callable

from PySide6.QtWidgets import QLineEdit, QVBoxLayout

from counter.act_button import Hand
from counter.session import Session
from counter.widgets import add_field, label, mark
from counter.workspaces.window.panels.panel import Choices, Panel


class ReasonPanel(Panel):
    """Arrows and Enter take a usual reason; Tab leads to a field for another one."""

    def __init__(self, session: Session, hand: Hand, name: str, usual: int, take: Callable[[str], None]) -> None:
        self._name, self._take = name, take
        super().__init__(session, hand, f"{name}.act")
        say = session.words.say
        reasons = [say(f"{name}.reason.{number}") for number in range(1, usual + 1)]
        self._usual.offer([(reason, reason) for reason in reasons])

    def fill(self, layout: QVBoxLayout) -> None:
        """The usual reasons, then the field."""
        say = self._session.words.say
        self._usual, self._own = Choices(say("reason.usual")), QLineEdit()
        self._own.setMaxLength(200)
        layout.addWidget(label(say("reason.hint"), "quiet"))
        layout.addWidget(self._usual)
        add_field(layout, say("reason.own"), self._own)
        self._usual.itemActivated.connect(lambda _: self.go())
        self._own.returnPressed.connect(self.go)
        self._own.textEdited.connect(lambda _: mark(self._own, False))

    def ask(self, title: str) -> None:
        """Anew, about what the title says."""
        self._title.setText(title)
        self._own.clear()
        mark(self._own, False)
        self._usual.setCurrentRow(0)
        self._usual.setFocus()

    def reason(self) -> str:
        """One's own words win over the line that is chosen."""
        return self._own.text().strip() or str(self._usual.chosen() or "")

    def go(self) -> None:
        """Do it with this reason."""
        if self.focusWidget() is self._own and not self._own.text().strip():
            mark(self._own, True)
            return
        self._take(self.reason())
