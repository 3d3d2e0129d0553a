"""One PDF of pages from several files: in order, turned, upright, readable, and always the same bytes."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader

from core.domain.documents import Letter, Turn
from core.domain.errors import RuleBroken
from core.letters.picture import A4, DOTS_PER_INCH
from tests.letters.made import BLUE, LETTERS, RED, WHITE, corners, letter_of, marked, near, pdf, seen, streams, texts


def test_pages_of_every_kind_become_one_letter(tmp_path: Path) -> None:
    pdf(tmp_path / "a.pdf", "one", "two")
    marked((400, 600)).save(tmp_path / "b.jpg")
    marked((400, 600), BLUE).save(tmp_path / "c.png")
    marked((400, 600)).save(tmp_path / "d.tif", save_all=True, append_images=[marked((400, 600), BLUE)])
    letter = letter_of(*(tmp_path / name for name in ("a.pdf", "b.jpg", "c.png", "d.tif")))
    made = LETTERS.make(letter)
    assert texts(made) == ["one", "two", "", "", "", ""]
    for number, colour in ((2, RED), (3, BLUE), (4, RED), (5, BLUE)):
        found = corners(seen(made, number))
        assert near(found[0], colour)
        assert all(near(other, WHITE) for other in found[1:])


def test_the_same_pages_give_the_same_bytes(tmp_path: Path) -> None:
    pdf(tmp_path / "a.pdf", "one", "two")
    marked((400, 600)).save(tmp_path / "b.jpg")
    letter = letter_of(tmp_path / "a.pdf", tmp_path / "b.jpg")
    assert LETTERS.make(letter) == LETTERS.make(letter)
    assert LETTERS.make(letter) != LETTERS.make(letter.turned(0))


def test_pages_are_reordered_removed_and_mixed(tmp_path: Path) -> None:
    first, second = pdf(tmp_path / "a.pdf", "a1", "a2", "a3"), pdf(tmp_path / "b.pdf", "b1", "b2")
    letter = letter_of(first, second).without(1).moved(3, 0).moved(1, 3)
    assert texts(LETTERS.make(letter)) == ["b2", "a3", "b1", "a1"]


def test_a_removed_page_is_not_in_the_file(tmp_path: Path) -> None:
    source = pdf(tmp_path / "a.pdf", "kept", "removed in secret")
    made = LETTERS.make(letter_of(source).without(1))
    assert texts(made) == ["kept"]
    assert not any(b"secret" in data for data in streams(made))
    assert any(b"kept" in data for data in streams(made))


@pytest.mark.parametrize(("turn", "corner"), [(0, 0), (90, 1), (180, 3), (270, 2)])
@pytest.mark.parametrize("kind", ["pdf", "png"])
def test_a_page_is_turned_clockwise(tmp_path: Path, turn: int, corner: int, kind: str) -> None:
    source = tmp_path / f"a.{kind}"
    marked((400, 600)).save(source)
    letter = letter_of(source)
    made = LETTERS.make(letter.turned(0, turn) if turn else letter)
    found = corners(seen(made))
    assert near(found[corner], RED)
    assert sum(near(colour, RED) for colour in found) == 1


def test_a_turn_adds_to_that_of_the_file(tmp_path: Path) -> None:
    marked((400, 600)).save(tmp_path / "a.png")
    turned = LETTERS.make(letter_of(tmp_path / "a.png").turned(0, 90))
    (tmp_path / "turned.pdf").write_bytes(turned)
    letter = letter_of(tmp_path / "turned.pdf")
    assert letter.pages[0].turn is Turn.NONE
    assert near(corners(seen(LETTERS.make(letter)))[1], RED)
    assert near(corners(seen(LETTERS.make(letter.turned(0, 90))))[3], RED)


def test_a_telephone_picture_stands_upright(tmp_path: Path) -> None:
    lying = marked((400, 600)).transpose(Image.Transpose.ROTATE_90)
    exif = Image.Exif()
    exif[0x0112] = 6  # the camera was held on its side: turn it a quarter to the right
    lying.save(tmp_path / "a.jpg", exif=exif)
    made = LETTERS.make(letter_of(tmp_path / "a.jpg"))
    page = seen(made)
    assert page.height > page.width
    assert near(corners(page)[0], RED)


def images(made: bytes) -> list[Image.Image]:
    return [image.image for page in PdfReader(BytesIO(made)).pages for image in page.images if image.image]


@pytest.mark.parametrize("size", [(3000, 4200), (4200, 3000), (5000, 300)])
def test_a_picture_is_no_finer_than_it_needs_to_be(tmp_path: Path, size: tuple[int, int]) -> None:
    marked(size).save(tmp_path / "a.jpg")
    made = LETTERS.make(letter_of(tmp_path / "a.jpg"))
    (image,) = images(made)
    short, long = (round(side / 72 * DOTS_PER_INCH) for side in A4)
    assert max(image.size) <= long
    assert min(image.size) <= short
    assert image.size[0] / image.size[1] == pytest.approx(size[0] / size[1], rel=0.01)
    box = PdfReader(BytesIO(made)).pages[0].mediabox
    assert (float(box.width) > float(box.height)) == (size[0] > size[1])
    assert sorted((float(box.width), float(box.height))) == pytest.approx(sorted(A4), abs=0.01)


def test_a_small_picture_is_not_blown_up(tmp_path: Path) -> None:
    marked((300, 200)).save(tmp_path / "a.png")
    (image,) = images(LETTERS.make(letter_of(tmp_path / "a.png")))
    assert image.size == (300, 200)


@pytest.mark.parametrize(
    ("mode", "kept"),
    [("1", "1"), ("L", "L"), ("RGB", "RGB"), ("P", "RGB"), ("RGBA", "RGB"), ("LA", "L"), ("I;16", "L")],
)
def test_grey_stays_grey_and_colour_colour(tmp_path: Path, mode: str, kept: str) -> None:
    source = marked((200, 300)).convert("L").convert(mode) if mode != "I;16" else Image.new(mode, (200, 300), 65535)
    source.save(tmp_path / "a.png")
    made = LETTERS.make(letter_of(tmp_path / "a.png"))
    (image,) = images(made)
    assert image.mode == kept
    assert near(corners(seen(made))[3], WHITE)


def test_what_is_clear_is_white_paper(tmp_path: Path) -> None:
    Image.new("RGBA", (200, 300), (0, 0, 0, 0)).save(tmp_path / "a.png")
    assert all(near(colour, WHITE) for colour in corners(seen(LETTERS.make(letter_of(tmp_path / "a.png")))))


def test_inks_become_colours(tmp_path: Path) -> None:
    marked((200, 300)).convert("CMYK").save(tmp_path / "a.jpg")
    assert near(corners(seen(LETTERS.make(letter_of(tmp_path / "a.jpg"))))[0], RED)


def test_twenty_scanned_pages_stay_handy(tmp_path: Path) -> None:
    for number in range(20):
        marked((1654, 2339)).convert("L").save(tmp_path / f"page-{number:02}.png")
    made = LETTERS.make(letter_of(*sorted(tmp_path.glob("*.png"))))
    assert len(PdfReader(BytesIO(made)).pages) == 20
    assert len(made) < 2_000_000


def test_a_file_that_lost_its_pages_meanwhile_is_told(tmp_path: Path) -> None:
    source = pdf(tmp_path / "a.pdf", "one", "two")
    letter = letter_of(source)
    pdf(source, "one")
    with pytest.raises(RuleBroken, match="document_damaged"):
        LETTERS.make(letter)
    assert texts(LETTERS.make(Letter(letter.pages[:1]))) == ["one"]
