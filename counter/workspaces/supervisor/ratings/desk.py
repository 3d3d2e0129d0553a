"""What a supervisor reads of low ratings and does about them, without any widget."""

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import QObject, Signal

from core.bootstrap import Centre
from core.domain.errors import IstiqbalError
from core.qt.link import CentreLink
from core.qt.reading import Reading
from core.services.rating_dto import RatingTask
from core.services.rating_entry import TOPIC
from counter.writes import Writes

POLL_MS = 15_000


class RatingsDesk(QObject):
    """Reads at each hint and by a slow poll (rule 7) while somebody looks; `did` names what was done.

    It outlives the window in which they look: what was asked of the centre may be answered when that is gone.
    """

    changed = Signal()
    did = Signal(str)
    refused = Signal(object)

    def __init__(self, link: CentreLink, parent: QObject) -> None:
        super().__init__(parent)
        self._by: UUID | None = None
        self.tasks: Sequence[RatingTask] = ()
        self.writes = Writes(link, self)
        self.writes.refused.connect(self.refused)
        self.writes.over.connect(self.read)
        self._reading = Reading(
            link, self._work, self._took, self._failed, wants=self._wants, poll_ms=POLL_MS, parent=self
        )

    def begin(self, by: UUID) -> None:
        """Somebody looks."""
        self._by, self.tasks = by, ()
        self.writes.forget()
        self.read()

    def end(self) -> None:
        """Nobody does."""
        self._by = None

    def read(self) -> None:
        """Read the truth anew."""
        self._reading.read()

    def take(self, task: RatingTask) -> None:
        """Look into it, in place of whoever the supervisor saw there."""
        rating, seen, by = task.rating.id, task.taken_by, self._who()
        self.writes.once(
            lambda centre: centre.ratings.take(rating, by=by, instead_of=seen), lambda _: self.did.emit("take")
        )

    def settle(self, task: RatingTask, note: str) -> None:
        """Say what was done about it."""
        rating, by = task.rating.id, self._who()
        self.writes.once(lambda centre: centre.ratings.close(rating, note, by=by), lambda _: self.did.emit("close"))

    def _work(self) -> Callable[[Centre], Sequence[RatingTask]]:
        by = self._by
        return lambda centre: centre.ratings.tasks(by) if by is not None else ()

    def _took(self, tasks: Sequence[RatingTask]) -> None:
        if self._by is not None:
            self.tasks = tasks
            self.changed.emit()

    def _failed(self, error: IstiqbalError | None) -> None:
        if self._by is not None:
            self.refused.emit(error)

    def _wants(self, topic: str) -> bool:
        return self._by is not None and wants(topic)

    def _who(self) -> UUID:
        if self._by is None:
            raise RuntimeError("an act without anybody who acts")
        return self._by


class RatingsCount(QObject):
    """How many low ratings wait for whoever is signed in; none where nobody is asked for."""

    changed = Signal()

    def __init__(self, link: CentreLink, who: Callable[[], UUID | None], parent: QObject) -> None:
        super().__init__(parent)
        self._who = who
        self.count = 0
        self._reading = Reading(link, self._work, self._took, self._failed, wants=wants, poll_ms=POLL_MS, parent=self)

    def read(self) -> None:
        """Read the truth anew."""
        self._reading.read()

    def _work(self) -> Callable[[Centre], int]:
        by = self._who()
        return lambda centre: centre.ratings.count(by) if by is not None else 0

    def _took(self, count: int) -> None:
        self.count = count
        self.changed.emit()

    def _failed(self, _: IstiqbalError | None) -> None:
        """The page itself says what is amiss; the last count stays."""


def wants(topic: str) -> bool:
    """Whether a topic of the feed can change what is shown here."""
    return topic in {"*", TOPIC}
