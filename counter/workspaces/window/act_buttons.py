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
_WITH_TICKET = ("park", "transfer", "go_on", "finish", "undo")
_STAGES = {
    Stage.FREE: ("next", "back", "number", "pause", "undo"),
    Stage.PAUSED: ("resume", "back"),
    Stage.CALLED: ("recall", "no_show", *_WITH_TICKET),
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
    "pause": (5, 0, 1),
    "undo": (5, 1, 1),
}


class ActButtons(QWidget):
    """`undo` counts down the seconds in which the last step can be taken back."""

    def __init__(self, session: Session, hand: Hand) -> None:
        super().__init__()
        self._session = session
        self._stage = Stage.FREE
        say = session.words.say
        self._buttons = {name: ActButton(say(name), key, hand) for name, key in _KEYS.items()}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(6)
        self._grid = grid
        for name, place in _PLACES.items():
            self._put(name, place)
        for column in range(2):
            grid.setColumnStretch(column, 1)
        for name in ("next", "resume"):
            turn(self._buttons[name], "primary", True)
        acts = session.acts
        for name, act in (
            ("next", acts.call_next),
            ("recall", acts.recall),
            ("no_show", acts.no_show),
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
        for name, one in self._buttons.items():
            one.setEnabled(work is not None and self._session.ready)
            one.setVisible(name in _STAGES[stage])
        if stage is not self._stage:
            self._stage = stage
            self._put("undo", _PLACES["undo"] if stage is Stage.FREE else (5, 0, 2))
        if work is None:
            return
        ticket = work.ticket
        called = ticket is not None and ticket.state is TicketState.CALLED
        for name in ("recall", "no_show"):
            self._buttons[name].setVisible(called)
        over = ticket is not None and ticket.recalls >= work.policy.recall_limit
        self._buttons["recall"].setEnabled(self._session.ready and not over)
        turn(self._buttons["no_show"], "primary", called and over)
        away, say = sum(not one.late for one in work.away), self._session.words.say
        self._buttons["back"].say(say("back.count", number=away) if away else say("back"))
        self._tick()

    def _put(self, name: str, place: tuple[int, int, int]) -> None:
        row, column, span = place
        self._grid.addWidget(self._buttons[name], row, column, 1, span)

    def _tick(self) -> None:
        work, say = self._session.work, self._session.words.say
        step = work.step if work else None
        left = (step.until - self._session.now).total_seconds() if step else -1
        undo = self._buttons["undo"]
        undo.setEnabled(left >= 0 and self._session.ready)
        if step is None or left < 0:
            undo.say(say("undo"))
        else:
            undo.say(say(f"undo.{step.kind}", seconds=int(left)))
