"""Wishes of a screen as people write them: windows as 1-4, 7, names with a comma between, messages one a line."""

import re
from collections.abc import Iterable, Mapping

from core.domain.errors import ErrorCode, RuleBroken
from core.domain.screens import Layout, ScreenWishes, Windows, spans
from core.domain.text import Language
from counter.workspaces.settings.written import number_of

NONE = "-"
_BETWEEN = re.compile(r"[,،;؛\s]+")
_DASH = re.compile(r"\s*[-‐‑‒–—−]\s*")
_MOST = 200
_YES_OR_NO = {"yes": True, "no": False}
WINDOWS = ("windows", "left", "right", "ahead")


def windows_of(text: str) -> Windows | None:
    """Windows by their numbers; empty: as the PC says, a dash: none; `screen_invalid` for what is neither."""
    plain = _DASH.sub("-", number_of(text))
    if plain in {"", NONE}:
        return () if plain else None
    found: set[int] = set()
    for part in filter(None, _BETWEEN.split(plain)):
        first, _, last = part.partition("-")
        if not first.isdecimal() or not (last or first).isdecimal() or int(last or first) - int(first) > _MOST:
            raise RuleBroken(ErrorCode.SCREEN_INVALID, problem="form", found=part)
        found |= set(range(int(first), int(last or first) + 1))
    return tuple(sorted(found))


def windows_text(windows: Windows | None) -> str:
    """Windows as `windows_of` reads them: neighbours as one span."""
    return "" if windows is None else spans(windows) or NONE


def plain_windows(text: str) -> str:
    """Windows in the one way in which they are kept; what are none as they were typed."""
    try:
        return windows_text(windows_of(text))
    except RuleBroken:
        return number_of(text)


def names_of(text: str) -> tuple[str, ...] | None:
    """Names with a comma between; empty: as the PC says, a dash: none."""
    plain = text.strip()
    return None if not plain else () if plain == NONE else tuple(filter(None, _BETWEEN.split(plain)))


def messages_of(text: str) -> tuple[str, ...] | None:
    """Messages, one a line; empty: as the PC says, a dash: none."""
    lines = tuple(line.strip() for line in text.splitlines() if line.strip())
    return None if not lines else () if lines == (NONE,) else lines


def wishes_of(values: Mapping[str, str]) -> ScreenWishes:
    """The wishes that stand in a form, by the names of its fields; `screen_invalid` with the `field` that is wrong."""
    found: dict[str, Windows | None] = {}
    for name in WINDOWS:
        try:
            found[name] = windows_of(values[name])
        except RuleBroken as error:
            raise RuleBroken(error.code, **error.facts, field=name) from error
    return ScreenWishes(
        section=values["section"] or None,
        layout=Layout(values["layout"]) if values["layout"] else None,
        **found,
        languages=tuple(Language(one) for one in values["languages"].split()) or None,
        voices=names_of(values["voices"]),
        clear=_YES_OR_NO.get(values["clear"]),
        per_service=_YES_OR_NO.get(values["per_service"]),
        media="" if values["media"].strip() == NONE else values["media"].strip() or None,
        ticker=messages_of(values["ticker"]),
    )


def field_of(facts: Mapping[str, object], values: Mapping[str, str]) -> str:
    """In which field stands what the service refused."""
    if facts["problem"] != "window":
        return "ticker" if facts["problem"] == "long" else "windows"
    wrong = set(windows_of(str(facts["found"])) or ())
    return next((name for name in WINDOWS if wrong & set(windows_of(values[name]) or ())), "windows")


def values_of(wishes: ScreenWishes) -> dict[str, str]:
    """What stands in the form for some wishes."""
    return {
        "section": wishes.section or "",
        "layout": wishes.layout.value if wishes.layout else "",
        **{name: windows_text(getattr(wishes, name)) for name in WINDOWS},
        "languages": " ".join(wishes.languages or ()),
        "voices": _text(wishes.voices, ", "),
        "clear": _yes_or_no(wishes.clear),
        "per_service": _yes_or_no(wishes.per_service),
        "media": NONE if wishes.media == "" else wishes.media or "",
        "ticker": _text(wishes.ticker, "\n"),
    }


def _yes_or_no(wish: bool | None) -> str:
    return "" if wish is None else "yes" if wish else "no"


def _text(parts: Iterable[str] | None, between: str) -> str:
    return "" if parts is None else between.join(parts) or NONE
