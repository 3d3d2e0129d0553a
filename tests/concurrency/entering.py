"""What each process does in the tests of the audit trail, and the guards that the negative controls take away."""

from collections.abc import Callable
from dataclasses import replace
from unittest.mock import patch

from core.bootstrap import Centre
from core.domain.errors import IstiqbalError
from core.services.audit_chain import linked
from core.storage.audit_store import Sealed, SqlAuditStore
from tests.support.unlocked import take_turns_away

EACH = 12


def enter_many(centre: Centre, place: int) -> str:
    """Three things that lock other rows in another order before the head, each a third of the time."""
    for turn in range(EACH):
        if (turn + place) % 3 == 0:
            centre.staff.unlock("noura")
        elif (turn + place) % 3 == 1:
            centre.hall.set_quota("enquiry", 1 + place * EACH + turn)
        else:
            centre.desks.set_services(f"W{3 + place}", ["enquiry"])
    return "entered"


def enter_one(centre: Centre, place: int, meet: Callable[[], None], without: tuple[str, ...]) -> str:
    """Enter once; without the head's lock everybody reads it, meets, and writes only then."""
    if without:
        take_turns_away()
        # In this process, to its end; without the number's guard each takes one that is free.
        skipped = place if "number" in without else 0
        patch.object(SqlAuditStore, "seal", lambda store: _seal(store, meet, skipped)).start()
    try:
        centre.staff.unlock("noura")
    except IstiqbalError as refused:
        return refused.code.value
    return "entered"


def _seal(store: SqlAuditStore, meet: Callable[[], None], skipped: int) -> Sealed | None:
    if not store._scope.entered:
        return None
    head = store.head()
    assert head is not None
    assert store._key is not None
    # On SQLite a transaction that writes is alone from its start: what was read is let go, and written in another.
    store._scope.connection.commit()
    meet()
    entries, after = linked(store._key, store._scope.centre_id, head, store._scope.entered)
    return Sealed([replace(one, sequence=one.sequence + skipped) for one in entries], after)
