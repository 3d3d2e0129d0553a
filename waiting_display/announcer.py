"""The order in which calls are announced: one at a time, each its full time, none dropped that is still awaited."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from core.domain.spoken.wishes import Shortening
from core.domain.ticket import TicketMove, TicketState
from core.services.dto import CallView, QueueSnapshot, TicketView

ROWS = 5
LEAST_SECONDS = 6.0
CROWD = 3
MOST_OVERTAKINGS = 3


SecondsOf = Callable[[CallView, Shortening], float]


def _unspoken(_call: CallView, _shortening: Shortening) -> float:
    return 0.0


@dataclass(slots=True)
class _Waiting:
    call: CallView
    overtaken: int = 0


class Announcer:
    """Follows the snapshots of one section; times are seconds of any one steady clock, handed in by the caller.

    Whoever is called is announced, unless they came or were marked no-show before their turn. A ticket waits for
    its announcement once: calling it again moves it ahead of all that has not begun, but nobody is overtaken more
    than `MOST_OVERTAKINGS` times. Where others wait nothing is said twice; where `CROWD` or more wait, it is said in
    one language, and each announcement is shortened to `LEAST_SECONDS`, but never below `speech`, the length of what
    is said. As a desk has one called ticket, a call waits at most (desks + MOST_OVERTAKINGS) announcements.
    """

    def __init__(self, seconds: float = LEAST_SECONDS, speech: SecondsOf = _unspoken) -> None:
        self.seconds = max(LEAST_SECONDS, seconds)
        self.shortening = Shortening.NONE
        self._speech = speech
        self._said = 0.0  # how long what is being said takes
        self.showing: CallView | None = None
        self._began = 0.0
        self._waiting: list[_Waiting] = []
        self._announced: tuple[CallView, ...] = ()
        self._queue: QueueSnapshot | None = None

    @property
    def backlog(self) -> int:
        """How many announcements wait."""
        return len(self._waiting)

    @property
    def since(self) -> int | None:
        """The revision after which the next snapshot is to tell calls, so that those that wait are told as they are."""
        if self._queue is None:
            return None
        return min((self._queue.revision, *(one.call.revision - 1 for one in self._waiting)))

    @property
    def day(self) -> date | None:
        """The service day that is followed."""
        return self._queue.service_date if self._queue else None

    @property
    def current(self) -> CallView | None:
        """The call to be shown large: the one being announced, else the newest whose visitor is still at a desk."""
        return self.showing or (self._queue.current if self._queue else None)

    @property
    def recent(self) -> tuple[CallView, ...]:
        """The last calls, newest first; one that still waits for its announcement does not show before it."""
        return self._announced

    def forget(self) -> None:
        """Another hall is followed from now on: the next snapshot is the first."""
        self._queue = None

    def follow(self, queue: QueueSnapshot) -> None:
        """Take a snapshot that was asked for with `since`; what was called before the first one is history."""
        before, self._queue = self._queue, queue
        if before is None or (queue.service_date == before.service_date and queue.revision < before.revision):
            self._begin(queue.recent)
            return
        if queue.service_date != before.service_date:
            self._begin(())
        self._refresh({call.ticket.id: call.ticket for call in (*queue.recent, *queue.calls)})
        known = before.revision if queue.service_date == before.service_date else 0
        for call in queue.calls:
            if call.revision > known and _awaited(call.ticket):
                self._add(call)
        self._settle()

    def advance(self, at: float) -> CallView | None:
        """The announcement that begins now, if one does; ends the one whose time is over."""
        if self.showing is not None and at < self._until():
            return None
        self.showing = self._waiting.pop(0).call if self._waiting else None
        self._began = at
        if self.showing is not None:
            self.shortening = self._shortened()
            self._said = self._speech(self.showing, self.shortening)
            self._announced = tuple(_first(self.showing, self._announced))
        self._settle()
        return self.showing

    def remaining(self, at: float) -> float | None:
        """Seconds until `advance` is due; None when nothing is announced."""
        return None if self.showing is None else max(0.0, self._until() - at)

    def _until(self) -> float:
        return self._began + max(self._said, LEAST_SECONDS if len(self._waiting) >= CROWD else self.seconds)

    def _shortened(self) -> Shortening:
        if len(self._waiting) >= CROWD:
            return Shortening.ONE_LANGUAGE
        return Shortening.ONCE if self._waiting else Shortening.NONE

    def _begin(self, history: tuple[CallView, ...]) -> None:
        self.showing = None
        self._waiting.clear()
        self._announced = history

    def _refresh(self, tickets: dict[UUID, TicketView]) -> None:
        """What became of those who were called meanwhile."""

        def now(call: CallView) -> CallView:
            return replace(call, ticket=tickets.get(call.ticket.id, call.ticket))

        self._announced = tuple(now(call) for call in self._announced)
        self._waiting = [_Waiting(now(one.call), one.overtaken) for one in self._waiting]
        self._waiting = [one for one in self._waiting if _awaited(one.call.ticket)]

    def _add(self, call: CallView) -> None:
        again = next((one for one in self._waiting if one.call.ticket.id == call.ticket.id), None)
        if again is not None and again.call.kind is TicketMove.RECALL:
            again.call = call
            return
        if again is not None:
            self._waiting.remove(again)
        place = len(self._waiting)
        if call.kind is TicketMove.RECALL:
            place = self._place_of_a_recall()
            for one in self._waiting[place:]:
                one.overtaken += 1
        self._waiting.insert(place, _Waiting(call))

    def _place_of_a_recall(self) -> int:
        fixed = (
            place
            for place, one in enumerate(self._waiting)
            if one.call.kind is TicketMove.RECALL or one.overtaken >= MOST_OVERTAKINGS
        )
        return max(fixed, default=-1) + 1

    def _settle(self) -> None:
        """Once nothing is announced, the last calls are those of the record."""
        if self.showing is None and not self._waiting and self._queue is not None:
            self._announced = self._queue.recent


def _awaited(ticket: TicketView) -> bool:
    return ticket.state is TicketState.CALLED


def _first(call: CallView, others: tuple[CallView, ...]) -> Iterator[CallView]:
    yield call
    yield from [other for other in others if other.ticket.id != call.ticket.id][: ROWS - 1]
