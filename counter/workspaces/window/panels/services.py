"""Another service for the visitor who is at the window."""

from PySide6.QtWidgets import QVBoxLayout

from counter.act_button import Hand
from counter.session import Session
from counter.widgets import label
from counter.workspaces.window.panels.panel import Choices, Panel


class ServicePanel(Panel):
    """Arrows and Enter."""

    def __init__(self, session: Session, hand: Hand) -> None:
        super().__init__(session, hand, "go_on.act")

    def fill(self, layout: QVBoxLayout) -> None:
        """The services."""
        say = self._session.words.say
        self._services = Choices(say("go_on.services"))
        layout.addWidget(label(say("go_on.hint"), "quiet"))
        layout.addWidget(self._services)
        self._services.itemActivated.connect(lambda _: self.go())

    def ask(self, title: str) -> None:
        """Every service but the present one."""
        self._title.setText(title)
        work = self._session.work
        if work is not None and work.ticket is not None:
            language, present = self._session.language, work.ticket.service
            others = [one for one in work.centre.services if one.name != present]
            self._services.offer([(one.title.in_language(language), one.name) for one in others])
        self._services.setFocus()

    def go(self) -> None:
        """Go on with the chosen one."""
        chosen = self._services.chosen()
        if isinstance(chosen, str):
            self._session.acts.go_on(chosen)
