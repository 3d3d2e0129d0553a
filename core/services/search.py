"""Finds a request in the whole centre, by whatever the person who asks has at hand."""

from dataclasses import dataclass, replace
from uuid import UUID

from core.domain.errors import RuleBroken
from core.domain.finding import asked
from core.domain.lookup import Lookup, LookupKind, recognise
from core.domain.rights import REACH, Reach, levels
from core.services.context import Context
from core.services.dto import RequestView, StaffView
from core.services.ports import UnitOfWork, Vault
from core.services.reading import enter_list
from core.services.search_ports import Hit, Reader
from core.services.shown import shown_visitor

MOST = 50


@dataclass(frozen=True, slots=True)
class Found:
    """What was found, the best first; `more` where there is more than that."""

    requests: tuple[RequestView, ...]
    more: bool


class SearchService:
    """Searches the centre for somebody: what they may not read is not there, neither as a hit nor as a number."""

    def __init__(self, context: Context, vault: Vault) -> None:
        self._context = context
        self._vault = vault

    def find(self, text: str, *, by: UUID, limit: int = MOST) -> Found:
        """By reference, identity number, mobile number, or words of the subject and the applicant's name.

        What is unique comes first, then what is open, then the newest. Where nothing has such a number, its digits
        are looked for as words.
        """
        with self._context.units.read() as unit:
            reader = _reader(unit.staff.get(by))
            if reader is None:
                return Found((), False)
            hits = self._unique(unit, text, reader, limit + 1) or unit.search.by_words(asked(text), reader, limit + 1)
            referrals = unit.referrals.of([hit.request.id for hit in hits[:limit]])
        shown = [
            replace(
                hit.request,
                applicant=shown_visitor(self._vault, hit.request.applicant, hit.sealed),
                referrals=referrals.get(hit.request.id, ()),
            )
            for hit in hits[:limit]
        ]
        enter_list(self._context, shown, by)
        return Found(tuple(shown), len(hits) > limit)

    def _unique(self, unit: UnitOfWork, text: str, reader: Reader, limit: int) -> list[Hit]:
        try:
            told = recognise(text)
        except RuleBroken:
            return []
        if told.kind is LookupKind.REFERENCE:
            return unit.search.by_reference(told.value, reader)
        people = self._people(unit, told)
        return unit.search.of_applicants(people, reader, limit) if people else []

    def _people(self, unit: UnitOfWork, told: Lookup) -> list[UUID]:
        if told.kind is LookupKind.MOBILE:
            return [person.id for person, _ in unit.visitors.by_mobile(told.value)]
        known = unit.visitors.by_blind(self._vault.blind(told.value)) if told.kind is LookupKind.IDENTITY else None
        return [known[0].id] if known else []


def _reader(person: StaffView) -> Reader | None:
    reach, may = REACH.get(person.role), levels(person.role)
    if reach is None or not may:
        return None
    if reach is Reach.DEPARTMENT:
        return Reader(may, department=person.department) if person.department else None
    return Reader(may, sections=person.sections if reach is Reach.SECTIONS else None)
