"""What a supervisor sees and does, without any widget."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from core.bootstrap import Centre
from core.domain.alarms import Alarm
from core.domain.errors import IstiqbalError
from core.domain.opening import Phase
from core.domain.queue_policy import QueueClass
from core.domain.workflow import Role
from core.qt.link import CentreLink
from core.qt.reading import Reading
from core.services.dto import StaffView
from core.services.live_dto import LiveDesk, LiveTicket, LiveView
from counter.session import Session
from counter.writes import Writes

ROLES = frozenset({Role.SUPERVISOR, Role.ADMINISTRATOR})
_POLL_MS = 10_000
Phases = Mapping[str, Phase]
_TOPICS = frozenset({"*", "devices", "staff", "config"})
_Read = tuple[StaffView, LiveView, Phases] | None


@dataclass(frozen=True, slots=True)
class BoardState:
    """The halls as they were last read, the phase of each by its hours, and what is amiss by now."""

    view: LiveView
    phases: Phases
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
        self.state: BoardState | None = None
        self.writes = Writes(link, self)
        self.writes.refused.connect(self.refused)
        self.writes.changed.connect(self.changed)
        self.writes.over.connect(self.read)
        self._reading = Reading(
            link, self._view, self._took, self._failed, wants=self._wants, poll_ms=_POLL_MS, parent=self
        )
        link.available_changed.connect(lambda _: self.changed.emit())
        session.seated.connect(self._signed_in)
        session.ticked.connect(self._look)

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

    def restart(self, device: str) -> None:
        """Ask a device to start anew; the same key until it is known to be asked."""
        by = self._by()
        self.writes.keyed(
            f"restart {device}",
            None,
            lambda centre, key: centre.devices.ask_restart(device, key, by=by),
            lambda _: self.did.emit("restart"),
        )

    def read(self) -> None:
        """Read the truth anew."""
        self._reading.read()

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
        self.read()
        self.changed.emit()

    def _wants(self, topic: str) -> bool:
        return self._person() is not None and (topic in _TOPICS or topic.startswith("queue:"))

    def _view(self) -> Callable[[Centre], _Read]:
        person = self._person()

        def read(centre: Centre) -> _Read:
            if person is None:
                return None
            view = replace(centre.live.view(person.id), escalated=centre.escalation.count(person.id))
            return person, view, {one.name: centre.hall.view(one.name).state.phase for one in view.sections}

        return read

    def _took(self, read: _Read) -> None:
        if read is not None and read[0] == self._session.person:
            _, view, phases = read
            now = self._session.now
            self.state = BoardState(view, phases, view.alarms(now), now)
        self.changed.emit()

    def _failed(self, error: IstiqbalError | None) -> None:
        if self._link.available and self._person() is not None:
            self.refused.emit(error)
        self.changed.emit()

    def _look(self) -> None:
        """Time goes on: waits grow, and an alarm may come without any event."""
        if self.state is not None:
            now = self._session.now
            self.state = replace(self.state, alarms=self.state.view.alarms(now), now=now)
            self.changed.emit()
