"""The tickets of earlier days, and the number by which a clerk finds the one that a visitor holds."""

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.domain.numerals import to_western
from core.domain.ticket import ticket_code
from core.services.readmission import MOST_LEFT_OVER, LeftOver
from counter.dialogs.left_over.lines import BY_DAY, CENTRED, FITTED, HEADS, WIDTHS, line
from counter.live_table import LiveTable
from counter.models.rows import Row
from counter.session import Session
from counter.widgets import Message, add_field, button, label, number_field, turn_number_field

_MOVING = frozenset({Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown})


class Listed(QWidget):
    """`wanted` says that the chosen one is to get a number; the arrows choose while the cursor is in the field."""

    wanted = Signal()
    left = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session, self._desk = session, session.left_over
        say = session.words.say
        self._number, self.message, self._newest = number_field(), Message(), label(name="quiet")
        self._number.setMaxLength(12)
        self._number.setMaximumWidth(220)
        self._number.installEventFilter(self)
        heads = [say(head) for head in HEADS]
        self._table = LiveTable(say("left.title"), heads, WIDTHS, sort=BY_DAY, centred=CENTRED)
        self._table.setObjectName("listed")
        self._table.horizontalHeader().setHighlightSections(False)
        self.act, back = button(say("left.act"), primary=True), button(say("panel.back"), "Esc")
        self._lay_out(back)
        self._number.textEdited.connect(lambda _: self._narrow())
        self._table.wanted.connect(self.wanted)
        self._table.moved.connect(self._enable)
        self.act.clicked.connect(self.wanted)
        back.clicked.connect(self.left)

    @property
    def chosen(self) -> LeftOver | None:
        """The one that is chosen and seen."""
        row = self._table.chosen
        return row.fact if row is not None and isinstance(row.fact, LeftOver) else None

    def begin(self) -> None:
        """Anew: all of them, and the cursor where a number is typed."""
        self.message.tell("")
        self._number.clear()
        turn_number_field(self._number, self.layoutDirection())
        self._narrow()
        self._table.sortByColumn(BY_DAY, Qt.SortOrder.AscendingOrder)
        self._table.clearSelection()
        self.show_found()
        self._number.setFocus()

    def show_found(self) -> None:
        """Those of now; the chosen one stays chosen."""
        found, words = self._desk.found, self._session.words
        self._fill([line(one, self._session) for one in found])
        self._table.empty = words.say("left.not_found" if found else "left.none")
        self._table.viewport().update()
        self._newest.setText(words.say("left.newest", number=MOST_LEFT_OVER))
        self._newest.setVisible(len(found) >= MOST_LEFT_OVER)
        self._tell_of_the_line()
        self._choose()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """As Qt asks."""
        moves = isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress and event.key() in _MOVING
        if watched is self._number and moves:
            self._table.keyPressEvent(event)  # type: ignore[arg-type]
            return True
        return super().eventFilter(watched, event)

    def _lay_out(self, back: QWidget) -> None:
        say, layout, buttons = self._session.words.say, QVBoxLayout(self), QHBoxLayout()
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(label(say("left.title"), "title"))
        layout.addWidget(label(say("left.hint"), "quiet"))
        row, column = QHBoxLayout(), QVBoxLayout()
        add_field(column, say("left.field"), self._number)
        row.addLayout(column)
        row.addStretch(1)
        layout.addLayout(row)
        layout.addWidget(self._table, 1)
        layout.addWidget(self._newest)
        layout.addWidget(self.message)
        buttons.addWidget(self.act)
        buttons.addWidget(back)
        buttons.addStretch(1)
        layout.addLayout(buttons)

    def _fill(self, rows: list[Row]) -> None:
        self._table.rows.show(rows)
        if rows:
            for column in FITTED:
                self._table.fit(column, [row.cells[column].text for row in rows])

    def _narrow(self) -> None:
        """With a number, those that have it and no others: of a part of it Enter would take somebody else's."""
        code = self._typed()
        self._desk.look_for(code)
        self._table.sorted.ask("", code)
        self._choose()

    def _typed(self) -> str:
        typed, centre, seat = to_western(self._number.text()).strip().upper(), self._session.centre, self._session.seat
        prefix = centre.section(seat.desk.section).prefix if centre is not None and seat is not None else ""
        number = typed.removeprefix(prefix)
        return ticket_code(prefix, int(number)) if number.isdecimal() else typed

    def _choose(self) -> None:
        if self._table.chosen is None and self._table.sorted.rowCount():
            self._table.setCurrentIndex(self._table.sorted.index(0, 0))
        self._enable()

    def _enable(self) -> None:
        self.act.setEnabled(self._session.ready and self.chosen is not None)

    def _tell_of_the_line(self) -> None:
        away = self._session.words.say("left.away")
        if not self._session.available and not self.message.text():
            self.message.tell(away, alarm=True)
        elif self._session.available and self.message.text() == away:
            self.message.tell("")
