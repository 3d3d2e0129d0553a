"""A printer without paper: it answers on a port of this PC like a real one, fails on request, and keeps its jobs."""

import re
import select
import selectors
import socket
import struct
import threading
from enum import StrEnum
from types import TracebackType
from typing import Self, cast

from PySide6.QtGui import QImage

from core.printing.decoder import decode
from core.printing.status import COVER, FAILURE, FIXED, OFFLINE, PAPER_END, PAPER_LOW, PAPER_STOP

__all__ = ["Condition", "VirtualPrinter", "VirtualSession", "decode"]

_QUERY = re.compile(rb"\x10\x04([\x01-\x04])")
_HALF_QUERY = re.compile(rb"\x10\x04?\Z")


class Condition(StrEnum):
    """How the printer is."""

    READY = "ready"
    PAPER_OUT = "paper_out"
    COVER_OPEN = "cover_open"
    PAPER_LOW = "paper_low"
    OFFLINE = "offline"
    JAMMED = "jammed"
    NONSENSE = "nonsense"
    SILENT = "silent"
    CLOSED = "closed"


_TOLD = {
    Condition.READY: {},
    Condition.PAPER_OUT: {1: OFFLINE, 2: PAPER_STOP, 4: PAPER_END},
    Condition.COVER_OPEN: {1: OFFLINE, 2: COVER},
    Condition.PAPER_LOW: {4: PAPER_LOW},
    Condition.OFFLINE: {1: OFFLINE},
    Condition.JAMMED: {1: OFFLINE, 2: FAILURE},
}


def answer(condition: Condition, query: int) -> bytes:
    """The byte that answers DLE EOT `query`; none from a silent printer."""
    if condition is Condition.NONSENSE:
        return b"HTTP/1.1 400"
    told = _TOLD.get(condition)
    return b"" if told is None else bytes([FIXED | told.get(query, 0)])


class VirtualSession:
    """What one connection sent; like a real printer it takes a query out of the stream wherever it stands."""

    def __init__(self) -> None:
        self.received = 0
        self.job = bytearray()
        self._rest = b""

    def feed(self, data: bytes) -> list[int]:
        """Take bytes; returns the queries among them, by number."""
        self.received += len(data)
        pieces = _QUERY.split(self._rest + data)
        half = _HALF_QUERY.search(pieces[-1])
        self._rest = half.group() if half else b""
        pieces[-1] = pieces[-1][: half.start()] if half else pieces[-1]
        self.job += b"".join(pieces[::2])
        return [query[0] for query in pieces[1::2]]


class VirtualPrinter:
    """Listens from `with` to its end.

    `condition` may be changed at any time; `cut_after` bytes of a connection it is reset, `paper_ends_after` bytes
    of one the paper is out; it waits `pause` seconds before each piece that it takes; `jobs` holds what arrived whole.
    """

    def __init__(
        self,
        condition: Condition = Condition.READY,
        cut_after: int | None = None,
        paper_ends_after: int | None = None,
        port: int = 0,
        pause: float = 0,
    ) -> None:
        self.condition = condition
        self.cut_after = cut_after
        self.paper_ends_after = paper_ends_after
        self.pause = pause
        self._jobs: list[bytes] = []
        self._arrived = threading.Condition()
        self._sessions: dict[socket.socket, VirtualSession] = {}
        self._listener = socket.create_server(("127.0.0.1", port))
        self._port: int = self._listener.getsockname()[1]
        self._stop, self._stopped = socket.socketpair()
        self._thread = threading.Thread(target=self._serve, name="virtual printer", daemon=True)

    @property
    def address(self) -> str:
        """Where to print; 80 mm unless `?width=58` is added."""
        return f"tcp://127.0.0.1:{self._port}"

    @property
    def jobs(self) -> tuple[bytes, ...]:
        """The bytes of every job that arrived whole, queries left out."""
        with self._arrived:
            return tuple(self._jobs)

    def wait_for_jobs(self, count: int, timeout: float = 5.0) -> tuple[bytes, ...]:
        """The jobs once there are `count`; TimeoutError when they do not come."""
        with self._arrived:
            if not self._arrived.wait_for(lambda: len(self._jobs) >= count, timeout):
                raise TimeoutError(f"{len(self._jobs)} of {count} jobs arrived")
            return tuple(self._jobs)

    def tickets(self) -> tuple[QImage, ...]:
        """What would be on paper."""
        return tuple(decode(job) for job in self.jobs)

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._stop.close()
        self._thread.join()
        for end in (self._listener, self._stopped):
            end.close()

    def _serve(self) -> None:
        with selectors.DefaultSelector() as selector:
            for end in (self._listener, self._stopped):
                selector.register(end, selectors.EVENT_READ)
            while True:
                ready = [key.fileobj for key, _ in selector.select()]
                if self._stopped in ready:
                    break
                for source in ready:
                    if source is self._listener:
                        self._accept(selector)
                    else:
                        self._receive(selector, cast("socket.socket", source))
            for connection in self._sessions:
                connection.close()

    def _accept(self, selector: selectors.BaseSelector) -> None:
        connection, _ = self._listener.accept()
        if self.condition is Condition.CLOSED:
            connection.close()
            return
        self._sessions[connection] = VirtualSession()
        selector.register(connection, selectors.EVENT_READ)

    def _receive(self, selector: selectors.BaseSelector, connection: socket.socket) -> None:
        session = self._sessions[connection]
        try:
            if self.pause:
                select.select([self._stopped], [], [], self.pause)
            data = connection.recv(4096)
            going_on = self._take(connection, session, data)
        except ConnectionError:
            going_on, data = False, b"torn"
        if not going_on:
            selector.unregister(connection)
            connection.close()
            del self._sessions[connection]
            if not data and session.job:
                self._keep(bytes(session.job))

    def _take(self, connection: socket.socket, session: VirtualSession, data: bytes) -> bool:
        queries = session.feed(data)
        if self.cut_after is not None and session.received >= self.cut_after:
            connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
            return False
        if self.paper_ends_after is not None and session.received >= self.paper_ends_after:
            self.condition = Condition.PAPER_OUT
        connection.sendall(b"".join(answer(self.condition, query) for query in queries))
        return bool(data)

    def _keep(self, job: bytes) -> None:
        with self._arrived:
            self._jobs.append(job)
            self._arrived.notify_all()
