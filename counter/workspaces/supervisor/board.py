"""What a supervisor sees and does, without any widget."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from core.bootstrap import Centre
from core.domain.alarms import Alarm
from core.domain.errors import IstiqbalError
from core.domain.queue_policy import QueueClass
from core.domain.workflow import Role
from core.qt.link import CentreLink
from core.services.dto import StaffView
from core.services.live_dto import LiveDesk, LiveTicket, LiveView
from counter.session import Session
from counter.writes import Writes

ROLES = frozenset({Role.SUPERVISOR, Role.ADMINISTRATOR})
_POLL_MS = 10_000
_TOPICS = frozenset({"*", "devices", "staff", "config"})


@dataclass(frozen=True, slots=True)
class BoardState:
    """The halls as they were last read, and what is amiss by now."""

    view: LiveView
    alarms: tuple[Alarm, ...]
    now: datetime


class Board(QObject):
    """Reads at each hint and by a slow poll (rule 7) while a supervisor is signed in; `did` names what was done."""

    changed = Signal()
    did = Signal(str)
    refused = Signal(object)

    def __init__(self, session: Session, link: CentreLink) -> None:
        super().__init__(session)
        self._session = session
        self._link = link
        self._reading = self._stale = False
        self.state: BoardState | None = None
        self.writes = Writes(link, self)
        self.writes.refused.connect(self.refused)
        self.writes.changed.connect(self.changed)
        self.writes.over.connect(self.read)
        self._poll = QTimer(self, interval=_POLL_MS)
        self._poll.timeout.connect(self.read)
        session.seated.connect(self._signed_in)
        session.ticked.connect(self._look)
        link.changed.connect(self._hint)

    @property
    def ready(self) -> bool:
        """Whether an act can begin."""
        return self.state is not None and self._link.available and not self.writes.busy

    def open_desk(self, desk: str, person: UUID, reason: str) -> None:
        """Seat somebody, or end their pause."""
        by = self._by()
        self._act("open", lambda centre: centre.supervision.open_desk(desk, person, reason, by=by))

    def close_desk(self, desk: LiveDesk, reason: str) -> None:
        """Let the clerk go; the ticket that the supervisor sees there goes back to the hall."""
        by = self._by()
        self._act(
            "close",
            lambda centre: centre.supervision.close_desk(desk.name, reason, by=by, giving_back=desk.ticket_id),
        )

    def reclassify(self, ticket: LiveTicket, queue_class: QueueClass, reason: str) -> None:
        """Put a ticket in another class."""
        by = self._by()
        self.writes.keyed(
            f"class {queue_class} {reason}",
            ticket.id,
            lambda centre, key: centre.supervision.reclassify(ticket.id, queue_class, reason, by=by, key=key),
            lambda _: self.did.emit("class"),
        )

    def close_queue(self, section: str, reason: str) -> None:
        """No more tickets today."""
        by = self._by()
        self._act("queue", lambda centre: centre.hall.close(section, reason, by=by))

    def reopen_queue(self, section: str, reason: str) -> None:
        """Tickets again."""
        by = self._by()
        self._act("reopened", lambda centre: centre.hall.reopen(section, reason, by=by))

    def read(self) -> None:
        """Read the truth anew; hints that come meanwhile are answered by one more reading."""
        person = self._person()
        if person is None:
            return
        if self._reading:
            self._stale = True
            return
        self._reading, self._stale = True, False
        self._link.run(lambda centre: centre.live.view(person.id), lambda view: self._took(person, view), self._failed)

    def _act(self, name: str, work: Callable[[Centre], object]) -> None:
        self.writes.once(work, lambda _: self.did.emit(name))

    def _by(self) -> UUID:
        person = self._person()
        if person is None:
            raise RuntimeError("an act without anybody who acts")
        return person.id

    def _person(self) -> StaffView | None:
        person = self._session.person
        return person if person is not None and person.role in ROLES else None

    def _signed_in(self) -> None:
        self.state = None
        self.writes.forget()
        if self._person() is None:
            self._poll.stop()
        else:
            self._poll.start()
            self.read()
        self.changed.emit()

    def _hint(self, topic: str) -> None:
        if topic in _TOPICS or topic.startswith("queue:"):
            self.read()

    def _took(self, person: StaffView, view: LiveView) -> None:
        if person == self._session.person:
            self.state = BoardState(view, view.alarms(self._session.now), self._session.now)
        self._ended()

    def _failed(self, error: IstiqbalError | None) -> None:
        if self._link.available and self._person() is not None:
            self.refused.emit(error)
        self._ended()

    def _ended(self) -> None:
        self._reading = False
        self.changed.emit()
        if self._stale:
            self.read()

    def _look(self) -> None:
        """Time goes on: waits grow, and an alarm may come without any event."""
        if self.state is not None:
            now = self._session.now
            self.state = BoardState(self.state.view, self.state.view.alarms(now), now)
            self.changed.emit()
