"""What a hall needs of a database beside its tickets: its policy."""

from typing import Protocol

from core.domain.queue_policy import QueuePolicy


class HallStore(Protocol):
    """How a hall works."""

    def hold(self) -> None:
        """From here until the unit ends nobody else changes how a hall works."""

    def policy(self) -> QueuePolicy:
        """The centre's numbers, or the usual ones."""

    def set_policy(self, policy: QueuePolicy) -> None:
        """Keep the centre's numbers."""
