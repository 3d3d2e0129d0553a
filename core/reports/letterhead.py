"""What every paper of a request has: the letterhead, the box with its code, the head of further sheets, the foot."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import IO

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from core.calendar import gregorian_text, hijri_text, weekday
from core.domain.rights import Confidentiality
from core.domain.workflow import Urgency
from core.reports.arabic import BOLD, Style, isolated, text_width
from core.reports.sheet import GOLD, GREEN, GROUND, HEIGHT, INNER, LINE, MARGIN, QUIET, RED, STRONG, WIDTH, Pen
from core.services.paper_dto import Letterhead
from core.words import Words

TOP = HEIGHT - 14 * mm
FURTHER = HEIGHT - 32 * mm
_BOX, _QR = 36 * mm, 32 * mm
_NAMES = (Style(11.5, BOLD), Style(11.5, BOLD), Style(13.5, BOLD, GREEN), Style(11.5, colour=QUIET))


def new_canvas(head: Letterhead, file: IO[bytes]) -> Canvas:
    """A PDF that says whose it is and in which language."""
    canvas = Canvas(file, pagesize=A4, lang=head.language.value, invariant=1)
    canvas.setTitle(head.reference)
    canvas.setAuthor(head.centre)
    return canvas


def draw_letterhead(pen: Pen, names: Sequence[str], beside: Sequence[tuple[str, str]], title: str) -> float:
    """Who writes on the reading side, number and date on the other, as on the letters of a ministry.

    `names` are the Kingdom, the authority, the centre and, where there is one, its section. Returns where the title's
    line ends.
    """
    wide, y, other = 104 * mm, TOP + 5 * mm, TOP + 5 * mm
    for name, style in zip(names, _NAMES, strict=False):
        y = pen.paragraph(name, y, style, width=wide) if name else y
    start, width = MARGIN + wide + 4 * mm, INNER - wide - 4 * mm
    for label, value in beside:
        other = pen.paragraph(label, other, Style(8.5, colour=QUIET, leading=1.45), start, width)
        other = pen.paragraph(value, other, Style(10.5, leading=1.45), start, width)
    y = min(y, TOP - 22 * mm, other) - 4 * mm
    pen.rule(y, GREEN, 2.2)
    pen.rule(y - 1.1 * mm, GOLD, 0.8)
    pen.line(title, y - 11 * mm, Style(18, BOLD, GREEN, align="centre"))
    return y - 16 * mm


def dates_of(day: date, words: Words) -> list[tuple[str, str]]:
    """A day in both calendars, each under its label; `words` are those of `paper`."""
    texts = ("letterhead.date", hijri_text), ("letterhead.gregorian", gregorian_text)
    return [(words.say(label), words.digits(make(day, words.language))) for label, make in texts]


def draw_box(pen: Pen, bottom: float, height: float) -> None:
    """The ground on which a code stands, with what it is the code of."""
    pen.canvas.setFillColor(GROUND)
    pen.canvas.setStrokeColor(LINE)
    pen.canvas.setLineWidth(0.8)
    pen.canvas.roundRect(MARGIN, bottom, INNER, height, 3 * mm, stroke=1, fill=1)


def draw_foot(pen: Pen, code: str, numbers: str) -> None:
    """Whose sheet it is, and which of how many."""
    pen.rule(20 * mm, GOLD, 0.8)
    pen.line(code, 14 * mm, Style(9, colour=QUIET), width=INNER / 2)
    pen.line(numbers, 14 * mm, Style(9, colour=QUIET, align="end"), MARGIN + INNER / 2, INNER / 2)


def mark_of(words: Words, confidentiality: Confidentiality, urgency: Urgency = Urgency.NORMAL) -> str:
    """What stands on every sheet of a paper that is not for everybody, or is urgent; empty for a usual one."""
    level = "" if confidentiality is Confidentiality.NORMAL else words.say(f"confidentiality.{confidentiality}")
    soon = "" if urgency is Urgency.NORMAL else words.say(f"urgency.{urgency}")
    return "  ·  ".join(filter(None, (level, soon)))


class Paper:
    """The sheets of one paper under its letterhead; `mark` stands on every sheet."""

    def __init__(self, head: Letterhead, canvas: Canvas, title: str, mark: str = "") -> None:
        self.head, self.canvas, self.title, self._mark = head, canvas, title, mark
        self.rtl = head.language.rtl
        self.words = Words("paper", head.language, head.digits)
        self.pen = Pen(canvas, self.rtl)
        self.reference = isolated(self.words.digits(head.reference))

    def letterhead(self, more: Sequence[tuple[str, str]] = ()) -> float:
        """Who writes, with number and date; `more` are lines below those. Returns where the title's line ends."""
        head, say = self.head, self.words.say
        beside = [(say("letterhead.number"), self.reference), *dates_of(head.at.date(), self.words), *more]
        names = (say("letterhead.kingdom"), head.authority, head.centre, head.section)
        return draw_letterhead(self.pen, names, beside, self.title)

    def box(self, top: float, note: str) -> float:
        """The reference, large, with its code; returns where what follows begins."""
        pen, bottom = self.pen, top - _BOX
        draw_box(pen, bottom, _BOX)
        pen.qr(self.head.qr, MARGIN + INNER - _QR - 2 * mm, bottom + 2 * mm, _QR)
        start, width = MARGIN + 6 * mm, INNER - _QR - 14 * mm
        pen.line(self.words.say("receipt.reference"), top - 9 * mm, Style(11, colour=QUIET), start, width)
        pen.line(self.reference, top - 19 * mm, Style(23, BOLD, GREEN), start, width)
        pen.paragraph(note, top - 22 * mm, Style(9.5, colour=QUIET, leading=1.5), start, width)
        return bottom - 5 * mm

    def further_head(self) -> float:
        """The head of a sheet that goes on; returns where what follows begins."""
        y = self.pen.paragraph(f"{self.title} {self.reference}", TOP, STRONG)
        self.pen.rule(y - 3 * mm, GREEN, 1.4)
        return min(y - 6 * mm, FURTHER)

    def foot(self, number: int, count: int) -> None:
        """Reference, page n of m, and above both the mark."""
        draw_foot(self.pen, self.reference, self.words.say("letterhead.page", page=number, pages=count))
        if self._mark:
            self._stamp(HEIGHT - 9.8 * mm)
            self._stamp(11 * mm)

    def day(self, day: date) -> str:
        """A day by its name and in both calendars."""
        language, digits = self.head.language, self.head.digits
        dates = (make(day, language, digits) for make in (hijri_text, gregorian_text))
        return f"{weekday(day, language)} " + " - ".join(dates)

    def moment(self, at: datetime) -> str:
        """A day in both calendars, with the time."""
        comma = "،" if self.rtl else ","
        return f"{self.day(at.date())}{comma} {isolated(self.words.digits(f'{at:%H:%M}'))}"

    def _stamp(self, bottom: float) -> None:
        """The mark in its frame, in the middle above the letterhead or within the foot."""
        style, high = Style(10, BOLD, RED, align="centre"), 5.4 * mm
        width = text_width(self._mark, style, self.rtl) + 8 * mm
        self.canvas.setStrokeColor(RED)
        self.canvas.setLineWidth(1.2)
        self.canvas.roundRect((WIDTH - width) / 2, bottom, width, high, 1.2 * mm, stroke=1, fill=0)
        self.pen.line(self._mark, bottom + 1.6 * mm, style)
