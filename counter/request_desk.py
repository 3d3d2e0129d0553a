"""The requests of a visit; one like it that is open is pointed out first."""

from collections.abc import Callable
from dataclasses import replace

from PySide6.QtCore import QObject, Signal

from core.bootstrap import Centre
from core.domain.behalf import ONESELF, Behalf, BehalfKind, checked
from core.domain.errors import ErrorCode, RuleBroken
from core.domain.visitor import masked
from core.domain.workflow import check_texts
from core.services.dto import RequestView
from counter.work import Seat, Work
from counter.writes import Writes


class RequestDesk(QObject):
    """`alike` carries the open requests that say the same: nothing is registered until the clerk says so.

    `registered_before` carries a request whose answer was lost and that says something else than the form now.
    """

    alike = Signal(object)
    registered = Signal(object)
    registered_before = Signal(object)

    def __init__(
        self,
        writes: Writes,
        seat: Callable[[], Seat],
        work: Callable[[], Work | None],
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._writes = writes
        self._seat = seat
        self._work = work

    def register(
        self, type_code: str, subject: str, summary: str, behalf: Behalf = ONESELF, *, all_the_same: bool = False
    ) -> None:
        """Enter a request of the visit; `all_the_same` although one like it is open."""
        seat, now = self._seat(), self._work()
        visit = now.visit if now else None
        if visit is None:
            self._writes.refused.emit(RuleBroken(ErrorCode.VISIT_MISSING))
            return

        def work(centre: Centre, key: str) -> RequestView | tuple[RequestView, ...]:
            by = seat.staff.id
            if not all_the_same:
                open_ones = centre.requests.likely_duplicates(visit.id, type_code, subject, by=by, key=key)
                if open_ones:
                    return tuple(open_ones)
            return centre.requests.register(visit.id, type_code, subject, summary, by=by, key=key, behalf=behalf)

        def done(result: RequestView | tuple[RequestView, ...]) -> None:
            if isinstance(result, tuple):
                self.alike.emit(result)
                return
            told = (type_code, *check_texts(subject, summary), _shown(behalf))
            same = (result.type.code, result.subject, result.summary, result.behalf) == told
            (self.registered if same else self.registered_before).emit(result)

        self._writes.keyed("register", visit.id, work, done)


def _shown(behalf: Behalf) -> Behalf:
    """As a request shows it that was just registered."""
    kept = checked(behalf)
    secret = kept.kind is BehalfKind.RELATIVE and kept.number
    return replace(kept, number=masked(kept.number)) if secret else kept
