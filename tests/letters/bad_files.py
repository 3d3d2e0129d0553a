"""Every file that must not become a document, each with the code that says why."""

import os
import zlib
from collections.abc import Callable
from pathlib import Path

from PIL import Image
from pypdf import PdfWriter
from pypdf.generic import EncodedStreamObject, NameObject

from core.domain.documents import MAX_FILE_BYTES, MAX_PAGES, MAX_PIXELS
from tests.letters.made import marked, pdf, rewritten

BIG = 500_000_000


def _written(content: bytes) -> Callable[[Path], Path]:
    def write(path: Path) -> Path:
        path.write_bytes(content)
        return path

    return write


def _sparse(path: Path) -> Path:
    """500 MB that take no room on the disk."""
    path.write_bytes(b"%PDF-1.7\n")
    os.truncate(path, BIG)
    return path


def _locked(path: Path, owner: str | None = None, user: str = "secret") -> Path:
    writer = PdfWriter(clone_from=pdf(path, "one"))
    writer.encrypt(user, owner, algorithm="AES-256")
    return rewritten(path, writer)


def _no_pages(path: Path) -> Path:
    return rewritten(path, PdfWriter())


def _too_many(path: Path) -> Path:
    return pdf(path, *map(str, range(MAX_PAGES + 1)))


def _cut(path: Path) -> Path:
    whole = pdf(path, "one", "two").read_bytes()
    path.write_bytes(whole[: len(whole) // 2])
    return path


def _cut_picture(path: Path) -> Path:
    marked((800, 1200)).save(path, "JPEG", quality=95)
    path.write_bytes(path.read_bytes()[:-2000])
    return path


def _lost_page(path: Path) -> Path:
    """A page tree that counts two pages and knows one."""
    path.write_bytes(pdf(path, "one").read_bytes().replace(b"/Count 1", b"/Count 2"))
    return path


def _bomb(path: Path) -> Path:
    """A small PNG whose picture would fill the memory."""
    side = 1 + int((MAX_PIXELS * 4) ** 0.5)
    head = side.to_bytes(4) * 2 + bytes([8, 2, 0, 0, 0])
    parts = [(b"IHDR", head), (b"IDAT", zlib.compress(b"\x00" * 1000)), (b"IEND", b"")]
    path.write_bytes(b"\x89PNG\r\n\x1a\n" + b"".join(_chunk(name, data) for name, data in parts))
    return path


def _chunk(name: bytes, data: bytes) -> bytes:
    return len(data).to_bytes(4) + name + data + zlib.crc32(name + data).to_bytes(4)


def _packed(path: Path) -> Path:
    """A page of a PDF that is small, and would unpack to more than memory should hold."""
    writer = PdfWriter(clone_from=pdf(path, "one"))
    contents = EncodedStreamObject()
    contents._data = zlib.compress(b" " * 100_000_000, 9)
    contents[NameObject("/Filter")] = NameObject("/FlateDecode")
    writer.pages[0][NameObject("/Contents")] = writer._add_object(contents)
    return rewritten(path, writer)


def _large_picture(path: Path) -> Path:
    Image.new("1", (MAX_PIXELS // 5000 + 1, 5000)).save(path, "PNG")
    return path


def _form_of_one_program(path: Path) -> Path:
    whole = pdf(path, "Please wait").read_bytes()
    path.write_bytes(whole.replace(b"/Type /Catalog", b"/NeedsRendering true /Type /Catalog"))
    return path


def _many_frames(path: Path) -> Path:
    Image.new("1", (8, 8)).save(path, "TIFF", save_all=True, append_images=[Image.new("1", (8, 8))] * MAX_PAGES)
    return path


BAD: dict[str, tuple[str, Callable[[Path], Path], str]] = {
    "empty": ("a.pdf", _written(b""), "document_empty"),
    "executable": ("a.pdf", _written(b"MZ\x90\x00" + b"\x00" * 400), "document_not_taken"),
    "program": ("a.jpg", _written(b"\x7fELF\x02\x01\x01" + b"\x00" * 400), "document_not_taken"),
    "page of the web": ("a.tiff", _written(b"<html><script>1</script></html>"), "document_not_taken"),
    "word": ("a.docx", _written(b"PK\x03\x04" + b"\x00" * 100), "document_not_taken"),
    "form of one program": ("a.pdf", _form_of_one_program, "document_not_taken"),
    "500 MB": ("a.pdf", _sparse, "document_too_large"),
    "no pages": ("a.pdf", _no_pages, "document_no_pages"),
    "password": ("a.pdf", _locked, "document_locked"),
    "too many pages": ("a.pdf", _too_many, "document_too_many_pages"),
    "too many frames": ("a.tif", _many_frames, "document_too_many_pages"),
    "cut": ("a.pdf", _cut, "document_damaged"),
    "lost page": ("a.pdf", _lost_page, "document_damaged"),
    "only a head": ("a.pdf", _written(b"%PDF-1.7\n" + b"nothing\n" * 40), "document_damaged"),
    "cut picture": ("a.jpg", _cut_picture, "document_damaged"),
    "torn png": ("a.png", _written(b"\x89PNG\r\n\x1a\n" + b"\x00" * 100), "document_damaged"),
    "torn tiff": ("a.tif", _written(b"II*\x00\x08\x00\x00\x00\xff\xff"), "document_damaged"),
    "bomb": ("a.png", _bomb, "document_picture_too_large"),
    "packed page": ("a.pdf", _packed, "document_damaged"),
    "large picture": ("a.png", _large_picture, "document_picture_too_large"),
}
assert BIG > MAX_FILE_BYTES


def bad_file(folder: Path, which: str) -> tuple[Path, str]:
    """The file, and the code of why it is refused."""
    name, make, code = BAD[which]
    return make(folder / name), code
