"""Keeps one program running: starts it anew when it has crashed, or when its heart has stopped."""

import logging
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass
from threading import Event
from time import monotonic

from core.cli.watch.child import Child
from core.cli.watch.patience import Patience
from core.cli.watch.stillness import Stillness
from core.qt.alone.ending import SHOWN, STAFF_LEFT, ending_of, said_status
from core.services.device_dto import Ending

WRONG_USAGE = 2
_FOR_GOOD = frozenset({0, STAFF_LEFT, WRONG_USAGE})
_UNSAID = 1  # it ended without a word, whatever a compositor makes of that
_LOOK_SECONDS = 0.25
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Told:
    """What happened: `started` and `shown` with the program's number, `ended` with how and why, `left` for good."""

    what: str
    pid: int
    how: str = ""
    why: str = ""
    again_in: float = 0.0


Notice = Callable[[str, float, int], AbstractContextManager[object]]


class Keeper:
    """`still`, `silent` and `starting` are in looks of a quarter of a second: looks are counted and not time, so that a
    PC that slept finds no program hung. It is given up after `still` silent looks at each of which it did nothing at
    all, and after `silent` ones where it may only be slow. `notice` shows why nothing starts, until it is left.
    """

    def __init__(
        self,
        command: Sequence[str],
        tell: Callable[[Told], None],
        notice: Notice,
        *,
        still: int = 5,
        silent: int = 10,
        starting: int = 160,
        patience: Patience | None = None,
    ) -> None:
        self._command, self._tell, self._notice = command, tell, notice
        self._still, self._silent, self._starting = still, silent, starting
        self._patience = patience or Patience()
        self._stop = Event()
        self._child: Child | None = None

    def stop(self) -> None:
        """End the program and start it no more; safe in a signal handler."""
        self._stop.set()
        if self._child is not None:
            self._child.ask_to_end()

    def run(self) -> int:
        """Until staff leave, or somebody stops it: the program's last exit status, 0 where it was stopped."""
        ended: Ending | None = None
        with ExitStack() as shown:
            while not self._stop.is_set():
                status, hung, lived = self._once(ended, shown)
                if self._stop.is_set() or status in _FOR_GOOD:
                    return 0 if self._stop.is_set() else status
                ended = ending_of(status) or (Ending.HUNG if hung else Ending.CRASHED)
                self._pause(ended, lived, status, shown)
        return 0

    def _once(self, ended: Ending | None, shown: ExitStack) -> tuple[int, bool, float]:
        """One run: its status, whether it hung, and how long it was on the screen."""
        child = self._child = Child(self._command, ended)
        self._told("started", child)
        up, silence, at_rest, hung = 0.0, 0, 0, False
        stillness = Stillness(child.pid)
        said: int | None = None
        while not hung:
            line = child.hear(_LOOK_SECONDS)
            if line is None:
                break
            silence = 0 if line else silence + 1
            if line:
                stillness.forget()
            at_rest = at_rest + 1 if up and silence and stillness.look() else 0
            said = said_status(line) if said is None else said
            if line == SHOWN:
                up = monotonic()
                shown.close()
                self._told("shown", child)
            hung = silence >= (self._silent if up else self._starting) or at_rest >= self._still
        status = child.end(kill=hung)
        if said is not None or not status:
            status = _UNSAID if said is None else said
        return status, hung, monotonic() - up if up else 0.0

    def _pause(self, ended: Ending, lived: float, status: int, shown: ExitStack) -> None:
        child = self._child
        wanted = ended in {Ending.ASKED, Ending.STAFF}
        again_in = 0.0 if wanted else self._patience.after(lived)
        why = "" if wanted or child is None else child.last_words
        told = Told("ended", child.pid if child else 0, f"{ended.value} ({status})", why, again_in)
        _log.log(logging.INFO if wanted else logging.ERROR, "%s %s, again in %s s", told.how, why, again_in)
        self._tell(told)
        if not wanted and self._patience.shows:
            shown.close()
            shown.enter_context(self._notice(why or told.how, again_in, self._patience.failed))
        self._stop.wait(again_in)

    def _told(self, what: str, child: Child) -> None:
        _log.info("%s as %s", what, child.pid)
        self._tell(Told(what, child.pid))
