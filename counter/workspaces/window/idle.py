"""The middle of the window while nobody is there: what to press, a pause and its time, the automatic call."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from counter.auto_call import AutoCall
from counter.session import Session
from counter.widgets import button, card, label
from counter.work import Stage


class Idle(QWidget):
    """Large and calm."""

    def __init__(self, session: Session, auto: AutoCall) -> None:
        super().__init__()
        self._session, self._auto = session, auto
        self._title, self._told = label(name="large"), label(name="quiet")
        self._stop = button(session.words.say("auto.stop"), "Esc")
        self._stop.clicked.connect(auto.stop)
        frame, layout = card()
        layout.addStretch(1)
        for line in (self._title, self._told):
            line.setAlignment(Qt.AlignmentFlag.AlignCenter)
            layout.addWidget(line)
        layout.addWidget(self._stop, alignment=Qt.AlignmentFlag.AlignCenter)
        layout.addStretch(1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)
        session.changed.connect(self._show)
        session.ticked.connect(self._show)
        auto.turned.connect(self._show)

    def _show(self) -> None:
        work, words, seconds = self._session.work, self._session.words, self._auto.seconds
        paused = work.desk.paused_at if work and work.stage is Stage.PAUSED else None
        self._stop.setVisible(seconds is not None)
        self._title.setVisible(seconds is not None or paused is not None)
        if work is not None and paused is not None:
            minutes = max(0, int((self._session.now - paused).total_seconds() // 60))
            self._title.setText(words.say("paused.reason", reason=work.desk.pause_reason))
            self._told.setText(words.say("paused.since", minutes=minutes))
        elif seconds is not None:
            self._title.setText(words.say("auto.count", n=seconds))
            self._told.setText(words.say("auto.hint"))
        else:
            self._told.setText(words.say("idle"))
