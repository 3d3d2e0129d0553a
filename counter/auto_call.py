"""The automatic call: a free desk calls by itself after the centre's seconds, unless the clerk stops it."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Protocol
from uuid import UUID

from PySide6.QtCore import QObject, Signal, SignalInstance

from counter.desk_acts import DeskActs
from counter.work import Stage, Work


class Desk(Protocol):
    """What it watches."""

    changed: SignalInstance
    ticked: SignalInstance
    acts: DeskActs
    work: Work | None

    @property
    def now(self) -> datetime:
        """The present instant."""

    @property
    def settled(self) -> bool:
        """Whether an act can begin."""


class AutoCall(QObject):
    """`seconds` until the call, None where none comes; `turned` tells that they changed."""

    turned = Signal()

    def __init__(self, desk: Desk, held: Callable[[], bool], parent: QObject) -> None:
        super().__init__(parent)
        self._desk = desk
        self._held = held
        self._stopped = False
        self._nobody: tuple[UUID, ...] | None = None
        self._at: datetime | None = None
        self.seconds: int | None = None
        desk.changed.connect(self.look)
        desk.ticked.connect(self.look)
        desk.acts.nobody_waits.connect(self._found_nobody)

    def stop(self) -> None:
        """Not this time; after the next visit again."""
        self._stopped = True
        self.look()

    def look(self) -> None:
        """Begin, count on, call or stop, by what the desk is now."""
        work = self._desk.work
        if work is None or work.stage is not Stage.FREE:
            self._stopped, self._nobody = False, None
        wanted = timedelta(seconds=work.policy.auto_call_seconds) if work and self._wanted(work) else None
        now = self._desk.now
        if wanted is None:
            self._at = None
        elif self._at is None or self._at - now > wanted:
            self._at = now + wanted
        elif now >= self._at and self._desk.settled:
            self._at = None
            self._desk.acts.call_next()
        self._tell(now)

    def _wanted(self, work: Work) -> bool:
        if work.policy.auto_call_seconds == 0 or work.stage is not Stage.FREE or self._stopped or self._held():
            return False
        line = tuple(ticket.id for ticket in work.waiting)
        return bool(line) and line != self._nobody

    def _found_nobody(self) -> None:
        # They wait for services that this desk does not take: ask again when others come.
        self._nobody = tuple(ticket.id for ticket in self._desk.work.waiting) if self._desk.work else None

    def _tell(self, now: datetime) -> None:
        seconds = None if self._at is None else max(0, round((self._at - now).total_seconds()))
        if seconds != self.seconds:
            self.seconds = seconds
            self.turned.emit()
