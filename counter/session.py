"""What a clerk does at a window, without any widget."""

from collections.abc import Callable
from datetime import datetime
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject, QTimer, Signal

from core.bootstrap import Centre
from core.config import Settings
from core.domain.errors import ErrorCode, IstiqbalError, RuleBroken
from core.domain.workflow import Role
from core.qt.link import CentreLink
from core.qt.reading import Reading
from core.services.dto import CentreView, DeskView, StaffView
from core.services.ports import Clock
from core.words import Words, explain, explain_code
from counter.desk_acts import DeskActs
from counter.drafting import Drafting
from counter.left_over_desk import LeftOverDesk
from counter.request_desk import RequestDesk
from counter.suggesting import Suggesting
from counter.visitor_desk import VisitorDesk
from counter.work import Seat, Stage, Work, read_work
from counter.writes import Writes

_POLL_MS = 10_000
_TICK_MS = 1_000
_Read = tuple[DeskView | None, CentreView, Work | None]


class Session(QObject):
    """One clerk at one window; `visitor` and `request` are the two halves of a visit, `left_over` is of other days.

    `admitted` are the roles that find a page here: nobody else is signed in. `locked` while the screen is.
    """

    changed = Signal()
    seated = Signal(bool)
    refused = Signal(object)
    ticked = Signal()

    def __init__(self, settings: Settings, link: CentreLink, clock: Clock, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._link = link
        self._clock = clock
        self._unseen = self._current = False
        self.language = settings.language
        self.fixed_desk = settings.device.desk
        self.admitted = frozenset(Role)
        self.closed = self.locked = False
        self.person: StaffView | None = None
        self.seat: Seat | None = None
        self.centre: CentreView | None = None
        self.work: Work | None = None
        self.writes = Writes(link, self)
        self.acts = DeskActs(self.writes, self._seated, lambda: self.work, lambda: self.settled, self)
        self.visitor = VisitorDesk(link, self.writes, self._seated, self)
        self.request = RequestDesk(self.writes, self._seated, lambda: self.work, self)
        self.suggesting = Suggesting(link, self)
        self.drafting = Drafting(link, self.writes, self._seated, self)
        self.left_over = LeftOverDesk(link, self.writes, lambda: self.seat, self)
        self._tick = QTimer(self, interval=_TICK_MS)
        self._tick.timeout.connect(self.ticked)
        self._tick.start()
        self.reading = Reading(
            link, self._begin, self._took, self._seen, wants=lambda _: True, poll_ms=_POLL_MS, parent=self
        )
        self.writes.changed.connect(self._turned)
        self.writes.over.connect(self.read)
        self.writes.refused.connect(self.refused)
        self.visitor.refused.connect(self.refused)
        link.trouble.connect(self.refused)
        link.available_changed.connect(lambda _: self.changed.emit())

    @property
    def link(self) -> CentreLink:
        """The counter's line to its centre."""
        return self._link

    @property
    def available(self) -> bool:
        """Whether the database answers."""
        return self._link.available

    @property
    def busy(self) -> bool:
        """Whether a write runs."""
        return self.writes.busy

    @property
    def ready(self) -> bool:
        """Whether a write can begin."""
        return self.available and not self.busy

    @property
    def settled(self) -> bool:
        """Whether the screen also shows what the last write did, so that a key means what it says."""
        return self.ready and not self._unseen

    @property
    def stage(self) -> Stage:
        """How far the window is."""
        return self.work.stage if self.work else Stage.FREE

    @property
    def words(self) -> Words:
        """The counter's words in the centre's digits."""
        return self.words_of("counter")

    def words_of(self, catalogue: str) -> Words:
        """The words of another catalogue in the centre's digits."""
        return Words(catalogue, self.language, self.centre.digits) if self.centre else Words(catalogue, self.language)

    @property
    def now(self) -> datetime:
        """The present instant, in the centre's zone once that is known."""
        now = self._clock.now()
        return now.astimezone(ZoneInfo(self.centre.zone)) if self.centre else now

    def explain(self, error: IstiqbalError | None) -> str:
        """What the clerk is told of a refusal."""
        if error is None:
            return Words("errors", self.language).say("bug")
        if error.code is ErrorCode.DATABASE_AWAY and self.person is not None:
            return self.words.say("away.again")
        return explain(error, self.language, self.centre.digits) if self.centre else explain(error, self.language)

    def alarms(self) -> list[str]:
        """What needs somebody's hand now: the database that is away, the printers in trouble."""
        lines = [] if self.available else [self.words.say("away")]
        for device in self.work.devices if self.work else ():
            if device.printer_fault is not None:
                fault = explain_code(device.printer_fault, self.language)
                lines.append(self.words.say("printer", device=f"\u2066{device.name}\u2069", fault=fault))
        return lines

    def close(self) -> None:
        """Stop the timers."""
        self.closed = True
        self._tick.stop()
        self.reading.close()
        self.left_over.close()
        self.suggesting.close()
        self.drafting.close()

    def sign_in(
        self, login: str, password: str, desk: str, *, moving: bool = False, chosen: tuple[str, str] | None = None
    ) -> None:
        """Sign in, and take the desk where the role sits at one; `moving` leaves the one that is held elsewhere.

        With `chosen`, a new password as it was written twice, that is the person's from now on.
        """

        def work(centre: Centre) -> tuple[StaffView, DeskView | None]:
            if chosen is None:
                staff = centre.staff.sign_in(login, password)
            else:
                staff = centre.staff.choose_password(login, password, *chosen)
            if staff.role not in self.admitted:
                raise RuleBroken(ErrorCode.ROLE_WITHOUT_PAGE)
            if moving:
                centre.staff.leave_desk(staff.id)
            return staff, centre.staff.take_desk(staff.id, desk) if staff.role.sits else None

        def done(signed_in: tuple[StaffView, DeskView | None]) -> None:
            self.person, place = signed_in
            self.seat = Seat(self.person, place) if place is not None else None
            self.seated.emit(True)
            self.read()
            self.left_over.read()

        self.writes.once(work, done)

    def sign_out(self) -> None:
        """Leave the desk; refused while a ticket is there."""
        if self.seat is None:
            self._stand_up()
        else:
            staff = self.seat.staff.id
            self.writes.once(lambda centre: centre.staff.leave_desk(staff), lambda _: self._stand_up())

    def read(self) -> None:
        """Read the truth anew."""
        self.reading.read()

    def _begin(self) -> Callable[[Centre], _Read]:
        self._current = not self.busy
        desk = self.seat.desk if self.seat else None
        return lambda centre: (desk, *read_work(centre, desk))

    def _took(self, read: _Read) -> None:
        desk, self.centre, work = read
        if self.seat is not None and desk is not None and desk == self.seat.desk:
            if self.centre.desk(desk.name).staff != self.seat.staff.id:
                self._stand_up()
                self.refused.emit(RuleBroken(ErrorCode.DESK_NOT_YOURS, desk=desk.name))
            else:
                self.work = work
                self.acts.saw(work.ticket.id if work and work.ticket else None)
        self._seen()

    def _seen(self, _: IstiqbalError | None = None) -> None:
        self._unseen = self._unseen and not self._current
        self.changed.emit()

    def _turned(self) -> None:
        if self.busy:
            # What is being read now, or was read before, does not show it.
            self._unseen, self._current = True, False
        self.changed.emit()

    def _stand_up(self) -> None:
        self.person = None
        self.seat = self.work = None
        self.acts.forget()
        self.writes.forget()
        self.visitor.forget()
        self.left_over.forget()
        self.seated.emit(False)

    def _seated(self) -> Seat:
        if self.seat is None:
            raise RuleBroken(ErrorCode.DESK_NOT_YOURS, desk="")
        return self.seat
