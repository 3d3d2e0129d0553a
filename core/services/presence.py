"""Two people who open the same request see each other."""

from datetime import timedelta
from uuid import UUID

from core.services.context import Context
from core.services.presence_ports import PresentView
from core.services.reach import check_reach

STALE = timedelta(seconds=30)


class PresenceService:
    """A sign of life goes in a small transaction of its own and is no hint in the feed: no other screen reads anew."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def here(self, request_id: UUID, *, by: UUID) -> tuple[PresentView, ...]:
        """I have it open; who else does, by name. `request_not_yours` where somebody may not read it."""
        with self._context.units.read() as unit:
            check_reach(unit.staff.get(by), unit.course.standing(request_id))
        now = self._context.clock.now()
        with self._context.units.write() as unit:
            # A clock that was set back must not keep anybody there for as long as it was ahead.
            unit.presence.forget(now - STALE, now + STALE)
            unit.presence.touch(request_id, by, self._context.device, now)
            others = unit.presence.others(request_id, by, now - STALE)
            unit.commit()
        return tuple(others)

    def gone(self, request_id: UUID, *, by: UUID) -> None:
        """I have it open no more; again changes nothing."""
        with self._context.units.write() as unit:
            unit.presence.leave(request_id, by, self._context.device)
            unit.commit()
