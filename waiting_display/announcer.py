"""The order in which calls are announced: one at a time, each its full time, nobody twice."""

from collections.abc import Iterable

from core.services.dto import CallView

LEAST_SECONDS = 6.0
PATIENCE = 8


class Announcer:
    """Calls in turn; times are seconds of any one steady clock, handed in by the caller.

    A call of a ticket whose announcement still waits takes that one's place, so no ticket waits twice. A call of
    the ticket that is being announced waits like any other: flashes never come faster than one announcement.

    A long backlog is bounded: beyond `PATIENCE` waiting announcements those are left out, oldest first, whose desk
    has called somebody else since. So whoever is expected at a desk is announced, at the latest after
    max(PATIENCE, desks of the section) announcements.
    """

    def __init__(self, seconds: float = LEAST_SECONDS) -> None:
        self.seconds = max(LEAST_SECONDS, seconds)
        self.showing: CallView | None = None
        self._until = 0.0
        self._waiting: list[CallView] = []

    @property
    def backlog(self) -> int:
        """How many announcements wait."""
        return len(self._waiting)

    def take(self, calls: Iterable[CallView]) -> None:
        """Queue new calls, oldest first."""
        for call in calls:
            self._queue(call)
        while len(self._waiting) > PATIENCE and (outdated := self._outdated()) is not None:
            del self._waiting[outdated]

    def advance(self, at: float) -> CallView | None:
        """The announcement that begins now, if one does; ends the one whose time is over."""
        if self.showing is not None and at < self._until:
            return None
        self.showing = self._waiting.pop(0) if self._waiting else None
        self._until = at + self.seconds
        return self.showing

    def remaining(self, at: float) -> float | None:
        """Seconds until `advance` is due; None when nothing is announced."""
        return None if self.showing is None else max(0.0, self._until - at)

    def clear(self) -> None:
        """Forget everything, as on a new day or after an outage: what was called then is history."""
        self.showing = None
        self._waiting.clear()

    def _queue(self, call: CallView) -> None:
        for place, queued in enumerate(self._waiting):
            if queued.ticket.id == call.ticket.id:
                self._waiting[place] = call
                return
        self._waiting.append(call)

    def _outdated(self) -> int | None:
        newest = {call.desk: call.revision for call in sorted(self._waiting, key=lambda call: call.revision)}
        return next((place for place, call in enumerate(self._waiting) if call.revision < newest[call.desk]), None)
