"""What may become a document of a request: kinds told by their content, limits, and a letter of ordered pages."""

from dataclasses import dataclass, replace
from enum import IntEnum, StrEnum
from pathlib import Path

from core.domain.errors import ErrorCode, RuleBroken
from core.domain.remarks import REMARKS, Remark
from core.domain.workflow import Role

_MEGABYTE = 1024 * 1024
MAX_FILE_BYTES = 64 * _MEGABYTE
MAX_LETTER_BYTES = 64 * _MEGABYTE
MAX_PAGES = 200
MAX_PIXELS = 60_000_000  # a page of A4 at 600 dpi has 35 million, the largest telephone pictures 50
MAX_TITLE = 120
HEAD_BYTES = 16

# Who may take a copy of what they read to paper or to a file; the others read it on the screen.
COPIERS = REMARKS[Remark.ATTACH].roles - {Role.AGENT}
# Who still opens what was withdrawn as a mistake: it may be a paper of somebody whom the request does not concern.
READERS_OF_MISTAKES = frozenset({Role.SUPERVISOR, Role.OFFICE, Role.AUDITOR})


class FileKind(StrEnum):
    """The kinds of file that a letter is made of."""

    PDF = "pdf"
    JPEG = "jpeg"
    PNG = "png"
    TIFF = "tiff"


_MAGIC = (
    (b"%PDF-", FileKind.PDF),
    (b"\xff\xd8\xff", FileKind.JPEG),
    (b"\x89PNG\r\n\x1a\n", FileKind.PNG),
    (b"II*\x00", FileKind.TIFF),
    (b"MM\x00*", FileKind.TIFF),
    (b"II+\x00", FileKind.TIFF),  # BigTIFF
    (b"MM\x00+", FileKind.TIFF),
)
SUFFIXES = {
    ".pdf": FileKind.PDF,
    ".jpg": FileKind.JPEG,
    ".jpeg": FileKind.JPEG,
    ".jpe": FileKind.JPEG,
    ".png": FileKind.PNG,
    ".tif": FileKind.TIFF,
    ".tiff": FileKind.TIFF,
}


def kind_of(head: bytes, name: str) -> FileKind:
    """The kind that a file's first bytes tell; the name decides nothing.

    Raises `document_empty`, or `document_not_taken`: as `disguised` where the name claims a kind that we take.
    """
    if not head:
        raise RuleBroken(ErrorCode.DOCUMENT_EMPTY, name=name)
    for magic, kind in _MAGIC:
        if head.startswith(magic):
            return kind
    claimed = Path(name).suffix.lower() in SUFFIXES
    raise RuleBroken(ErrorCode.DOCUMENT_NOT_TAKEN, name=name, **({"problem": "disguised"} if claimed else {}))


def check_size(size: int, name: str) -> None:
    """Of a file, before any of it is read: `document_empty` or `document_too_large`."""
    if size == 0:
        raise RuleBroken(ErrorCode.DOCUMENT_EMPTY, name=name)
    if size > MAX_FILE_BYTES:
        raise RuleBroken(ErrorCode.DOCUMENT_TOO_LARGE, name=name, limit=MAX_FILE_BYTES // _MEGABYTE)


def check_pages(count: int, name: str) -> None:
    """Of a file: `document_no_pages` or `document_too_many_pages`."""
    if count == 0:
        raise RuleBroken(ErrorCode.DOCUMENT_NO_PAGES, name=name)
    if count > MAX_PAGES:
        raise RuleBroken(ErrorCode.DOCUMENT_TOO_MANY_PAGES, limit=MAX_PAGES)


def check_pixels(width: int, height: int, name: str) -> None:
    """Of a picture, before it is unpacked: `document_picture_too_large`, or `document_damaged` without extent."""
    if width < 1 or height < 1:
        raise RuleBroken(ErrorCode.DOCUMENT_DAMAGED, name=name)
    if width * height > MAX_PIXELS:
        raise RuleBroken(ErrorCode.DOCUMENT_PICTURE_TOO_LARGE, name=name, limit=MAX_PIXELS // 1_000_000)


def check_letter_size(size: int) -> None:
    """Of a letter's own PDF: `document_too_large`."""
    if size > MAX_LETTER_BYTES:
        limit = MAX_LETTER_BYTES // _MEGABYTE
        raise RuleBroken(ErrorCode.DOCUMENT_TOO_LARGE, problem="letter", limit=limit)


def check_title(title: str) -> str:
    """The trimmed title, `document_title_missing`, or `text_too_long`."""
    title = " ".join(title.split())
    if not title:
        raise RuleBroken(ErrorCode.DOCUMENT_TITLE_MISSING)
    if len(title) > MAX_TITLE:
        raise RuleBroken(ErrorCode.TEXT_TOO_LONG, field="title", limit=MAX_TITLE)
    return title


class Turn(IntEnum):
    """By how many degrees a page is turned clockwise from how its file has it."""

    NONE = 0
    RIGHT = 90
    OVER = 180
    LEFT = 270

    def further(self, degrees: int) -> "Turn":
        """Turned once more, by a multiple of 90."""
        return Turn((self + degrees) % 360)


@dataclass(frozen=True, slots=True)
class LetterPage:
    """A page of a letter: the page `number` (from 0) of a source file, turned."""

    source: Path
    number: int = 0
    turn: Turn = Turn.NONE


@dataclass(frozen=True, slots=True)
class Letter:
    """The pages of one letter in their order, whichever files they come from."""

    pages: tuple[LetterPage, ...] = ()

    def with_pages(self, pages: tuple[LetterPage, ...], at: int | None = None) -> "Letter":
        """With more pages, at the end or before the page at a place; `document_too_many_pages`."""
        place = len(self.pages) if at is None else at
        together = (*self.pages[:place], *pages, *self.pages[place:])
        if len(together) > MAX_PAGES:
            raise RuleBroken(ErrorCode.DOCUMENT_TOO_MANY_PAGES, limit=MAX_PAGES)
        return Letter(together)

    def turned(self, place: int, degrees: int = 90) -> "Letter":
        """With the page at a place turned clockwise."""
        page = self.pages[place]
        turned = replace(page, turn=page.turn.further(degrees))
        return Letter((*self.pages[:place], turned, *self.pages[place + 1 :]))

    def moved(self, place: int, to: int) -> "Letter":
        """With the page at a place brought to another place."""
        rest = self.without(place).pages
        return Letter((*rest[:to], self.pages[place], *rest[to:]))

    def without(self, place: int) -> "Letter":
        """Without the page at a place."""
        return Letter((*self.pages[:place], *self.pages[place + 1 :]))

    def checked(self) -> "Letter":
        """Itself where it has pages and not too many; `document_no_pages` or `document_too_many_pages`."""
        if not self.pages:
            raise RuleBroken(ErrorCode.DOCUMENT_NO_PAGES, problem="letter")
        if len(self.pages) > MAX_PAGES:
            raise RuleBroken(ErrorCode.DOCUMENT_TOO_MANY_PAGES, limit=MAX_PAGES)
        return self


@dataclass(frozen=True, slots=True)
class ScanOrder:
    """How to take pages from paper: with the feeder all that lie in it, without it the one on the glass."""

    device: str
    feeder: bool = False
    colour: bool = False
    resolution: int = 200
