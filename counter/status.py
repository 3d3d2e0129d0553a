"""The line at the foot of the window: the database, the shortcuts, both dates and the clock."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.calendar import gregorian_text, hijri_text, weekday
from counter.session import Session
from counter.widgets import apart, label, turn


class StatusLine(QWidget):
    """Always there, never loud."""

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("status")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._session = session
        self._line, self._keys, self._time = (label(wrap=False) for _ in range(3))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(16, 4, 16, 4)
        layout.setSpacing(24)
        layout.addWidget(self._line)
        layout.addStretch(1)
        layout.addWidget(self._keys)
        layout.addStretch(1)
        layout.addWidget(self._time)
        session.changed.connect(self._show)
        session.seated.connect(self._show)
        session.ticked.connect(self._tick)
        self._show()

    def _show(self) -> None:
        session = self._session
        known = session.centre is not None
        entry = "status.here" if known else "status.opening"
        self._line.setText("● " + session.words.say(entry if session.available else "status.away"))
        turn(self._line, "alarm", not session.available)
        self._keys.setText(session.words.say("status.keys") if session.seat else "")
        self._tick()

    def _tick(self) -> None:
        centre, now, language = self._session.centre, self._session.now, self._session.language
        if centre is None:
            return
        day, digits = now.date(), centre.digits
        clock = self._session.words.digits(f"{now:%H:%M}")
        parts = (
            weekday(day, language),
            hijri_text(day, language, digits),
            gregorian_text(day, language, digits),
            apart(clock),
        )
        self._time.setText("  ·  ".join(parts))
