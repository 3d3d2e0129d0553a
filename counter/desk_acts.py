"""What a clerk does with tickets and with the desk itself; each act at most once."""

from collections.abc import Callable
from typing import TypeVar
from uuid import UUID

from PySide6.QtCore import QElapsedTimer, QObject, Signal
from PySide6.QtGui import QGuiApplication

from core.bootstrap import Centre
from core.domain.ticket import TicketState
from core.services.dto import AwayView
from counter.work import Seat, Target, Work
from counter.writes import Writes

T = TypeVar("T")


class DeskActs(QObject):
    """`did` names the act that was done; `nobody_waits` tells that a call found nobody.

    An act does nothing while another one runs, or before the screen shows what the last one did.
    """

    did = Signal(str)
    nobody_waits = Signal()

    def __init__(
        self,
        writes: Writes,
        seat: Callable[[], Seat],
        work: Callable[[], Work | None],
        settled: Callable[[], bool],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._writes = writes
        self._seat = seat
        self._work = work
        self._settled = settled
        self._last_ticket: UUID | None = None
        self._pressed: dict[str, QElapsedTimer] = {}

    def saw(self, ticket: UUID | None) -> None:
        """The ticket that the screen shows now; a call that is repeated without one is the call after the last."""
        self._last_ticket = ticket or self._last_ticket

    def forget(self) -> None:
        """For the next clerk."""
        self._last_ticket = None

    def call_next(self) -> None:
        """Call who is next by the centre's policy."""

        def done(call: object) -> None:
            if call is None:
                self.nobody_waits.emit()

        self._do("next", self._last_ticket, lambda c, d, by, key: c.queue.call_next(d, by=by, key=key), done)

    def call_ticket(self, code: str, reason: str) -> None:
        """Call a certain ticket out of turn."""
        self._do(
            f"call {code}",
            self._last_ticket,
            lambda c, d, by, key: c.queue.call_ticket(d, code, reason, by=by, key=key),
        )

    def recall(self) -> None:
        """Announce again."""
        if not self._pressed_again("recall"):
            self._do("recall", self._ticket(), lambda c, d, by, key: c.queue.recall(d, by=by, key=key))

    def no_show(self) -> None:
        """Note that the visitor did not come."""
        self._do("no_show", self._ticket(), lambda c, d, by, key: c.queue.no_show(d, by=by, key=key))

    def park(self, reason: str) -> None:
        """Put the visitor aside."""
        self._do("park", self._ticket(), lambda c, d, by, key: c.queue.park(d, reason, by=by, key=key))

    def transfer(self, to: Target, note: str) -> None:
        """Send the visitor on."""
        self._do(
            "transfer",
            self._ticket(),
            lambda c, d, by, key: c.queue.transfer(
                d, to.service, to_desk=to.desk, to_staff=to.staff, note=note, by=by, key=key
            ),
        )

    def go_on(self, service: str) -> None:
        """The same visitor, for another service as well."""
        self._do(f"go_on {service}", self._ticket(), lambda c, d, by, key: c.queue.go_on(d, service, by=by, key=key))

    def finish(self) -> None:
        """End the visit."""
        self._do("finish", self._ticket(), lambda c, d, by, key: c.queue.finish(d, by=by, key=key))

    def undo(self) -> None:
        """Take the step back that the screen names, and no other."""
        work = self._work()
        step = work.step.id if work and work.step else None
        if step is not None and not self._pressed_again("undo"):
            self._do("undo", step, lambda c, d, by, key: c.queue.undo(d, by=by, key=key, step=step))

    def bring_back(self, away: AwayView) -> None:
        """Who was parked or missed the call is here."""
        code, parked = away.ticket.code, away.ticket.state is TicketState.PARKED

        def work(centre: Centre, desk: str, by: UUID, key: str) -> object:
            back = centre.queue.bring_back if parked else centre.queue.reinstate
            return back(desk, code, by=by, key=key)

        self._do("bring_back", away.ticket.id, work)

    def pause(self, reason: str) -> None:
        """No calls for a while; to pause twice is to pause."""
        self._do("pause", None, lambda c, d, by, _: c.desks.pause(d, reason, by=by))

    def resume(self) -> None:
        """Calls again."""
        self._do("resume", None, lambda c, d, by, _: c.desks.resume(d, by=by))

    def _do(
        self,
        act: str,
        about: UUID | None,
        work: Callable[[Centre, str, UUID, str], T],
        done: Callable[[T], None] = lambda _: None,
    ) -> None:
        if not self._settled():
            return
        seat = self._seat()

        def over(result: T) -> None:
            done(result)
            self.did.emit(act.split(maxsplit=1)[0])

        self._writes.keyed(act, about, lambda centre, key: work(centre, seat.desk.name, seat.staff.id, key), over)

    def _ticket(self) -> UUID | None:
        work = self._work()
        return work.ticket.id if work and work.ticket else None

    def _pressed_again(self, act: str) -> bool:
        """Whether the same act was just asked for: a double key, or one that is held down."""
        since = self._pressed.setdefault(act, QElapsedTimer())
        again = since.isValid() and since.elapsed() < QGuiApplication.styleHints().mouseDoubleClickInterval()
        since.start()
        return again
