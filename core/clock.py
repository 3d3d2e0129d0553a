"""The system's clock behind the Clock port."""

from datetime import UTC, datetime


class SystemClock:
    """What the machine says."""

    def now(self) -> datetime:
        """The present instant in UTC."""
        return datetime.now(UTC)  # noqa: TID251 - the one place that asks the machine
