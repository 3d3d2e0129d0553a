"""One process ends a visit in the moment in which another, with the same clerk's name, stores what she typed for it."""

from collections.abc import Callable
from uuid import UUID

from sqlalchemy import text

from core.bootstrap import Centre
from core.domain.draft import Draft
from core.domain.errors import RuleBroken
from core.services.drafts import DraftService
from core.services.ports import UnitOfWork


def collide(centre: Centre, place: int, meet: Callable[[], None], *, held: bool) -> str:
    """The first process stores a draft, the second one finishes the visit between its look and its write.

    Without `held` the first one looks at the desk and does not hold it.
    """
    (noura,), ticket = centre.staff.everyone(), centre.queue.current("W1")
    if place == 1:
        meet()
        centre.queue.finish("W1", by=noura.id)
        return "finished"
    look = DraftService._check_place

    def look_then_meet(unit: UnitOfWork, ticket_id: UUID, by: UUID) -> None:
        if held:
            look(unit, ticket_id, by)
        elif unit.centre.desk("W1").staff != by:
            raise AssertionError("nobody sits there")
        meet()
        while not _came(centre):
            pass

    DraftService._check_place = staticmethod(look_then_meet)  # type: ignore[method-assign]
    assert ticket is not None
    try:
        centre.drafts.keep(ticket.id, Draft(subject="طلب"), by=noura.id)
    except RuleBroken as refused:
        return refused.code.value
    return "kept"


def _came(centre: Centre) -> bool:
    """Whether the other one has finished, or waits until this one has."""
    if centre.queue.current("W1") is None:
        return True
    with centre.storage.units.engine.connect() as connection:
        if connection.dialect.name != "postgresql":
            return True  # whoever writes is alone
        waits = text(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
        )
        return bool(connection.execute(waits).scalar())
