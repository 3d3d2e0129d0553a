"""Source files of every kind, and what a letter looks like when a viewer shows it."""

import subprocess
from io import BytesIO
from pathlib import Path

from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.generic import IndirectObject, StreamObject
from reportlab.pdfgen.canvas import Canvas

from core.domain.documents import Letter
from core.letters.letters import PdfLetters

LETTERS = PdfLetters()
RED, BLUE, WHITE = (200, 20, 20), (20, 20, 200), (255, 255, 255)


def marked(size: tuple[int, int], colour: tuple[int, int, int] = RED) -> Image.Image:
    """A white picture whose upper left quarter has a colour."""
    picture = Image.new("RGB", size, WHITE)
    picture.paste(colour, (0, 0, size[0] // 2, size[1] // 2))
    return picture


def pdf(path: Path, *texts: str) -> Path:
    """A PDF with one page for each text."""
    canvas = Canvas(str(path), invariant=True)
    for text in texts:
        canvas.drawString(72, 700, text)
        canvas.showPage()
    canvas.save()
    return path


def rewritten(path: Path, writer: PdfWriter) -> Path:
    """The file of a writer."""
    with path.open("wb") as file:
        writer.write(file)
    return path


def letter_of(*paths: Path) -> Letter:
    """All pages of several files."""
    return Letter(tuple(page for path in paths for page in LETTERS.pages(path)))


def texts(letter: bytes) -> list[str]:
    """What is read on each page."""
    return [page.extract_text().strip() for page in PdfReader(BytesIO(letter)).pages]


def streams(letter: bytes) -> list[bytes]:
    """Every stream of the file, unpacked where that can be, whether a page shows it or not."""
    reader = PdfReader(BytesIO(letter))
    numbers = range(1, int(reader.trailer["/Size"]))  # type: ignore[call-overload]  # a number by the format
    found = [IndirectObject(number, 0, reader).get_object() for number in numbers]
    return [item.get_data() for item in found if isinstance(item, StreamObject)]


def seen(letter: bytes, number: int = 0, dots: int = 20) -> Image.Image:
    """A page as a viewer shows it, coarsely."""
    options = ["-r", str(dots), "-f", str(number + 1), "-l", str(number + 1), "-png"]
    done = subprocess.run(["pdftoppm", *options, "-"], input=letter, capture_output=True, check=True)
    assert not done.stderr, done.stderr
    return Image.open(BytesIO(done.stdout)).convert("RGB")


def corners(picture: Image.Image) -> list[tuple[int, ...]]:
    """The colours at a quarter and three quarters, by rows: upper left, upper right, lower left, lower right."""
    quarter, three = (0.25, 0.75)
    places = [(x, y) for y in (quarter, three) for x in (quarter, three)]
    found = [picture.getpixel((int(picture.width * x), int(picture.height * y))) for x, y in places]
    return [colour for colour in found if isinstance(colour, tuple)]


def near(colour: tuple[int, ...], wanted: tuple[int, int, int]) -> bool:
    """Whether two colours look alike."""
    return all(abs(a - b) < 40 for a, b in zip(colour, wanted, strict=True))
