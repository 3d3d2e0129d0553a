"""All of one visitor, in the database."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from sqlalchemy import Select, bindparam, func, select

from core.domain.rights import Confidentiality
from core.services.dto import RequestView
from core.services.visitor_file_dto import VisitLine
from core.storage.centre_store import local_text
from core.storage.request_store import request_view, requests
from core.storage.request_tables import request, request_type
from core.storage.scope import Scope
from core.storage.tables import OWN_CODES, desk, section, service, service_day, ticket, visit

_PREFIX = select(section.c.id).where(section.c.prefix == bindparam("named"))


class SqlVisitorFileStore:
    """`VisitorFileStore` on SQL."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def requests_of(
        self, visitor_id: UUID, levels: frozenset[Confidentiality], sections: Collection[str] | None
    ) -> list[RequestView]:
        """As the port says."""
        found = requests().where(
            request.c.applicant_id == visitor_id, request_type.c.confidentiality.in_(sorted(levels))
        )
        newest = (request.c.registered_at.desc(), request.c.reference.desc())
        return [request_view(row) for row in self._scope.run(_within(found, sections).order_by(*newest))]

    def visits_of(self, visitor_id: UUID, sections: Collection[str] | None, most: int) -> list[VisitLine]:
        """As the port says."""
        entered = select(func.count()).where(request.c.visit_id == visit.c.id).scalar_subquery()
        found = (
            select(
                visit.c.id,
                visit.c.started_at,
                ticket.c.code,
                service.c.title_ar,
                service.c.title_en,
                service.c.title_further,
                section.c.name,
                desk.c.number,
                entered.label("requests"),
            )
            .select_from(
                visit.join(ticket, ticket.c.id == visit.c.ticket_id)
                .join(service, service.c.id == ticket.c.service_id)
                .join(section, section.c.id == ticket.c.section_id)
                .join(desk, desk.c.id == visit.c.desk_id)
            )
            .where(visit.c.visitor_id == visitor_id)
        )
        newest = _within(found, sections).order_by(visit.c.started_at.desc()).limit(most)
        return [
            VisitLine(
                id=row.id,
                at=row.started_at,
                ticket_code=row.code,
                service=local_text(row, "title"),
                section=row.name,
                desk_number=row.number,
                requests=row.requests,
            )
            for row in self._scope.run(newest)
        ]

    def visitor_of_ticket(self, code: str, number: int, sections: Collection[str] | None) -> UUID | None:
        """As the port says: back from the latest day of the section that the letters name, until one has a visit.

        A kiosk that was alone put its own letter behind the section's, and a number of its own.
        """
        letters = code.rstrip("0123456789")
        own = self._scope.run(_PREFIX, named=letters).first() is None
        named = select(section.c.id).where(
            section.c.centre_id == self._scope.centre_id, section.c.prefix == (letters[:-1] if own else letters)
        )
        which = (ticket.c.section_id == _within(named, sections).scalar_subquery(), OWN_CODES) if own else ()
        found = (
            select(visit.c.visitor_id)
            .select_from(
                service_day.join(ticket, ticket.c.service_day_id == service_day.c.id).join(
                    visit, visit.c.ticket_id == ticket.c.id
                )
            )
            .where(
                service_day.c.section_id == _within(named, sections).scalar_subquery(),
                *(which or (ticket.c.number == number,)),
                ticket.c.code == code,
            )
            .order_by(service_day.c.date.desc())
            .limit(1)
        )
        return self._scope.run(found).scalar()


def _within(statement: Select[Any], sections: Collection[str] | None) -> Select[Any]:
    return statement if sections is None else statement.where(section.c.name.in_(sorted(sections)))
