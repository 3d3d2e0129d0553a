"""What is told of a device: its signs of life, its restarts, and what staff did at it."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from uuid import UUID


@dataclass(frozen=True, slots=True)
class Vitals:
    """What a program says of itself with each sign of life; None is what it does not know, or has none of.

    `ended` says how the one before it came to its end, `prints` whether it has a printer.
    """

    version: str
    started_at: datetime | None = None
    prints: bool | None = None
    ended: "Ending | None" = None


class Ending(StrEnum):
    """How a program came to its end, as the one that follows it tells."""

    ASKED = "asked"
    STAFF = "staff"
    CRASHED = "crashed"
    HUNG = "hung"


class DeviceDeed(StrEnum):
    """What staff did at a device with the staff code, or tried to; and what they are to know of it."""

    OPENED = "opened"
    WRONG = "wrong"
    LOCKED = "locked"
    LEFT = "left"
    RESTARTED = "restarted"
    PRINTED = "printed"
    RATING_REFUSED = "rating_refused"


@dataclass(frozen=True, slots=True)
class Restart:
    """A restart that was asked of a device; `taken_at` when the device went down for it, `back_at` when it was back."""

    id: UUID
    device: str
    asked_at: datetime
    asked_by: UUID
    taken_at: datetime | None = None
    back_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class DeviceEvent:
    """A line of the record of a device; `told` is a code that says more of it."""

    device: str
    deed: DeviceDeed
    at: datetime
    told: str = ""


RESTART_FOR = timedelta(minutes=30)  # a device that was off for longer has been started anew in any case
