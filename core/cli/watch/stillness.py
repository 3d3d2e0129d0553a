"""Whether a silent program does nothing at all: one that is slow runs, or waits for its turn or for the disk."""

import psutil

# The leader of a program's threads is the one that shows the window and beats.
_AT_REST = frozenset({psutil.STATUS_SLEEPING, psutil.STATUS_STOPPED, psutil.STATUS_TRACING_STOP})
_LEAST_SECONDS = 0.02  # two ticks: what a poll of its other threads may take between two looks


class Stillness:
    """Of a process and all that it started; where that cannot be told it is never still."""

    def __init__(self, pid: int) -> None:
        self._pid = pid
        self._used: float | None = None

    def forget(self) -> None:
        """It has beaten: what is seen next is not compared."""
        self._used = None

    def look(self) -> bool:
        """Whether it has done nothing since the look before, and waits for nothing that comes by itself."""
        try:
            used, at_rest = self._look()
        except psutil.Error:
            self._used = None
            return False
        before, self._used = self._used, used
        return at_rest and (before is None or used - before <= _LEAST_SECONDS)

    def _look(self) -> tuple[float, bool]:
        root = psutil.Process(self._pid)
        used, at_rest = 0.0, True
        for one in (root, *root.children(recursive=True)):
            times = one.cpu_times()
            used += times.user + times.system
            at_rest &= one.status() in _AT_REST
        return used, at_rest
