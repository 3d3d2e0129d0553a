"""The low ratings of a supervisor's halls: read, taken, and closed with a note."""

from uuid import UUID

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from core.domain.errors import IstiqbalError
from core.domain.workflow import MAX_NOTE
from core.services.dto import CentreView
from core.services.rating_dto import RatingTask
from counter.live_table import LiveTable
from counter.session import Session
from counter.widgets import Message, add_field, button, label, mark
from counter.workspaces.supervisor.ratings.desk import RatingsDesk
from counter.workspaces.supervisor.ratings.shown import COLUMNS, ShownRatings

KEY, TAKE, CLOSE = "F10", "F3", "F4"
_WIDTHS = (150, 0, 110, 0, 80, 0, 0)


class RatingsDialog(QDialog):
    """Read anew at each hint while it is open; F3 takes one, Enter goes to its note, F4 closes it, Escape goes back."""

    def __init__(self, page: QWidget, session: Session, desk: RatingsDesk, by: UUID, centre: CentreView) -> None:
        super().__init__(page)
        self._session, self._words = session, session.words_of("low_ratings")
        self._shown = ShownRatings(centre, self._words)
        self._desk = desk
        say = self._words.say
        self.setWindowTitle(say("title"))
        self.resize(1260, 640)
        self._table = LiveTable(
            say("table"), [say(f"column.{name}") for name in COLUMNS], _WIDTHS, centred=frozenset({4})
        )
        self._table.setWordWrap(True)
        self._table.verticalHeader().setDefaultSectionSize(52)
        self._count, self._comment, self._message = label(name="strong"), label(), Message()
        self._note, self._acts = QLineEdit(maxLength=MAX_NOTE), list[QPushButton]()
        self._lay_out()
        self._table.moved.connect(self._show_chosen)
        self._table.wanted.connect(self._note.setFocus)
        self._note.returnPressed.connect(self._settle)
        self._desk.changed.connect(self._took)
        self._desk.writes.changed.connect(self._turn)
        self._desk.did.connect(self._did)
        self._desk.refused.connect(self._refused)
        self.finished.connect(self._end)
        self._desk.begin(by)

    def _lay_out(self) -> None:
        say, layout, foot = self._words.say, QVBoxLayout(self), QHBoxLayout()
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(8)
        layout.addWidget(label(say("title"), "title"))
        layout.addWidget(self._count)
        layout.addWidget(self._table, 1)
        layout.addWidget(label(say("comment"), "quiet"))
        layout.addWidget(self._comment)
        add_field(layout, say("note"), self._note)
        layout.addWidget(self._message)
        acts = (("take", TAKE, self._take), ("close", CLOSE, self._settle), ("back", "", self.reject))
        for name, key, act in acts:
            made = button(say(name), key, primary=name == "close")
            made.setAutoDefault(False)
            made.clicked.connect(act)
            if name != "back":
                self._acts.append(made)
            foot.addWidget(made)
        foot.addStretch(1)
        layout.addLayout(foot)
        QShortcut(QKeySequence(KEY), self).activated.connect(self.reject)

    @property
    def _chosen(self) -> RatingTask | None:
        row = self._table.chosen
        return row.fact if row is not None and isinstance(row.fact, RatingTask) else None

    def _took(self) -> None:
        tasks, first = self._desk.tasks, not self._count.text()
        self._count.setText(self._shown.count(tasks))
        self._table.empty = self._words.say("none")
        self._table.rows.show(self._shown.rows(tasks))
        if first and tasks:
            # It has the cursor since it opened, when there was no row to choose yet.
            self._table.setCurrentIndex(self._table.sorted.index(0, 0))
            self._table.setFocus()
        self._show_chosen()

    def _turn(self) -> None:
        for made in self._acts:
            made.setEnabled(not self._desk.writes.busy)

    def _show_chosen(self) -> None:
        task = self._chosen
        self._comment.setText(self._shown.comment(task) if task is not None else "")

    def _take(self) -> None:
        task = self._chosen
        if task is None:
            self._message.tell(self._words.say("choose"))
        else:
            self._desk.take(task)

    def _settle(self) -> None:
        task, note = self._chosen, self._note.text().strip()
        mark(self._note, task is not None and not note)
        if task is None:
            self._message.tell(self._words.say("choose"))
        elif not note:
            self._message.tell(self._words.say("note.missing"), alarm=True)
            self._note.setFocus()
        else:
            self._desk.settle(task, note)

    def _did(self, what: str) -> None:
        self._message.tell(self._words.say(f"did.{what}"))
        if what == "close":
            self._note.clear()
            self._table.setFocus()

    def _refused(self, error: IstiqbalError | None) -> None:
        self._message.tell(self._session.explain(error), alarm=True)

    def _end(self) -> None:
        self._desk.end()
        self.deleteLater()
