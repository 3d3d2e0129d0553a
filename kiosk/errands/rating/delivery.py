"""What a visitor said on its way: to the centre, or where that does not answer in time to this kiosk's own disk."""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from PySide6.QtCore import QObject, QTimer, Signal

from core.bootstrap import Centre
from core.domain.errors import ErrorCode, IstiqbalError
from core.domain.rating import Reason, Score
from core.domain.text import Language
from core.qt.link import CentreLink
from core.services.kept_ratings import KeptRatings
from core.services.rating_dto import RatingView
from kiosk.own_series import OwnSeries


class End(StrEnum):
    """Where it came to."""

    SENT = "sent"
    ASKS = "asks"  # and a supervisor will look at it
    KEPT = "kept"
    WITHOUT = "without"  # kept, but for the comment
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Rating:
    """A rating as it was given: `text` is the ticket as typed or read, `ticket_id` once the centre has found it."""

    text: str
    ticket_id: UUID | None
    section: str | None
    score: Score
    reasons: tuple[Reason, ...]
    language: Language
    key: str
    comment: str = field(default="", repr=False)

    def of(self, centre: Centre) -> RatingView:
        """Have it entered; the same key again gives the same rating (rule 2)."""
        ticket = self.ticket_id or centre.ratings.find(self.text, section=self.section).ticket_id
        return centre.ratings.rate(
            ticket, self.score, self.key, reasons=self.reasons, comment=self.comment, language=self.language
        )


class Delivery(QObject):
    """One rating; `ended` once, with an `End` and the error where it was refused.

    Asked first and kept afterwards it may come in twice: its key makes it one.
    """

    ended = Signal(str, object)

    def __init__(self, rating: Rating, link: CentreLink, own: OwnSeries, patience_ms: int, parent: QObject) -> None:
        super().__init__(parent)
        self._rating, self._link, self._own = rating, link, own
        self._asked = self._keeping = self._over = False
        self._patience = QTimer(self, singleShot=True, interval=patience_ms)
        self._patience.timeout.connect(self.keep)

    def send(self) -> None:
        """Ask the centre, for as long as a visitor is patient."""
        if self._own.serves:
            self.keep()
            return
        if self._own.ready:
            self._patience.start()
        self._ask()

    def leave(self) -> None:
        """Nobody waits for an answer any more."""
        if self._own.ready:
            self.keep()
        elif not self._asked:
            self._ask()

    def keep(self) -> None:
        """Have it on the disk, from where it is handed over at once as soon as there is a database."""
        if not self._keeping and not self._over:
            self._keeping = True
            self._own.keep_rating(self._written, self._kept, self._refused)

    def _ask(self) -> None:
        self._asked = True
        self._link.run(self._rating.of, self._entered, self._not_entered)

    def _written(self, ratings: KeptRatings, centre_id: UUID, at: datetime) -> End:
        said = self._rating
        ratings.keep(
            centre_id,
            said.text,
            said.score,
            said.key,
            at,
            section=said.section,
            reasons=said.reasons,
            comment=said.comment,
            language=said.language,
        )
        return End.KEPT if not said.comment or ratings.keeps_comments() else End.WITHOUT

    def _entered(self, rating: RatingView) -> None:
        self._end(End.ASKS if rating.asks else End.SENT)

    def _not_entered(self, error: IstiqbalError | None) -> None:
        if error is not None and error.code is ErrorCode.DATABASE_AWAY and self._own.ready:
            self.keep()
        elif not self._keeping:
            self._refused(error)

    def _kept(self, end: End) -> None:
        self._end(end)

    def _refused(self, error: IstiqbalError | None) -> None:
        self._end(End.REFUSED, error)

    def _end(self, end: End, error: IstiqbalError | None = None) -> None:
        if not self._over:
            self._over = True
            self._patience.stop()
            self.ended.emit(end.value, error)
            self.deleteLater()
