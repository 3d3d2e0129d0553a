"""A database that can be taken away and given back."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import psycopg
from psycopg import sql

from tests.support.postgres import PostgresServer

_PARTS = ("", "-wal", "-shm")


@dataclass(frozen=True)
class Outage:
    """`begin` takes the database at `url` away, `end` gives it back."""

    url: str
    begin: Callable[[], None]
    end: Callable[[], None]


def of_file(url: str, folder: Path) -> Outage:
    """The disk of an SQLite file goes."""
    file, elsewhere = folder / "centre.db", folder / "elsewhere.db"
    return Outage(url, lambda: _move(file, elsewhere), lambda: _move(elsewhere, file))


def of_server(server: PostgresServer, url: str) -> Outage:
    """A server lets nobody in, and turns out who was."""

    def allow(yes: bool) -> None:
        name = sql.Identifier(server.name(url))
        with psycopg.connect(server.address("postgres"), autocommit=True) as connection:
            connection.execute(sql.SQL("ALTER DATABASE {} ALLOW_CONNECTIONS {}").format(name, sql.Literal(yes)))
        if not yes:
            server.disconnect(url)

    return Outage(url, lambda: allow(False), lambda: allow(True))


def _move(source: Path, target: Path) -> None:
    for part in _PARTS:
        there = source.with_name(source.name + part)
        if there.exists():
            there.rename(target.with_name(target.name + part))
