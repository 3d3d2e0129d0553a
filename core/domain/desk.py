"""What can happen to a desk itself."""

from enum import StrEnum


class DeskChange(StrEnum):
    """The kind of a desk's event."""

    OPENED = "opened"
    PAUSED = "paused"
    RESUMED = "resumed"
    CLOSED = "closed"
