"""What a Qt Quick window shows now: its texts and what can be touched, each with its place in the window.

Targets come from the tree of a screen reader and texts from QML itself, told in one call; they are joined by their
boxes. No item of QML is held: it takes them away as it likes, and Python would not hear of it.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from PySide6.QtCore import QRect, QRectF, Qt, QUrl
from PySide6.QtGui import QAccessible, QAccessibleInterface
from PySide6.QtQml import QQmlComponent, QQmlEngine, QQmlExpression
from PySide6.QtQuick import QQuickWindow

TOUCHED = frozenset(
    {
        QAccessible.Role.Button,
        QAccessible.Role.CheckBox,
        QAccessible.Role.RadioButton,
        QAccessible.Role.EditableText,
        QAccessible.Role.Link,
    }
)
_RIGHT, _CENTRE, _BOTTOM, _MIDDLE = (
    flag.value
    for flag in (
        Qt.AlignmentFlag.AlignRight,
        Qt.AlignmentFlag.AlignHCenter,
        Qt.AlignmentFlag.AlignBottom,
        Qt.AlignmentFlag.AlignVCenter,
    )
)
_AIR = 1.6  # dots
Box = tuple[float, float, float, float]  # from left to right, from top to bottom
_LOOKER = Path(__file__).with_name("Looker.qml")


@dataclass(frozen=True)
class Text:
    """A text with its box, the part of it that is painted, and the target that it stands on, if any.

    `own` where it speaks for itself: neither its target nor what it is written on says it in its place.
    """

    words: str
    box: QRectF
    painted: QRectF
    target: "Target | None"
    own: bool
    truncated: bool
    family: str
    size: float
    colour: str


@dataclass(frozen=True)
class Target:
    """What can be touched; `focusable` by a keyboard or a switch, as far as it was looked at."""

    name: str
    description: str
    box: QRectF
    enabled: bool
    focusable: bool = False


@dataclass(frozen=True)
class Page:
    """All of it; `mute` are the places that take a touch and are no part of the tree, `heard` is what the tree says."""

    window: QRectF
    texts: list[Text]
    targets: list[Target]
    pictures: list[QRectF]
    mute: list[str]
    heard: set[str]


@dataclass(frozen=True)
class Tree:
    """What a screen reader finds."""

    targets: list[Target]
    pictures: list[QRectF]
    spoken: list[QRectF]
    heard: set[str]


def look(window: QQuickWindow, layer: str = "") -> Page:
    """What is visible, or of it what is on a layer that lies over it; the caller has let the window draw itself."""
    tree, shown = listen(window, layer), _shown(window, layer)
    stops = [_edges(box) for box in shown["stops"]]
    targets = [replace(one, focusable=any(_same(_corners(one.box), stop) for stop in stops)) for one in tree.targets]
    spoken = [_corners(box) for box in tree.spoken]
    texts = [_text(told, targets, spoken) for told in shown["texts"] if told["words"].strip()]
    mute = [told["kind"] for told in shown["handlers"] if not _within(told, targets)]
    return Page(QRectF(0, 0, window.width(), window.height()), texts, targets, tree.pictures, mute, tree.heard)


def listen(window: QQuickWindow, layer: str = "") -> Tree:
    """The tree alone, which costs little; a layer is a dialog in it."""
    QAccessible.setActive(True)
    tree, root = Tree([], [], [], set()), QAccessible.queryAccessibleInterface(window)
    if layer:
        root = next(one for one in _things(root) if one.role() is QAccessible.Role.Dialog)
    for thing in _things(root):
        role, box = thing.role(), _place(thing, window)
        tree.heard.update(thing.text(kind) for kind in (QAccessible.Text.Name, QAccessible.Text.Value))
        if role in TOUCHED:
            tree.targets.append(_target(thing, box))
        elif role is QAccessible.Role.Graphic:
            tree.pictures.append(box)
        elif role is QAccessible.Role.StaticText:
            tree.spoken.append(box)
    return tree


def _things(thing: QAccessibleInterface | None) -> Iterator[QAccessibleInterface]:
    if thing is not None and thing.isValid() and not thing.state().invisible:
        yield thing
        for index in range(thing.childCount()):
            yield from _things(thing.child(index))


def _place(thing: QAccessibleInterface, window: QQuickWindow) -> QRectF:
    place = thing.rect()
    return QRectF(QRect(window.mapFromGlobal(place.topLeft()), place.size()))


def _target(thing: QAccessibleInterface, box: QRectF) -> Target:
    name, description = (thing.text(kind) for kind in (QAccessible.Text.Name, QAccessible.Text.Description))
    return Target(name, description, box, not thing.state().disabled)


def _shown(window: QQuickWindow, layer: str) -> dict[str, list[Any]]:
    context = QQmlEngine.contextForObject(window)
    assert context is not None
    component = QQmlComponent(context.engine(), QUrl.fromLocalFile(str(_LOOKER)))
    looker = component.createWithInitialProperties({"window": window, "layer": layer})
    told, undefined = QQmlExpression(context, looker, "look()").evaluate()
    assert not undefined, component.errorString()
    looker.deleteLater()
    found: dict[str, list[Any]] = json.loads(told)
    return found


def _within(told: dict[str, Any], targets: list[Target]) -> Target | None:
    """The innermost target in which it lies, itself included."""
    corners = [(_corners(target.box), target) for target in targets]
    boxes = [_edges(box) for box in reversed([*told["around"], told["box"]])]
    return next((target for box in boxes for edges, target in corners if _same(box, edges)), None)


def _text(told: dict[str, Any], targets: list[Target], spoken: list[Box]) -> Text:
    target, box = _within(told, targets), QRectF(*told["box"])
    around = [_edges(one) for one in told["around"]] if target is None else []
    own = target is None and not any(_same(one, said) for one in around for said in spoken)
    of_type = (told[fact] for fact in ("truncated", "family", "size", "colour"))
    return Text(told["words"], box, _painted(box, told), target, own, *of_type)


def _painted(box: QRectF, told: dict[str, Any]) -> QRectF:
    wide, high = told["wide"], told["high"]
    left = {_RIGHT: box.width() - wide, _CENTRE: (box.width() - wide) / 2}.get(told["across"], 0.0)
    top = {_BOTTOM: box.height() - high, _MIDDLE: (box.height() - high) / 2}.get(told["down"], 0.0)
    return QRectF(box.left() + left, box.top() + top, wide, high)


def _corners(box: QRectF) -> Box:
    return box.left(), box.top(), box.right(), box.bottom()


def _edges(told: Sequence[float]) -> Box:
    left, top, wide, high = told
    return left, top, left + wide, top + high


def _same(one: Box, other: Box) -> bool:
    """The tree tells a box in whole dots."""
    return (
        abs(one[0] - other[0]) < _AIR
        and abs(one[1] - other[1]) < _AIR
        and abs(one[2] - other[2]) < _AIR
        and abs(one[3] - other[3]) < _AIR
    )
