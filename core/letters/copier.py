"""Copies a page of a PDF into another with all that can be seen of it, and nothing that acts, hides or tells."""

from pypdf import PageObject, PdfWriter
from pypdf.generic import (
    ArrayObject,
    DictionaryObject,
    EncodedStreamObject,
    IndirectObject,
    NameObject,
    NullObject,
    NumberObject,
    PdfObject,
    RectangleObject,
    StreamObject,
)

from core.domain.documents import Turn
from core.letters.annotations import drawn

_LONGEST_SIDE = 14_400  # points, the limit of the format (ISO 32000-2, annex C)
# Leave out what is nothing to see; the page itself gives only what `PageCopier.copy` names.
_KEYS = frozenset(
    {
        "/AA",
        "/AF",
        "/Alternates",
        "/EmbeddedFiles",
        "/JS",
        "/JavaScript",
        "/LastModified",
        "/Metadata",
        "/OPI",
        "/OpenAction",
        "/PieceInfo",
        "/Ref",
        "/StructParent",
        "/StructParents",
    }
)
_TYPES = frozenset(
    {"/Action", "/Annot", "/Catalog", "/EmbeddedFile", "/F", "/Filespec", "/Metadata", "/Page", "/Pages", "/Sig"}
)
_ACTIONS = frozenset(
    {
        "/GoTo",
        "/GoTo3DView",
        "/GoToDp",
        "/GoToE",
        "/GoToR",
        "/Hide",
        "/ImportData",
        "/JavaScript",
        "/Launch",
        "/Movie",
        "/Named",
        "/Rendition",
        "/ResetForm",
        "/RichMediaExecute",
        "/SetOCGState",
        "/Sound",
        "/SubmitForm",
        "/Thread",
        "/Trans",
        "/URI",
    }
)
_OF_STREAM = frozenset({"/F", "/FDecodeParms", "/FFilter", "/Length"})  # data that would lie in another file


class PageCopier:
    """Copies pages of one file; what they share, such as a font, is copied once."""

    def __init__(self, writer: PdfWriter) -> None:
        self._writer = writer
        self._made: dict[tuple[int, int], IndirectObject] = {}

    def copy(self, page: PageObject, turn: Turn) -> None:
        """Append the page, turned; ValueError where it is not whole."""
        box = _box(page)
        made = self._writer.add_blank_page(box.width, box.height)
        made[NameObject("/MediaBox")] = box
        if "/CropBox" in page:
            made[NameObject("/CropBox")] = RectangleObject(page.cropbox)
        for name in ("/UserUnit", "/Group"):
            self._put(made, name, page.raw_get(name) if name in page else None)
        made[NameObject("/Rotate")] = NumberObject((page.rotation + turn) % 360)
        resources = self._resources(page)
        made[NameObject("/Resources")] = resources
        made[NameObject("/Contents")] = self._contents(page, resources)

    def _resources(self, page: PageObject) -> DictionaryObject:
        """Of this page alone, since the drawn annotations are put in."""
        found = page["/Resources"].get_object() if "/Resources" in page else None
        made = DictionaryObject()
        if isinstance(found, DictionaryObject):
            self._fill(made, found)
        shown = made["/XObject"].get_object() if "/XObject" in made else None
        own = DictionaryObject(shown.items()) if isinstance(shown, DictionaryObject) else DictionaryObject()
        made[NameObject("/XObject")] = own
        return made

    def _contents(self, page: PageObject, resources: DictionaryObject) -> ArrayObject:
        own: list[PdfObject] = []
        found = page.raw_get("/Contents") if "/Contents" in page else ArrayObject()
        target = found.get_object()
        for part in target if isinstance(target, ArrayObject) else [found]:
            stream = part.get_object()
            if not isinstance(stream, StreamObject):
                raise ValueError("a part of the page is missing")  # noqa: TRY004 - the file is wrong, not a type
            stream.get_data()  # raises where it cannot be unpacked
            copied = self._copied(part)
            if copied is not None:
                own.append(copied)
        after = "Q\n"
        shown = resources["/XObject"]
        for form, matrix in drawn(page):
            name = f"/Drawn{len(shown)}"  # type: ignore[arg-type]  # made a dictionary above
            self._put(shown, name, form)  # type: ignore[arg-type]
            after += f"q {matrix} cm {name} Do Q\n"
        return ArrayObject([self._stream(b"q\n"), *own, self._stream(after.encode("ascii"))])

    def _stream(self, data: bytes) -> IndirectObject:
        made = EncodedStreamObject()
        made._data = data
        return self._writer._add_object(made)

    def _put(self, made: DictionaryObject, name: str, value: PdfObject | None) -> None:
        copied = None if value is None else self._copied(value)
        if copied is not None:
            made[NameObject(name)] = copied

    def _copied(self, value: PdfObject) -> PdfObject | None:
        """The value in the other file, None where it is left out."""
        if isinstance(value, IndirectObject):
            return self._referred(value)
        if isinstance(value, DictionaryObject):
            if _left_out(value):
                return None
            made = DictionaryObject()
            self._fill(made, value)
            return made
        if isinstance(value, ArrayObject):
            parts = (self._copied(item) for item in value)
            # a place in an array counts, so that what is left out stays as nothing
            return ArrayObject(NullObject() if part is None else part for part in parts)
        return value

    def _referred(self, reference: IndirectObject) -> PdfObject | None:
        known = self._made.get((reference.idnum, reference.generation))
        if known is not None:
            return known
        target = reference.get_object()
        if target is None or isinstance(target, NullObject):
            return None
        if not isinstance(target, DictionaryObject):
            return self._copied(target)
        if _left_out(target):
            return None
        made = EncodedStreamObject() if isinstance(target, StreamObject) else DictionaryObject()
        if isinstance(target, StreamObject) and isinstance(made, EncodedStreamObject):
            made._data = target._data
        copy = self._writer._add_object(made)
        self._made[reference.idnum, reference.generation] = copy  # before its parts: one may lead back to it
        self._fill(made, target)
        return copy

    def _fill(self, made: DictionaryObject, source: DictionaryObject) -> None:
        dropped = _KEYS | _OF_STREAM if isinstance(source, StreamObject) else _KEYS
        for name in source:
            if name not in dropped:
                self._put(made, name, source.raw_get(name))


def _left_out(value: DictionaryObject) -> bool:
    """Whether it acts, belongs to a file or another page, or runs a program of its own."""
    if _named(value, "/Type") in _TYPES or _named(value, "/S") in _ACTIONS or ("/EF" in value and "/F" in value):
        return True
    return isinstance(value, StreamObject) and ("/F" in value or _named(value, "/Subtype") == "/PS")


def _named(value: DictionaryObject, key: str) -> str:
    """The name under a key, also where it stands elsewhere in the file; empty for anything that is no name."""
    found = value[key] if key in value else None  # noqa: SIM401 - `get` would not follow a reference
    return str(found) if isinstance(found, NameObject) else ""


def _box(page: PageObject) -> RectangleObject:
    box = RectangleObject(page.mediabox)
    if not all(0 < float(side) <= _LONGEST_SIDE for side in (box.width, box.height)):
        raise ValueError("a page without extent")
    return box
