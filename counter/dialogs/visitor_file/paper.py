"""One visitor's file on the screen: who they are, what they asked for, when they came."""

from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QListWidget, QVBoxLayout, QWidget

from core.services.dto import RequestView
from core.services.visitor_file_dto import VisitorFile
from core.words import Words
from counter.dialogs.visitor_file.shown import ShownFile
from counter.live_table import LiveTable
from counter.widgets import card, label

_STATE, _LINES, _ROW = 3, 4, 48
_NAME_WIDTH = 460


class FilePaper(QWidget):
    """The requests are walked through with the arrows; the chosen one is told below."""

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._shown: ShownFile | None = None
        say = words.say
        self._name, self._who, self._counts = (label(name=one, wrap=False) for one in ("large", "quiet", "strong"))
        heads = [say(f"column.{name}") for name in ("reference", "type", "subject", "state", "at")]
        self.table = LiveTable(say("list"), heads, (182, 180, 0, 190, 200), sort=_STATE, centred=frozenset())
        self.table.empty = say("none")
        self.table.setWordWrap(True)
        self.table.verticalHeader().setDefaultSectionSize(_ROW)
        self.table.setMinimumHeight(4 * _ROW)
        self._visits = QListWidget()
        self._visits.setAccessibleName(say("visits.list"))
        self._visits.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._visits.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._reference, self._subject = label(name="reference", wrap=False), label(name="strong")
        self._heads = [label(name="quiet", wrap=False) for _ in range(_LINES)]
        self._texts = [label() for _ in range(_LINES)]
        self._lay_out()
        self.table.moved.connect(self._tell)

    def show_file(self, file: VisitorFile, shown: ShownFile, request: UUID | None) -> None:
        """A file, with one request chosen: the one that was asked for, else the first of the list."""
        self._shown = shown
        name, metrics = file.visitor.name, self._name.fontMetrics()
        self._name.setText(metrics.elidedText(name, Qt.TextElideMode.ElideRight, _NAME_WIDTH))
        self._name.setToolTip(name)
        self._name.setAccessibleName(name)
        self._who.setText(shown.who(file.visitor))
        self._counts.setText(shown.counts(file))
        self.table.rows.show(shown.requests(file))
        self._visits.clear()
        self._visits.addItems(shown.visits(file))
        places = [self.table.sorted.row(self.table.sorted.index(at, 0)).key for at in range(len(file.requests))]
        if places:
            at = places.index(request) if request in places else 0
            self.table.setCurrentIndex(self.table.sorted.index(at, 0))
            self.table.setFocus()
        self._tell()

    def clear(self) -> None:
        """Nobody's file."""
        self.table.rows.show([])
        self._visits.clear()
        for one in (self._name, self._who, self._counts):
            one.clear()
            one.setToolTip("")
        self._tell()

    def _tell(self) -> None:
        row, shown = self.table.chosen, self._shown
        request = row.fact if row is not None else None
        lines: list[tuple[str, str]] = []
        for one in (self._reference, self._subject):
            one.clear()
        if isinstance(request, RequestView) and shown is not None:
            lines = shown.request(request)
            self._reference.setText(shown.reference(request))
            self._subject.setText(request.subject)
        for place, (head, text) in enumerate(zip(self._heads, self._texts, strict=True)):
            line = lines[place] if place < len(lines) else ("", "")
            for one, said in zip((head, text), line, strict=True):
                one.setText(said)
                one.setVisible(bool(said))

    def _lay_out(self) -> None:
        outer, head, below = QVBoxLayout(self), QHBoxLayout(), QHBoxLayout()
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(10)
        head.setSpacing(20)
        head.addWidget(self._name)
        head.addWidget(self._counts, 1)
        head.addWidget(self._who)
        outer.addLayout(head)
        outer.addWidget(self.table, 3)
        below.setSpacing(12)
        below.addWidget(self._one(), 3)
        frame, layout = card(self._words.say("visits.list"))
        layout.addWidget(self._visits)
        below.addWidget(frame, 2)
        outer.addLayout(below, 3)

    def _one(self) -> QWidget:
        frame, layout = card()
        layout.addWidget(self._reference, 0, Qt.AlignmentFlag.AlignLeading)
        layout.addWidget(self._subject)
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(4)
        grid.setColumnStretch(1, 1)
        for place, (head, text) in enumerate(zip(self._heads, self._texts, strict=True)):
            grid.addWidget(head, place, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(text, place, 1)
        layout.addLayout(grid)
        layout.addStretch(1)
        return frame
