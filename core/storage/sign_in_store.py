"""Sign-ins that were tried, in the database."""

from datetime import datetime
from hashlib import blake2b

from sqlalchemy import case, delete, or_

from core.domain.sign_in import LOCKED, MOST_TRIES
from core.storage.scope import Scope
from core.storage.sign_in_tables import sign_in_try


class SqlSignInStore:
    """`SignInStore` on SQL."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def count(self, login: str, at: datetime) -> tuple[int, datetime]:
        """As the port says: the upsert is the lock, so that tries made at once are all counted."""
        # What lies far ahead was written before a clock was set back; a little ahead is who was quicker at the lock.
        old = or_(sign_in_try.c.last_at <= at - LOCKED, sign_in_try.c.last_at > at + LOCKED)
        self._scope.run(delete(sign_in_try).where(sign_in_try.c.centre_id == self._scope.centre_id, old))
        values = {
            "tries": sign_in_try.c.tries + 1,
            "last_at": case((sign_in_try.c.tries >= MOST_TRIES, sign_in_try.c.last_at), else_=at),
        }
        counted = self._scope.run(
            self._scope.insert(sign_in_try)
            .values(centre_id=self._scope.centre_id, mark=self._mark(login), tries=1, last_at=at)
            .on_conflict_do_update(index_elements=["centre_id", "mark"], set_=values)
            .returning(sign_in_try.c.tries, sign_in_try.c.last_at)
        ).one()
        return counted.tries, counted.last_at

    def forget(self, login: str) -> None:
        """As the port says."""
        self._scope.run(
            delete(sign_in_try).where(
                sign_in_try.c.centre_id == self._scope.centre_id, sign_in_try.c.mark == self._mark(login)
            )
        )

    def _mark(self, login: str) -> bytes:
        # Not the name itself: somebody may have typed the password there.
        return blake2b(login.encode(), key=self._scope.centre_id.bytes, digest_size=16).digest()
