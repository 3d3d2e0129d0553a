"""How many low ratings wait, on the button that opens them."""

from uuid import UUID

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from counter.session import Session
from counter.widgets import button, turn, with_key
from counter.workspaces.supervisor.board import ROLES
from counter.workspaces.supervisor.ratings.desk import RatingsCount, RatingsDesk
from counter.workspaces.supervisor.ratings.dialog import KEY, RatingsDialog


class LowRatings(QObject):
    """F10 opens them; the button stands out while one waits."""

    def __init__(self, page: QWidget, session: Session) -> None:
        super().__init__(page)
        self._page, self._session = page, session
        self.button = button(session.words_of("low_ratings").say("button"), KEY)
        self.button.clicked.connect(self._open)
        self._desk = RatingsDesk(session.link, self)
        self._count = RatingsCount(session.link, self._who, self)
        self._count.changed.connect(self._show)
        session.seated.connect(lambda _: self._count.read())

    def _who(self) -> UUID | None:
        person = self._session.person
        return person.id if person is not None and person.role in ROLES else None

    def _show(self) -> None:
        count, say = self._count.count, self._session.words_of("low_ratings").say
        text = say("button.count", count) if count else say("button")
        self.button.setText(with_key(text, KEY))
        self.button.setAccessibleName(text)
        self.button.setShortcut(KEY)  # a new text takes it away
        turn(self.button, "primary", bool(count))

    def _open(self) -> None:
        by, centre = self._who(), self._session.centre
        if by is not None and centre is not None:
            RatingsDialog(self._page, self._session, self._desk, by, centre).open()
