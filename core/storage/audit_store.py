"""The audit trail in the database; its head is the last row that a transaction locks."""

from collections.abc import Generator, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from itertools import groupby
from typing import Any
from uuid import UUID

from sqlalchemy import Select, bindparam, select, update

from core.domain.audit import AuditKind
from core.domain.errors import EnvironmentFault, ErrorCode
from core.services.audit_chain import linked
from core.services.audit_ports import AuditEntry, AuditHead, ChainKey, KeptEntry
from core.services.device_dto import DeviceDeed
from core.services.dto import MovementView
from core.storage.audit_tables import audit_entry, audit_head
from core.storage.device_tables import TO_ENTER, device_event
from core.storage.movement_rows import movement_view, movements
from core.storage.request_tables import request_movement
from core.storage.scope import Scope
from core.storage.tables import staff

_AT_ONCE = 2_000
_HEAD = select(audit_head.c.sequence, audit_head.c.digest, audit_head.c.seal).where(
    audit_head.c.centre_id == bindparam("centre")
)
_LOCKED_HEAD = _HEAD.with_for_update()
_MOVE_HEAD = update(audit_head).where(audit_head.c.centre_id == bindparam("centre"))
_ENTRIES: Select[Any] = select(*(column for column in audit_entry.c if column.name != "centre_id")).where(
    audit_entry.c.centre_id == bindparam("centre")
)


_TAKE_IN = (
    update(device_event)
    .where(device_event.c.centre_id == bindparam("centre"), TO_ENTER)
    .values(entered=True)
    .returning(device_event.c.id, device_event.c.device, device_event.c.deed, device_event.c.at, device_event.c.told)
)


@dataclass(frozen=True, slots=True)
class Sealed:
    """Entries that have their places, and the head after them; nothing is written yet."""

    entries: list[KeptEntry]
    head: AuditHead


class SqlAuditStore:
    """`AuditStore` on SQL."""

    def __init__(self, scope: Scope, key: ChainKey | None) -> None:
        self._scope = scope
        self._key = key

    def add(self, entry: AuditEntry) -> None:
        """As the port says."""
        self._scope.entered.append(entry)

    def take_in(self) -> None:
        """As the port says."""
        self._scope.takes_in = self._key is not None and _is_there(self._key)

    def seal(self) -> Sealed | None:
        """Lock the head and put what was entered behind it, and what devices noted; None where nothing was."""
        if not self._scope.entered and not self._scope.takes_in:
            return None
        if self._key is None:
            raise EnvironmentFault(ErrorCode.KEY_FILE_MISSING, path="")
        row = self._scope.run(_LOCKED_HEAD, centre=self._scope.centre_id).first()
        if row is None:
            raise EnvironmentFault(ErrorCode.AUDIT_ALTERED)
        # Under the lock of the head, so that no two take in the same.
        entries = [*self._scope.entered, *self._of_devices()]
        return Sealed(*linked(self._key, self._scope.centre_id, AuditHead(*tuple(row)), entries)) if entries else None

    def write(self, sealed: Sealed) -> None:
        """Write what is sealed, and the head; the table refuses where somebody put an entry in its place."""
        rows = [{"centre_id": self._scope.centre_id, **asdict(entry)} for entry in sealed.entries]
        self._scope.connection.execute(audit_entry.insert(), rows)
        self._scope.run(_MOVE_HEAD.values(asdict(sealed.head)), centre=self._scope.centre_id)
        self._scope.entered.clear()

    def head(self) -> AuditHead | None:
        """As the port says."""
        row = self._scope.run(_HEAD, centre=self._scope.centre_id).first()
        return AuditHead(*tuple(row)) if row else None

    def entries(self, since: datetime | None = None, until: datetime | None = None) -> Generator[KeptEntry, None, None]:
        """As the port says."""
        statement = _ENTRIES.order_by(audit_entry.c.sequence)
        if since is not None:
            statement = statement.where(audit_entry.c.at >= since)
        if until is not None:
            statement = statement.where(audit_entry.c.at < until)
        return self._streamed(statement)

    def of_request(self, request_id: UUID) -> list[KeptEntry]:
        """As the port says."""
        mine = _ENTRIES.where(audit_entry.c.subject_id == request_id).order_by(audit_entry.c.sequence)
        return [KeptEntry(*tuple(row)) for row in self._scope.run(mine, centre=self._scope.centre_id)]

    def moves(self) -> Generator[KeptEntry, None, None]:
        """As the port says."""
        moves = _ENTRIES.where(audit_entry.c.kind == AuditKind.REQUEST_MOVED.value)
        return self._streamed(moves.order_by(audit_entry.c.subject_id, audit_entry.c.sequence))

    def histories(self) -> Generator[tuple[UUID, list[MovementView]], None, None]:
        """As the port says."""
        statement = movements().order_by(request_movement.c.request_id, request_movement.c.sequence)
        with self._stream(statement) as rows:
            for request_id, links in groupby(rows, key=lambda row: row.request_id):
                yield request_id, [movement_view(row) for row in links]

    def who(self, staff_ids: Sequence[UUID]) -> Mapping[UUID, str]:
        """As the port says."""
        rows = self._scope.run(select(staff.c.id, staff.c.name).where(staff.c.id.in_(list(staff_ids))))
        return {row.id: row.name for row in rows}

    def _of_devices(self) -> list[AuditEntry]:
        rows = self._scope.run(_TAKE_IN, centre=self._scope.centre_id).all()
        return [
            AuditEntry(AuditKind.DEVICE_TOUCHED, row.at, row.device, None, detail={"deed": row.deed, "told": row.told})
            for row in sorted(rows, key=lambda row: (row.at, row.id))
            if row.deed != DeviceDeed.RATING_REFUSED
        ]

    def _streamed(self, statement: Select[Any]) -> Generator[KeptEntry, None, None]:
        with self._stream(statement) as rows:
            for row in rows:
                yield KeptEntry(*tuple(row))

    def _stream(self, statement: Select[Any]) -> Any:
        return self._scope.run(statement.execution_options(yield_per=_AT_ONCE), centre=self._scope.centre_id)


def _is_there(key: ChainKey) -> bool:
    try:
        key.chain(b"")
    except EnvironmentFault:
        return False
    return True
