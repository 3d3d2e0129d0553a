"""What was brought to whom, in the database."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, bindparam, select, update

from core.domain.hospitality import Item
from core.services.live_dto import Order
from core.storage.hall_tables import hospitality_order
from core.storage.scope import Scope

_ORDERS = select(
    hospitality_order.c.id, hospitality_order.c.ticket_id, hospitality_order.c.item, hospitality_order.c.at
)
_SERVED = _ORDERS.where(
    hospitality_order.c.ticket_id.in_(bindparam("tickets", expanding=True)), hospitality_order.c.undone_at.is_(None)
).order_by(hospitality_order.c.at, hospitality_order.c.id)
_OF_KEY = _ORDERS.where(
    hospitality_order.c.centre_id == bindparam("centre"), hospitality_order.c.key == bindparam("order_key")
)
_ORDER = _ORDERS.where(hospitality_order.c.id == bindparam("order"))
_TAKE_BACK = (
    update(hospitality_order)
    .where(hospitality_order.c.id == bindparam("order"), hospitality_order.c.undone_at.is_(None))
    .values(undone_at=bindparam("now"), undone_by_id=bindparam("who"))
)


class SqlHospitalityStore:
    """`HospitalityStore` on SQL."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def served(self, ticket_ids: Sequence[UUID]) -> list[Order]:
        """As the port says."""
        return [_order(row) for row in self._scope.run(_SERVED, tickets=list(ticket_ids))]

    def order_of_key(self, key: str) -> Order | None:
        """As the port says."""
        row = self._scope.run(_OF_KEY, centre=self._scope.centre_id, order_key=key).first()
        return _order(row) if row else None

    def order(self, order_id: UUID) -> Order | None:
        """As the port says."""
        row = self._scope.run(_ORDER, order=order_id).first()
        return _order(row) if row else None

    def add(self, order: Order, staff_id: UUID, device: str, key: str) -> bool:
        """As the port says."""
        return self._scope.add(
            hospitality_order,
            id=order.id,
            ticket_id=order.ticket_id,
            item=order.item.value,
            at=order.at,
            staff_id=staff_id,
            device=device,
            key=key,
        )

    def take_back(self, order_id: UUID, by: UUID, at: datetime) -> bool:
        """As the port says: the condition and the change are one statement."""
        return self._scope.run(_TAKE_BACK, order=order_id, who=by, now=at).rowcount == 1


def _order(row: Row[Any]) -> Order:
    return Order(row.id, row.ticket_id, Item(row.item), row.at)
