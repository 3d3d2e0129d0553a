"""Ratings without the database: a kiosk keeps them on its own disk, and hands them over later, each once."""

import logging
from collections.abc import Callable, Iterable
from datetime import datetime
from uuid import UUID

from core.domain.errors import EnvironmentFault, ErrorCode, RuleBroken
from core.domain.rating import Reason, Score, check_comment, check_reasons
from core.domain.text import Language
from core.services.context import check_key
from core.services.identifiers import new_id
from core.services.kept_ratings_ports import KeptRating, RatingSpool
from core.services.ports import Vault
from core.services.rating_take_over import RatingTakeOver

_log = logging.getLogger(__name__)


class KeptRatings:
    """The kiosk's side; `left_behind` are the files that lie beside its own, under a name that it had before."""

    def __init__(
        self, spool: RatingSpool, vault: Vault, left_behind: Callable[[], Iterable[RatingSpool]] = tuple
    ) -> None:
        self._spool, self._vault, self._left_behind = spool, vault, left_behind

    def close(self) -> None:
        """Let another program have the file."""
        self._spool.close()

    def kept(self) -> int:
        """How many are still to be handed over."""
        return len(self._spool.ratings())

    def keeps_comments(self) -> bool:
        """Whether a comment can be kept: sealed only, for whoever writes may have named somebody."""
        try:
            self._vault.seal("", UUID(int=0))
        except EnvironmentFault:
            return False
        return True

    def keep(
        self,
        centre_id: UUID,
        text: str,
        score: Score,
        key: str,
        at: datetime,
        *,
        section: str | None = None,
        reasons: Iterable[Reason] = (),
        comment: str = "",
        language: Language = Language.ARABIC,
    ) -> None:
        """Keep what a visitor said: it is on the disk when this returns.

        `key` is the one under which the database was asked. Raises the spool's faults, and what `rate` raises of the
        reasons and the comment.
        """
        check_key(key)
        why, written, rating_id = check_reasons(score, tuple(reasons)), check_comment(comment), new_id()
        sealed = self._sealed(written, rating_id)
        kept = KeptRating(rating_id, key, centre_id, text, section, score, why, language, at, sealed)
        self._spool.add(kept)

    def hand_over(self, to: RatingTakeOver) -> int:
        """Give the database what there is, in the order of giving; how many are off this disk now.

        May be repeated at any time, also after it was cut off in the middle. What may still come right, such as a
        ticket that another kiosk has not handed over yet, is tried again; what the centre refuses is told and dropped.
        """
        return self._given(self._spool, to) + sum(self._adopted(spool, to) for spool in self._left_behind())

    def _adopted(self, spool: RatingSpool, to: RatingTakeOver) -> int:
        try:
            return self._given(spool, to) if all(map(to.is_of, spool.ratings())) else 0
        except EnvironmentFault as fault:
            if fault.code is ErrorCode.SPOOL_BUSY:
                return 0  # it is open elsewhere, and handed over there
            raise
        finally:
            spool.close()

    def _given(self, spool: RatingSpool, to: RatingTakeOver) -> int:
        gone = 0
        for rating in spool.ratings():
            try:
                to.take(rating, self._comment(rating))
            except RuleBroken as refusal:
                if to.may_come_right(rating, refusal.code):
                    continue
                to.refuse(rating, refusal.code)
            spool.drop([rating.key])
            gone += 1
        return gone

    def _sealed(self, comment: str, owner: UUID) -> str:
        try:
            return self._vault.seal(comment, owner).hex() if comment else ""
        except EnvironmentFault:
            return ""  # the rating counts without it

    def _comment(self, rating: KeptRating) -> str:
        try:
            return self._vault.open(bytes.fromhex(rating.sealed), rating.id) if rating.sealed else ""
        except EnvironmentFault as fault:
            _log.error("The comment of the rating %s cannot be opened: %s", rating.id, fault.code)
            return ""
