"""What an archive is copied from: the requests that are there, each with all that hangs together with it."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, Date, Table, select

from core.domain.visitor import Gender, VisitorKind
from core.domain.workflow import SETTLED, RequestMove, RequestState
from core.services.ports import NewMovement
from core.storage.request_tables import department, request, request_movement, request_type
from core.storage.search_marks import Indexed
from core.storage.tables import section, service_day, ticket, visit, visitor
from core.storage.types import Instant

Stored = dict[str, Any]
_SETTLED = frozenset(state.value for state in SETTLED)


@dataclass(frozen=True, slots=True)
class Link:
    """A link of a history, to be sealed anew."""

    row: Stored
    staff_id: UUID
    department: str | None

    def of(self, request_id: UUID, back: timedelta) -> NewMovement:
        """The same for another request, earlier."""
        row = self.row
        return NewMovement(
            request_id=request_id,
            sequence=row["sequence"],
            move=RequestMove(row["move"]),
            source=RequestState(row["source"]),
            target=RequestState(row["target"]),
            staff_id=self.staff_id,
            device=row["device"],
            at=row["at"] - back,
            note=row["note"],
            department=self.department,
        )


@dataclass(frozen=True, slots=True)
class Copied:
    """A request and its rows, in the database's own text but for their times."""

    day: Stored
    ticket: Stored
    visitor: Stored
    visit: Stored
    request: Stored
    links: tuple[Link, ...]
    section: str
    type_code: str

    @property
    def settled(self) -> bool:
        """Whether it is over."""
        return self.request["state"] in _SETTLED

    def indexed(self, subject: str, name: str, reference: str) -> Indexed:
        """What is indexed of a copy."""
        referred = frozenset(link.department for link in self.links if link.department)
        return Indexed(subject, name, reference, self.request["state"], self.type_code, self.section, referred)

    @property
    def kind(self) -> VisitorKind:
        """Of the applicant."""
        return VisitorKind(self.visitor["kind"])

    @property
    def gender(self) -> Gender:
        """Of the applicant."""
        return Gender(self.visitor["gender"])


def read_base(connection: Connection) -> list[Copied]:
    """Every request, the oldest first."""
    days, tickets, visits = (_by_id(connection, table) for table in (service_day, ticket, visit))
    people, requests = _by_id(connection, visitor), _by_id(connection, request)
    sections, types, codes = (
        _names(connection, section),
        _codes(connection, request_type),
        _codes(connection, department),
    )
    links: dict[str, list[Link]] = {}
    for row in _rows(connection, request_movement):
        referred = row["department_id"]
        link = Link(row, UUID(row["staff_id"]), codes[referred] if referred else None)
        links.setdefault(row["request_id"], []).append(link)
    made = []
    for row in sorted(requests.values(), key=lambda one: (one["registered_at"], one["id"])):
        there = visits[row["visit_id"]]
        came = tickets[there["ticket_id"]]
        made.append(
            Copied(
                day=days[came["service_day_id"]],
                ticket=came,
                visitor=people[row["applicant_id"]],
                visit=there,
                request=row,
                links=tuple(sorted(links[row["id"]], key=lambda link: link.row["sequence"])),
                section=sections[came["section_id"]],
                type_code=types[row["type_id"]],
            )
        )
    return made


def times(table: Table) -> list[str]:
    """The columns of a table that say when."""
    return [column.name for column in table.columns if isinstance(column.type, Instant | Date)]


def native(value: object) -> Any:
    """A value as both databases take it as text; an instant in UTC."""
    if isinstance(value, UUID):
        return value.hex
    if isinstance(value, datetime):
        return value.replace(tzinfo=None).isoformat(" ", "microseconds")
    return value.isoformat() if isinstance(value, date) else value


def _rows(connection: Connection, table: Table) -> list[Stored]:
    kept = frozenset(times(table))
    return [
        {name: value if name in kept else native(value) for name, value in row.items()}
        for row in connection.execute(select(table)).mappings()
    ]


def _by_id(connection: Connection, table: Table) -> dict[str, Stored]:
    return {row["id"]: row for row in _rows(connection, table)}


def _names(connection: Connection, table: Table) -> dict[str, str]:
    return {row["id"]: row["name"] for row in _rows(connection, table)}


def _codes(connection: Connection, table: Table) -> dict[str, str]:
    return {row["id"]: row["code"] for row in _rows(connection, table)}
