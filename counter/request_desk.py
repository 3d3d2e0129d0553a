"""The requests of a visit, and their receipts."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID, uuid5

from PySide6.QtCore import QObject, Signal

from core.bootstrap import Centre
from core.domain.documents import Letter
from core.domain.errors import ErrorCode, RuleBroken
from core.domain.text import Language
from core.domain.workflow import check_texts
from core.services.dto import RequestView
from counter.work import Seat, Work
from counter.writes import Writes


class RequestDesk(QObject):
    """`registered_before` carries a request whose answer was lost and that says something else than the form now.

    `saved` and `printable` carry the receipt's path, None where the folder refused it; `attached` the document.
    """

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

    def register(self, type_code: str, subject: str, summary: str) -> None:
        """Enter a request of the visit."""
        seat, now = self._seat(), self._work()
        visit = now.visit if now else None
        if visit is None:
            self._writes.refused.emit(RuleBroken(ErrorCode.VISIT_MISSING))
            return

        def done(request: RequestView) -> None:
            same = (request.type.code, request.subject, request.summary) == (type_code, *check_texts(subject, summary))
            (self.registered if same else self.registered_before).emit(request)

        self._writes.keyed(
            "register",
            visit.id,
            lambda centre, key: centre.requests.register(
                visit.id, type_code, subject, summary, by=seat.staff.id, key=key
            ),
            done,
        )

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
