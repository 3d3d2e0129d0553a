"""Python's cyclic garbage is collected in the GUI thread alone, where objects of Qt may end.

Python otherwise collects in whichever thread happens to allocate: a timer or a screen would end in the database's
thread while Qt is at work on it in its own, and the program with it.
"""

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY_MS = 1_000


class GarbageCollector(QObject):
    """Takes over from Python's automatic collection, from now until the process ends."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        gc.freeze()  # what is loaded by now stays: walking through all of it would make a full collection felt
        self._timer = QTimer(self, interval=_EVERY_MS)
        self._timer.timeout.connect(self.collect)
        self._timer.start()

    def collect(self) -> None:
        """Collect the oldest generation that is due by Python's own thresholds, if one is."""
        due = [count > most for count, most in zip(gc.get_count(), gc.get_threshold(), strict=True)]
        for generation in (2, 1, 0):
            if due[generation]:
                gc.collect(generation)
                return
