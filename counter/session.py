"""What a clerk does at a window, without any widget: every write once, whatever the line does."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar
from uuid import UUID, uuid4

from PySide6.QtCore import QObject, QTimer, Signal

from core.bootstrap import Centre
from core.config import Settings
from core.domain.errors import EnvironmentFault, ErrorCode, IstiqbalError, RuleBroken
from core.qt.link import CentreLink
from core.services.dto import (
    CentreView,
    DeskView,
    DeviceView,
    RequestTypeView,
    RequestView,
    StaffView,
    TicketView,
    VisitorView,
    VisitView,
)

T = TypeVar("T")
_POLL_MS = 10_000


@dataclass(frozen=True, slots=True)
class Work:
    """The window as it was read at once."""

    centre: CentreView
    types: tuple[RequestTypeView, ...]
    waiting: tuple[TicketView, ...]
    ticket: TicketView | None
    visit: VisitView | None
    requests: tuple[RequestView, ...]
    devices: tuple[DeviceView, ...]


class Session(QObject):
    """One clerk at one window.

    A write is given a key when it is first asked for and keeps it until its outcome is known, so that the same
    button after a lost answer gives the first result (rule 2). `busy` while a write runs.
    """

    changed = Signal()
    seated = Signal(bool)
    found = Signal(object, str)
    visitor_saved = Signal(object)
    registered = Signal(object)
    receipt_written = Signal(object)
    nobody_waits = Signal()
    refused = Signal(object)

    def __init__(self, settings: Settings, link: CentreLink, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._link = link
        self._keys: dict[str, str] = {}
        self._reading = self._stale = False
        self.language = settings.language
        self.fixed_desk = settings.device.desk
        self.busy = False
        self.staff: StaffView | None = None
        self.desk: DeskView | None = None
        self.centre: CentreView | None = None
        self.work: Work | None = None
        self._poll = QTimer(self, interval=_POLL_MS)
        self._poll.timeout.connect(self.read)
        self._poll.start()
        link.changed.connect(lambda _: self.read())
        link.available_changed.connect(lambda _: self.changed.emit())

    @property
    def available(self) -> bool:
        """Whether the database answers."""
        return self._link.available

    def close(self) -> None:
        """Stop the poll."""
        self._poll.stop()

    def sign_in(self, login: str, password: str, desk: str) -> None:
        """Sign in and take the desk."""

        def work(centre: Centre) -> tuple[StaffView, DeskView]:
            staff = centre.staff.sign_in(login, password)
            return staff, centre.staff.take_desk(staff.id, desk)

        def done(result: tuple[StaffView, DeskView]) -> None:
            self.staff, self.desk = result
            self.seated.emit(True)
            self.read()

        self._write(work, done)

    def sign_out(self) -> None:
        """Leave the desk."""
        if self.staff is None:
            return
        staff = self.staff.id

        def done(_: None) -> None:
            self.staff = self.desk = self.work = None
            self._keys.clear()
            self.seated.emit(False)

        self._write(lambda centre: centre.staff.leave_desk(staff), done)

    def call_next(self) -> None:
        """Call who has waited longest."""
        desk, by = self._seat()

        def done(call: object) -> None:
            if call is None:
                self.nobody_waits.emit()

        self._keyed("next", lambda centre, key: centre.queue.call_next(desk, by=by, key=key), done)

    def recall(self) -> None:
        """Announce again."""
        desk, by = self._seat()
        self._keyed("recall", lambda centre, key: centre.queue.recall(desk, by=by, key=key))

    def no_show(self) -> None:
        """Note that the visitor did not come."""
        desk, by = self._seat()
        self._keyed("no_show", lambda centre, key: centre.queue.no_show(desk, by=by, key=key))

    def finish(self) -> None:
        """End the visit."""
        desk, by = self._seat()
        self._keyed("finish", lambda centre, key: centre.queue.finish(desk, by=by, key=key))

    def find(self, identity_number: str) -> None:
        """Look the visitor up; `found` tells of None and the number for an unknown one."""
        self._link.run(
            lambda centre: centre.visitors.find(identity_number),
            lambda visitor: self.found.emit(visitor, identity_number),
            self._refuse,
        )

    def save_visitor(self, identity_number: str, name: str, mobile: str) -> None:
        """Enter the visitor and begin the visit."""
        desk, by = self._seat()

        def work(centre: Centre) -> VisitorView:
            gender = centre.administration.centre().section(self._section()).gender
            visitor = centre.visitors.enter(identity_number, name, gender, mobile)
            centre.visitors.start_visit(desk, visitor.id, by=by)
            return visitor

        self._write(work, self.visitor_saved.emit)

    def register(self, type_code: str, subject: str, summary: str) -> None:
        """Enter a request of the visit."""
        _, by = self._seat()
        visit = self.work.visit if self.work else None
        if visit is None:
            self._refuse(RuleBroken(ErrorCode.VISIT_MISSING))
            return
        self._keyed(
            "register",
            lambda centre, key: centre.requests.register(visit.id, type_code, subject, summary, by=by, key=key),
            self.registered.emit,
        )

    def write_receipt(self, request: UUID, path: Path) -> None:
        """Write the receipt as PDF; `receipt_written` tells the path, or None where the folder refuses."""

        def work(centre: Centre) -> Path | None:
            try:
                return centre.requests.write_receipt(request, path, self.language)
            except OSError:
                return None

        self._write(work, self.receipt_written.emit)

    def read(self) -> None:
        """Read the truth anew; hints that come meanwhile are answered by one more reading."""
        if self._reading:
            self._stale = True
            return
        self._reading, self._stale = True, False
        desk = self.desk
        self._link.run(lambda centre: _read(centre, desk), self._took, lambda _: self._read_ended())

    def _took(self, read: tuple[CentreView, Work | None]) -> None:
        self.centre, work = read
        self.work = work if self.desk is not None else None
        self._read_ended()

    def _read_ended(self) -> None:
        self._reading = False
        self.changed.emit()
        if self._stale:
            self.read()

    def _seat(self) -> tuple[str, UUID]:
        if self.desk is None or self.staff is None:
            raise RuleBroken(ErrorCode.DESK_NOT_YOURS, desk="")
        return self.desk.name, self.staff.id

    def _section(self) -> str:
        return self.desk.section if self.desk else ""

    def _keyed(self, what: str, work: "Callable[[Centre, str], T]", done: Callable[[T], None] = lambda _: None) -> None:
        key = self._keys.setdefault(what, f"counter-{uuid4()}")

        def over(result: T) -> None:
            self._keys.pop(what, None)
            done(result)

        self._write(lambda centre: work(centre, key), over, lambda: self._keys.pop(what, None))

    def _write(
        self,
        work: Callable[[Centre], T],
        done: Callable[[T], None],
        decided: Callable[[], object] = lambda: None,
    ) -> None:
        if self.busy:
            return
        self.busy = True
        self.changed.emit()

        def ended(result: T) -> None:
            self.busy = False
            done(result)
            self.read()

        def failed(error: IstiqbalError | None) -> None:
            self.busy = False
            if not isinstance(error, EnvironmentFault):
                decided()
            self._refuse(error)
            self.read()

        self._link.run(work, ended, failed)

    def _refuse(self, error: IstiqbalError | None) -> None:
        self.refused.emit(error)
        self.changed.emit()


def _read(centre: Centre, desk: DeskView | None) -> tuple[CentreView, Work | None]:
    view = centre.administration.centre()
    if desk is None:
        return view, None
    visit = centre.visitors.visit(desk.name)
    return view, Work(
        centre=view,
        types=tuple(centre.requests.types()),
        waiting=tuple(centre.queue.waiting(desk.section)),
        ticket=centre.queue.current(desk.name),
        visit=visit,
        requests=tuple(centre.requests.of_visit(visit.id)) if visit else (),
        devices=tuple(device for device in centre.administration.devices() if device.section in {None, desk.section}),
    )
