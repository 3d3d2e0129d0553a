"""The four acts of a supervisor: each looks at what is chosen, asks for its reason, then does it."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from core.domain.queue_policy import QueueClass
from core.services.dto import StaffView
from core.services.live_dto import DeskState, LiveDesk, LiveTicket
from core.words import Words
from counter.widgets import apart, button
from counter.workspaces.supervisor.act_dialog import ActDialog
from counter.workspaces.supervisor.board import Board
from counter.workspaces.supervisor.shown import Shown
from counter.workspaces.supervisor.tables import Tables

_CLASSES = (QueueClass.PRIORITY, QueueClass.RETURNING, QueueClass.STANDARD)


class Acts(QObject):
    """F2 opens a desk, F3 closes one, F4 changes a ticket's class, F6 stops or resumes the tickets, F8 shows devices.

    `told` says why nothing is done.
    """

    told = Signal(str)

    def __init__(self, page: QWidget, board: Board, tables: Tables, words: Words) -> None:
        super().__init__(page)
        self._page, self._board, self._tables, self._words = page, board, tables, words
        self._shown: Shown | None = None
        self.bar = QWidget()
        layout = QHBoxLayout(self.bar)
        layout.setContentsMargins(0, 0, 0, 0)
        acts = (("open", "F2", self._open), ("close", "F3", self._close), ("class", "F4", self._class))
        self._buttons = []
        for name, key, act in (*acts, ("queue", "F6", self._queue)):
            made = button(words.say(f"button.{name}"), key)
            made.clicked.connect(act)
            layout.addWidget(made)
            self._buttons.append(made)
        self.devices = button(words.say("button.devices"), "F8")
        self.devices.setCheckable(True)
        layout.addWidget(self.devices)
        layout.addStretch(1)
        tables.desks.wanted.connect(self._turn)
        tables.waiting.wanted.connect(self._class)

    def show(self, shown: Shown | None) -> None:
        """What is read now."""
        self._shown = shown
        for made in self._buttons:
            made.setEnabled(self._board.ready)

    def _turn(self) -> None:
        desk = self._desk()
        if desk is not None and desk.state in {DeskState.CLOSED, DeskState.PAUSED}:
            self._open()
        else:
            self._close()

    def _open(self) -> None:
        desk = self._desk()
        if self._shown is None or desk is None or desk.state not in {DeskState.CLOSED, DeskState.PAUSED}:
            self.told.emit(self._words.say("choose.open"))
            return
        name = apart(self._words.digits(desk.name))
        if desk.staff_id is not None:
            told = self._words.say("act.resume.told", desk=name, reason=desk.reason)
            clerk = desk.staff_id
            self._ask("resume", told, (), lambda _, reason: self._board.open_desk(desk.name, clerk, reason))
            return
        people = self._free_people(desk.section)
        if not people:
            self.told.emit(self._words.say("nobody.free"))
            return
        told = self._words.say("act.open.told", desk=name, section=self._shown.section_name(desk.section))
        names = [person.name for person in people]
        self._ask("open", told, names, lambda at, reason: self._board.open_desk(desk.name, people[at].id, reason))

    def _close(self) -> None:
        desk = self._desk()
        if desk is None or desk.state is DeskState.CLOSED:
            self.told.emit(self._words.say("choose.close"))
            return
        name, clerk = apart(self._words.digits(desk.name)), desk.clerk or "—"
        told = self._words.say("act.close.told", desk=name, clerk=clerk)
        if desk.ticket_id is not None:
            ticket = apart(self._words.digits(desk.ticket))
            told = self._words.say("act.close.ticket", desk=name, clerk=clerk, ticket=ticket)
        self._ask("close", told, (), lambda _, reason: self._board.close_desk(desk, reason))

    def _class(self) -> None:
        row = self._tables.waiting.chosen
        ticket = row.fact if row is not None else None
        if self._shown is None or not isinstance(ticket, LiveTicket):
            self.told.emit(self._words.say("choose.class"))
            return
        name = self._shown.class_name(ticket.queue_class)
        told = self._words.say("act.class.told", ticket=apart(self._words.digits(ticket.code)), name=name)
        classes = [one for one in _CLASSES if one is not ticket.queue_class]
        names = [self._shown.class_name(one) for one in classes]
        self._ask("class", told, names, lambda at, reason: self._board.reclassify(ticket, classes[at], reason))

    def _queue(self) -> None:
        state, shown = self._board.state, self._shown
        if state is None or shown is None:
            return
        sections = state.view.sections

        def turn(at: int, reason: str) -> None:
            closed = sections[at].closed_at is not None
            (self._board.reopen_queue if closed else self._board.close_queue)(sections[at].name, reason)

        names = [
            self._words.say(f"act.queue.{'reopen' if one.closed_at else 'close'}", section=shown.section_name(one.name))
            for one in sections
        ]
        self._ask("queue", self._words.say("act.queue.told"), names, turn)

    def _ask(self, act: str, told: str, choices: Sequence[str], agreed: Callable[[int, str], None]) -> None:
        if not self._board.ready:
            return
        self.told.emit("")
        dialog = ActDialog(self._page, self._words, act, told, choices)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.agreed.connect(agreed)
        dialog.open()

    def _free_people(self, section: str) -> list[StaffView]:
        state = self._board.state
        if state is None:
            return []
        seated = {desk.staff_id for desk in state.view.desks}
        free = (one for one in state.view.people if section in one.sections and one.id not in seated)
        return sorted(free, key=lambda one: one.name)

    def _desk(self) -> LiveDesk | None:
        row = self._tables.desks.chosen
        return row.fact if row is not None and isinstance(row.fact, LiveDesk) else None
