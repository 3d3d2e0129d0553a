"""What helps a visitor to see, reach and understand the kiosk; no Qt."""

from dataclasses import dataclass, field
from enum import StrEnum


class Aid(StrEnum):
    """One such help, in the order of their buttons."""

    LARGER = "larger"
    CONTRAST = "contrast"
    LOW = "low"
    ALOUD = "aloud"


@dataclass(slots=True)
class Aids:
    """Those that the visitor has asked for; one touch gives each, one takes it away."""

    wanted: set[Aid] = field(default_factory=set)

    def toggle(self, aid: Aid) -> None:
        """Ask for it, or for it no more."""
        self.wanted ^= {aid}

    def leave(self) -> bool:
        """The visitor is gone, and they with them; whether there were any."""
        had = bool(self.wanted)
        self.wanted.clear()
        return had
