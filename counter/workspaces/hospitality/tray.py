"""What a host sees and does, without any widget."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from core.bootstrap import Centre
from core.domain.errors import IstiqbalError
from core.domain.hospitality import Item, in_turn, neglected
from core.domain.workflow import Role
from core.qt.link import CentreLink
from core.qt.reading import Reading
from core.services.dto import StaffView
from core.services.live_dto import GuestList, GuestView, Order
from counter.session import Session
from counter.writes import Writes

ROLES = frozenset({Role.HOST, Role.SUPERVISOR, Role.ADMINISTRATOR})
_POLL_MS = 10_000
_Read = tuple[StaffView, GuestList] | None


@dataclass(frozen=True, slots=True)
class TrayState:
    """The hall as it was last read, in the order in which to go to people by now."""

    sections: tuple[str, ...]
    guests: tuple[GuestView, ...]
    neglected: frozenset[UUID]
    now: datetime


class Tray(QObject):
    """Reads at each hint and by a slow poll (rule 7) while a host is signed in.

    `served` and `undone` carry the order and the guest's code.
    """

    changed = Signal()
    served = Signal(object, str)
    undone = Signal(object, str)
    refused = Signal(object)

    def __init__(self, session: Session, link: CentreLink) -> None:
        super().__init__(session)
        self._session = session
        self._link = link
        self._read: GuestList | None = None
        self._waiting: list[tuple[GuestView, Item]] = []
        self.state: TrayState | None = None
        self.last: tuple[Order, str] | None = None
        self.writes = Writes(link, self)
        self.writes.refused.connect(self.refused)
        self.writes.over.connect(self._next)
        self._reading = Reading(
            link, self._hall, self._took, self._failed, wants=self._wants, poll_ms=_POLL_MS, parent=self
        )
        link.available_changed.connect(lambda _: self.changed.emit())
        session.seated.connect(self._signed_in)
        session.ticked.connect(self._look)

    def serve(self, guest: GuestView, item: Item) -> None:
        """Note what was brought; a hand that is quicker than the line is not lost."""
        self._waiting.append((guest, item))
        self._next()

    def undo(self) -> None:
        """Take the last one back."""
        if self.last is None or self.writes.busy:
            return
        (order, code), person = self.last, self._need()

        def done(_: object) -> None:
            self.last = None
            self.undone.emit(order, code)

        self.writes.once(lambda centre: centre.hospitality.undo(order.id, by=person.id), done)

    def read(self) -> None:
        """Read the truth anew."""
        self._reading.read()

    def _next(self) -> None:
        if self.writes.busy:
            return
        if not self._waiting:
            self.read()
            return
        (guest, item), person = self._waiting.pop(0), self._need()

        def done(order: Order) -> None:
            self.last = order, guest.code
            self.served.emit(order, guest.code)

        self.writes.keyed(
            f"{item} {len(guest.served)}",
            guest.ticket_id,
            lambda centre, key: centre.hospitality.serve(guest.ticket_id, item, by=person.id, key=key),
            done,
        )

    def _need(self) -> StaffView:
        person = self._person()
        if person is None:
            raise RuntimeError("an act without anybody who acts")
        return person

    def _person(self) -> StaffView | None:
        person = self._session.person
        return person if person is not None and person.role in ROLES else None

    def _signed_in(self) -> None:
        self.state = self._read = self.last = None
        self._waiting.clear()
        self.writes.forget()
        self.read()
        self.changed.emit()

    def _wants(self, topic: str) -> bool:
        told = topic in {"*", "config"} or topic.startswith(("queue:", "hospitality:"))
        return told and self._person() is not None

    def _hall(self) -> Callable[[Centre], _Read]:
        person = self._person()
        return lambda centre: (person, centre.hospitality.guests(person.id)) if person is not None else None

    def _took(self, read: _Read) -> None:
        if read is not None and read[0] == self._session.person:
            self._read = read[1]
        self._look()

    def _failed(self, error: IstiqbalError | None) -> None:
        if self._link.available and self._person() is not None:
            self.refused.emit(error)

    def _look(self) -> None:
        """Time goes on: who was left alone for too long rises without any event."""
        read, now = self._read, self._session.now
        if read is None:
            return
        self.state = TrayState(
            read.sections,
            tuple(in_turn(read.guests, read.policy, now)),
            frozenset(one.ticket_id for one in read.guests if neglected(one, read.policy, now)),
            now,
        )
        self.changed.emit()
