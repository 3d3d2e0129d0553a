"""Keeps the system from blanking the screen or going to sleep, while there may be visitors."""

import logging
import sys
from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject

_log = logging.getLogger(__name__)
_CONTINUOUS, _SYSTEM, _DISPLAY = 0x80000000, 0x1, 0x2


class Inhibitor(Protocol):
    """One way of asking the system."""

    def hold(self) -> None:
        """From now on the screen stays on."""

    def let_go(self) -> None:
        """The system may do as it likes."""


class Awake(QObject):
    """Asks every way that this system has; one that is not there is none."""

    def __init__(self, inhibitors: "list[Inhibitor] | None" = None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._inhibitors = _of_this_system(self) if inhibitors is None else inhibitors
        self.held = False

    def hold(self, wanted: bool) -> None:
        """Keep the screen on, or let it go."""
        if wanted != self.held:
            self.held = wanted
            for one in self._inhibitors:
                (one.hold if wanted else one.let_go)()

    def close(self) -> None:
        """Let it go."""
        self.hold(False)


class WindowsInhibitor:
    """SetThreadExecutionState, which holds as long as the thread that said it lives."""

    def __init__(self, say: Callable[[int], object]) -> None:
        self._say = say

    def hold(self) -> None:
        """As the protocol says."""
        self._say(_CONTINUOUS | _SYSTEM | _DISPLAY)

    def let_go(self) -> None:
        """As the protocol says."""
        self._say(_CONTINUOUS)


def _of_this_system(parent: QObject) -> list[Inhibitor]:
    if sys.platform == "win32":
        import ctypes

        return [WindowsInhibitor(ctypes.windll.kernel32.SetThreadExecutionState)]
    from core.qt.alone.buses import login_inhibitor, session_inhibitor

    return [session_inhibitor(parent), login_inhibitor(parent)]
