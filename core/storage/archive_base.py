"""What an archive is copied from: the requests that are there, each with all that hangs together with it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Table, select

from core.domain.visitor import Gender, VisitorKind
from core.domain.workflow import SETTLED
from core.storage.archive_rows import LinkOf, RowOf
from core.storage.referral_tables import referral
from core.storage.request_tables import department, request, request_movement, request_type
from core.storage.search_marks import Indexed
from core.storage.tables import section, service_day, ticket, visit, visitor

_Row = Mapping[str, Any]
_SETTLED = frozenset(state.value for state in SETTLED)


@dataclass(frozen=True, slots=True)
class Copied:
    """A request and its rows."""

    day: RowOf
    ticket: RowOf
    visitor: RowOf
    visit: RowOf
    request: RowOf
    links: tuple[LinkOf, ...]
    referrals: tuple[RowOf, ...]
    section: str
    type_code: str

    @property
    def settled(self) -> bool:
        """Whether it is over."""
        return self.request.row["state"] in _SETTLED

    @property
    def date(self) -> date:
        """The day on which it was entered."""
        found: date = self.day.row["date"]
        return found

    @property
    def registered_at(self) -> datetime:
        """When it was entered."""
        found: datetime = self.request.row["registered_at"]
        return found

    @property
    def kind(self) -> VisitorKind:
        """Of the applicant."""
        return VisitorKind(self.visitor.row["kind"])

    @property
    def gender(self) -> Gender:
        """Of the applicant."""
        return Gender(self.visitor.row["gender"])

    def indexed(self, subject: str, name: str, reference: str) -> Indexed:
        """What is indexed of a copy."""
        referred = frozenset(link.department for link in self.links if link.department)
        return Indexed(subject, name, reference, self.request.row["state"], self.type_code, self.section, referred)


def read_base(connection: Connection) -> list[Copied]:
    """Every request, the oldest first."""
    days, tickets, visits = (_by_id(connection, table) for table in (service_day, ticket, visit))
    people, requests = _by_id(connection, visitor), _by_id(connection, request)
    sections, types = _by_id(connection, section), _by_id(connection, request_type)
    codes = {key: row.row["code"] for key, row in _by_id(connection, department).items()}
    links = _of_request(
        connection, request_movement, lambda row: LinkOf(request_movement, row, codes.get(row["department_id"]))
    )
    referrals = _of_request(connection, referral, lambda row: RowOf(referral, row))
    made = []
    for key, one in sorted(requests.items(), key=lambda pair: (pair[1].row["registered_at"], pair[0])):
        there = visits[one.row["visit_id"]]
        came = tickets[there.row["ticket_id"]]
        made.append(
            Copied(
                day=days[came.row["service_day_id"]],
                ticket=came,
                visitor=people[one.row["applicant_id"]],
                visit=there,
                request=one,
                links=tuple(sorted(links[key], key=lambda link: link.row["sequence"])),
                referrals=tuple(referrals.get(key, ())),
                section=sections[came.row["section_id"]].row["name"],
                type_code=types[one.row["type_id"]].row["code"],
            )
        )
    return made


def _by_id(connection: Connection, table: Table) -> dict[UUID, RowOf]:
    return {row["id"]: RowOf(table, dict(row)) for row in connection.execute(select(table)).mappings()}


def _of_request(connection: Connection, table: Table, made: Callable[[_Row], Any]) -> dict[UUID, list[Any]]:
    found: dict[UUID, list[Any]] = {}
    for row in connection.execute(select(table)).mappings():
        found.setdefault(row["request_id"], []).append(made(dict(row)))
    return found
