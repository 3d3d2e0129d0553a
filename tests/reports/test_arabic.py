"""Arabic for PDF: the order of runs, isolates, mirrored brackets, joined letters, and lines that lose nothing."""

import unicodedata
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from reportlab.pdfgen.canvas import Canvas

from core.reports.arabic import Style, draw_line, isolated, reads_rtl, text_width, wrap
from core.reports.shaping import REGULAR, shaped
from tests.reports.pages import words

STYLE = Style(12)
LETTERS = st.text(st.sampled_from("ابتلانىئةكم abcXYZ 0123 ٤٥٦ ()[]«»-+/:.,،؛ًُّ\n\u2066\u2069"), max_size=120)


class Spy(Canvas):
    """Remembers what is drawn where."""

    def __init__(self) -> None:
        super().__init__(BytesIO())
        self.drawn: list[tuple[float, str]] = []

    def drawString(self, x: float, y: float, text: str, *rest: object, **more: object) -> None:  # noqa: N802
        """Only what the code under test calls."""
        self.drawn.append((x, text))


def glyphs(line: str, rtl: bool, width: float = 400) -> list[str]:
    """The glyphs of a line as they stand from left to right."""
    canvas = Spy()
    draw_line(canvas, line, (0, 0, width), STYLE, rtl)
    assert [x for x, _ in canvas.drawn] == sorted(x for x, _ in canvas.drawn)
    return [text for _, text in canvas.drawn]


def test_letters_are_joined_and_run_from_right_to_left() -> None:
    whole = str(shaped("سلم", REGULAR, 12, rtl=True))
    alone = [str(shaped(letter, REGULAR, 12, rtl=True)) for letter in "سلم"]
    assert len(whole) == 3
    assert not set(whole) & set(alone), "each letter has another shape where it is joined"
    assert [glyph.cluster for glyph in shaped("سلم", REGULAR, 12, rtl=True).__shapeData__] == [2, 1, 0]


@pytest.mark.parametrize("digits", ["1448", "١٤٤٨"])
def test_a_number_is_read_from_left_to_right_in_both_digits(digits: str) -> None:
    for rtl in (True, False):
        assert "".join(glyphs(f"عام {digits}", rtl=rtl)).find(digits) >= 0


def test_a_reference_keeps_its_groups_in_arabic_indic_digits() -> None:
    line = "".join(glyphs(f"رقم {isolated('RUH-١٤٤٨-٠٠٠١٢٣-٧')}", rtl=True))
    assert line.startswith("RUH-١٤٤٨-٠٠٠١٢٣-٧")


def test_an_isolated_phone_number_begins_with_its_plus() -> None:
    line = "".join(glyphs(f"هاتف {isolated('+966 50 123')}", rtl=True)).replace("\xa0", " ")
    assert line.startswith("+966 50 123")


def test_brackets_look_towards_what_they_hold() -> None:
    line = "".join(glyphs("(ا)", rtl=True))
    assert (line[0], line[-1]) == ("(", ")")
    mixed = "".join(glyphs("ا (abc) ب", rtl=True))
    assert "(abc)" in mixed


def test_the_first_letter_decides_the_direction() -> None:
    assert reads_rtl("12 - ابن", otherwise=False)
    assert not reads_rtl("«Plan» الخطة", otherwise=True)
    assert reads_rtl("123", otherwise=True)


def test_lines_start_where_reading_does() -> None:
    for rtl, text in ((True, "اب"), (False, "ab")):
        canvas = Spy()
        draw_line(canvas, text, (100, 0, 300), STYLE, rtl)
        left, width = canvas.drawn[0][0], text_width(text, STYLE, rtl)
        assert left == pytest.approx(400 - width if rtl else 100)


@given(LETTERS, st.booleans(), st.floats(40, 400))
def test_wrapping_loses_and_invents_no_character(text: str, rtl: bool, width: float) -> None:
    lines = wrap(text, STYLE, width, rtl)
    assert "".join("".join(lines).split()) == "".join(text.split())


@given(LETTERS, st.booleans(), st.floats(40, 400))
def test_every_line_fits(text: str, rtl: bool, width: float) -> None:
    for line in wrap(text, STYLE, width, rtl):
        assert text_width(line.rstrip(), STYLE, rtl) <= width + 1


@given(st.text(st.sampled_from("ابتثجح abc 123 ٤٥٦ ()-."), min_size=1, max_size=60), st.booleans())
def test_every_character_is_drawn_once(text: str, rtl: bool) -> None:
    drawn = shaped_letters(text, rtl)
    assert sorted(drawn.replace(" ", "")) == sorted(text.replace(" ", ""))


class Listener(Spy):
    """Hears what the PDF says its glyphs stand for."""

    def __init__(self) -> None:
        super().__init__()
        self.told: list[str] = []
        self._said: str | None = None

    def addLiteral(self, s: object, escaped: object = 1) -> None:  # noqa: N802
        """The beginning or the end of a span with words of its own."""
        text = str(s)
        self._said = None
        if "<FEFF" in text:
            code = text.split("<FEFF")[1].split(">", maxsplit=1)[0]
            self._said = unicodedata.normalize("NFKC", bytes.fromhex(code).decode("utf-16-be"))

    def drawString(self, x: float, y: float, text: str, *rest: object, **more: object) -> None:  # noqa: N802
        """A glyph, or several that stand for themselves."""
        self.told.append(str(text) if self._said is None else self._said)


def shaped_letters(text: str, rtl: bool) -> str:
    """The letters of a line as a reader of the PDF hears them."""
    listener = Listener()
    draw_line(listener, text, (0, 0, 400), STYLE, rtl)
    return "".join(listener.told)


def test_the_text_of_a_wrapped_paragraph_comes_out_in_order(tmp_path: Path) -> None:
    text = "يُرجى مراجعة المكتب (الطابق الثاني) قبل يوم 12 من الشهر ومعكم النموذج Form 7 والمرفقات كاملة"
    canvas = Canvas(str(tmp_path / "a.pdf"))
    for place, line in enumerate(wrap(text, STYLE, 200, rtl=True)):
        draw_line(canvas, line, (50, 700 - 20 * place, 200), STYLE, rtl=True)
    canvas.save()
    read = words(tmp_path / "a.pdf")
    assert read == "يرجى مراجعة المكتب (الطابق الثاني) قبل يوم 12 من الشهر ومعكم النموذج Form 7 والمرفقات كاملة"
