"""What devices that stand alone need of a database, and of their own disk."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol
from uuid import UUID

from core.services.device_dto import DeviceEvent, Restart, Vitals


class DeviceStore(Protocol):
    """The staff code, the restarts that were asked for, and the record of what was done at devices."""

    def code(self) -> str:
        """The hash of the centre's staff code; empty where none was set."""

    def set_code(self, hashed: str, at: datetime) -> None:
        """Write another."""

    def hold(self, name: str) -> None:
        """Let nobody else ask anything of a device until this unit ends."""

    def tell_vitals(self, name: str, vitals: Vitals) -> None:
        """Note what a device that is known says of itself, in place of what it said before."""

    def restart_of_key(self, key: str) -> Restart | None:
        """The restart that was asked for with this key."""

    def open_restart(self, device: str) -> Restart | None:
        """The newest restart of a device that has not come back from it."""

    def add_restart(self, restart: Restart, key: str) -> bool:
        """Store; False where the key is taken."""

    def take_restart(self, restart_id: UUID, at: datetime) -> bool:
        """Note that the device goes down for it; False where it has done so before."""

    def end_restarts(self, device: str, at: datetime) -> int:
        """The device is back: how many were asked for and taken, and end now."""

    def note(self, event: DeviceEvent) -> None:
        """Add a line to the record of a device."""

    def events(self, device: str) -> list[DeviceEvent]:
        """The record of a device, the newest first."""


@dataclass(frozen=True, slots=True)
class KeptCode:
    """What a device keeps of the staff code: its hash, and the wrong tries that were made while the centre was away."""

    hashed: str
    tries: int = 0
    last_at: datetime | None = None


class CodeCopy(Protocol):
    """The sealed copy on the device's own disk."""

    def read(self) -> KeptCode | None:
        """What is kept; None where there is nothing, or it was changed, or is another device's."""

    def write(self, kept: KeptCode) -> None:
        """Keep it in place of what was there."""
