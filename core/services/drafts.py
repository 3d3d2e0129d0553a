"""What a clerk has typed at the window and not sent yet: sealed, for this clerk and this ticket alone."""

import json
from dataclasses import asdict
from datetime import timedelta
from uuid import UUID

from core.domain.behalf import Behalf, BehalfKind, Relation
from core.domain.draft import Draft, VisitorDraft
from core.domain.errors import ErrorCode, RuleBroken
from core.services.context import Context
from core.services.draft_ports import DraftVault
from core.services.ports import UnitOfWork

# What nobody came back for is nobody's business any more.
_KEPT = timedelta(days=7)


class DraftService:
    """Keeps one draft of a ticket for the clerk who has it; it is deleted when it is sent or the visit ends."""

    def __init__(self, context: Context, vault: DraftVault) -> None:
        self._context = context
        self._vault = vault

    def keep(self, ticket_id: UUID, draft: Draft, *, by: UUID) -> None:
        """Store what is typed now, in place of what was; an empty draft is none.

        Raises `desk_not_yours` where the ticket is no longer before this person.
        """
        sealed = None if draft.empty else self._vault.seal_draft(_written(draft), ticket_id, by)
        with self._context.units.write() as unit:
            self._check_place(unit, ticket_id, by)
            if sealed is None:
                unit.drafts.forget(ticket_id, by)
            else:
                now = self._context.clock.now()
                unit.drafts.keep(ticket_id, by, sealed, now)
                unit.drafts.forget_before(now - _KEPT)
            unit.commit()

    def mine(self, ticket_id: UUID, *, by: UUID) -> Draft | None:
        """What this person typed for a ticket and did not send; None where there is nothing."""
        with self._context.units.read() as unit:
            sealed = unit.drafts.of(ticket_id, by)
        return _read(self._vault.open_draft(sealed, ticket_id, by)) if sealed is not None else None

    @staticmethod
    def _check_place(unit: UnitOfWork, ticket_id: UUID, by: UUID) -> None:
        """Nobody ends the visit until the unit ends, or it is refused: what is late must not come after the end."""
        desk = unit.queue.ticket(ticket_id).desk or ""
        if not desk:
            raise RuleBroken(ErrorCode.DESK_NOT_YOURS, desk=desk)
        held = unit.queue.held_desk(desk)
        if held.place.staff != by or held.ticket is None or held.ticket.id != ticket_id:
            raise RuleBroken(ErrorCode.DESK_NOT_YOURS, desk=desk)


def _written(draft: Draft) -> str:
    return json.dumps(asdict(draft), ensure_ascii=False, separators=(",", ":"))


def _read(text: str) -> Draft:
    told = json.loads(text)
    behalf = told["behalf"]
    relation = Relation(behalf["relation"]) if behalf["relation"] else None
    return Draft(
        VisitorDraft(**told["visitor"]),
        told["type_code"],
        told["subject"],
        told["summary"],
        Behalf(BehalfKind(behalf["kind"]), relation, behalf["name"], behalf["number"]),
    )
