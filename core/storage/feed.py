"""The change feed: says what changed, soon after it did (rule 7: a hint, the screen re-reads the truth)."""

import logging
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path
from typing import Protocol
from urllib.parse import quote

from sqlalchemy.engine import make_url

from core.storage.engine import CONNECT_SECONDS, sqlite_path
from core.storage.unit_of_work import CHANNEL

POLL_SECONDS = 0.02
EVERYTHING = "*"
_FIRST_PAUSE = 0.1
_LONGEST_PAUSE = 5.0
_log = logging.getLogger(__name__)


class Source(Protocol):
    """Where hints come from."""

    def hints(self, stop: threading.Event) -> Iterator[str]:
        """Topics as they change, until `stop`; raises what the database raises when it is away."""


class ThreadedFeed:
    """`ChangeFeed`: one thread, from the first subscriber to the last; after an outage it says `*`."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._listeners: list[Callable[[str], None]] = []
        self._guard = threading.Lock()
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None

    def subscribe(self, listener: Callable[[str], None]) -> Callable[[], None]:
        """As the port says."""
        with self._guard:
            self._listeners.append(listener)
            if self._thread is None or not self._thread.is_alive():
                self._stop = threading.Event()
                self._thread = threading.Thread(target=self._run, args=(self._stop,), name="feed", daemon=True)
                self._thread.start()
        return lambda: self._unsubscribe(listener)

    def close(self) -> None:
        """End the thread; listeners hear nothing more."""
        with self._guard:
            self._listeners.clear()
            thread = self._end()
        _join(thread)

    def _unsubscribe(self, listener: Callable[[str], None]) -> None:
        with self._guard:
            if listener in self._listeners:
                self._listeners.remove(listener)
            thread = None if self._listeners else self._end()
        _join(thread)

    def _end(self) -> threading.Thread | None:
        thread, self._thread = self._thread, None
        self._stop.set()
        return thread

    def _run(self, stop: threading.Event) -> None:
        # A listener that raises is a bug and ends the thread as one: it is no outage to wait for the end of.
        for topic in self._topics(stop):
            self._tell(topic)

    def _topics(self, stop: threading.Event) -> Iterator[str]:
        pause, was_away = _FIRST_PAUSE, False
        while not stop.is_set():
            try:
                for topic in self._source.hints(stop):
                    pause, was_away = _FIRST_PAUSE, False
                    yield topic
            except Exception as error:  # noqa: BLE001 - whatever the driver raises, the feed comes back
                if not was_away:
                    _log.warning("The feed lost the database (%s); trying again.", type(error).__name__)
                was_away = True
                stop.wait(pause)
                pause = min(pause * 2, _LONGEST_PAUSE)

    def _tell(self, topic: str) -> None:
        with self._guard:
            listeners = list(self._listeners)
        for listener in listeners:
            listener(topic)


class SqliteSource:
    """Polls SQLite's data_version, which costs microseconds, and reads the marks when it moved."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def hints(self, stop: threading.Event) -> Iterator[str]:
        """First `*`, since anything may have changed before; then the topics whose mark moved."""
        uri = f"file:{quote(self._path.as_posix())}?mode=ro"
        with closing(sqlite3.connect(uri, uri=True, isolation_level=None)) as connection:
            file = self._path.stat().st_ino
            version, marks = _version(connection), _marks(connection)
            yield EVERYTHING
            while not stop.wait(POLL_SECONDS):
                if self._path.stat().st_ino != file:
                    return
                now = _version(connection)
                if now == version:
                    continue
                version, before, marks = now, marks, _marks(connection)
                yield from (topic for topic, revision in marks.items() if before.get(topic) != revision)


class PostgresqlSource:
    """Listens to the server."""

    def __init__(self, address: str) -> None:
        self._address = address

    def hints(self, stop: threading.Event) -> Iterator[str]:
        """First `*`, since anything may have changed before; then the topics of each commit."""
        import psycopg

        with psycopg.connect(
            self._address,
            autocommit=True,
            connect_timeout=CONNECT_SECONDS,
            keepalives_idle=5,
            keepalives_interval=2,
            keepalives_count=3,
        ) as connection:
            connection.execute(f"LISTEN {CHANNEL}")
            yield EVERYTHING
            while not stop.is_set():
                for notice in connection.notifies(timeout=0.25):
                    yield from notice.payload.split(",")
                    if stop.is_set():
                        return
                connection.execute("SELECT 1")


def make_feed(address: str) -> ThreadedFeed:
    """The feed of a database; it connects with its first subscriber."""
    url = make_url(address)
    path = sqlite_path(url)
    if path is not None:
        return ThreadedFeed(SqliteSource(path))
    return ThreadedFeed(PostgresqlSource(url.set(drivername="postgresql").render_as_string(hide_password=False)))


def _version(connection: sqlite3.Connection) -> int:
    return int(connection.execute("PRAGMA data_version").fetchone()[0])


def _marks(connection: sqlite3.Connection) -> dict[str, int]:
    return dict(connection.execute("SELECT topic, revision FROM change_mark").fetchall())


def _join(thread: threading.Thread | None) -> None:
    if thread is not None and thread is not threading.current_thread():
        thread.join(timeout=5)
