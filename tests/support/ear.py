"""A listener of the feed that a test can wait on."""

import threading

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
