"""The devices of the halls: which live, which version they run, how their printers are, and a restart from afar."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.services.dto import CentreView, DeviceView
from core.words import Words
from counter.dialogs.ask import sure
from counter.live_table import LiveTable
from counter.widgets import apart, button, card, label
from counter.workspaces.supervisor.board import Board, BoardState
from counter.workspaces.supervisor.shown_devices import ShownDevices, restarts

_COLUMNS = ("device", "kind", "section", "life", "version", "up", "printer", "kept", "ended")


class DevicesPart(QWidget):
    """F9, or Enter on a device, restarts it; `told` says why nothing is done."""

    told = Signal(str)

    def __init__(self, board: Board, words: Words) -> None:
        super().__init__()
        self._board, self._words = board, words
        self.table = LiveTable(
            words.say("devices"),
            [words.say(f"column.{name}") for name in _COLUMNS],
            (0, 80, 110, 0, 84, 110, 0, 84, 0),
            centred=frozenset({7}),
        )
        say = words.say
        self.table.fit(1, [say(f"kind.{kind}") for kind in ("kiosk", "display", "counter", "server")])
        self.table.fit(5, [say("time.hours", hours=23, minutes=59), say("time.minutes", 59), say("time.days", 99)])
        self.table.empty = words.say("devices.none")
        self.restart = button(words.say("restart"), "F9")
        self.restart.clicked.connect(self._restart)
        self.table.wanted.connect(self._restart)
        frame, inner = card(words.say("devices"))
        inner.addWidget(label(words.say("devices.told"), "quiet"))
        inner.addWidget(self.table, 1)
        row = QHBoxLayout()
        row.addWidget(self.restart)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(8)
        layout.addWidget(frame, 1)
        layout.addLayout(row)

    def show_read(self, state: BoardState | None, centre: CentreView | None) -> None:
        """Bring the table up to date, row by row."""
        self.restart.setEnabled(self._board.ready)
        if state is None or centre is None:
            self.table.rows.show([])
            return
        words = Words("devices", self._words.language, centre.digits)
        titles = [section.title.in_language(words.language) for section in centre.sections]
        self.table.fit(2, [*titles, words.say("section.all")])
        self.table.rows.show(ShownDevices(state, centre, words).rows())

    def _restart(self) -> None:
        row = self.table.chosen
        device = row.fact if row is not None else None
        if not isinstance(device, DeviceView) or not restarts(device):
            self.told.emit(self._words.say("restart.choose"))
            return
        say, name = self._words.say, apart(device.name)
        asked = say("restart.title"), say("restart.told", device=name), say("restart.go"), say("restart.stay")
        if self._board.ready and sure(self, *asked):
            self._board.restart(device.name)
