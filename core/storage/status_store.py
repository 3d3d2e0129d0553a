"""Requests as their applicants ask for them, in the database."""

from datetime import datetime
from hashlib import blake2b

from sqlalchemy import bindparam, delete, func, or_, select, update

from core.domain.following import PATIENCE, Counted, Tries
from core.domain.workflow import RequestState
from core.services.status_ports import PublicStatus
from core.storage.request_tables import request
from core.storage.scope import Scope
from core.storage.status_tables import status_try
from core.storage.tables import visitor

_ELDER = request.alias("elder")
_FOUND = (
    select(
        request.c.reference,
        request.c.state,
        func.coalesce(request.c.state_since, request.c.registered_at, type_=request.c.registered_at.type).label(
            "since"
        ),
        _ELDER.c.reference.label("goes_on_as"),
        visitor.c.mobile,
    )
    .select_from(
        request.join(visitor, visitor.c.id == request.c.applicant_id).outerjoin(
            _ELDER, _ELDER.c.id == request.c.merged_into_id
        )
    )
    .where(request.c.centre_id == bindparam("centre"), request.c.reference == bindparam("asked"))
)
_LONGEST = max(patience.forgets for patience in PATIENCE.values())
_MINE = (status_try.c.centre_id == bindparam("centre"), status_try.c.mark == bindparam("of_mark"))
_WRITE = update(status_try).where(*_MINE).values(tries=bindparam("count"), last_at=bindparam("at"))
_FORGET = delete(status_try).where(*_MINE)
_OLD = select(status_try.c.mark).where(
    status_try.c.centre_id == bindparam("centre"),
    or_(status_try.c.last_at < bindparam("before"), status_try.c.last_at > bindparam("after")),
)
# Rows that somebody holds are left: so nobody waits here, holding what the other wants.
_FORGET_OLD = delete(status_try).where(
    status_try.c.centre_id == bindparam("centre"), status_try.c.mark.in_(_OLD.with_for_update(skip_locked=True))
)


class SqlStatusStore:
    """`StatusStore` on SQL."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def find(self, reference: str) -> tuple[PublicStatus, str] | None:
        """As the port says."""
        row = self._scope.run(_FOUND, centre=self._scope.centre_id, asked=reference).first()
        if row is None:
            return None
        return PublicStatus(row.reference, RequestState(row.state), row.since, row.goes_on_as), row.mobile

    def hold(self, counted: Counted, what: str, at: datetime) -> Tries:
        """As the port says: the upsert is the lock, so that tries made at once stand in line; 0 are held as well."""
        row = self._scope.run(
            self._scope.insert(status_try)
            .values(centre_id=self._scope.centre_id, mark=self._mark(counted, what), tries=0, last_at=at)
            .on_conflict_do_update(index_elements=["centre_id", "mark"], set_={"tries": status_try.c.tries})
            .returning(status_try.c.tries, status_try.c.last_at)
        ).one()
        tries = Tries(row.tries, row.last_at)
        return tries if tries.fresh(counted, at) else Tries(0, at)

    def write(self, counted: Counted, what: str, tries: Tries) -> None:
        """As the port says."""
        mine = {"centre": self._scope.centre_id, "of_mark": self._mark(counted, what)}
        if tries.count:
            self._scope.run(_WRITE, count=tries.count, at=tries.last, **mine)
        else:
            self._scope.run(_FORGET, **mine)

    def forget(self, at: datetime) -> None:
        """As the port says."""
        before, after = at - _LONGEST, at + _LONGEST
        self._scope.run(_FORGET_OLD, centre=self._scope.centre_id, before=before, after=after)

    def _mark(self, counted: Counted, what: str) -> bytes:
        # Not the reference itself: who reads this table learns of nobody that they were asked for.
        return blake2b(what.encode(), key=self._scope.centre_id.bytes, person=counted.encode(), digest_size=16).digest()
