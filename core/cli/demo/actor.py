"""Someone before a screen, who knows it as a screen reader does: by what things are and what they are called."""

import re
from collections.abc import Iterator
from pathlib import Path

from PySide6.QtCore import QEvent, QPoint, Qt
from PySide6.QtGui import QAccessible, QAccessibleInterface, QKeyEvent, QPointingDevice
from PySide6.QtQuick import QQuickWindow
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from core.qt.stills import at_rest, grabbed
from core.qt.waiting import StepFailed, wait_until

_REST_SECONDS = 0.2
_PATIENCE_SECONDS = 1.5

_BUTTONS = frozenset(
    {
        QAccessible.Role.Button,
        QAccessible.Role.CheckBox,
        QAccessible.Role.RadioButton,
        QAccessible.Role.ListItem,
        QAccessible.Role.TreeItem,
    }
)
_FIELDS = frozenset({QAccessible.Role.EditableText, QAccessible.Role.ComboBox})


class Actor:
    """Finds things by their accessible names and uses them with real input events."""

    def __init__(self, window: QQuickWindow | QWidget) -> None:
        QAccessible.setActive(True)
        self.window = window

    def heard(self) -> list[str]:
        """All that the screen says now, in the order of its tree."""
        told = (
            thing.text(kind) for thing in self._things() for kind in (QAccessible.Text.Name, QAccessible.Text.Value)
        )
        return [text for text in told if text]

    def hears(self, text: str) -> bool:
        """Whether the screen says this somewhere."""
        return any(text in told for told in self.heard())

    def expect(self, text: str, seconds: float = 10.0) -> None:
        """Wait until the screen says this."""
        wait_until(lambda: self.hears(text), f"the screen to say {text!r}", seconds)

    def read(self, pattern: str) -> str:
        """The first thing said that matches; waits for it."""
        wait_until(lambda: any(re.search(pattern, told) for told in self.heard()), f"something like {pattern}")
        return next(found.group() for told in self.heard() if (found := re.search(pattern, told)))

    def press(self, name: str) -> None:
        """Touch (Quick) or click (Widgets) the button of this name once it is there and enabled."""
        self._press(self._wait_for(_BUTTONS, name))

    def fill(self, name: str, text: str) -> None:
        """Put the cursor in the field of this name and type."""
        self._press(self._wait_for(_FIELDS, name))
        self.keys(text)

    def keys(self, text: str) -> None:
        """Type into what has the focus; Arabic comes as a keyboard of the system sends it."""
        for letter in text:
            self.key(Qt.Key(0), letter)

    def key(self, key: Qt.Key, letter: str = "") -> None:
        """Press and release one key."""
        target = QApplication.focusWidget() or QApplication.focusObject()
        if target is None:
            raise StepFailed("nothing on the screen has the focus")
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            QApplication.sendEvent(target, QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier, letter))

    def picture(self, path: Path) -> None:
        """Save what the screen shows, when what moves on it has come to rest or at least had the time to."""
        image = at_rest(self.window, _REST_SECONDS, _PATIENCE_SECONDS) or grabbed(self.window)
        if image.isNull() or not image.save(str(path)):
            raise StepFailed(f"no picture could be saved as {path.name}")

    def _things(self) -> Iterator[QAccessibleInterface]:
        root = QAccessible.queryAccessibleInterface(self.window)
        pending = [root] if root else []
        while pending:
            thing = pending.pop()
            if thing is None or not thing.isValid() or thing.state().invisible:
                continue
            yield thing
            pending += [thing.child(index) for index in reversed(range(thing.childCount()))]

    def _named(self, roles: frozenset[QAccessible.Role], name: str) -> QAccessibleInterface | None:
        usable = (thing for thing in self._things() if thing.role() in roles and _usable(thing))
        return next((thing for thing in usable if name in thing.text(QAccessible.Text.Name)), None)

    def _wait_for(self, roles: frozenset[QAccessible.Role], name: str) -> QAccessibleInterface:
        wait_until(lambda: self._named(roles, name) is not None, f"{name!r} to be usable; heard {self.heard()[:40]}")
        thing = self._named(roles, name)
        if thing is None:
            raise StepFailed(f"{name!r} went away")
        return thing

    def _press(self, thing: QAccessibleInterface) -> None:
        place = thing.rect().center()
        if isinstance(self.window, QQuickWindow):
            _touch(self.window, self.window.mapFromGlobal(place))
        else:
            _click(self.window, place)


def _usable(thing: QAccessibleInterface) -> bool:
    """An item of a list or tree that is disabled does not say so itself."""
    around = thing.parent()
    return not thing.state().disabled and (around is None or not around.state().disabled)


def _touch(window: QQuickWindow, place: QPoint) -> None:
    finger = _finger()
    QTest.touchEvent(window, finger).press(0, place, window).commit()
    QTest.touchEvent(window, finger).release(0, place, window).commit()


def _finger() -> QPointingDevice:
    known = (device for device in QPointingDevice.devices() if device.name() == "test touch device")
    found = next(known, None)
    return found if isinstance(found, QPointingDevice) else QTest.createTouchDevice()


def _click(window: QWidget, place: QPoint) -> None:
    target = window.childAt(window.mapFromGlobal(place)) or window
    QTest.mouseClick(target, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier, target.mapFromGlobal(place))
