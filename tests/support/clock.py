"""A clock that stands still until a test turns it."""

from datetime import UTC, datetime, timedelta

START = datetime(2026, 11, 24, 7, 0, tzinfo=UTC)


class FakeClock:
    """`Clock` at ten in the morning of a working day in Riyadh."""

    def __init__(self, start: datetime = START) -> None:
        self._now = start

    def now(self) -> datetime:
        """The instant to which the test turned it."""
        return self._now

    def advance(self, seconds: float) -> None:
        """Turn it forward."""
        self._now += timedelta(seconds=seconds)
