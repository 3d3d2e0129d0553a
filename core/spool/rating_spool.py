"""The ratings that a kiosk was given without the database, in a journal beside that of its tickets."""

from collections.abc import Collection, Mapping
from functools import cache
from typing import Any

from pydantic import TypeAdapter

from core.services.kept_ratings_ports import KeptRating
from core.spool.spool_file import SpoolFile, alone

_RATING, _GONE = "rating", "gone"


class FileRatingSpool(SpoolFile):
    """`RatingSpool` in a file of its own; it is empty again when nothing is to come."""

    ending = ".ratings"
    _ratings: dict[str, KeptRating]

    @alone
    def ratings(self) -> tuple[KeptRating, ...]:
        """As the port says."""
        return tuple(self._ratings.values())

    @alone
    def add(self, rating: KeptRating) -> None:
        """As the port says."""
        if rating.key not in self._ratings:
            self._write({_RATING: _form().dump_python(rating, mode="json")})

    @alone
    def drop(self, keys: Collection[str]) -> None:
        """As the port says."""
        self._write({_GONE: list(keys)})
        if not self._ratings and not self._unread and self._journal is not None:
            self._journal.replace([])

    def _begin(self) -> None:
        self._ratings = {}

    def _follow(self, entry: Mapping[str, Any]) -> None:
        if _RATING in entry:
            rating = _form().validate_python(entry[_RATING])
            self._ratings[rating.key] = rating
        else:
            for key in entry[_GONE]:
                self._ratings.pop(key, None)


@cache
def _form() -> TypeAdapter[KeptRating]:
    return TypeAdapter(KeptRating)
