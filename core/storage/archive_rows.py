"""Rows that are copied very often: what of them stays is written once, and only what differs is put in."""

import json
from collections.abc import Mapping
from datetime import UTC, date, datetime
from functools import lru_cache
from hashlib import sha256
from typing import Any
from uuid import UUID

from sqlalchemy import Date, Table

from core.domain.workflow import RequestMove, RequestState
from core.services.ports import NewMovement
from core.services.request_history import canonical
from core.storage.types import Instant

_OWNER, _BEFORE = UUID(int=0), "-"


class RowOf:
    """A row of a table, in the text of the database."""

    def __init__(self, table: Table, row: Mapping[str, Any]) -> None:
        self.row = row
        self._place = {column.name: at for at, column in enumerate(table.columns)}
        self._values = [_native(row[column.name]) for column in table.columns]
        self._times: list[tuple[int, int, str]] = []
        for at, column in enumerate(table.columns):
            when = row[column.name]
            if when is not None and isinstance(column.type, Instant | Date):
                self._times.append((at, when.toordinal(), _native(when)[10:]))

    def copy(self, back: int, **changes: object) -> list[object]:
        """The values of a copy so many days earlier, with these changes."""
        values = self._values.copy()
        for at, day, rest in self._times:
            values[at] = _day(day - back) + rest
        for name, value in changes.items():
            values[self._place[name]] = value
        return values


class LinkOf(RowOf):
    """A link of a history, sealed anew in each copy."""

    def __init__(self, table: Table, row: Mapping[str, Any], department: str | None) -> None:
        super().__init__(table, row)
        self.department = department
        at = row["at"].astimezone(UTC)
        told = canonical(_BEFORE, _OWNER, row["sequence"], _link(row, department))
        head, _, rest = told.partition(f'"{_BEFORE}"')
        middle, _, rest = rest.partition(str(_OWNER))
        upto, _, tail = rest.partition(at.isoformat())
        self._parts = f'{head}"', f'"{middle}', upto, at.isoformat()[10:] + tail
        self._day = at.toordinal()

    def sealed(self, before: str, request_id: UUID, back: int) -> str:
        """The digest of a copy, as `core.services.request_history` would write it."""
        head, middle, upto, tail = self._parts
        told = f"{head}{before}{middle}{request_id}{upto}{_day(self._day - back)}{tail}"
        return sha256(told.encode()).hexdigest()


def _link(row: Mapping[str, Any], department: str | None) -> NewMovement:
    return NewMovement(
        request_id=_OWNER,
        sequence=row["sequence"],
        move=RequestMove(row["move"]),
        source=RequestState(row["source"]),
        target=RequestState(row["target"]),
        staff_id=row["staff_id"],
        device=row["device"],
        at=row["at"],
        note=row["note"],
        department=department,
        detail=row["detail"],
    )


def _native(value: object) -> Any:
    """A value as both databases take it as text; an instant in UTC."""
    if isinstance(value, UUID):
        return value.hex
    if isinstance(value, datetime):
        return value.astimezone(UTC).replace(tzinfo=None).isoformat(" ", "microseconds")
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False)
    return value.isoformat() if isinstance(value, date) else value


@lru_cache(maxsize=65_536)
def _day(ordinal: int) -> str:
    return date.fromordinal(ordinal).isoformat()
