"""What lies with somebody, and how it moves on, without any widget."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from core.bootstrap import Centre
from core.domain.errors import IstiqbalError
from core.domain.remarks import Remark
from core.domain.workflow import Role
from core.qt.link import CentreLink
from core.qt.reading import Reading
from core.services.course import Act, Outcome
from core.services.dto import MovementView, RequestView, StaffView
from core.services.escalation_ports import RemindedView
from core.services.remark_dto import TiesView
from core.services.remarks import Said
from counter.session import Session
from counter.workspaces.requests.lying import Lying
from counter.workspaces.requests.searching import CentreSearch
from counter.writes import Writes

ROLES = frozenset({Role.OFFICE, Role.OFFICER, Role.AGENT, Role.OPERATOR, Role.SUPERVISOR})
_POLL_MS = 10_000
_TOPICS = frozenset({"*", "requests"})


@dataclass(frozen=True, slots=True)
class File:
    """One request with all that happened to it."""

    request: RequestView
    history: tuple[MovementView, ...]
    due: date | None
    ties: TiesView
    reminded: RemindedView | None


_Opened = tuple[UUID, File] | None


class RequestsDesk(QObject):
    """Reads the list and the opened file at each hint and by a slow poll (rule 7) while somebody works here.

    `moved` carries the act and the request as it stands then, `settled` what became of each of several, `reminded` the
    request of which somebody was reminded.
    """

    changed = Signal()
    moved = Signal(object, object)
    reminded = Signal(object)
    settled = Signal(object, object)
    refused = Signal(object)
    unreadable = Signal(object)

    def __init__(self, session: Session, link: CentreLink) -> None:
        super().__init__(session)
        self._session, self._link = session, link
        self.lying: Lying | None = None
        self.file: File | None = None
        self._wanted: UUID | None = None
        self.search = CentreSearch(session, link, self)
        self.writes = Writes(link, self)
        self.writes.refused.connect(self.refused)
        self.writes.changed.connect(self.changed)
        self.writes.over.connect(self.read)
        self.reminded.connect(self.stands)
        self._list = Reading(
            link, self._begin_list, self._took_list, self._no_list, wants=self._wants, poll_ms=_POLL_MS, parent=self
        )
        self._one = Reading(
            link, self._begin_file, self._took_file, self._no_file, wants=self._wants, poll_ms=_POLL_MS, parent=self
        )
        link.available_changed.connect(lambda _: self.changed.emit())
        session.seated.connect(self._signed_in)

    @property
    def ready(self) -> bool:
        """Whether a move can begin."""
        return self.person is not None and self._link.available and not self.writes.busy

    @property
    def person(self) -> StaffView | None:
        """Who works here now."""
        person = self._session.person
        return person if person is not None and person.role in ROLES else None

    def open(self, request_id: UUID | None) -> None:
        """Show this request's file from now on, or none."""
        if request_id != self._wanted:
            self._wanted, self.file = request_id, None
            self.changed.emit()
            self._one.read()

    def read(self) -> None:
        """Read the truth anew."""
        self._list.read()
        self._one.read()

    def stands(self, after: RequestView) -> None:
        """What somebody noted here made this of a request."""
        self._know(after)
        self.changed.emit()

    def take(self, request_id: UUID, version: int, act: Act) -> None:
        """Move one request, as it was seen in this version."""
        by = self._by()
        self.writes.keyed(
            _what(act),
            request_id,
            lambda centre, key: centre.requests.take(request_id, act, by=by, key=key, version=version),
            lambda after: self._took_place(act, after),
        )

    def take_all(self, requests: Sequence[RequestView], act: Act) -> None:
        """Move several, each for itself."""
        by, ids = self._by(), [one.id for one in requests]

        def told(outcomes: list[Outcome]) -> None:
            self.settled.emit(act, list(zip(requests, outcomes, strict=True)))

        self.writes.keyed(
            f"{_what(act)} {ids}", None, lambda centre, key: centre.requests.take_all(ids, act, by=by, key=key), told
        )

    def remind(self, request_id: UUID, reason: str) -> None:
        """Remind whoever has it."""
        by, said = self._by(), Said(Remark.REMIND, reason)
        self.writes.keyed(
            f"remind {reason}",
            request_id,
            lambda centre, key: centre.requests.remark(request_id, said, by=by, key=key),
            self.reminded.emit,
        )

    def _took_place(self, act: Act, after: RequestView) -> None:
        self._know(after)
        self.moved.emit(act, after)

    def _know(self, after: RequestView) -> None:
        if self.file is not None and self.file.request.id == after.id:
            # A key pressed before the file is read anew must mean what the request allows now.
            self.file = replace(self.file, request=after)

    def _by(self) -> UUID:
        if self.person is None:
            raise RuntimeError("a move without anybody who makes it")
        return self.person.id

    def _signed_in(self) -> None:
        self.lying = self.file = self._wanted = None
        self.writes.forget()
        self.search.leave()
        self.read()
        self.changed.emit()

    def _wants(self, topic: str) -> bool:
        return self.person is not None and topic in _TOPICS

    def _begin_list(self) -> Callable[[Centre], Lying | None]:
        person, today = self.person, self._session.now.date()

        def read(centre: Centre) -> Lying | None:
            if person is None:
                return None
            found = tuple(centre.requests.lying_with(person.id))
            dues = {one.id: centre.requests.step_due(one, person.department) for one in found}
            reminded = centre.escalation.reminded([one.id for one in found])
            return Lying(person, found, dues, tuple(centre.administration.departments()), today, reminded)

        return read

    def _took_list(self, read: Lying | None) -> None:
        if read is not None and read.person == self.person:
            self.lying = read
        self.changed.emit()

    def _begin_file(self) -> Callable[[Centre], _Opened]:
        person, wanted = self.person, self._wanted

        def read(centre: Centre) -> _Opened:
            if person is None or wanted is None:
                return None
            request = centre.requests.read(wanted, by=person.id)
            due = centre.requests.step_due(request, person.department)
            ties = centre.requests.ties(wanted, by=person.id)
            reminded = centre.escalation.reminded([wanted]).get(wanted)
            return wanted, File(request, tuple(centre.requests.history(wanted)), due, ties, reminded)

        return read

    def _took_file(self, read: _Opened) -> None:
        if read is not None and self.person is not None and read[0] == self._wanted and not self._outdated(read[1]):
            self.file = read[1]
        self.changed.emit()

    def _outdated(self, file: File) -> bool:
        """Whether it was read before what stands here already."""
        now = self.file.request if self.file is not None else None
        return now is not None and now.id == file.request.id and file.request.version < now.version

    def _no_list(self, error: IstiqbalError | None) -> None:
        if self._link.available and self.person is not None:
            self.refused.emit(error)
        self.changed.emit()

    def _no_file(self, error: IstiqbalError | None) -> None:
        if self._link.available and self.person is not None and self._wanted is not None:
            self.file = None
            self.unreadable.emit(error)
        self.changed.emit()


def _what(act: Act) -> str:
    """What a key is for: with other words it is another act, which must not get the first one's result."""
    return f"{act.move} {' '.join(act.departments)} {act.text}"
