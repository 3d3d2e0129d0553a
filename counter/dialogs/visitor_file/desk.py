"""Finds visitors and reads their files, without any widget."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from core.bootstrap import Centre
from core.domain.errors import IstiqbalError
from core.services.dto import VisitorView
from core.services.visitor_file_dto import FoundVisitors, VisitorFile
from counter.session import Session


class VisitorFileDesk(QObject):
    """`opened` carries the file and the request that was asked for, `several` those who share a number.

    An answer to a question that is no longer the last one is dropped.
    """

    opened = Signal(object, object)
    several = Signal(object)
    refused = Signal(object)

    def __init__(self, session: Session) -> None:
        super().__init__(session)
        self._session = session
        self._asked = 0

    def forget(self) -> None:
        """What comes now is not wanted any more."""
        self._asked += 1

    def find(self, text: str) -> None:
        """By whatever number was typed; where it leads to one visitor, the file comes with it."""
        by = self._by()

        def work(centre: Centre) -> tuple[FoundVisitors, VisitorFile | None]:
            found = centre.files.find(text, by=by)
            one = found.visitors[0] if len(found.visitors) == 1 else None
            return found, centre.files.file(one.id, by=by) if one else None

        def answered(read: tuple[FoundVisitors, VisitorFile | None]) -> None:
            found, file = read
            if file is None:
                self.several.emit(found.visitors)
            else:
                self.opened.emit(file, found.request)

        self._ask(work, answered)

    def open(self, visitor: VisitorView, request: UUID | None = None) -> None:
        """The file of a visitor who is known."""
        by = self._by()
        self._ask(lambda centre: centre.files.file(visitor.id, by=by), lambda file: self.opened.emit(file, request))

    def _ask(self, work: "Callable[[Centre], object]", done: Callable[..., None]) -> None:
        self._asked += 1
        asked = self._asked

        def answered(result: object) -> None:
            if asked == self._asked:
                done(result)

        def failed(error: IstiqbalError | None) -> None:
            if asked == self._asked:
                self.refused.emit(error)

        self._session.link.run(work, answered, failed)

    def _by(self) -> UUID:
        if self._session.person is None:
            raise RuntimeError("a file without anybody who reads it")
        return self._session.person.id
