"""Processes that measure: started, fed through a pipe, and never outliving their block."""

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import Connection
from traceback import format_exception
from typing import Generic, TypeVar

from core.bootstrap import Centre, open_centre
from core.cli.bench.place import Place

T = TypeVar("T")
PATIENCE = 60.0
_HEAD_START_NS = 50_000_000
_END_SECONDS = 10.0


@dataclass(frozen=True, slots=True)
class _Failed:
    """Why a process could not go on."""

    reason: str


class HelperFailed(Exception):  # noqa: N818 - reads as the bench says it
    """A measuring process ended before it had told what it was to tell."""


@dataclass(frozen=True, slots=True)
class Shift(Generic[T]):
    """What one process did, between two instants of the machine's monotonic clock."""

    began: int
    ended: int
    result: T


@contextmanager
def helper(work: Callable[..., None], *arguments: object) -> Iterator[Connection]:
    """A process that runs `work(pipe, *arguments)`; it is to end when its pipe is closed."""
    ours, theirs = get_context("spawn").Pipe()
    process = get_context("spawn").Process(target=_told_of, args=(work, theirs, *arguments), daemon=True)
    process.start()
    theirs.close()
    try:
        yield ours
    finally:
        ours.close()
        process.join(_END_SECONDS)
        if process.is_alive():
            process.kill()
            process.join()
        process.close()


def told(pipe: Connection, seconds: float = PATIENCE) -> object:
    """What a helper says next; `HelperFailed` with its reason where it could not go on."""
    try:
        said: object = pipe.recv() if pipe.poll(seconds) else _Failed(f"it said nothing for {seconds:g} s")
    except (EOFError, OSError) as error:
        raise HelperFailed("a measuring process ended early, and could not say why") from error
    if isinstance(said, _Failed):
        raise HelperFailed(f"a measuring process failed: {said.reason}")
    return said


def together(place: Place, count: int, work: Callable[[Centre, int], T]) -> list[Shift[T]]:
    """Run `work(centre, index)` in so many processes, all from the same instant on."""
    with ExitStack() as crew:
        pipes = [crew.enter_context(helper(_shift, place, index, work)) for index in range(count)]
        for pipe in pipes:
            told(pipe)
        start = time.monotonic_ns() + _HEAD_START_NS
        for pipe in pipes:
            pipe.send(start)
        shifts = [told(pipe, seconds=600) for pipe in pipes]
    return [shift for shift in shifts if isinstance(shift, Shift)]


def _told_of(work: Callable[..., None], pipe: Connection, *arguments: object) -> None:
    try:
        work(pipe, *arguments)
    except Exception as error:
        with suppress(OSError):
            pipe.send(_Failed("".join(format_exception(error))))
        raise


def seconds_of(shifts: list[Shift[T]]) -> float:
    """From the first that began to the last that ended."""
    return (max(shift.ended for shift in shifts) - min(shift.began for shift in shifts)) / 1e9


def _shift(pipe: Connection, place: Place, index: int, work: Callable[[Centre, int], T]) -> None:
    with open_centre(place.settings) as centre:
        centre.queue.snapshot("men")
        pipe.send("ready")
        start: int = pipe.recv()
        time.sleep(max(0, start - time.monotonic_ns()) / 1e9)
        began = time.monotonic_ns()
        result = work(centre, index)
        pipe.send(Shift(began, time.monotonic_ns(), result))
