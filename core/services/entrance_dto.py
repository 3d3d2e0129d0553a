"""What passes between the entrance and the window; a number in clear is in no text that is made of these."""

from dataclasses import dataclass, field

from core.domain.help import Help
from core.domain.text import Language
from core.services.dto import VisitorView


@dataclass(frozen=True, slots=True)
class Wish:
    """What somebody at the kiosk came for; `identity_number` where they said who they are."""

    section: str
    service: str
    language: Language = Language.ARABIC
    help: Help | None = None
    identity_number: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Announced:
    """Who the holder of a ticket said they are: a visitor who was here before, or the number of one who was not."""

    visitor: VisitorView | None = None
    identity_number: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Asking:
    """What a kiosk asks: for which services who the visitor is, and the kinds of help that it offers."""

    identify: frozenset[str]
    help: tuple[Help, ...]
