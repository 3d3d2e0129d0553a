"""The guide for recording a voice: every line to be read, large and with its vowels, beside the name of its file."""

from io import BytesIO
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from core.domain.text import Language
from core.reports.arabic import BOLD, Style, draw_line, isolated
from core.reports.sheet import BOTTOM, GREEN, HEIGHT, INNER, LINE, MARGIN, QUIET, Pen
from core.reports.whole import keep
from core.voice.script import script_of
from core.words import Words

_TOP = HEIGHT - 22 * mm
_ROW = 12 * mm
_NUMBER, _FILE = 14 * mm, 52 * mm
_LABEL = Style(10, colour=QUIET)
_FONTS = {Language.HINDI: "NotoSansDevanagari-Bold", Language.BENGALI: "NotoSansBengali-Bold"}
_Row = tuple[str, str]


def write_voice_guide(language: Language, path: Path, spoken: Language) -> None:
    """Write it as PDF, explained in a language of staff, whole or not at all; OSError where the folder refuses."""
    made = BytesIO()
    canvas = Canvas(made, pagesize=A4, lang=spoken.value, invariant=1)
    words = Words("voice", spoken)
    canvas.setTitle(words.say("guide.title"))
    _draw(canvas, language, words)
    canvas.save()
    keep(made.getvalue(), path)


def _draw(canvas: Canvas, language: Language, words: Words) -> None:
    pen = Pen(canvas, words.language.rtl)
    y = pen.paragraph(words.say("guide.title"), _TOP + 8 * mm, Style(20, BOLD, GREEN))
    first = pen.paragraph(words.say("guide.how"), y - 2 * mm, Style(11, leading=1.7)) - 4 * mm
    sheets = _sheets(list(script_of(language).items()), first)
    number = 0
    for page, sheet in enumerate(sheets, start=1):
        top = first if page == 1 else _TOP
        for place, row in enumerate(sheet):
            number += 1
            _row(pen, top - place * _ROW, number, row, language)
        pen.line(words.say("guide.page", page=page, pages=len(sheets)), 14 * mm, _LABEL)
        canvas.showPage()


def _sheets(rows: list[_Row], first: float) -> list[list[_Row]]:
    on_first, on_further = int((first - BOTTOM) // _ROW), int((_TOP - BOTTOM) // _ROW)
    further = range(on_first, len(rows), on_further)
    return [rows[:on_first], *(rows[begin : begin + on_further] for begin in further)]


def _row(pen: Pen, top: float, number: int, row: _Row, language: Language) -> None:
    """Number, words, file: the words beside the number whatever their direction."""
    (clip, text), base = row, top - 8 * mm
    width, near = INNER - _NUMBER - _FILE, "start" if language.rtl == pen.rtl else "end"
    style = Style(19, _FONTS.get(language, BOLD), align=near)
    pen.line(str(number), base, _LABEL, MARGIN, _NUMBER)
    draw_line(pen.canvas, text, (pen.left(MARGIN + _NUMBER, width), base, width), style, language.rtl)
    pen.line(isolated(f"{clip}.wav"), base, Style(11, colour=GREEN, align="end"), MARGIN + INNER - _FILE, _FILE)
    pen.fill(MARGIN, top - _ROW + 1, INNER, 0.5, LINE)
