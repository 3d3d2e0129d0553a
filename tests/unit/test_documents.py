"""The rules of documents: kinds by content, limits, and the pages of a letter in their order."""

from collections.abc import Callable
from pathlib import Path

import pytest

from core.domain import documents
from core.domain.documents import (
    MAX_FILE_BYTES,
    MAX_PAGES,
    MAX_PIXELS,
    MAX_TITLE,
    FileKind,
    Letter,
    LetterPage,
    Turn,
    check_letter_size,
    check_pages,
    check_pixels,
    check_size,
    check_title,
    kind_of,
)
from core.domain.errors import ErrorCode, RuleBroken

FIRST, SECOND, THIRD = (LetterPage(Path("a.pdf"), number) for number in range(3))
LETTER = Letter((FIRST, SECOND, THIRD))


def refused(attempt: Callable[[], object]) -> RuleBroken:
    with pytest.raises(RuleBroken) as caught:
        attempt()
    return caught.value


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        (b"%PDF-1.4\n", FileKind.PDF),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", FileKind.JPEG),
        (b"\x89PNG\r\n\x1a\n\x00", FileKind.PNG),
        (b"II*\x00\x08", FileKind.TIFF),
        (b"MM\x00*\x00", FileKind.TIFF),
    ],
)
@pytest.mark.parametrize("name", ["letter.pdf", "letter.exe", "letter"])
def test_the_content_tells_the_kind_and_the_name_does_not(head: bytes, kind: FileKind, name: str) -> None:
    assert kind_of(head, name) is kind


@pytest.mark.parametrize("head", [b"MZ\x90\x00", b"\x7fELF", b"PK\x03\x04", b"<html>", b" %PDF-1.4", b"GIF89a"])
def test_what_is_no_kind_of_ours_is_not_taken(head: bytes) -> None:
    plain = refused(lambda: kind_of(head, "letter.doc"))
    assert (plain.code, plain.facts) == (ErrorCode.DOCUMENT_NOT_TAKEN, {"name": "letter.doc"})
    for name in ("letter.pdf", "LETTER.PDF", "a.Jpeg", "b.tif"):
        disguised = refused(lambda name=name: kind_of(head, name))  # type: ignore[misc]  # mypy knows no default here
        assert (disguised.code, disguised.facts["problem"]) == (ErrorCode.DOCUMENT_NOT_TAKEN, "disguised")


def test_limits_hold_to_the_last_one() -> None:
    check_size(MAX_FILE_BYTES, "a")
    check_pages(MAX_PAGES, "a")
    check_pixels(MAX_PIXELS, 1, "a")
    check_letter_size(documents.MAX_LETTER_BYTES)
    assert check_title(f" {'م' * MAX_TITLE}\n") == "م" * MAX_TITLE
    attempts: dict[Callable[[], object], ErrorCode] = {
        lambda: check_size(0, "a"): ErrorCode.DOCUMENT_EMPTY,
        lambda: kind_of(b"", "a.pdf"): ErrorCode.DOCUMENT_EMPTY,
        lambda: check_size(MAX_FILE_BYTES + 1, "a"): ErrorCode.DOCUMENT_TOO_LARGE,
        lambda: check_letter_size(documents.MAX_LETTER_BYTES + 1): ErrorCode.DOCUMENT_TOO_LARGE,
        lambda: check_pages(0, "a"): ErrorCode.DOCUMENT_NO_PAGES,
        lambda: check_pages(MAX_PAGES + 1, "a"): ErrorCode.DOCUMENT_TOO_MANY_PAGES,
        lambda: check_pixels(MAX_PIXELS + 1, 1, "a"): ErrorCode.DOCUMENT_PICTURE_TOO_LARGE,
        lambda: check_pixels(0, 9, "a"): ErrorCode.DOCUMENT_DAMAGED,
        lambda: check_title(" \n"): ErrorCode.DOCUMENT_TITLE_MISSING,
        lambda: check_title("م" * (MAX_TITLE + 1)): ErrorCode.TEXT_TOO_LONG,
    }
    for attempt, code in attempts.items():
        assert refused(attempt).code is code


def test_pages_are_turned_and_come_round() -> None:
    letter = LETTER.turned(1)
    assert [page.turn for page in letter.pages] == [Turn.NONE, Turn.RIGHT, Turn.NONE]
    assert letter.turned(1, -90) == LETTER
    assert LETTER.turned(1, -90).pages[1].turn is Turn.LEFT
    for _ in range(3):
        letter = letter.turned(1)
    assert letter == LETTER


@pytest.mark.parametrize(
    ("place", "to", "order"),
    [
        (0, 2, (SECOND, THIRD, FIRST)),
        (2, 0, (THIRD, FIRST, SECOND)),
        (0, 1, (SECOND, FIRST, THIRD)),
        (1, 1, (FIRST, SECOND, THIRD)),
    ],
)
def test_pages_change_their_order(place: int, to: int, order: tuple[LetterPage, ...]) -> None:
    assert LETTER.moved(place, to).pages == order


def test_pages_come_and_go() -> None:
    assert LETTER.without(1).pages == (FIRST, THIRD)
    assert Letter((FIRST, THIRD)).with_pages((SECOND,), 1) == LETTER
    assert Letter((FIRST,)).with_pages((SECOND, THIRD)) == LETTER


def test_a_letter_has_pages_and_not_too_many() -> None:
    assert LETTER.checked() is LETTER
    empty = refused(Letter().checked)
    assert (empty.code, empty.facts) == (ErrorCode.DOCUMENT_NO_PAGES, {"problem": "letter"})
    full = Letter((FIRST,) * MAX_PAGES)
    assert full.checked() is full
    assert refused(lambda: full.with_pages((FIRST,))).code is ErrorCode.DOCUMENT_TOO_MANY_PAGES
    assert refused(Letter((FIRST,) * (MAX_PAGES + 1)).checked).code is ErrorCode.DOCUMENT_TOO_MANY_PAGES
