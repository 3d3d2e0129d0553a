"""The kiosks' own series, in the database."""

from datetime import datetime
from uuid import UUID

from sqlalchemy import select, update

from core.domain.errors import ErrorCode
from core.services.identifiers import new_id
from core.services.spool_ports import SeriesView
from core.storage.scope import Scope
from core.storage.series_tables import ticket_series as table
from core.storage.tables import centre

# Not FOR UPDATE: every row that is written refers to the centre, and would wait.
_HOLD = select(centre.c.id).with_for_update(key_share=True)


class SqlSeriesStore:
    """`SeriesStore` on SQL."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def letter_of(self, spool_id: UUID) -> str:
        """As the port says."""
        return self._scope.run(select(table.c.letter).where(table.c.spool_id == spool_id)).scalar() or ""

    def all(self) -> list[SeriesView]:
        """As the port says."""
        rows = self._scope.run(select(table).order_by(table.c.letter, table.c.device))
        return [
            SeriesView(
                device=row.device,
                letter=row.letter or "",
                to_come=row.to_come,
                since=row.since,
                fault=ErrorCode(row.fault) if row.fault else None,
                seen_at=row.seen_at,
            )
            for row in rows
        ]

    def meet(self, spool_id: UUID, device: str, at: datetime) -> None:
        """As the port says; SQLite's writer is alone in any case."""
        self._scope.add(table, id=new_id(), spool_id=spool_id, device=device, to_come=0, seen_at=at)
        if self._scope.dialect == "postgresql":
            self._scope.run(_HOLD)

    def give(self, spool_id: UUID, letter: str) -> None:
        """As the port says."""
        self._scope.run(update(table).where(table.c.spool_id == spool_id).values(letter=letter))

    def take_back(self, unseen_since: datetime) -> None:
        """As the port says."""
        nothing = {"letter": None, "to_come": 0, "since": None, "fault": None}
        self._scope.run(update(table).where(table.c.seen_at < unseen_since).values(**nothing))

    def tell(
        self, spool_id: UUID, device: str, to_come: int, since: datetime | None, fault: ErrorCode | None, at: datetime
    ) -> None:
        """As the port says."""
        mine = table.c.spool_id == spool_id
        told = {"device": device, "to_come": to_come, "since": since, "fault": fault.value if fault else None}
        known = self._scope.run(select(*(table.c[name] for name in told)).where(mine)).first()
        self._scope.run(update(table).where(mine).values(**told, seen_at=at))
        if known is not None and dict(known._mapping) != told:
            self._scope.touched.add("devices")
