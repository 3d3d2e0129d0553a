"""Locks the screen of who is signed in, and opens it to their password alone."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QMainWindow

from core.bootstrap import Centre
from core.domain.errors import ErrorCode, IstiqbalError
from core.qt.reading import Reading
from core.services.dto import StaffView
from core.words import Words
from counter.locking.curtain import Curtain
from counter.locking.idle import Idle
from counter.locking.page import LockPage
from counter.session import Session
from counter.writes import Writes

_POLL_MS = 60_000


class ScreenLock(QObject):
    """After the centre's minutes without a hand, or at Ctrl+L; the desk stays its clerk's, and calls nobody meanwhile.

    `unsent` names the pages on which something was written and not sent.
    """

    def __init__(
        self, session: Session, window: QMainWindow, unsent: Callable[[], Sequence[str]], elapsed: Callable[[], float]
    ) -> None:
        super().__init__(window)
        self._session, self._unsent = session, unsent
        self._words = Words("sign_in", session.language)
        self._page, self._curtain = LockPage(session), Curtain(window, self._words.say("locked.title"))
        self._warned = False
        self._writes = Writes(session.link, self)
        self._idle = Idle(elapsed, self)
        self._numbers = Reading(
            session.link,
            lambda: lambda centre: centre.hall.policy().idle_lock_minutes,
            self._took,
            lambda _: None,
            wants=lambda topic: topic in {"*", "config"},
            poll_ms=_POLL_MS,
            parent=self,
        )
        self._idle.long.connect(self.lock)
        self._idle.asked.connect(self.lock)
        self._page.opened.connect(self._open)
        self._page.left.connect(self._leave)
        self._writes.changed.connect(lambda: self._page.turn(ready=not self._writes.busy))
        self._writes.refused.connect(self._refused)
        session.ticked.connect(self._tick)
        session.seated.connect(self._seated)
        session.refused.connect(self._not_left)

    def lock(self) -> None:
        """Cover everything, at once."""
        if self._session.person is None or self._session.locked:
            return
        self._session.locked, self._warned = True, False
        self._page.begin()
        self._cover()
        self._session.changed.emit()

    def close(self) -> None:
        """Ask no more."""
        self._numbers.close()

    def _cover(self) -> None:
        self._curtain.draw(self._page)
        self._page.take_cursor()

    def _tick(self) -> None:
        self._idle.look()
        if self._session.locked and self._curtain.holes():
            # Something that was under way opened a dialog.
            self._curtain.lift(self._page)
            self._cover()

    def _open(self, password: str) -> None:
        person = self._session.person
        if person is None:
            return
        login = person.login

        def known(_: StaffView) -> None:
            if self._session.locked:
                self._uncover()

        def work(centre: Centre) -> StaffView:
            return centre.staff.sign_in(login, password)

        self._writes.once(work, known)

    def _uncover(self, *, ending: bool = False) -> None:
        self._session.locked = False
        self._idle.touched()
        self._curtain.lift(self._page, ending=ending)
        self._session.changed.emit()

    def _refused(self, error: IstiqbalError | None) -> None:
        if self._session.locked:
            wrong = error is not None and error.code is ErrorCode.SIGN_IN_REFUSED
            self._page.refused(self._words.say("locked.wrong") if wrong else self._session.explain(error))

    def _leave(self) -> None:
        pages = [*self._unsent(), *([self._words.say("locked.dialog")] if self._curtain.covers_dialogs else [])]
        if pages and not self._warned:
            self._warned = True
            names = self._words.say("locked.and").join(pages)
            self._page.refused(self._words.say("locked.unsent", pages=names))
            self._page.say_leave("locked.leave_all_the_same")
        else:
            self._session.sign_out()

    def _not_left(self, error: IstiqbalError | None) -> None:
        if self._session.locked and not self._writes.busy:
            self._page.refused(self._session.explain(error))

    def _seated(self, seated: bool) -> None:
        self._idle.touched()
        if not seated and self._session.locked:
            self._uncover(ending=True)
        elif seated:
            self._numbers.read()

    def _took(self, minutes: int) -> None:
        self._idle.minutes = minutes
