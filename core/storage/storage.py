"""Everything that a program needs of one database."""

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from sqlalchemy import Engine
from sqlalchemy.engine import make_url
from sqlalchemy.exc import ArgumentError

from core.clock import SharedClock
from core.domain.errors import EnvironmentFault, ErrorCode, RuleBroken
from core.services.audit_ports import ChainKey
from core.services.setup import CentreSetup
from core.storage import clocks, schema
from core.storage.engine import make_engine, sqlite_path
from core.storage.feed import ThreadedFeed, make_feed
from core.storage.unit_of_work import SqlUnits


class Storage:
    """Units of work and the feed of one database; opening it reaches for nothing yet.

    Without `key` nothing can be written that belongs in the audit trail.
    """

    def __init__(self, address: str, *, durable: bool = True, key: ChainKey | None = None) -> None:
        database_file(address)
        self._engine: Engine = make_engine(address, durable=durable)
        self._address = address
        self.units = SqlUnits(self._engine, key)
        self.feed: ThreadedFeed = make_feed(address)

    def prepare(self, setup: CentreSetup | None, *, new: bool = False, mark: Callable[[], bytes] | None = None) -> None:
        """As `schema.prepare`."""
        schema.prepare(self._engine, self._address, setup, new=new, mark=mark)

    def check(self) -> bytes | None:
        """As `schema.check`; a file that is not there is an empty database."""
        file = database_file(self._address)
        if file is not None and not file.exists():
            raise EnvironmentFault(ErrorCode.DATABASE_NOT_INITIALISED)
        return schema.check(self._engine)

    def follow(self, clock: SharedClock) -> bool:
        """As `clocks.follow`."""
        return clocks.follow(self._engine, clock)

    def newest_event(self) -> datetime | None:
        """As `clocks.newest_event`."""
        return clocks.newest_event(self._engine)

    def close(self) -> None:
        """End the feed and give the connections back."""
        self.feed.close()
        self._engine.dispose()


def database_file(address: str) -> Path | None:
    """The file of an SQLite address, None for PostgreSQL; `settings_invalid` for what is neither."""
    try:
        url = make_url(address)
    except ArgumentError as error:
        raise _no_database() from error
    if url.get_backend_name() not in {"sqlite", "postgresql"}:
        raise _no_database()
    return sqlite_path(url)


def _no_database() -> RuleBroken:
    # What was found is not repeated: an address may hold a password.
    allowed = "sqlite:///FILE, postgresql://USER@HOST/NAME"
    return RuleBroken(ErrorCode.SETTINGS_INVALID, key="database", found="…", allowed=allowed)
