"""Everything that a program needs of one database."""

from sqlalchemy import Engine
from sqlalchemy.exc import ArgumentError

from core.domain.errors import ErrorCode, RuleBroken
from core.services.setup import CentreSetup
from core.storage import schema
from core.storage.engine import make_engine
from core.storage.feed import ThreadedFeed, make_feed
from core.storage.unit_of_work import SqlUnits


class Storage:
    """Units of work and the feed of one database; opening it reaches for nothing yet."""

    def __init__(self, address: str) -> None:
        try:
            self._engine: Engine = make_engine(address)
        except ArgumentError as error:
            allowed = "sqlite:///FILE, postgresql://USER@HOST/NAME"
            raise RuleBroken(ErrorCode.SETTINGS_INVALID, key="database", found="?", allowed=allowed) from error
        self._address = address
        self.units = SqlUnits(self._engine)
        self.feed: ThreadedFeed = make_feed(address)

    def prepare(self, setup: CentreSetup | None, *, new: bool = False) -> None:
        """As `schema.prepare`."""
        schema.prepare(self._engine, self._address, setup, new=new)

    def check(self) -> None:
        """As `schema.check`."""
        schema.check(self._engine)

    def close(self) -> None:
        """End the feed and give the connections back."""
        self.feed.close()
        self._engine.dispose()
