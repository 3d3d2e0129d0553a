"""Waits for something to be true while Qt's event loop runs."""

from collections.abc import Callable

from PySide6.QtCore import QElapsedTimer, QEventLoop, QTimer

_POLL_MS = 5


class StepFailed(Exception):  # noqa: N818 - reads as the demo says it
    """What was expected did not come."""


def wait_until(true: Callable[[], bool], expected: str, seconds: float = 10.0) -> None:
    """Return as soon as it is true; `StepFailed` naming what was expected when the time is over."""
    loop, timer, since = QEventLoop(), QTimer(), QElapsedTimer()
    since.start()
    met = False

    def look() -> None:
        nonlocal met
        met = true()
        if met or since.elapsed() > seconds * 1000:
            loop.quit()

    timer.timeout.connect(look)
    timer.start(_POLL_MS)
    loop.exec()
    timer.stop()  # what failed is kept alive by its traceback, and would go on looking
    if not met:
        raise StepFailed(f"waited {seconds:g} s for {expected}")
