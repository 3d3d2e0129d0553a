"""A hall's screen: its layouts, and what is wished of it; what is not wished is as its PC says."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, replace
from enum import StrEnum
from typing import Any

from core.domain.errors import ErrorCode, RuleBroken
from core.domain.text import Language

MOST_MESSAGES, LONGEST_MESSAGE = 20, 300
Windows = tuple[int, ...]


class Layout(StrEnum):
    """What stands on a screen beside the call: the last calls; pictures; all windows; or it is one window's own."""

    CALLS = "calls"
    MEDIA = "media"
    WINDOWS = "windows"
    WINDOW = "window"


class Side(StrEnum):
    """Where a window is, seen from in front of the screen."""

    LEFT = "left"
    RIGHT = "right"
    AHEAD = "ahead"


@dataclass(frozen=True, slots=True)
class ScreenWishes:
    """What a supervisor wishes of one screen; None: as its PC says. Windows go by the number that visitors read."""

    section: str | None = None
    layout: Layout | None = None
    windows: Windows | None = None
    left: Windows | None = None
    right: Windows | None = None
    ahead: Windows | None = None
    languages: tuple[Language, ...] | None = None
    voices: tuple[str, ...] | None = None
    clear: bool | None = None
    per_service: bool | None = None
    media: str | None = None
    ticker: tuple[str, ...] | None = None

    @property
    def wished(self) -> dict[str, Any]:
        """Only what is wished."""
        found = {one.name: getattr(self, one.name) for one in fields(self)}
        return {name: value for name, value in found.items() if value is not None}

    def to_plain(self) -> dict[str, object]:
        """As it is stored: only what is wished."""
        return {name: list(value) if isinstance(value, tuple) else value for name, value in self.wished.items()}

    @classmethod
    def from_plain(cls, plain: Mapping[str, object]) -> "ScreenWishes":
        """As it was stored; what a later version wrote beside it is left alone."""
        known = {one.name for one in fields(cls)}
        return cls(**{name: _read(name, value) for name, value in plain.items() if name in known})


@dataclass(frozen=True, slots=True)
class Screen:
    """All that decides how a screen calls; no `windows`: all of its section, no `languages`: those of its PC.

    With `clear` each is called by a louder chime and a longer flash, else those who asked for it at the entrance.
    """

    section: str | None = None
    layout: Layout = Layout.CALLS
    windows: Windows = ()
    left: Windows = ()
    right: Windows = ()
    ahead: Windows = ()
    languages: tuple[Language, ...] = ()
    voices: tuple[str, ...] = ()
    clear: bool = False
    per_service: bool = False
    media: str = ""
    ticker: tuple[str, ...] = ()

    def with_wishes(self, wishes: ScreenWishes) -> "Screen":
        """The same with what is wished in its place."""
        return replace(self, **wishes.wished)

    def side(self, window: int) -> Side | None:
        """Where a window is; None where nobody said so."""
        sides = {Side.LEFT: self.left, Side.RIGHT: self.right, Side.AHEAD: self.ahead}
        return next((side for side, windows in sides.items() if window in windows), None)

    def shows(self, window: int) -> bool:
        """Whether the calls of a window are its business."""
        return not self.windows or window in self.windows


def spans(windows: Iterable[int]) -> str:
    """Windows as people write them, neighbours as one span: 1-4, 7."""
    found: list[list[int]] = []
    for number in sorted(windows):
        if found and number == found[-1][-1] + 1:
            found[-1].append(number)
        else:
            found.append([number])
    return ", ".join(f"{one[0]}-{one[-1]}" if len(one) > 1 else str(one[0]) for one in found)


def check_wishes(wishes: ScreenWishes, windows: frozenset[int]) -> None:
    """`screen_invalid` where wishes name windows that are none of `windows`, or more words than can be read."""
    named = [number for some in (wishes.windows, wishes.left, wishes.right, wishes.ahead) for number in some or ()]
    if unknown := set(named) - windows:
        raise RuleBroken(ErrorCode.SCREEN_INVALID, problem="window", found=spans(unknown))
    if wishes.layout is Layout.WINDOW and len(wishes.windows or ()) != 1:
        raise RuleBroken(ErrorCode.SCREEN_INVALID, problem="one_window")
    messages = wishes.ticker or ()
    if len(messages) > MOST_MESSAGES or any(len(text) > LONGEST_MESSAGE for text in messages):
        raise RuleBroken(ErrorCode.SCREEN_INVALID, problem="long", most=MOST_MESSAGES, longest=LONGEST_MESSAGE)


def _read(name: str, value: object) -> Any:
    if name == "layout":
        return Layout(str(value))
    if name == "languages" and isinstance(value, list):
        return tuple(Language(str(one)) for one in value)
    return tuple(value) if isinstance(value, list) else value
