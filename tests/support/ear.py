"""A listener of the feed that a test can wait on."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

from core.bootstrap import Centre
from core.storage.feed import EVERYTHING

_LONGEST = 10.0


class Ear:
    """Keeps every topic that it hears, in order."""

    def __init__(self) -> None:
        self.heard: list[str] = []
        self._news = threading.Condition()

    def __call__(self, topic: str) -> None:
        """Hear a topic."""
        with self._news:
            self.heard.append(topic)
            self._news.notify_all()

    def wait(self, topic: str, times: int = 1) -> None:
        """Return when the topic was heard so often; fail when that takes too long."""
        with self._news:
            in_time = self._news.wait_for(lambda: self.heard.count(topic) >= times, _LONGEST)
        assert in_time, f"{topic} was not heard {times} times: {self.heard}"

    def forget(self) -> None:
        """Begin anew."""
        with self._news:
            self.heard.clear()


@contextmanager
def listening(centre: Centre) -> Iterator[Ear]:
    """Somebody who is told what changes from now on.

    A feed connects beside its subscriber, and what changes before it listens is told as `*` alone.
    """
    ear = Ear()
    end = centre.feed.subscribe(ear)
    try:
        ear.wait(EVERYTHING)
        ear.forget()
        yield ear
    finally:
        end()
