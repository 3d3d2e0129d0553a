"""What is noted on a request, and what is read for it, without any widget."""

from collections.abc import Callable
from dataclasses import dataclass
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from core.bootstrap import Centre
from core.domain.remarks import Happening
from core.domain.workflow import RequestMove
from core.services.dto import RequestTypeView, RequestView
from core.services.remark_dto import TiesView
from core.services.remarks import Said
from counter.session import Session
from counter.writes import Writes


@dataclass(frozen=True, slots=True)
class Done:
    """What was noted, on which request as it is since then; `out_of_reach` where its reader may no longer read it."""

    what: Happening
    request: RequestView
    out_of_reach: bool = False


class RemarkDesk(QObject):
    """`done` carries a `Done`; `found` the other request that was asked for, `missing` why there is none."""

    changed = Signal()
    done = Signal(object)
    refused = Signal(object)
    found = Signal(object)
    missing = Signal(object)

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._link = session, session.link
        self.types: tuple[RequestTypeView, ...] = ()
        self.ties = TiesView()
        self._about: UUID | None = None
        self._asked = ""
        self.writes = Writes(session.link, self)
        self.writes.refused.connect(self.refused)
        self.writes.changed.connect(self.changed)

    @property
    def ready(self) -> bool:
        """Whether something can be sent."""
        return self._session.person is not None and self._link.available and not self.writes.busy

    def begin(self, request_id: UUID) -> None:
        """Read the tree, and what belongs to a request."""
        if self._about != request_id:
            self._about, self.ties = request_id, TiesView()
        by = self._by()

        def read(centre: Centre) -> tuple[UUID, tuple[RequestTypeView, ...], TiesView]:
            return request_id, tuple(centre.requests.types()), centre.requests.ties(request_id, by=by)

        self._link.run(read, self._took, self.refused.emit)

    def look(self, reference: str) -> None:
        """Find another request by what was typed of its reference."""
        by, self._asked = self._by(), reference

        def read(centre: Centre) -> RequestView:
            return centre.requests.read(centre.requests.by_reference(reference).id, by=by)

        def told(tell: Callable[[object], None], answer: object) -> None:
            if self._asked == reference:
                tell(answer)

        self._link.run(read, lambda one: told(self.found.emit, one), lambda error: told(self.missing.emit, error))

    def note(self, request: RequestView, said: Said) -> None:
        """Note it on the request as it was seen."""
        by = self._by()
        self.writes.keyed(
            f"{said}",
            request.id,
            lambda centre, key: centre.requests.remark(request.id, said, by=by, key=key, version=request.version),
            lambda after: self.done.emit(Done(said.remark, after, said.knowing)),
        )

    def merge(self, request: RequestView, other: RequestView, reason: str) -> None:
        """Merge the two; what stands in `Done` is the younger."""
        by = self._by()
        self.writes.keyed(
            f"merge {other.id} {reason}",
            request.id,
            lambda centre, key: centre.requests.merge(
                request.id, other.id, reason, by=by, key=key, version=request.version
            ),
            lambda younger: self.done.emit(Done(RequestMove.MERGE, younger)),
        )

    def _took(self, read: tuple[UUID, tuple[RequestTypeView, ...], TiesView]) -> None:
        about, self.types, ties = read
        if about == self._about:
            self.ties = ties
        self.changed.emit()

    def _by(self) -> UUID:
        if self._session.person is None:
            raise RuntimeError("a remark without anybody who makes it")
        return self._session.person.id
