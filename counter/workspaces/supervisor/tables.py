"""The supervisor's tables, and the filter above them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from core.domain.alarms import AlarmKind
from core.domain.queue_policy import QueueClass
from core.qt import palette
from core.words import Words
from counter.live_table import LiveTable
from counter.widgets import label, with_key
from counter.workspaces.supervisor.shown import Shown

_SECTION = 1
_TALL, _FEW_ALARMS, _MANY_ALARMS = 900, 3, 6
_ALARM_HEIGHT = 27

_LOUD = f"QTableView {{ background: {palette.ALARM_SOFT}; border: 1px solid {palette.ALARM}; }}"
_QUIET = f"QTableView {{ background: {palette.CARD}; border: 1px solid {palette.LINE}; }}"


class Tables:
    """Desks, who waits, who is aside, and the alarms; one filter for all three tables."""

    def __init__(self, words: Words) -> None:
        say = words.say
        self._words = words
        self.desks = LiveTable(
            say("desks"),
            [say(f"column.{name}") for name in ("desk", "section", "state", "clerk", "ticket", "time")],
            (60, 96, 0, 0, 66, 92),
            centred=frozenset({4}),
        )
        self.waiting = LiveTable(
            say("waiting"),
            [say(f"column.{name}") for name in ("ticket", "section", "class", "service", "wait")],
            (66, 96, 78, 0, 96),
            sort=4,
            centred=frozenset(),
        )
        self.aside = LiveTable(
            say("aside"),
            [say(f"column.{name}") for name in ("ticket", "section", "state", "reason", "time")],
            (66, 96, 78, 0, 96),
            sort=4,
            centred=frozenset(),
        )
        self.alarms = _alarms(say("alarms"))
        self.filter = Filter(words)
        self.filter.words.textChanged.connect(self._ask)
        self.filter.section.currentIndexChanged.connect(self._ask)

        self.desks.fit(0, ["W10"])
        self.waiting.fit(2, [say(f"class.{one}") for one in QueueClass])
        self.aside.fit(2, [say("ticket.parked"), say("ticket.no_show")])
        for table, column in ((self.desks, 5), (self.waiting, 4), (self.aside, 4)):
            table.fit(column, [say("time.minutes", 59), say("time.hours", hours=10, minutes=59)])

    def show(self, shown: Shown, sections: tuple[str, ...]) -> None:
        """Bring every table up to date, row by row."""
        titles = [shown.section_name(name) for name in sections]
        if self.filter.offer(list(zip(titles, sections, strict=True))):
            for table in (self.desks, self.waiting, self.aside):
                table.fit(_SECTION, titles)
        self.desks.rows.show(shown.desks())
        self.waiting.rows.show(shown.waiting())
        self.aside.rows.show(shown.aside())
        alarms = shown.alarms()
        self.alarms.rows.show(alarms)
        _turn_loud(self.alarms, loud=any(row.fact.kind is not AlarmKind.ESCALATED for row in alarms))
        most = _MANY_ALARMS if self.alarms.window().height() > _TALL else _FEW_ALARMS
        self.alarms.setFixedHeight(_ALARM_HEIGHT * min(len(alarms), most) + 8)
        self.alarms.setVisible(bool(alarms))
        for table in (self.desks, self.waiting, self.aside):
            table.setColumnHidden(_SECTION, len(sections) < 2)
        self._say_why_empty()

    def clear(self) -> None:
        """For the next one."""
        for table in (self.desks, self.waiting, self.aside, self.alarms):
            table.rows.show([])
        self.filter.clear()

    def _ask(self) -> None:
        for table in (self.desks, self.waiting, self.aside):
            table.sorted.ask(self.filter.words.text(), self.filter.section.currentData() or "")
        self._say_why_empty()

    def _say_why_empty(self) -> None:
        for name, table in (("desks", self.desks), ("waiting", self.waiting), ("aside", self.aside)):
            hidden = table.rows.rowCount() > 0
            table.empty = self._words.say("found.none" if hidden else f"{name}.none")


class Filter(QWidget):
    """Words to look for (Ctrl+F), and one of the sections where there are several."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self.words, self.section = QLineEdit(clearButtonEnabled=True), QComboBox()
        self.words.setPlaceholderText(words.say("filter.hint"))
        self.words.setAccessibleName(words.say("filter"))
        self.section.setAccessibleName(words.say("filter.section"))
        self.section.addItem(words.say("filter.all"), "")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(label(with_key(words.say("filter"), "Ctrl+F"), "quiet", wrap=False))
        layout.addWidget(self.words, 1)
        layout.addWidget(self.section)

    def offer(self, sections: list[tuple[str, str]]) -> bool:
        """The sections to choose from; whether they are others than before."""
        offered = [str(self.section.itemData(place)) for place in range(1, self.section.count())]
        if offered == [name for _, name in sections]:
            return False
        while self.section.count() > 1:
            self.section.removeItem(1)
        for title, name in sections:
            self.section.addItem(title, name)
        self.section.setVisible(len(sections) > 1)
        return True

    def clear(self) -> None:
        """Everything again."""
        self.words.clear()
        self.section.setCurrentIndex(0)


def _alarms(name: str) -> LiveTable:
    table = LiveTable(name, [name], (0,), centred=frozenset())
    table.horizontalHeader().hide()
    table.verticalHeader().setDefaultSectionSize(_ALARM_HEIGHT)
    table.setAlternatingRowColors(False)
    table.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    table.setSelectionMode(LiveTable.SelectionMode.NoSelection)
    table.setStyleSheet(_LOUD)
    table.hide()
    return table


def _turn_loud(table: LiveTable, *, loud: bool) -> None:
    """What rose from the requests is no alarm of the hall, and alone it is told quietly."""
    sheet = _LOUD if loud else _QUIET
    if table.styleSheet() != sheet:
        table.setStyleSheet(sheet)
