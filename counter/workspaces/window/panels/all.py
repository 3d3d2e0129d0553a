"""The panels of a window, one of which may be open."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget

from core.domain.errors import ErrorCode
from counter.act_button import Hand
from counter.session import Session
from counter.workspaces.window.panels.away import AwayPanel
from counter.workspaces.window.panels.number import NumberPanel
from counter.workspaces.window.panels.panel import Panel
from counter.workspaces.window.panels.reason import ReasonPanel
from counter.workspaces.window.panels.services import ServicePanel
from counter.workspaces.window.panels.transfer import TransferPanel

_PARK_REASONS, _PAUSE_REASONS, _NUMBER_REASONS = 5, 4, 4


class Panels(QStackedWidget):
    """`name` is the one that is open, empty where none is."""

    left = Signal()

    def __init__(self, session: Session, hand: Hand) -> None:
        super().__init__()
        self._session, self.name = session, ""
        acts = session.acts
        self._panels: dict[str, Panel] = {
            "park": ReasonPanel(session, hand, "park", _PARK_REASONS, acts.park),
            "transfer": TransferPanel(session, hand),
            "go_on": ServicePanel(session, hand),
            "back": AwayPanel(session, hand),
            "number": NumberPanel(session, hand, _NUMBER_REASONS),
            "pause": ReasonPanel(session, hand, "pause", _PAUSE_REASONS, acts.pause),
        }
        for panel in self._panels.values():
            self.addWidget(panel)
            panel.left.connect(self.left)
        acts.did.connect(lambda _: hand.acted())
        session.changed.connect(self._show)
        session.ticked.connect(self._show)

    @property
    def names(self) -> tuple[str, ...]:
        """The acts that ask."""
        return tuple(self._panels)

    @property
    def open(self) -> bool:
        """Whether one is."""
        return bool(self.name)

    def ask(self, name: str) -> bool:
        """Open one; False where it is open already."""
        if self.name == name:
            return False
        self.name = name
        self.setCurrentWidget(self._panels[name])
        self.ask_again()
        return True

    def ask_again(self) -> None:
        """Put the cursor where it begins."""
        ticket = self._session.work.ticket if self._session.work else None
        code = self._session.words.digits(ticket.code) if ticket else ""
        panel = self._panels[self.name]
        panel.show_work()
        panel.ask(self._session.words.say(f"{self.name}.title", code=code))

    def close(self) -> bool:
        """None is open any more."""
        self.name = ""
        return True

    def refused(self, code: ErrorCode) -> None:
        """Say it where it belongs."""
        self._panels[self.name].refused(code)

    def _show(self) -> None:
        if self.name:
            self._panels[self.name].show_work()
