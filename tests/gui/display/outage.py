"""A database that goes away for a while, on each kind."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
from psycopg import sql
from sqlalchemy.engine import make_url


@contextmanager
def database_away(url: str) -> Iterator[None]:
    """Nobody reaches the database until the block ends; what is in it stays."""
    with _file_away(url) if url.startswith("sqlite") else _server_refuses(url):
        yield


@contextmanager
def _file_away(url: str) -> Iterator[None]:
    file = Path(make_url(url).database or "")
    moved = [path for path in (file, *(file.with_name(file.name + tail) for tail in ("-wal", "-shm"))) if path.exists()]
    for path in moved:
        path.rename(path.with_name(f"away-{path.name}"))
    yield
    for path in moved:
        path.with_name(f"away-{path.name}").rename(path)


@contextmanager
def _server_refuses(url: str) -> Iterator[None]:
    address = make_url(url)
    name = sql.Identifier(address.database or "")
    server = address.set(database="postgres").render_as_string(hide_password=False)
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(sql.SQL("ALTER DATABASE {} ALLOW_CONNECTIONS false").format(name))
        words = "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = {}"
        connection.execute(sql.SQL(words).format(sql.Literal(address.database)))
        yield
        connection.execute(sql.SQL("ALTER DATABASE {} ALLOW_CONNECTIONS true").format(name))
