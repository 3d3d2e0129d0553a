"""Hospitality in a hall: what is served, and whom the host should go to first."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol, TypeVar

from core.domain.queue_policy import QueuePolicy


class Item(StrEnum):
    """What a host brings."""

    COFFEE = "coffee"
    TEA = "tea"
    WATER = "water"
    DATES = "dates"


class Guest(Protocol):
    """Somebody in the hall."""

    @property
    def since(self) -> datetime:
        """When they came."""

    @property
    def served_at(self) -> datetime | None:
        """When something was last brought to them."""


G = TypeVar("G", bound=Guest)


def neglected(guest: Guest, policy: QueuePolicy, now: datetime) -> bool:
    """Whether somebody has sat for `hospitality_minutes` with nothing brought to them."""
    return now - _last_seen(guest) >= timedelta(minutes=policy.hospitality_minutes)


def in_turn(guests: Iterable[G], policy: QueuePolicy, now: datetime) -> list[G]:
    """The neglected first, who was left alone longest at the top; then the others as they came."""

    def turn(guest: G) -> tuple[bool, datetime]:
        forgotten = neglected(guest, policy, now)
        return not forgotten, _last_seen(guest) if forgotten else guest.since

    return sorted(guests, key=turn)


def _last_seen(guest: Guest) -> datetime:
    return max(guest.since, guest.served_at or guest.since)
