"""The search of the whole centre while somebody types, without any widget."""

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import QObject, QTimer, Signal

from core.bootstrap import Centre
from core.domain.errors import IstiqbalError
from core.domain.finding import asked
from core.qt.link import CentreLink
from core.qt.reading import Reading
from counter.session import Session
from counter.workspaces.requests.lying import Lying

_PAUSE_MS = 200  # of whoever types: then what stands there is looked for
_POLL_MS = 10_000
_TOPICS = frozenset({"*", "requests"})


@dataclass(frozen=True, slots=True)
class Hits:
    """What was found for a text; `more` where that is not all, `short` where it was too little to look for."""

    text: str
    lying: Lying
    more: bool = False
    short: bool = False


class CentreSearch(QObject):
    """`on` while the page shows what is found in the whole centre; `hits` is that, None before anything was."""

    changed = Signal()
    refused = Signal(object)

    def __init__(self, session: Session, link: CentreLink, parent: QObject) -> None:
        super().__init__(parent)
        self._session, self._link = session, link
        self.on = False
        self.text = ""
        self.hits: Hits | None = None
        self._pause = QTimer(self, interval=_PAUSE_MS, singleShot=True)
        self._reading = Reading(
            link, self._begin, self._took, self._failed, wants=self._wants, poll_ms=_POLL_MS, parent=self
        )
        self._pause.timeout.connect(self._reading.read)

    @property
    def busy(self) -> bool:
        """Whether what is shown is not yet what was asked for."""
        return self.hits is None or self.hits.text != self.text

    def begin(self, text: str) -> None:
        """Show the whole centre from now on, by what is typed already."""
        self.on = True
        self.ask(text)
        self.changed.emit()

    def leave(self) -> None:
        """Show what lies with the person again."""
        if self.on:
            self.on, self.text, self.hits = False, "", None
            self._pause.stop()
            self.changed.emit()

    def ask(self, text: str) -> None:
        """Look for this as soon as the hand rests."""
        self.text = text
        self._pause.start()

    def _wants(self, topic: str) -> bool:
        return self.on and topic in _TOPICS

    def _begin(self) -> Callable[[Centre], Hits | None]:
        person, text, today, on = self._session.person, self.text, self._session.now.date(), self.on

        def read(centre: Centre) -> Hits | None:
            if person is None or not on:
                return None
            found = centre.search.find(text, by=person.id)
            dues = {one.id: centre.requests.step_due(one, person.department) for one in found.requests}
            departments = tuple(centre.administration.departments())
            lying = Lying(person, found.requests, dues, departments, today, reminded={})
            return Hits(text, lying, found.more, short=not asked(text) and not found.requests)

        return read

    def _took(self, read: Hits | None) -> None:
        if self.on and read is not None and read.lying.person == self._session.person and read.text == self.text:
            self.hits = read
            self.changed.emit()

    def _failed(self, error: IstiqbalError | None) -> None:
        if self.on and self._link.available:
            self.refused.emit(error)
