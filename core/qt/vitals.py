"""What this program says of itself with each sign of life."""

from importlib.metadata import PackageNotFoundError, version
from typing import TYPE_CHECKING

from core.config import Settings
from core.qt.alone.ending import last_ending
from core.services.device_dto import Vitals

if TYPE_CHECKING:
    from datetime import datetime


def program_version() -> str:
    """The version of Istiqbal that runs."""
    try:
        return version("istiqbal")
    except PackageNotFoundError:  # from a folder that nobody installed
        return "?"


class OwnVitals:
    """Made at the start."""

    def __init__(self, settings: Settings) -> None:
        self._prints = settings.printer.address is not None if settings.device.kind == "kiosk" else None
        self._version = program_version()
        self._ended = last_ending()
        self._started_at: datetime | None = None

    def told_at(self, now: "datetime") -> Vitals:
        """All of it; the program has been up since it was asked for the first time."""
        self._started_at = self._started_at or now
        return Vitals(self._version, self._started_at, self._prints, self._ended)
