"""The requests of a visit, and their receipts; one like it that is open is pointed out first."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID, uuid5

from PySide6.QtCore import QObject, Signal

from core.bootstrap import Centre
from core.domain.behalf import ONESELF, Behalf, BehalfKind, checked
from core.domain.documents import Letter
from core.domain.errors import ErrorCode, RuleBroken
from core.domain.text import Language
from core.domain.visitor import masked
from core.domain.workflow import check_texts
from core.services.dto import RequestView
from counter.work import Seat, Work
from counter.writes import Writes


class RequestDesk(QObject):
    """`alike` carries the open requests that say the same: nothing is registered until the clerk says so.

    `registered_before` carries a request whose answer was lost and that says something else than the form now.

    `saved` and `printable` carry the receipt's path, None where the folder refused it; `attached` the document.
    """

    alike = Signal(object)
    registered = Signal(object)
    registered_before = Signal(object)
    saved = Signal(object)
    printable = Signal(object)
    attached = Signal(object)

    def __init__(
        self,
        writes: Writes,
        seat: Callable[[], Seat],
        work: Callable[[], Work | None],
        language: Language,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._writes = writes
        self._seat = seat
        self._work = work
        self._language = language
        self._paper: TemporaryDirectory[str] | None = None

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

    def attach(self, request: UUID, title: str, letter: Letter) -> None:
        """Make one document of a letter and store it with a request of the visit."""
        by = self._seat().staff.id
        self._writes.keyed(
            "attach",
            uuid5(request, f"{title} {letter}"),
            lambda centre, key: centre.documents.add(request, title, letter, by=by, key=key),
            self.attached.emit,
        )

    def save_receipt(self, request: UUID, path: Path) -> None:
        """Write the receipt as PDF."""
        self._writes.once(self._writer(request, path), self.saved.emit)

    def print_receipt(self, request: UUID, reference: str) -> None:
        """Write the receipt where only the printer reads it; `close_paper` when it did."""
        if self._writes.busy:
            return
        self.close_paper()
        self._paper = TemporaryDirectory(prefix="istiqbal-")
        path = Path(self._paper.name) / f"{reference}.pdf"
        self._writes.once(self._writer(request, path), self.printable.emit)

    def close_paper(self) -> None:
        """Leave nothing of a receipt behind."""
        if self._paper is not None:
            self._paper.cleanup()
            self._paper = None

    def _writer(self, request: UUID, path: Path) -> Callable[[Centre], Path | None]:
        by = self._seat().staff.id

        def work(centre: Centre) -> Path | None:
            try:
                return centre.requests.write_receipt(request, path, self._language, by=by)
            except OSError:
                return None

        return work


def _shown(behalf: Behalf) -> Behalf:
    """As a request shows it that was just registered."""
    kept = checked(behalf)
    secret = kept.kind is BehalfKind.RELATIVE and kept.number
    return replace(kept, number=masked(kept.number)) if secret else kept
