"""A source file, read safely: its size asked first, its kind told by its content, its faults told in our words."""

import logging
import os
import stat
import struct
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from pypdf.errors import DependencyError, PyPdfError

from core.domain.documents import HEAD_BYTES, FileKind, check_size, kind_of
from core.domain.errors import EnvironmentFault, ErrorCode, RuleBroken

# What parsers of hostile bytes raise. Nothing that our own code does on a sound file is among what they hide:
# a sound file of each kind is read in the tests.
_BROKEN = (
    PyPdfError,
    DependencyError,
    ArithmeticError,
    AssertionError,
    AttributeError,
    EOFError,
    LookupError,
    MemoryError,
    NotImplementedError,
    OSError,
    RecursionError,
    SyntaxError,  # Pillow's word for a picture that is none
    TypeError,
    ValueError,
    struct.error,
    zlib.error,
)

# It quotes what it reads, and that is a visitor's.
logging.getLogger("pypdf").addHandler(logging.NullHandler())
logging.getLogger("pypdf").propagate = False
logging.getLogger("PIL").setLevel(logging.WARNING)


@dataclass(frozen=True, slots=True)
class Source:
    """A file as it was read; `name` is what a person knows it by."""

    name: str
    kind: FileKind
    data: bytes


def read_source(path: Path) -> Source:
    """Read a file that may become pages.

    Raises `document_unreadable`, `document_empty`, `document_too_large` (before anything is read) or
    `document_not_taken`.
    """
    name = path.name
    try:
        return _read(path, name)
    except OSError as error:
        raise EnvironmentFault(ErrorCode.DOCUMENT_UNREADABLE, name=name) from error


def _read(path: Path, name: str) -> Source:
    if not stat.S_ISREG(path.stat().st_mode):  # a pipe or a device would keep who opens it waiting
        raise EnvironmentFault(ErrorCode.DOCUMENT_UNREADABLE, name=name)
    with path.open("rb") as file:
        size = os.fstat(file.fileno()).st_size
        check_size(size, name)
        head = file.read(HEAD_BYTES)
        kind = kind_of(head, name)
        return Source(name, kind, head + file.read(size - len(head)))


@contextmanager
def sound(name: str) -> Iterator[None]:
    """Whatever a parser stumbles over is `document_damaged`."""
    try:
        yield
    except _BROKEN as error:
        raise RuleBroken(ErrorCode.DOCUMENT_DAMAGED, name=name) from error
