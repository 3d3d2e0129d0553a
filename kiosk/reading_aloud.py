"""What a page says to whoever listens: its question and its choices, or the one thing that is focused."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources

from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtQuick import QQuickItem

from core.domain.text import Language

_TOLD = frozenset({QAccessible.Role.StaticText, QAccessible.Role.Heading})
_CHOSEN = frozenset({QAccessible.Role.Button, QAccessible.Role.CheckBox, QAccessible.Role.RadioButton})
_WORD = re.compile(r"[\u0621-\u065f\u0670]+")
_MARKS = re.compile(r"[\u064b-\u0652\u0670\u0640]")


@dataclass(frozen=True, slots=True)
class Told:
    """What a page tells and asks, and what may be chosen on it."""

    texts: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()


def page(items: list[QQuickItem]) -> Told:
    """All that stands below these items, in the order of the screen."""
    found = [one for item in items for one in _heard(QAccessible.queryAccessibleInterface(item))]
    texts = tuple(name for role, name in found if role in _TOLD)
    return Told(texts, tuple(name for role, name in found if role in _CHOSEN))


def thing(item: QQuickItem) -> tuple[str, ...]:
    """What an item is called and what it does; nothing of what cannot be chosen."""
    told = QAccessible.queryAccessibleInterface(item)
    if told is None or told.role() not in _CHOSEN:
        return ()
    return told.text(QAccessible.Text.Name), told.text(QAccessible.Text.Description)


def for_a_voice(text: str, language: Language) -> str:
    """As synthesis needs it: Arabic words with their vowels, which it does not guess."""
    if language is not Language.ARABIC:
        return text
    return _WORD.sub(lambda found: vowelled().get(bare(found[0]), found[0]), text)


def bare(word: str) -> str:
    """An Arabic word without its marks."""
    return _MARKS.sub("", word)


@cache
def vowelled() -> dict[str, str]:
    """The words that we know, by their letters."""
    text = (resources.files("assets") / "sounds" / "vowelled.txt").read_text("utf-8")
    return {bare(word): word for word in text.split()}


def _heard(thing: QAccessibleInterface | None) -> Iterator[tuple[QAccessible.Role, str]]:
    """By the tree of a screen reader, since QML takes its items away as it likes and Python would not hear of it."""
    if thing is None or not thing.isValid() or thing.state().invisible:
        return
    if thing.role() in _TOLD | _CHOSEN:
        if name := thing.text(QAccessible.Text.Name).strip():
            yield thing.role(), name
        return
    for index in range(thing.childCount()):
        yield from _heard(thing.child(index))
