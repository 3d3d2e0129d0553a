"""Finds requests by words in the index, and by what is unique in their own tables."""

from collections.abc import Callable, Collection, Iterable
from typing import Any
from uuid import UUID

from sqlalchemy import Row, Select, select, text

from core.domain.workflow import SETTLED
from core.services.dto import RequestView
from core.services.search_ports import Asked, Hit, Reader
from core.storage.request_store import request_view, requests
from core.storage.request_tables import department, request, request_movement, request_type
from core.storage.scope import Scope
from core.storage.search_marks import (
    OPEN,
    WINDOWS,
    department_mark,
    newest_windows,
    section_mark,
    type_mark,
)
from core.storage.search_tables import request_search
from core.storage.tables import section, visitor

_SETTLED = [state.value for state in sorted(SETTLED)]
_FTS = text("SELECT rowid FROM request_fts WHERE request_fts MATCH :asked ORDER BY rowid DESC LIMIT :most")
# Found first and sorted then: walking the newest rows one by one is never the shorter way to a rare word.
_GIN = text(
    "WITH hit AS MATERIALIZED (SELECT n FROM request_search WHERE doc @@ CAST(:asked AS tsquery))"
    " SELECT n FROM hit ORDER BY n DESC LIMIT :most"
)
# Whatever the statistics say of a word, its index knows better; no plan is worth compiling for 50 ms,
# nor worth making anew: putting the tables of a request together takes longer than reading fifty of them.
_PLANNER = text(
    "SELECT set_config('enable_seqscan', 'off', true), set_config('jit', 'off', true),"
    " set_config('plan_cache_mode', 'force_generic_plan', true)"
)
_NEWEST = text("SELECT max(n) FROM request_search")


class SqlSearchStore:
    """`SearchStore` on FTS5 or on a GIN index."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def by_reference(self, reference: str, reader: Reader) -> list[Hit]:
        """As the port says."""
        known = (request.c.centre_id == self._scope.centre_id) & (request.c.reference == reference)
        return self._hits(self._readable(reader).where(known))

    def of_applicants(self, visitors: Collection[UUID], reader: Reader, limit: int) -> list[Hit]:
        """As the port says."""
        mine = self._readable(reader).where(request.c.applicant_id.in_(visitors))
        order = (request.c.state.in_(_SETTLED), request.c.registered_at.desc(), request.c.id.desc())
        return self._hits(mine.order_by(*order).limit(limit))

    def by_words(self, asked: Asked, reader: Reader, limit: int) -> list[Hit]:
        """As the port says: the marks leave out what the reader may not read, and the tables do so once more."""
        if not asked or not reader.levels or reader.sections == ():
            return []
        given = _Question(asked, reader, self._hidden_types(reader))
        find = self._gin() if self._scope.dialect == "postgresql" else self._in_fts
        rows = find(given, True, limit)
        rows += find(given, False, limit - len(rows)) if len(rows) < limit else []
        # By their identifiers: PostgreSQL puts so many tables together in the order in which they are named, and would
        # come to the index last.
        known = select(request_search.c.n, request_search.c.request_id).where(
            self._scope.among(request_search.c.n, rows)
        )
        ids = {row.n: row.request_id for row in self._scope.run(known)}
        found = self._scope.run(self._readable(reader).where(self._scope.among(request.c.id, list(ids.values()))))
        hits = {row.id: _hit(row) for row in found}
        return [hits[ids[n]] for n in rows if ids[n] in hits]

    def _in_fts(self, question: "_Question", opened: bool, most: int) -> list[int]:
        return list(self._scope.run(_FTS, asked=question.fts(opened), most=most).scalars())

    def _gin(self) -> "Callable[[_Question, bool, int], list[int]]":
        """A search among ever more of the newest rows: of a common word only the first are looked at.

        What GIN looks at is its rarest list, whatever else is asked; so it is given windows that are no longer than
        what was found so far lets expect of them.
        """
        self._scope.run(_PLANNER)
        newest = self._scope.run(_NEWEST).scalar() or 0

        def find(question: "_Question", opened: bool, most: int) -> list[int]:
            looked_at = 1 << WINDOWS[0][1]
            while True:
                windows = newest_windows(newest, looked_at)
                asked = question.tsquery(opened, windows)
                rows = list(self._scope.run(_GIN, asked=asked, most=most).scalars())
                if len(rows) >= most or not windows:
                    return rows
                # Half as many again as it would take if all were like the newest. Where nothing was, it is rare; and of
                # those that are open there are few, and the fewer the older they are.
                rare = opened or not rows
                looked_at = newest if rare else looked_at * most * 3 // (2 * len(rows))

        return find

    def _hidden_types(self, reader: Reader) -> list[str]:
        hidden = request_type.c.confidentiality.not_in(sorted(reader.levels))
        return list(self._scope.run(select(request_type.c.code).where(hidden)).scalars())

    def _readable(self, reader: Reader) -> Select[Any]:
        """What a reader may read, of everything: `core.domain.rights` in the words of the database."""
        # Not the centre, of which a database has one: SQLite would walk all of it, and not the few of an applicant.
        conditions: list[Any] = [request_type.c.confidentiality.in_(sorted(reader.levels))]
        if reader.sections is not None:
            conditions.append(section.c.name.in_(reader.sections))
        if reader.department is not None:
            referred = (
                select(request_movement.c.id)
                .join(_REFERRED, _REFERRED.c.id == request_movement.c.department_id)
                .where(request_movement.c.request_id == request.c.id, _REFERRED.c.code == reader.department)
            )
            conditions.append(referred.exists())
        return requests().add_columns(visitor.c.identity_sealed).where(*conditions)

    def _hits(self, statement: Select[Any]) -> list[Hit]:
        return [_hit(row) for row in self._scope.run(statement)]


_REFERRED = department.alias("referred")


class _Question:
    """What is asked of the index, in the language of either database."""

    def __init__(self, asked: Asked, reader: Reader, hidden: Iterable[str]) -> None:
        self._all = [list(ways) for ways in asked]
        if reader.sections is not None:
            self._all.append([section_mark(name) for name in reader.sections])
        if reader.department is not None:
            self._all.append([department_mark(reader.department)])
        self._none = [type_mark(code) for code in hidden]

    def fts(self, opened: bool) -> str:
        """For FTS5."""
        every = [*self._all, [OPEN]] if opened else self._all
        none = self._none if opened else [*self._none, OPEN]
        said = " AND ".join("(" + " OR ".join(f'"{way}"' for way in ways) + ")" for ways in every)
        return f"({said}) NOT (" + " OR ".join(f'"{mark}"' for mark in none) + ")" if none else said

    def tsquery(self, opened: bool, windows: list[str]) -> str:
        """For PostgreSQL, within windows where some are named."""
        every = [*self._all, *([windows] if windows else []), *([[OPEN]] if opened else [])]
        none = self._none if opened else [*self._none, OPEN]
        said = " & ".join("(" + " | ".join(f"'{way}'" for way in ways) + ")" for ways in every)
        return said + "".join(f" & !'{mark}'" for mark in none)


def _hit(row: Row[Any]) -> Hit:
    view: RequestView = request_view(row)
    return Hit(view, row.identity_sealed)
