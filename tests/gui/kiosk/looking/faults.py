"""What is wrong with a page, each fault in one line; nothing where all is well."""

from collections.abc import Callable, Iterator
from functools import cache

from PySide6.QtCore import QRectF
from PySide6.QtGui import QFont, QGuiApplication, QTextLayout

from tests.gui.kiosk.looking.pieces import Page, Target, Text

# What a line of type keeps free above and below its letters may touch another's; the letters may not.
_AIR = 3.0


def faults(page: Page, families: frozenset[str], translated: Callable[[str], bool]) -> list[str]:
    """All of them; `families` are those that ship, `translated` says whether a text is of the language shown."""
    found = [*cut_off(page), *overlapping(page), *missing_glyphs(page, families)]
    return found + [f"not translated: {text.words!r}" for text in page.texts if not translated(text.words)]


def cut_off(page: Page) -> Iterator[str]:
    """Texts that end before their end, or lie outside their box, their target or the window."""
    for text in page.texts:
        if text.truncated:
            yield f"truncated: {text.words!r}"
        for name, room in (("box", text.box), ("window", page.window), ("target", text.target and text.target.box)):
            if room and not _around(room, _AIR).contains(text.painted):
                yield f"beyond its {name}: {text.words!r} {_told(text.painted)} in {_told(room)}"
    for target in page.targets:
        if not page.window.contains(target.box):
            yield f"beyond the window: {target.name!r} {_told(target.box)}"


def overlapping(page: Page) -> Iterator[str]:
    """Texts and targets that lie on each other."""
    for index, text in enumerate(page.texts):
        inner = _around(text.painted, -_AIR)
        yield from (f"on {two.words!r}: {text.words!r}" for two in page.texts[index + 1 :] if _on(inner, two))
        for target in page.targets:
            if text.target is not target and inner.intersects(target.box):
                yield f"on the target {target.name!r}: {text.words!r}"
        yield from (f"on a picture: {text.words!r}" for picture in page.pictures if inner.intersects(picture))
    for index, one in enumerate(page.targets):
        for two in page.targets[index + 1 :]:
            if _around(one.box, -0.5).intersects(two.box):
                yield f"targets on each other: {one.name!r} and {two.name!r}"


def too_small(page: Page, least: float) -> Iterator[str]:
    """Targets that a finger misses."""
    for target in page.targets:
        if min(target.box.width(), target.box.height()) < least:
            yield f"too small: {target.name!r} {_told(target.box)}"


def too_high(page: Page, reach: float) -> Iterator[str]:
    """Targets above what a visitor reaches."""
    yield from (f"too high: {one.name!r} {_told(one.box)}" for one in page.targets if one.box.top() < reach - 0.5)


def missing_glyphs(page: Page, families: frozenset[str]) -> Iterator[str]:
    """Letters that no font of ours has."""
    for text in page.texts:
        strange = _strange(text.words, text.family, families)
        if strange:
            yield f"no glyph of ours ({strange}): {text.words!r}"


def unnamed(page: Page, translated: Callable[[str], bool]) -> Iterator[str]:
    """Controls that a screen reader cannot name, describe or reach, and texts that it does not hear of."""
    yield from (f"not in the tree: {kind}" for kind in page.mute)
    for target in page.targets:
        yield from _unnamed(target, translated)


def _unnamed(target: Target, translated: Callable[[str], bool]) -> Iterator[str]:
    for kind, words in (("name", target.name), ("description", target.description)):
        if not words.strip():
            yield f"no {kind}: {target.name!r} {_told(target.box)}"
        elif not translated(words):
            yield f"{kind} not translated: {words!r}"
    if not target.focusable:
        yield f"not reached by a keyboard: {target.name!r}"


@cache
def _strange(words: str, family: str, families: frozenset[str]) -> str:
    usual = QGuiApplication.font()
    face = usual if family == usual.family() else QFont(family)
    layout = QTextLayout(words.replace("\n", " "), face)
    layout.beginLayout()
    layout.createLine()
    layout.endLayout()
    for run in layout.glyphRuns():
        raw = run.rawFont()
        if raw.familyName() not in families:
            return raw.familyName()
        if 0 in run.glyphIndexes():
            return f"{raw.familyName()}, glyph 0"
    return ""


def _on(inner: QRectF, other: Text) -> bool:
    return inner.intersects(_around(other.painted, -_AIR))


def _around(room: QRectF, by: float) -> QRectF:
    return room.adjusted(-by, -by, by, by)


def _told(room: QRectF) -> str:
    return f"{room.left():.0f},{room.top():.0f} {room.width():.0f}x{room.height():.0f}"
