"""Which desk and person could have taken which ticket."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from uuid import UUID

from core.domain.record import Stand


@dataclass(frozen=True, slots=True)
class Skills:
    """The services of desks and of people; who is not named takes all."""

    desks: Mapping[UUID, frozenset[UUID]] = field(default_factory=dict)
    staff: Mapping[UUID, frozenset[UUID]] = field(default_factory=dict)

    def can(self, desk: UUID | None, person: UUID | None, stand: Stand) -> bool:
        """Whether somebody at a desk may call a ticket: one kept for them always, one of others never."""
        if stand.for_desk is not None or stand.for_staff is not None:
            return desk == stand.for_desk if stand.for_desk else person == stand.for_staff
        return _takes(self.desks, desk, stand) and _takes(self.staff, person, stand)


def _takes(known: Mapping[UUID, frozenset[UUID]], who: UUID | None, stand: Stand) -> bool:
    services = known.get(who) if who is not None else None
    return services is None or stand.service_id in services
