"""What a kiosk keeps of the ratings that it is given while the database is away."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from core.domain.rating import Reason, Score
from core.domain.text import Language


@dataclass(frozen=True, slots=True)
class KeptRating:
    """A rating whose ticket is not looked up yet: `text` is its QR code or its number, as given at `at`.

    `id` is that of the rating to be; `section` the one whose tickets are taken here, None for all. `sealed` is the
    comment, in hexadecimal and under the centre's key.
    """

    id: UUID
    key: str
    centre_id: UUID
    text: str
    section: str | None
    score: Score
    reasons: tuple[Reason, ...]
    language: Language
    at: datetime
    sealed: str = ""


class RatingSpool(Protocol):
    """A kiosk's own file, as `Spool`: what is added lasts when the call returns."""

    def ratings(self) -> tuple[KeptRating, ...]:
        """What is still to be handed over, in the order of giving."""

    def add(self, rating: KeptRating) -> None:
        """One more; the same key again changes nothing."""

    def drop(self, keys: Collection[str]) -> None:
        """The database has these, or will not have them: nothing of them stays."""

    def close(self) -> None:
        """Let another program have the file, until it is needed here again."""
