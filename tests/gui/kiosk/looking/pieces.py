"""What a Qt Quick window shows now: its texts and what can be touched, each with its place in the window.

No item is kept beyond the look: QML takes them away as it likes, and Python would not hear of it.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QAccessible, QFont
from PySide6.QtQml import QQmlEngine, QQmlExpression
from PySide6.QtQuick import QQuickItem, QQuickWindow

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
_HANDLERS = ("QQuickMouseArea", "QQuickTextInput", "QQuickTextEdit")


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
    font: QFont
    colour: str


@dataclass(frozen=True)
class Target:
    """What can be touched."""

    name: str
    description: str
    box: QRectF
    enabled: bool
    focusable: bool


@dataclass(frozen=True)
class Page:
    """All of it; `mute` are the places that take a touch and are no part of the accessibility tree."""

    window: QRectF
    texts: list[Text]
    targets: list[Target]
    pictures: list[QRectF]
    mute: list[str]


def look(window: QQuickWindow) -> Page:
    """What is visible; the caller has let the window draw itself."""
    content = window.contentItem()
    page = Page(QRectF(0, 0, window.width(), window.height()), [], [], [], [])
    for item, target, spoken in _visible(content, page, None, spoken=False):
        if item.inherits("QQuickText") and str(item.property("text")).strip():
            page.texts.append(_text(item, target, own=target is None and not spoken))
        elif item.inherits("QQuickImage") and _role(item) == QAccessible.Role.Graphic:
            page.pictures.append(_box(item))
    return page


def _visible(
    item: QQuickItem, page: Page, target: Target | None, *, spoken: bool
) -> Iterator[tuple[QQuickItem, Target | None, bool]]:
    for child in item.childItems():
        if not child.isVisible() or child.opacity() == 0:
            continue
        inner, role = target, _role(child)
        if role in TOUCHED:
            inner = _target(child)
            page.targets.append(inner)
        elif target is None and _takes_touches(child):
            page.mute.append(child.metaObject().className())
        yield child, inner, spoken
        yield from _visible(child, page, inner, spoken=spoken or role is QAccessible.Role.StaticText)


def _role(item: QQuickItem) -> QAccessible.Role:
    found = QAccessible.queryAccessibleInterface(item)
    return found.role() if found else QAccessible.Role.NoRole


def _takes_touches(item: QQuickItem) -> bool:
    return item.metaObject().className().startswith(_HANDLERS)


def _target(item: QQuickItem) -> Target:
    told = QAccessible.queryAccessibleInterface(item)
    return Target(
        told.text(QAccessible.Text.Name),
        told.text(QAccessible.Text.Description),
        _box(item),
        item.isEnabled(),
        bool(item.property("activeFocusOnTab")),
    )


def _box(item: QQuickItem) -> QRectF:
    return QRectF(item.mapToScene(QPointF(0, 0)), item.mapToScene(QPointF(item.width(), item.height()))).normalized()


def _alignment(item: QQuickItem, name: str) -> int:
    """Of Qt Quick's own kind of enumeration, which Python has no word for."""
    context = QQmlEngine.contextForObject(item)
    assert context is not None
    return int(QQmlExpression(context, item, name).evaluate()[0])


def _text(item: QQuickItem, target: Target | None, *, own: bool) -> Text:
    box, wide, high = _box(item), float(item.property("contentWidth")), float(item.property("contentHeight"))
    across, down = (_alignment(item, name) for name in ("effectiveHorizontalAlignment", "verticalAlignment"))
    left = {_RIGHT: box.width() - wide, _CENTRE: (box.width() - wide) / 2}
    top = {_BOTTOM: box.height() - high, _MIDDLE: (box.height() - high) / 2}
    painted = QRectF(box.left() + left.get(across, 0.0), box.top() + top.get(down, 0.0), wide, high)
    font, colour = item.property("font"), item.property("color")
    assert isinstance(font, QFont)
    cut = bool(item.property("truncated"))
    return Text(str(item.property("text")), box, painted, target, own, cut, QFont(font), colour.name())
