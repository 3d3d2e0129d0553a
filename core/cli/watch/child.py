"""One run of a watched program: its heart, its last words, and its end."""

import os
import signal
import subprocess
import sys
from collections import deque
from collections.abc import Callable, Sequence
from contextlib import suppress
from queue import Empty, Queue
from threading import Thread
from typing import IO

from core.logs import masked
from core.qt.alone.ending import ENDED, WATCHED
from core.services.device_dto import Ending

_LAST_WORDS = 5
_LONGEST = 200


class Child:
    """Reads both of its streams in threads, so that it never waits for whoever watches."""

    def __init__(self, command: Sequence[str], ended: Ending | None) -> None:
        environment = {**os.environ, WATCHED: "1", ENDED: ended.value if ended else ""}
        self._process = subprocess.Popen(
            command,
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            process_group=None if sys.platform == "win32" else 0,
        )
        self._heard: Queue[str | None] = Queue()
        self._last: deque[str] = deque(maxlen=_LAST_WORDS)
        self._threads = [
            Thread(target=self._listen, args=(self._process.stdout,), daemon=True),
            Thread(target=self._pass_on, args=(self._process.stderr,), daemon=True),
        ]
        for thread in self._threads:
            thread.start()

    @property
    def pid(self) -> int:
        """Its number for the system."""
        return self._process.pid

    @property
    def last_words(self) -> str:
        """The last line that it wrote on its error stream, cut to what fits a line."""
        return masked(next((line for line in reversed(self._last) if line.strip()), "").strip()[:_LONGEST])

    def hear(self, seconds: float) -> str | None:
        """The next line of its heart, empty when there is none for so long; None once it has fallen silent for good."""
        try:
            return self._heard.get(timeout=seconds)
        except Empty:
            return ""

    def end(self, *, kill: bool) -> int:
        """Its exit status, negative for a signal; one that does not end of itself is killed."""
        try:
            if kill:
                self._kill()
            status = self._process.wait(timeout=2)
        except subprocess.TimeoutExpired:
            self._kill()
            status = self._process.wait()
        for thread in self._threads:
            thread.join(timeout=2)
        for stream in (self._process.stdout, self._process.stderr):
            if stream is not None:
                stream.close()
        return status

    def ask_to_end(self) -> None:
        """As a session that is closed does."""
        self._signal("SIGTERM", self._process.terminate)

    def _kill(self) -> None:
        self._signal("SIGKILL", self._process.kill)

    def _signal(self, name: str, alone: Callable[[], None]) -> None:
        """To the program and whatever stands between, such as a compositor, as one; Windows has no such groups."""
        if sys.platform == "win32":
            alone()
            return
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.Signals[name])

    def _listen(self, stream: IO[bytes] | None) -> None:
        for line in stream or ():
            self._heard.put(line.decode(errors="backslashreplace").strip())
        self._heard.put(None)

    def _pass_on(self, stream: IO[bytes] | None) -> None:
        for line in stream or ():
            text = line.decode(errors="backslashreplace")
            self._last.append(text)
            sys.stderr.write(text)
            sys.stderr.flush()
