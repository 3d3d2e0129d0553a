"""Visitors, and their visits at a window."""

from dataclasses import replace
from uuid import UUID

from core.domain.audit import AuditKind
from core.domain.errors import ErrorCode, RuleBroken
from core.domain.text import Language
from core.domain.ticket import TicketMove, TicketState
from core.domain.visitor import Gender, parse_identity_number
from core.services.auditing import enter
from core.services.context import Context
from core.services.desk_unit import Deed, DeskUnit
from core.services.dto import DeskView, TicketView, VisitorView, VisitView
from core.services.identifiers import new_id
from core.services.mobile import parse_mobile
from core.services.ports import UnitOfWork, Vault
from core.services.shown import shown_visitor
from core.services.visitor_ports import NewVisitor

MAX_NAME = 200
_CHANGEABLE = ("name", "gender", "mobile", "language")


class VisitorService:
    """Finds and enters visitors; identity numbers come in whole and go out masked."""

    def __init__(self, context: Context, vault: Vault) -> None:
        self._context = context
        self._vault = vault

    def find(self, identity_number: str) -> VisitorView | None:
        """By identity number; `identity_number_invalid` for a wrong one."""
        number, _ = parse_identity_number(identity_number)
        with self._context.units.read() as unit:
            found = unit.visitors.by_blind(self._vault.blind(number))
        return shown_visitor(self._vault, *found) if found else None

    def find_by_mobile(self, mobile: str) -> list[VisitorView]:
        """Everyone who gave this mobile number; `mobile_invalid` for a wrong one."""
        wanted = parse_mobile(mobile)
        with self._context.units.read() as unit:
            found = unit.visitors.by_mobile(wanted)
        return [shown_visitor(self._vault, *one) for one in found]

    def enter(
        self,
        identity_number: str,
        name: str,
        gender: Gender,
        mobile: str,
        language: Language = Language.ARABIC,
        *,
        by: UUID | None = None,
    ) -> VisitorView:
        """A new visitor, or the known one brought up to date.

        Raises `identity_number_invalid`, `name_missing`, `mobile_invalid` or `text_too_long`.
        """
        number, kind = parse_identity_number(identity_number)
        name, reachable = _name(name), parse_mobile(mobile)
        blind, visitor_id = self._vault.blind(number), new_id()
        sealed = self._vault.seal(number, visitor_id)
        with self._context.units.write() as unit:
            new = NewVisitor(
                visitor_id, kind, sealed, blind, name, gender, reachable, language, self._context.clock.now()
            )
            if unit.visitors.add(new):
                enter(self._context, unit, AuditKind.VISITOR_ADDED, by, visitor_id)
            else:
                visitor_id = self._update(unit, new, by)
            entered = unit.visitors.get(visitor_id)
            unit.commit()
        return shown_visitor(self._vault, *entered)

    def start_visit(self, desk: str, visitor_id: UUID, *, by: UUID) -> VisitView:
        """Begin the visit of the ticket at a desk; once more with the same visitor changes nothing.

        Another visitor may take the place until a request is entered (`visit_has_requests`). Raises `desk_idle`,
        `desk_not_yours`, `visitor_unknown`.
        """
        with self._context.units.write() as unit:
            held = unit.queue.held_desk(desk)
            place, ticket = held.place, held.ticket
            if place.staff != by:
                raise RuleBroken(ErrorCode.DESK_NOT_YOURS, desk=desk)
            if ticket is None:
                raise RuleBroken(ErrorCode.DESK_IDLE, desk=desk)
            unit.visitors.get(visitor_id)
            visit = unit.visitors.visit_of_ticket(ticket.id)
            if visit is None or visit.visitor.id != visitor_id:
                self._begin(unit, place, ticket, visit, visitor_id, by)
                unit.commit()
        return self._visit_of(ticket.id)

    def visit(self, desk: str) -> VisitView | None:
        """The visit of the ticket that is at a desk, if it began."""
        with self._context.units.read() as unit:
            ticket = unit.queue.at_desk(unit.centre.desk(desk).id)
            if ticket is None or unit.visitors.visit_of_ticket(ticket.id) is None:
                return None
        return self._visit_of(ticket.id)

    def identity_number(self, visitor_id: UUID) -> str:
        """A visitor's identity number in clear, for the visitor's own receipt."""
        with self._context.units.read() as unit:
            _, sealed = unit.visitors.get(visitor_id)
        return self._vault.open(sealed, visitor_id)

    def _update(self, unit: UnitOfWork, new: NewVisitor, by: UUID | None) -> UUID:
        known = unit.visitors.by_blind(new.blind)
        if known is None:
            raise RuleBroken(ErrorCode.VISITOR_UNKNOWN)
        before = known[0]
        changed = [name for name in _CHANGEABLE if getattr(before, name) != getattr(new, name)]
        if changed:
            unit.visitors.update(before.id, new.name, new.gender, new.mobile, new.language)
            enter(self._context, unit, AuditKind.VISITOR_CHANGED, by, before.id, changed=changed)
        return before.id

    def _begin(
        self,
        unit: UnitOfWork,
        place: DeskView,
        ticket: TicketView,
        visit: VisitView | None,
        visitor_id: UUID,
        by: UUID,
    ) -> None:
        now = self._context.clock.now()
        if visit is not None and unit.visitors.has_requests(visit.id):
            raise RuleBroken(ErrorCode.VISIT_HAS_REQUESTS)
        unit.visitors.start_visit(visit.id if visit else new_id(), ticket.id, visitor_id, place.id, now)
        enter(self._context, unit, AuditKind.VISIT_BEGUN, by, visitor_id, ticket=str(ticket.id))
        if ticket.state is TicketState.CALLED:
            DeskUnit(self._context, unit, place, Deed(by)).move(ticket, TicketMove.SERVE)

    def _visit_of(self, ticket_id: UUID) -> VisitView:
        with self._context.units.read() as unit:
            visit = unit.visitors.visit_of_ticket(ticket_id)
            if visit is None:
                raise RuleBroken(ErrorCode.VISIT_MISSING)
            _, sealed = unit.visitors.get(visit.visitor.id)
        return replace(visit, visitor=shown_visitor(self._vault, visit.visitor, sealed))


def _name(text: str) -> str:
    name = " ".join(text.split())
    if not name:
        raise RuleBroken(ErrorCode.NAME_MISSING)
    if len(name) > MAX_NAME:
        raise RuleBroken(ErrorCode.TEXT_TOO_LONG, field="name", limit=MAX_NAME)
    return name
