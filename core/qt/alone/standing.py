"""What a program alone with the public knows of its centre, read again at each hint and by a slow poll (rule 7)."""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from core.domain.numerals import Digits
from core.domain.opening import HallState
from core.domain.text import Language, LocalText
from core.services.device_dto import Restart

if TYPE_CHECKING:
    from core.bootstrap import Centre


@dataclass(frozen=True, slots=True)
class Standing:
    """The halls that the device serves, who is in them, the staff code's hash, and a restart that is asked of it."""

    title: LocalText
    zone: str
    digits: Digits
    halls: tuple[HallState, ...]
    present: int
    code: str
    restart: Restart | None

    def is_past(self, now: datetime) -> bool:
        """Whether a hall has opened or closed since."""
        return any(hall.until is not None and hall.until <= now for hall in self.halls)

    def title_in(self, language: Language) -> str:
        """Whose centre this is."""
        return self.title.in_language(language)


def read_standing(centre: "Centre", section: str | None) -> Standing:
    """All of it; a device without a section serves every hall."""
    view = centre.administration.centre()
    names = [one.name for one in view.sections if section in {None, one.name}]
    halls = tuple(centre.hall.view(name).state for name in names)
    present = sum(sum(centre.hall.present(name)) for name in names)
    return Standing(
        view.title, view.zone, view.digits, halls, present, centre.devices.code(), centre.devices.restart_due()
    )


def matters(topic: str) -> bool:
    """Whether a hint tells of any of it; who waits is looked at by the poll, since it changes all day."""
    return topic in {"*", "config", "devices"}
