"""A picture as a source of pages: made upright, no finer than 200 dots an inch on A4, grey or colour as it is."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from zlib import compress

from PIL import Image, ImageOps
from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    EncodedStreamObject,
    FloatObject,
    NameObject,
    NumberObject,
)

from core.domain.documents import MAX_PIXELS, FileKind, Turn, check_pages, check_pixels
from core.domain.errors import ErrorCode, RuleBroken
from core.letters.source import Source, sound

DOTS_PER_INCH = 200
JPEG_QUALITY = 80
A4 = (595.276, 841.89)
_WIDTH, _HEIGHT = (round(side / 72 * DOTS_PER_INCH) for side in A4)
_GREY_DEPTH = 256  # 16 bits to 8


def picture_count(source: Source) -> int:
    """How many pages it has; only TIFF has several.

    Raises `document_damaged`, `document_picture_too_large` or `document_too_many_pages`.
    """
    with _opened(source) as picture:
        return _count(picture, source)


def tried_picture(source: Source) -> int:
    """As `picture_count`, with every page unpacked once."""
    with _opened(source) as picture:
        count = _count(picture, source)
        for number in range(count):
            _go_to(picture, source, number)
            picture.draft(None, (_WIDTH // 8, _HEIGHT // 8))  # as coarsely as JPEG can
            picture.load()
    return count


def add_picture(writer: PdfWriter, source: Source, number: int, turn: Turn) -> None:
    """Append a picture as a page of A4, lying where it is broader than high.

    Raises `document_damaged` or `document_picture_too_large`.
    """
    with _opened(source) as picture:
        _go_to(picture, source, number)
        image = _fitted(picture)
    _draw(writer, image, turn)


def _count(picture: Image.Image, source: Source) -> int:
    count = int(picture.n_frames) if source.kind is FileKind.TIFF else 1  # type: ignore[attr-defined]  # TIFF's own
    check_pages(count, source.name)
    return count


def _go_to(picture: Image.Image, source: Source, number: int) -> None:
    if source.kind is FileKind.TIFF:
        picture.seek(number)
        check_pixels(*picture.size, source.name)


@contextmanager
def _opened(source: Source) -> Iterator[Image.Image]:
    with sound(source.name):
        try:
            # only the reader of this kind: each other one would be a door of its own
            with Image.open(BytesIO(source.data), formats=[source.kind.name]) as picture:
                check_pixels(*picture.size, source.name)
                yield picture
        except (Image.DecompressionBombError, Image.DecompressionBombWarning) as error:
            limit = MAX_PIXELS // 1_000_000
            raise RuleBroken(ErrorCode.DOCUMENT_PICTURE_TOO_LARGE, name=source.name, limit=limit) from error


def _fitted(picture: Image.Image) -> Image.Image:
    """Black on white, grey or colour, as large as it needs to be."""
    picture.draft(None, (_HEIGHT, _HEIGHT))  # lets JPEG unpack no more than is needed
    image = ImageOps.exif_transpose(_plain(picture))
    along = image.width > image.height
    limits = (_HEIGHT, _WIDTH) if along else (_WIDTH, _HEIGHT)
    scale = min(limits[0] / image.width, limits[1] / image.height, 1.0)
    if scale == 1.0:
        return image
    size = max(1, round(image.width * scale)), max(1, round(image.height * scale))
    return (image.convert("L") if image.mode == "1" else image).resize(size, Image.Resampling.LANCZOS)


def _plain(picture: Image.Image) -> Image.Image:
    if picture.mode in {"1", "L", "RGB"} and "transparency" not in picture.info:
        picture.load()
        return picture
    if picture.mode.startswith(("I", "F")):
        deep = picture.convert("I")
        return deep.point(lambda grey: grey / _GREY_DEPTH).convert("L")
    if picture.has_transparency_data:
        layer = picture.convert("RGBA")
        paper = Image.new("RGBA", layer.size, "white")
        paper.alpha_composite(layer)
        return paper.convert("L" if picture.mode in {"L", "LA"} else "RGB")
    return picture.convert("RGB")


def _draw(writer: PdfWriter, image: Image.Image, turn: Turn) -> None:
    page_width, page_height = A4[::-1] if image.width > image.height else A4
    page = writer.add_blank_page(page_width, page_height)
    scale = min(page_width / image.width, page_height / image.height)
    width, height = image.width * scale, image.height * scale
    x, y = (page_width - width) / 2, (page_height - height) / 2
    content = EncodedStreamObject()
    content._data = f"q {width:.3f} 0 0 {height:.3f} {x:.3f} {y:.3f} cm /Scan Do Q\n".encode("ascii")
    shown = DictionaryObject({NameObject("/Scan"): writer._add_object(_packed(image))})
    page[NameObject("/Resources")] = DictionaryObject({NameObject("/XObject"): shown})
    page[NameObject("/Contents")] = writer._add_object(content)
    page[NameObject("/Rotate")] = NumberObject(turn)
    page[NameObject("/MediaBox")] = ArrayObject(FloatObject(side) for side in (0, 0, page_width, page_height))


def _packed(image: Image.Image) -> EncodedStreamObject:
    """Black and white without loss, anything else as JPEG; what a camera or a PC wrote into the file is gone."""
    packed, data = EncodedStreamObject(), BytesIO()
    if image.mode == "1":
        packed._data, way, bits = compress(image.tobytes(), 9), "/FlateDecode", 1
    else:
        image.info.clear()  # Pillow would write the comment and more of it again
        image.save(data, "JPEG", quality=JPEG_QUALITY)
        packed._data, way, bits = data.getvalue(), "/DCTDecode", 8
    names = {
        "/Type": "/XObject",
        "/Subtype": "/Image",
        "/Filter": way,
        "/ColorSpace": "/DeviceRGB" if image.mode == "RGB" else "/DeviceGray",
    }
    numbers = {"/Width": image.width, "/Height": image.height, "/BitsPerComponent": bits}
    packed.update({NameObject(name): NameObject(value) for name, value in names.items()})
    packed.update({NameObject(name): NumberObject(value) for name, value in numbers.items()})
    return packed
