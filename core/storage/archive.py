"""Earlier years for simulations and benchmarks: requests of days that were lived through, copied and shifted back.

A copy is real data: it has identifiers and a reference of its own, a person whose identity number is sealed and found
by its blind index, a history whose digests hold, and its words in the index. The events of the queue are not copied.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache
from random import Random
from typing import Final
from uuid import UUID

from sqlalchemy import Connection, Engine, Table, delete, select, text, update

from core.calendar import hijri_year
from core.domain.references import build_reference
from core.services.archive_ports import Told, TooManyYearsError, Variety
from core.services.ports import Vault
from core.storage.archive_base import Copied, read_base
from core.storage.archive_rows import RowOf
from core.storage.bulk import Loader, loader
from core.storage.engine import begin
from core.storage.referral_tables import referral
from core.storage.request_tables import request, request_counter, request_movement
from core.storage.scope import Scope
from core.storage.search_index import refresh, sqlite_doc, sqlite_tokens
from core.storage.search_marks import Indexed, tokens, window_marks
from core.storage.search_tables import request_search
from core.storage.tables import centre, service_day, ticket, visit, visitor

_TABLES: Final = (service_day, ticket, visitor, visit, request, request_movement, referral, request_search)
_WEEK = 7
_BEGINNING = date(1925, 1, 1)  # of the Umm al-Qura calendar that we have
_OPEN_COPIES = 52  # of requests that are not settled: they are of the last year
_COMES_AGAIN, _REMEMBERED = 0.3, 500
_EACH = 5_000
_hijri_year = cache(hijri_year)


class Archive:
    """Fills the years before what is there."""

    def __init__(self, engine: Engine, vault: Vault, variety: Variety, random: Random) -> None:
        self._engine, self._vault, self._variety = engine, vault, variety
        self._postgresql = engine.dialect.name == "postgresql"
        self._random = random
        self._serial = self._n = 0
        self._rows: dict[Table, list[list[object]]] = {table: [] for table in _TABLES}
        self._words: list[tuple[int, str]] = []
        self._known: dict[str, list[tuple[str, str]]] = {}

    def fill(self, count: int, told: Told | None = None) -> None:
        """Add so many requests, the oldest first; then what was there before is indexed as the newest."""
        with begin(self._engine, write=True) as connection:
            base = read_base(connection)
            copies = _copies(base, count)
            self._centre_id, self._centre = connection.execute(select(centre.c.id, centre.c.code)).one()
            counters = connection.execute(select(request_counter.c.hijri_year, request_counter.c.last_sequence))
            self._sequences: dict[int, int] = {row.hijri_year: row.last_sequence for row in counters}
            _forget_index(connection)
            connection.commit()
        done = 0
        with loader(self._engine, _TABLES) as load:
            for back, some in copies:
                self._copy(back, some)
                done += len(some)
                if len(self._rows[request]) >= _EACH:
                    self._flush(load)
                    if told is not None:
                        told(done, count)
            self._flush(load)
        self._finish([one.request.row["id"] for one in base])
        if told is not None:
            told(done, count)

    def _copy(self, back: int, some: Sequence[Copied]) -> None:
        days: dict[RowOf, str] = {}
        for one in some:
            if one.day not in days:
                days[one.day] = self._id()
                self._add(service_day, one.day, back, id=days[one.day])
            self._copy_request(one, back, days[one.day])

    def _copy_request(self, one: Copied, back: int, day_id: str) -> None:
        ticket_id, visit_id, request_id = self._id(), self._id(), self._id()
        applicant_id, name = self._applicant(one, back)
        reference = self._reference((one.registered_at - timedelta(days=back)).date())
        subject = self._variety.subject()
        self._add(ticket, one.ticket, back, id=ticket_id, service_day_id=day_id, key=f"archive-{ticket_id}")
        self._add(visit, one.visit, back, id=visit_id, ticket_id=ticket_id, visitor_id=applicant_id)
        told = {"reference": reference, "subject": subject, "key": f"archive-{request_id}"}
        self._add(request, one.request, back, id=request_id, applicant_id=applicant_id, visit_id=visit_id, **told)
        before, own = "", UUID(request_id)
        for link in one.links:
            before = link.sealed(before, own, back)
            self._add(request_movement, link, back, id=self._id(), request_id=request_id, digest=before, key=None)
        for row in one.referrals:
            self._add(referral, row, back, request_id=request_id)
        self._index(request_id, one.indexed(subject, name, reference))

    def _applicant(self, one: Copied, back: int) -> tuple[str, str]:
        known = self._known.setdefault(one.section, [])
        if known and self._random.random() < _COMES_AGAIN:
            return self._random.choice(known)
        visitor_id, person = self._id(), self._variety.person(one.kind, one.gender)
        self._add(
            visitor,
            one.visitor,
            back,
            id=visitor_id,
            identity_sealed=self._vault.seal(person.identity_number, UUID(visitor_id)),
            identity_blind=self._vault.blind(person.identity_number),
            name=person.name,
            mobile=person.mobile,
        )
        if len(known) < _REMEMBERED:
            known.append((visitor_id, person.name))
        else:
            known[self._random.randrange(_REMEMBERED)] = visitor_id, person.name
        return visitor_id, person.name

    def _reference(self, day: date) -> str:
        year = _hijri_year(day)
        self._sequences[year] = self._sequences.get(year, 0) + 1
        return build_reference(self._centre, year, self._sequences[year])

    def _index(self, request_id: str, indexed: Indexed) -> None:
        self._n += 1
        if self._postgresql:
            given = tokens(indexed.words, (*indexed.marks, *window_marks(self._n)))
            doc = " ".join(f"'{word}'" for word in given)
        else:
            doc = sqlite_doc(indexed)
            self._words.append((self._n, sqlite_tokens(doc)))
        self._rows[request_search].append([self._n, self._centre_id.hex, request_id, doc])

    def _add(self, table: Table, row: RowOf, back: int, **changes: object) -> None:
        self._rows[table].append(row.copy(back, **changes))

    def _id(self) -> str:
        """A UUIDv7 whose time says only the order: what is copied sorts before all that was made since 1970."""
        self._serial += 1
        drawn = self._random.getrandbits(74)
        a, b, c = drawn & 0xFFF, 0x8000 | (drawn >> 12) & 0x3FFF, drawn >> 26
        return f"{self._serial:012x}7{a:03x}{b:04x}{c:012x}"

    def _flush(self, load: Loader) -> None:
        for table, rows in self._rows.items():
            load.add(table, rows)
            rows.clear()
        load.index(self._words)
        self._words.clear()
        load.commit()

    def _finish(self, base: Sequence[UUID]) -> None:
        with begin(self._engine, write=True) as connection:
            scope = Scope(connection, self._centre_id)
            for year, last in self._sequences.items():
                known = request_counter.c.hijri_year == year
                if not connection.execute(update(request_counter).where(known).values(last_sequence=last)).rowcount:
                    row = {"centre_id": scope.centre_id, "hijri_year": year, "last_sequence": last}
                    connection.execute(request_counter.insert().values(row))
            if self._postgresql:
                connection.execute(
                    text("SELECT setval(pg_get_serial_sequence('request_search', 'n'), :n)"), {"n": self._n}
                )
            for request_id in base:
                refresh(scope, [request_id])
            if self._postgresql:
                connection.execute(text("ANALYZE"))
            connection.commit()


def _forget_index(connection: Connection) -> None:
    connection.execute(delete(request_search))
    if connection.dialect.name == "sqlite":
        connection.execute(text("INSERT INTO request_fts (request_fts) VALUES ('delete-all')"))


def _copies(base: Sequence[Copied], count: int) -> list[tuple[int, Sequence[Copied]]]:
    """Which requests are copied how far back, the farthest first; whole weeks, so that a Sunday stays one."""
    if not base:
        raise TooManyYearsError(0)
    settled = [one for one in base if one.settled]
    first, last = base[0].date, base[-1].date
    step = ((last - first).days // _WEEK + 1) * _WEEK
    found: list[tuple[int, Sequence[Copied]]] = []
    missing = count
    while missing > 0:
        if first - timedelta(days=step * (len(found) + 1)) < _BEGINNING:
            raise TooManyYearsError(count - missing)
        some = (base if len(found) < _OPEN_COPIES else settled)[:missing]
        found.append((step * (len(found) + 1), some))
        missing -= len(some)
    return found[::-1]
