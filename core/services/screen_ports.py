"""What the halls' screens need of a database."""

from collections.abc import Mapping
from typing import Protocol
from uuid import UUID

from core.domain.screens import ScreenWishes
from core.services.screen_dto import ScreenReport, WindowView


class ScreenStore(Protocol):
    """What is wished of each screen and what it tells of itself, by the name of its device; and what it shows."""

    def wishes(self, device: str) -> ScreenWishes:
        """What is wished of one; nothing where nobody wished anything."""

    def all(self) -> Mapping[str, tuple[ScreenWishes, ScreenReport]]:
        """Every screen of which anything is known."""

    def wish(self, device: str, wishes: ScreenWishes) -> None:
        """Keep wishes in place of those before."""

    def report(self, device: str, report: ScreenReport) -> bool:
        """Keep what a screen tells; False where it told the same before."""

    def windows(self, section_id: UUID) -> list[WindowView]:
        """The windows of a section by their numbers."""

    def waiting(self, day_id: UUID) -> Mapping[str, int]:
        """How many wait on a day for each service, by its name."""
