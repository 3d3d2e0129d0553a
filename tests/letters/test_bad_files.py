"""A file that cannot or must not become a document is refused with the code that says why, and nothing else breaks."""

import os
import random
import tracemalloc
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfWriter

from core.domain.documents import MAX_PIXELS, Letter, LetterPage
from core.domain.errors import EnvironmentFault, IstiqbalError
from core.domain.text import STAFF_LANGUAGES, Language
from core.words import explain
from tests.letters.bad_files import BAD, bad_file
from tests.letters.made import LETTERS, letter_of, marked, pdf, rewritten, texts


def refused(path: Path) -> IstiqbalError:
    """What is said of a file, whether its pages are asked for or a letter is made of it."""
    with pytest.raises(IstiqbalError) as caught:
        LETTERS.pages(path)
    with pytest.raises(IstiqbalError) as made:
        LETTERS.make(Letter((LetterPage(path),)))
    assert made.value.code is caught.value.code
    return caught.value


@pytest.mark.parametrize("which", BAD)
@pytest.mark.filterwarnings("ignore:.*:UserWarning:PIL")
def test_a_bad_file_is_told_in_words(tmp_path: Path, which: str) -> None:
    path, code = bad_file(tmp_path, which)
    error = refused(path)
    assert error.code == code
    for language in STAFF_LANGUAGES:
        assert "{" not in explain(error, language)
    if "name" in error.facts:
        assert path.name in explain(error, Language.ARABIC)


def test_a_disguise_is_called_one(tmp_path: Path) -> None:
    told = {which: explain(refused(bad_file(tmp_path, which)[0]), Language.ENGLISH) for which in ("executable", "word")}
    assert "not what its name says" in told["executable"]
    assert "neither PDF, JPEG" in told["word"]


@pytest.mark.parametrize(
    ("which", "most"),
    [("500 MB", 5_000_000), ("bomb", 5_000_000), ("packed page", 300_000_000)],
)
def test_what_is_large_or_swells_is_not_read_whole(tmp_path: Path, which: str, most: int) -> None:
    path, _ = bad_file(tmp_path, which)
    tracemalloc.start()
    try:
        refused(path)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < most, peak


def test_a_picture_behind_a_modest_one_is_not_unpacked_either(tmp_path: Path) -> None:
    side, path = 1 + int(MAX_PIXELS**0.5), tmp_path / "a.tif"
    large = Image.new("1", (side, side))
    Image.new("1", (8, 8)).save(path, "TIFF", save_all=True, append_images=[large], compression="group4")
    with pytest.raises(IstiqbalError, match="document_picture_too_large"):
        LETTERS.pages(path)
    with pytest.raises(IstiqbalError, match="document_picture_too_large"):
        LETTERS.make(Letter((LetterPage(path, 1),)))


def test_what_opens_without_a_password_is_taken(tmp_path: Path) -> None:
    writer = PdfWriter(clone_from=pdf(tmp_path / "a.pdf", "one"))
    writer.encrypt("", "of its owner", algorithm="AES-256")
    made = LETTERS.make(letter_of(rewritten(tmp_path / "a.pdf", writer)))
    assert texts(made) == ["one"]
    assert b"/Encrypt" not in made


def test_a_file_with_a_false_name_is_taken_by_its_content(tmp_path: Path) -> None:
    marked((40, 60)).save(tmp_path / "scan.pdf", "PNG")
    assert len(LETTERS.pages(tmp_path / "scan.pdf")) == 1


@pytest.mark.parametrize("what", ["missing", "folder", "pipe"])
def test_what_is_no_file_is_told_and_waited_for_by_nobody(tmp_path: Path, what: str) -> None:
    path = tmp_path / "a.pdf"
    if what == "folder":
        path.mkdir()
    if what == "pipe":
        os.mkfifo(path)
    error = refused(path)
    assert isinstance(error, EnvironmentFault)
    assert error.code == "document_unreadable"


@pytest.mark.parametrize("seed", range(25))
@pytest.mark.parametrize("kind", ["pdf", "jpg", "png", "tif"])
@pytest.mark.filterwarnings("ignore:.*:UserWarning:PIL")
def test_damage_anywhere_is_refused_or_harmless(tmp_path: Path, kind: str, seed: int) -> None:
    path = tmp_path / f"a.{kind}"
    if kind == "pdf":
        pdf(path, "one", "two", "three")
    else:
        marked((60, 90)).save(path)
    chance, whole = random.Random(seed), path.read_bytes()
    torn = bytearray(whole)
    for _ in range(6):
        torn[chance.randrange(8, len(torn))] = chance.randrange(256)
    path.write_bytes(torn)
    count = 3 if kind == "pdf" else 1
    try:
        assert len(LETTERS.pages(path)) == count
        LETTERS.make(letter_of(path))
    except IstiqbalError:
        pass  # told; anything else is a bug
    cut = whole[: chance.randrange(20, len(whole) - 40)]
    path.write_bytes(cut)
    assert refused(path).code == "document_damaged"
