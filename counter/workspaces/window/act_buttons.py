"""The buttons of a window: those of its stage alone, with one main act."""

from PySide6.QtWidgets import QGridLayout, QWidget

from core.domain.ticket import TicketState
from counter.act_button import ActButton, Hand
from counter.session import Session
from counter.widgets import turn
from counter.work import Stage, Work

_KEYS = {
    "next": "F2",
    "recall": "F3",
    "no_show": "F4",
    "park": "F5",
    "transfer": "F6",
    "go_on": "F7",
    "finish": "F8",
    "back": "F9",
    "number": "F10",
    "pause": "F11",
    "resume": "F11",
    "undo": "F12",
}
_WITH_TICKET = ("park", "transfer", "go_on", "finish")
_OF_A_CALL = ("recall", "no_show")
_STAGES = {
    Stage.FREE: ("next", "back", "number", "pause"),
    Stage.PAUSED: ("resume", "back"),
    Stage.CALLED: (*_OF_A_CALL, *_WITH_TICKET),
    Stage.VISIT: _WITH_TICKET,
}
_PLACES = {
    "next": (0, 0, 2),
    "resume": (0, 0, 2),
    "recall": (1, 0, 1),
    "no_show": (1, 1, 1),
    "park": (2, 0, 1),
    "transfer": (2, 1, 1),
    "go_on": (3, 0, 1),
    "finish": (3, 1, 1),
    "back": (4, 0, 1),
    "number": (4, 1, 1),
    "pause": (5, 0, 2),
}


class ActButtons(QWidget):
    """`undo`, which stands elsewhere, counts down the seconds in which the last step can be taken back."""

    def __init__(self, session: Session, hand: Hand) -> None:
        super().__init__()
        self._session = session
        say = session.words.say
        self._buttons = {name: ActButton(say(name), key, hand) for name, key in _KEYS.items()}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        for name, (row, column, span) in _PLACES.items():
            grid.addWidget(self._buttons[name], row, column, 1, span)
        for column in range(2):
            grid.setColumnStretch(column, 1)
        for name in ("next", "resume"):
            turn(self._buttons[name], "primary", True)
        acts = session.acts
        for name, act in (
            ("next", acts.call_next),
            ("recall", acts.recall),
            ("resume", acts.resume),
            ("undo", acts.undo),
        ):
            self._buttons[name].clicked.connect(act)
        session.ticked.connect(self._tick)

    def __getitem__(self, name: str) -> ActButton:
        return self._buttons[name]

    def show_work(self, work: Work | None) -> None:
        """The buttons of the stage; each that can be pressed."""
        stage = work.stage if work else Stage.FREE
        ticket = work.ticket if work else None
        called = ticket is not None and ticket.state is TicketState.CALLED
        for name, one in self._buttons.items():
            one.setEnabled(work is not None and self._session.settled)
            if name in _PLACES:
                one.setVisible(name in _STAGES[stage] and (called or name not in _OF_A_CALL))
        self._tick()
        if work is None:
            return
        self._buttons["recall"].setEnabled(self._session.settled and not work.called_enough)
        turn(self._buttons["no_show"], "primary", work.called_enough)
        away, say = sum(not one.late for one in work.away), self._session.words.say
        self._buttons["back"].say(say("back.count", number=away) if away else say("back"))

    def _tick(self) -> None:
        work, say = self._session.work, self._session.words.say
        step = work.step if work else None
        left = (step.until - self._session.now).total_seconds() if step else -1
        undo = self._buttons["undo"]
        undo.setEnabled(self._session.settled)
        undo.setVisible(left >= 0)
        if step is not None:
            undo.say(say(f"undo.{step.kind}", seconds=max(0, int(left))))
