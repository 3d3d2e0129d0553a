"""What may be noted on the one request that is chosen, behind one key."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from core.domain.remarks import Happening
from core.services.dto import RequestView
from core.words import Words
from counter.dialogs.remark.acts import allowed
from counter.dialogs.remark.desk import Done
from counter.dialogs.remark.dialog import RemarkDialog
from counter.session import Session
from counter.widgets import apart, button, with_key

_KEY = "F3"


class More(QObject):
    """`told` says what was noted; then comes `noted` with the request as it is now.

    Or `gone`, where who noted it may no longer read the request.
    """

    told = Signal(str)
    noted = Signal(object)
    gone = Signal()

    def __init__(self, page: QWidget, session: Session) -> None:
        super().__init__(page)
        self._session, self._words = session, Words("remark", session.language)
        self._targets: tuple[RequestView, ...] = ()
        self.button = button(self._words.say("more"))
        self.button.setText(with_key(self.button.text(), _KEY))
        self._page = page
        self._dialog: RemarkDialog | None = None
        self.button.clicked.connect(self._ask)
        # Not the button's own: that clicks a moment later, and the key that follows would still move the request.
        key = QShortcut(QKeySequence(_KEY), page)
        key.setAutoRepeat(False)
        key.activated.connect(self._ask)

    @property
    def unsent(self) -> bool:
        """Whether something is written that was not sent."""
        return self._dialog is not None and self._dialog.unsent

    def show(self, targets: Sequence[RequestView], read: RequestView | None) -> None:
        """What is chosen, and what was read of it last."""
        self._targets = tuple(targets)
        if self._dialog is not None:
            self._dialog.follow(read)

    def _ask(self) -> None:
        person = self._session.person
        if len(self._targets) != 1 or person is None:
            self.told.emit(self._words.say("choose.one"))
        elif not allowed(self._targets[0].state, person.role):
            self.told.emit(self._words.say("nothing"))
        else:
            self.told.emit("")
            self._opened().ask(self._targets[0])

    def _opened(self) -> RemarkDialog:
        if self._dialog is None:
            self._dialog = RemarkDialog(self._page, self._session)
            self._dialog.noted.connect(self._noted)
        return self._dialog

    def _noted(self, done: Done) -> None:
        said = self._said(done.what, done.request)
        self.told.emit(self._words.say("told.out_of_reach", told=said) if done.out_of_reach else said)
        if done.out_of_reach:
            self.gone.emit()
        else:
            self.noted.emit(done.request)

    def _said(self, what: Happening, request: RequestView) -> str:
        words = self._session.words_of("requests")
        did, number = words.say(f"did.{what}"), apart(words.digits(request.reference))
        if request.merged_into is not None:
            did = words.say("did.more", did=did, more=apart(words.digits(request.merged_into)))
        return words.say("told.moved", reference=number, did=did)
