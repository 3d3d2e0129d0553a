"""What is late in a supervisor's sections and why, with whom ever it lies."""

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from core.bootstrap import Centre
from core.domain.errors import IstiqbalError
from core.domain.escalation import Why
from core.domain.workflow import Role
from core.qt import palette
from core.qt.reading import Reading
from core.services.escalation_ports import LateList, LateView
from core.words import Words
from counter.live_table import LiveTable
from counter.models.rows import Cell, Row
from counter.session import Session
from counter.widgets import Message, button, label
from counter.workspaces.requests.shown import Shown

_KEY = "F10"
_POLL_MS = 15_000
_COLUMNS = ("reference", "subject", "with", "days", "reminded", "why")
_WIDTHS = (190, 0, 0, 130, 170, 0)
_DAYS = 3


class Late(QObject):
    """A button for supervisors; `wanted` carries the request whose file is asked for."""

    wanted = Signal(object)

    def __init__(self, page: QWidget, session: Session, shown: Callable[[], Shown | None]) -> None:
        super().__init__(page)
        self._page, self._session, self._shown = page, session, shown
        self.button = button(Words("late", session.language).say("late"), _KEY)
        self.button.hide()
        self.button.clicked.connect(self._open)
        session.seated.connect(self._seated)

    def _seated(self) -> None:
        person = self._session.person
        self.button.setVisible(person is not None and person.role is Role.SUPERVISOR)

    def _open(self) -> None:
        person, shown = self._session.person, self._shown()
        if person is not None and shown is not None:
            dialog = LateDialog(self._page, self._session, person.id, shown)
            dialog.wanted.connect(self.wanted)
            dialog.open()


class LateDialog(QDialog):
    """Read anew at each hint while it is open; Enter opens a request's file, Escape goes back."""

    wanted = Signal(object)

    def __init__(self, page: QWidget, session: Session, by: UUID, shown: Shown) -> None:
        super().__init__(page)
        digits = session.centre.digits if session.centre is not None else None
        self._session, self._shown = session, shown
        self._words = Words("late", session.language, digits) if digits else Words("late", session.language)
        self.setWindowTitle(self._words.say("late"))
        self.resize(1240, 620)
        heads = [self._words.say(f"column.{name}") for name in _COLUMNS]
        self._table = LiveTable(self._words.say("late"), heads, _WIDTHS, sort=_DAYS, centred=frozenset())
        self._table.setWordWrap(True)
        self._table.verticalHeader().setDefaultSectionSize(48)
        self._count, self._message = label(name="strong"), Message()
        self._lay_out()

        def work() -> Callable[[Centre], LateList]:
            return lambda centre: centre.escalation.late(by)

        self._reading = Reading(
            session.link,
            work,
            self._took,
            self._failed,
            wants=lambda topic: topic in {"*", "requests", "config"},
            poll_ms=_POLL_MS,
            parent=self,
        )
        self.finished.connect(self._end)
        self._table.wanted.connect(self._choose)
        self._reading.read()

    def _lay_out(self) -> None:
        layout, foot = QVBoxLayout(self), QHBoxLayout()
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(10)
        layout.addWidget(label(self._words.say("late"), "title"))
        layout.addWidget(self._count)
        layout.addWidget(self._table, 1)
        layout.addWidget(self._message)
        see, back = button(self._words.say("open"), primary=True), button(self._words.say("back"))
        for one in (see, back):
            one.setAutoDefault(False)
            foot.addWidget(one)
        foot.addStretch(1)
        layout.addLayout(foot)
        see.clicked.connect(self._choose)
        back.clicked.connect(self.reject)
        QShortcut(QKeySequence(_KEY), self).activated.connect(self.reject)

    def _took(self, read: LateList) -> None:
        say = self._words.say
        first = not self._count.text()
        self._message.tell("")
        counts = [say("count", read.count), *([say("count.escalated", read.escalated)] if read.escalated else [])]
        if read.count > len(read.requests):
            counts.append(say("count.shown", len(read.requests)))
        self._count.setText("  ·  ".join(counts))
        self._table.empty = say("none")
        self._table.rows.show([self._row(one, read.days) for one in read.requests])
        if first and read.requests:
            # It has the cursor since it opened, when there was no row to choose yet.
            self._table.setCurrentIndex(self._table.sorted.index(0, 0))
            self._table.setFocus()

    def _failed(self, error: IstiqbalError | None) -> None:
        self._message.tell(self._session.explain(error), alarm=True)

    def _row(self, one: LateView, limit: int) -> Row:
        shown, risen = self._shown, bool(one.why)
        colour = palette.ALARM if risen else ""
        days = self._words.say("days", one.days) if one.days else "—"
        reminded = shown.reminded_short(one.reminded) or "—"
        cells = (
            Cell(shown.reference(one.request), one.request.reference, strong=True),
            Cell(one.request.subject),
            Cell(shown.state(one.request)),
            Cell(days, (not risen, -one.days, one.request.reference), colour, risen),
            Cell(reminded, -one.reminded.times if one.reminded else 0),
            Cell(self._why(one, limit), not risen, colour),
        )
        return Row(one.request.id, cells, "", one)

    def _why(self, one: LateView, limit: int) -> str:
        said: Sequence[str] = [
            self._words.say("why.late", limit)
            if why is Why.LATE
            else self._words.say("why.reminded", one.reminded.times if one.reminded else 0)
            for why in one.why
        ]
        return self._words.listed(said) if said else self._words.say("why.none")

    def _choose(self) -> None:
        row = self._table.chosen
        if row is not None:
            self.wanted.emit(row.key)
            self.accept()

    def _end(self) -> None:
        self._reading.close()
        self.deleteLater()
