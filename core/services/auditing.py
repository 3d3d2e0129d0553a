"""How a service enters in the audit trail what no store enters of itself."""

from uuid import UUID

from core.domain.audit import AuditKind
from core.services.audit_ports import AuditEntry, Detail
from core.services.context import Context
from core.services.ports import UnitOfWork


def enter(
    context: Context, unit: UnitOfWork, kind: AuditKind, by: UUID | None, about: UUID | None = None, **detail: Detail
) -> None:
    """Enter with this unit's commit, on this device, now; `by` None is a program or whoever sits at its terminal."""
    unit.audit.add(AuditEntry(kind, context.clock.now(), context.device, by, about, detail))
