"""The file of a visitor: found by whatever number they bring, and only as much of it as the reader may read."""

from dataclasses import replace
from uuid import UUID

from core.domain.audit import ReadPart
from core.domain.errors import ErrorCode, RuleBroken
from core.domain.lookup import Lookup, LookupKind, recognise
from core.domain.rights import REACH, Reach, levels
from core.services.context import Context
from core.services.dto import StaffView, VisitorView
from core.services.mobile import parse_mobile
from core.services.ports import UnitOfWork, Vault
from core.services.reach import check_reach
from core.services.reading import enter_list, enter_reading
from core.services.shown import shown_behalf, shown_visitor
from core.services.visitor_file_dto import FoundVisitors, VisitorFile

_MOST_VISITS = 100
_READERS = frozenset(role for role, reach in REACH.items() if reach is not Reach.DEPARTMENT)


class VisitorFileService:
    """Visitors' files for those who serve them: their own sections', or all for the office and the auditor."""

    def __init__(self, context: Context, vault: Vault) -> None:
        self._context = context
        self._vault = vault

    def find(self, text: str, *, by: UUID) -> FoundVisitors:
        """Whom an identity number, a mobile number, a ticket or a reference leads to, however it is typed.

        Raises `lookup_unclear` or what is wrong with the number, `lookup_nobody` with the kind of number as `problem`,
        `role_not_allowed`, `section_not_yours`, or `request_not_yours`.
        """
        asked, standing = recognise(text), None
        with self._context.units.read() as unit:
            person = _reader(unit, by)
            request = unit.requests.id_of_reference(asked.value) if asked.kind is LookupKind.REFERENCE else None
            if request is not None:
                standing = unit.course.standing(request)
                check_reach(person, standing)
                found = [unit.visitors.get(unit.requests.get(request).applicant.id)]
            else:
                found = self._visitors(unit, asked, person)
        if standing is not None:
            enter_reading(self._context, standing, by, ReadPart.APPLICANT)
        if not found:
            raise RuleBroken(ErrorCode.LOOKUP_NOBODY, problem=asked.kind.value)
        return FoundVisitors(self._of_sections(person, [shown_visitor(self._vault, *one) for one in found]), request)

    def file(self, visitor_id: UUID, *, by: UUID) -> VisitorFile:
        """Everything of a visitor that this person may read.

        Raises `visitor_unknown`, `role_not_allowed` or `section_not_yours`.
        """
        with self._context.units.read() as unit:
            person = _reader(unit, by)
            (visitor,) = self._of_sections(person, [shown_visitor(self._vault, *unit.visitors.get(visitor_id))])
            sections = _sections(person)
            visits = unit.files.visits_of(visitor_id, sections, _MOST_VISITS)
            requests = unit.files.requests_of(visitor_id, levels(person.role), sections)
            parts = unit.referrals.of([one.id for one in requests])
            told = tuple(
                replace(
                    one,
                    applicant=visitor,
                    behalf=shown_behalf(unit, self._vault, one),
                    referrals=parts.get(one.id, ()),
                )
                for one in requests
            )
        enter_list(self._context, told, by)
        return VisitorFile(visitor, tuple(visits), told)

    def _visitors(self, unit: UnitOfWork, asked: Lookup, person: StaffView) -> list[tuple[VisitorView, bytes]]:
        if asked.kind is LookupKind.MOBILE:
            return unit.visitors.by_mobile(parse_mobile(asked.value))
        if asked.kind is LookupKind.IDENTITY:
            one = unit.visitors.by_blind(self._vault.blind(asked.value))
            return [one] if one is not None else []
        if asked.kind is LookupKind.TICKET:
            whose = unit.files.visitor_of_ticket(asked.value, asked.number, _sections(person))
            return [unit.visitors.get(whose)] if whose is not None else []
        return []

    def _of_sections(self, person: StaffView, visitors: list[VisitorView]) -> tuple[VisitorView, ...]:
        """Those whom the person's sections serve (rule 8)."""
        names = _sections(person)
        if names is None:
            return tuple(visitors)
        served = {self._context.section(name).gender for name in names}
        theirs = tuple(one for one in visitors if one.gender in served)
        if not theirs:
            other = next(one.title for one in self._context.centre().sections if one.gender == visitors[0].gender)
            raise RuleBroken(ErrorCode.SECTION_NOT_YOURS, section=other)
        return theirs


def _reader(unit: UnitOfWork, by: UUID) -> StaffView:
    person = unit.staff.get(by)
    if person.role not in _READERS:
        raise RuleBroken(ErrorCode.ROLE_NOT_ALLOWED)
    return person


def _sections(person: StaffView) -> tuple[str, ...] | None:
    return person.sections if REACH[person.role] is Reach.SECTIONS else None
