"""How a hall works, in the database."""

from sqlalchemy import select

from core.domain.queue_policy import QueuePolicy
from core.storage.hall_tables import queue_policy
from core.storage.scope import Scope
from core.storage.tables import centre

_HOLD = select(centre.c.id).with_for_update(key_share=True)
_POLICY = select(queue_policy.c.numbers)


class SqlHallStore:
    """`HallStore` on SQL."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def hold(self) -> None:
        """As the port says; SQLite's writer is alone in any case."""
        if self._scope.dialect == "postgresql":
            self._scope.run(_HOLD)

    def policy(self) -> QueuePolicy:
        """As the port says."""
        row = self._scope.run(_POLICY).first()
        return QueuePolicy.from_plain(row.numbers) if row else QueuePolicy()

    def set_policy(self, policy: QueuePolicy) -> None:
        """As the port says."""
        numbers = policy.to_plain()
        self._scope.run(
            self._scope.insert(queue_policy)
            .values(centre_id=self._scope.centre_id, numbers=numbers)
            .on_conflict_do_update(index_elements=["centre_id"], set_={"numbers": numbers})
        )
        self._scope.touched.add("config")
