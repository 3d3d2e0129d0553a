"""What a PDF hides or does stays outside; what it shows comes in, filled-in forms too."""

from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import FreeText, Link
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    Fit,
    IndirectObject,
    NameObject,
    NumberObject,
    TextStringObject,
)
from reportlab.pdfgen.canvas import Canvas

from tests.letters.made import LETTERS, corners, letter_of, marked, near, pdf, rewritten, seen, streams, texts

ARMS = (b"JavaScript", b"/JS", b"Launch", b"URI", b"EmbeddedFile", b"OpenAction", b"/AA", b"/Annots", b"AcroForm")
TRACES = (b"NOURA-PC", b"Al-Salem", b"secret attachment", b"/Info", b"/Metadata", b"PieceInfo", b"/Producer", b"pypdf")


def script(words: str) -> DictionaryObject:
    return DictionaryObject({NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject(words)})


def armed(path: Path) -> Path:
    """A PDF with one of everything that acts, hides or tells."""
    writer = PdfWriter(clone_from=pdf(path, "visible"))
    page = writer.pages[0]
    writer.add_attachment("secret.exe", b"MZ secret attachment")
    writer.add_metadata({"/Author": "Al-Salem", "/Creator": "NOURA-PC"})
    writer.xmp_metadata = b"<x:xmpmeta>NOURA-PC</x:xmpmeta>"
    writer.add_annotation(0, Link(rect=(0, 0, 300, 300), url="http://127.0.0.1/Launch"))
    launch = DictionaryObject({NameObject("/S"): NameObject("/Launch"), NameObject("/F"): TextStringObject("a.exe")})
    page[NameObject("/AA")] = DictionaryObject({NameObject("/O"): launch})
    writer._root_object[NameObject("/OpenAction")] = script("opened")
    private = DecodedStreamObject()
    private.set_data(b"Al-Salem")
    page[NameObject("/PieceInfo")] = DictionaryObject({NameObject("/Word"): writer._add_object(private)})
    fonts = page["/Resources"].get_object()["/Font"].get_object()  # type: ignore[index]  # reportlab writes it
    font = next(iter(fonts.values())).get_object()
    font[NameObject("/Hidden")] = writer._add_object(script("in a font"))
    font[NameObject("/Metadata")] = writer._add_object(private)
    return rewritten(path, writer)


def test_what_acts_or_tells_stays_outside(tmp_path: Path) -> None:
    source = armed(tmp_path / "a.pdf")
    before = source.read_bytes()
    assert [word for word in ARMS if word in before]
    made = LETTERS.make(letter_of(source))
    assert texts(made) == ["visible"]
    everything = made + b"".join(streams(made))
    assert [word for word in (*ARMS, *TRACES) if word in everything] == []
    reader = PdfReader(BytesIO(made))
    assert reader.metadata is None
    assert set(reader.root_object) == {"/Type", "/Pages"}


def test_an_action_told_by_reference_stays_outside_too(tmp_path: Path) -> None:
    writer = PdfWriter(clone_from=pdf(tmp_path / "a.pdf", "visible"))
    kind = writer._add_object(NameObject("/JavaScript"))
    hidden = DictionaryObject({NameObject("/S"): kind, NameObject("/Code"): TextStringObject("by reference")})
    writer.pages[0]["/Resources"].get_object()[NameObject("/Properties")] = DictionaryObject(  # type: ignore[index]
        {NameObject("/P0"): writer._add_object(hidden)}
    )
    source = rewritten(tmp_path / "a.pdf", writer)
    assert b"by reference" in source.read_bytes()
    assert b"by reference" not in LETTERS.make(letter_of(source))


def test_a_page_does_not_bring_another_along(tmp_path: Path) -> None:
    writer = PdfWriter(clone_from=pdf(tmp_path / "a.pdf", "kept", "other page"))
    writer.add_annotation(0, Link(rect=(0, 0, 9, 9), target_page_index=1, fit=Fit.fit()))
    writer.pages[0]["/Resources"].get_object()[NameObject("/Properties")] = DictionaryObject(  # type: ignore[index]
        {NameObject("/P0"): writer.pages[1].indirect_reference or DictionaryObject()}
    )
    letter = letter_of(rewritten(tmp_path / "a.pdf", writer)).without(1)
    assert not any(b"other page" in data for data in streams(LETTERS.make(letter)))


def test_a_filled_in_form_is_read(tmp_path: Path) -> None:
    canvas = Canvas(str(tmp_path / "form.pdf"))
    canvas.acroForm.textfield(value="written by hand", x=100, y=500, width=200)
    canvas.acroForm.checkbox(checked=True, x=100, y=300, size=60)
    canvas.acroForm.checkbox(checked=False, x=300, y=300, size=60)
    canvas.showPage()
    canvas.save()
    source = tmp_path / "form.pdf"
    made = LETTERS.make(letter_of(source))
    assert "written by hand" in texts(made)[0]
    assert b"/AcroForm" not in made
    before, after = (seen(data, dots=72).convert("L") for data in (source.read_bytes(), made))
    boxes = [(100, before.height - 360, 160, before.height - 300), (300, before.height - 360, 360, before.height - 300)]
    dark = [[sum(grey < 128 for grey in view.crop(box).tobytes()) for box in boxes] for view in (before, after)]
    assert dark[0] == pytest.approx(dark[1], abs=20)
    assert dark[1][0] > dark[1][1]


def noted(path: Path, flags: int) -> Path:
    """A page with a note in a red box of its own appearance, twice as wide as its picture."""
    writer = PdfWriter(clone_from=pdf(path, "page"))
    note = writer.add_annotation(0, FreeText(text="", rect=(0, 421, 298, 842)))
    look = DecodedStreamObject()
    look.set_data(b"1 0 0 rg 0 0 10 10 re f")
    kinds = {"/Type": NameObject("/XObject"), "/Subtype": NameObject("/Form")}
    look.update({NameObject(name): value for name, value in kinds.items()})
    look[NameObject("/BBox")] = ArrayObject(NumberObject(side) for side in (0, 0, 10, 10))
    look[NameObject("/Matrix")] = ArrayObject(NumberObject(part) for part in (0, 3, -3, 0, 7, 7))
    note[NameObject("/AP")] = DictionaryObject({NameObject("/N"): writer._add_object(look)})
    note[NameObject("/F")] = NumberObject(flags)
    return rewritten(path, writer)


def test_a_note_is_drawn_at_its_place(tmp_path: Path) -> None:
    found = corners(seen(LETTERS.make(letter_of(noted(tmp_path / "a.pdf", 4)))))
    assert near(found[0], (255, 0, 0))
    assert not any(near(other, (255, 0, 0)) for other in found[1:])


def test_a_hidden_note_stays_hidden(tmp_path: Path) -> None:
    for flags in (2, 32):
        assert not near(corners(seen(LETTERS.make(letter_of(noted(tmp_path / "a.pdf", flags)))))[0], (255, 0, 0))


def test_a_picture_loses_what_its_camera_wrote(tmp_path: Path) -> None:
    exif = Image.Exif()
    exif[0x010F], exif[0x9286] = "NOURA-PC", "Al-Salem"
    marked((200, 300)).save(tmp_path / "a.jpg", exif=exif, comment=b"Al-Salem")
    assert b"NOURA-PC" in (tmp_path / "a.jpg").read_bytes()
    made = LETTERS.make(letter_of(tmp_path / "a.jpg"))
    everything = made + b"".join(streams(made))
    assert not any(word in everything for word in (b"NOURA-PC", b"Al-Salem", b"Exif"))


def test_what_leads_back_to_itself_ends(tmp_path: Path) -> None:
    writer = PdfWriter(clone_from=pdf(tmp_path / "a.pdf", "visible"))
    ring = DictionaryObject()
    reference = writer._add_object(ring)
    assert isinstance(reference, IndirectObject)
    ring[NameObject("/Again")] = reference
    writer.pages[0]["/Resources"].get_object()[NameObject("/Ring")] = reference  # type: ignore[index]
    assert texts(LETTERS.make(letter_of(rewritten(tmp_path / "a.pdf", writer)))) == ["visible"]
