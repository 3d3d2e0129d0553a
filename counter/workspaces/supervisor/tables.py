"""The supervisor's tables, and the filter above them."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QLineEdit, QWidget

from core.qt import palette
from core.words import Words
from counter.live_table import LiveTable
from counter.widgets import label
from counter.workspaces.supervisor.shown import Shown

_SECTION = 1
_MOST_ALARMS = 4
_ALARM_HEIGHT = 30


class Tables:
    """Desks, who waits, who is aside, and the alarms; one filter for all three tables."""

    def __init__(self, words: Words) -> None:
        say = words.say
        self._words = words
        self.desks = LiveTable(
            say("desks"),
            [say(f"column.{name}") for name in ("desk", "section", "state", "clerk", "ticket", "time")],
            (72, 116, 0, 0, 76, 96),
            centred=frozenset({0, 4}),
        )
        self.waiting = LiveTable(
            say("waiting"),
            [say(f"column.{name}") for name in ("ticket", "section", "class", "service", "wait")],
            (76, 116, 84, 0, 104),
            sort=4,
            centred=frozenset({0}),
        )
        self.aside = LiveTable(
            say("aside"),
            [say(f"column.{name}") for name in ("ticket", "section", "state", "reason", "time")],
            (76, 116, 84, 0, 104),
            sort=4,
            centred=frozenset({0}),
        )
        self.alarms = _alarms(say("alarms"))
        self.filter = Filter(words)
        self.filter.words.textChanged.connect(self._ask)
        self.filter.section.currentIndexChanged.connect(self._ask)

    def show(self, shown: Shown, sections: tuple[str, ...]) -> None:
        """Bring every table up to date, row by row."""
        self.filter.offer([(shown.section_name(name), name) for name in sections])
        self.desks.rows.show(shown.desks())
        self.waiting.rows.show(shown.waiting())
        self.aside.rows.show(shown.aside())
        alarms = shown.alarms()
        self.alarms.rows.show(alarms)
        self.alarms.setFixedHeight(_ALARM_HEIGHT * min(len(alarms), _MOST_ALARMS) + 8)
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
        self.words.setPlaceholderText(f"{words.say('filter.hint')}  \u2066(Ctrl+F)\u2069")
        self.words.setAccessibleName(words.say("filter"))
        self.section.setAccessibleName(words.say("filter.section"))
        self.section.addItem(words.say("filter.all"), "")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(label(words.say("filter"), "quiet", wrap=False))
        layout.addWidget(self.words, 1)
        layout.addWidget(self.section)

    def offer(self, sections: list[tuple[str, str]]) -> None:
        """The sections to choose from."""
        if [self.section.itemData(place) for place in range(1, self.section.count())] != [name for _, name in sections]:
            while self.section.count() > 1:
                self.section.removeItem(1)
            for title, name in sections:
                self.section.addItem(title, name)
        self.section.setVisible(len(sections) > 1)

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
    table.setStyleSheet(f"QTableView {{ background: {palette.ALARM_SOFT}; border: 1px solid {palette.ALARM}; }}")
    table.hide()
    return table
