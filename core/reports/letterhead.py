"""What every paper of a request has: the letterhead, the box with its code, the head of further sheets, the foot."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import IO

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from core.calendar import gregorian_text, hijri_text, weekday
from core.domain.rights import Confidentiality
from core.domain.text import Language
from core.domain.workflow import Urgency
from core.reports.arabic import BOLD, Style, isolated, text_width
from core.reports.sheet import GOLD, GREEN, GROUND, HEIGHT, INNER, LINE, MARGIN, QUIET, RED, STRONG, WIDTH, Pen
from core.services.paper_dto import Letterhead
from core.words import Words

TOP = HEIGHT - 14 * mm
FURTHER = HEIGHT - 32 * mm
_BOX, _QR = 36 * mm, 32 * mm
_BELOW_RULES = 11 * mm


def new_canvas(head: Letterhead, file: IO[bytes]) -> Canvas:
    """A PDF that says whose it is and in which language."""
    canvas = Canvas(file, pagesize=A4, lang=head.language.value, invariant=1)
    canvas.setTitle(head.reference)
    canvas.setAuthor(head.centre)
    return canvas


def mark_of(words: Words, confidentiality: Confidentiality, urgency: Urgency = Urgency.NORMAL) -> str:
    """What stands on every sheet of a paper that is not for everybody, or is urgent; empty for a usual one."""
    level = "" if confidentiality is Confidentiality.NORMAL else words.say(f"confidentiality.{confidentiality}")
    soon = "" if urgency is Urgency.NORMAL else words.say(f"urgency.{urgency}")
    return "  ·  ".join(filter(None, (level, soon)))


class Paper:
    """The sheets of one paper under its letterhead; `mark` stands on every sheet."""

    def __init__(self, head: Letterhead, canvas: Canvas, title: str, mark: str = "") -> None:
        self.head, self.canvas, self.title, self._mark = head, canvas, title, mark
        self.rtl = head.language is Language.ARABIC
        self.words = Words("paper", head.language, head.digits)
        self.pen = Pen(canvas, self.rtl)
        self.reference = isolated(self.words.digits(head.reference))

    def letterhead(self, more: Sequence[tuple[str, str]] = ()) -> float:
        """Who writes on the reading side, number and date on the other, as on the letters of a ministry.

        `more` are lines below number and date; returns where the title's line ends.
        """
        pen, head, say = self.pen, self.head, self.words.say
        wide = 104 * mm
        y = pen.paragraph(say("letterhead.kingdom"), TOP + 5 * mm, Style(11.5, BOLD), width=wide)
        y = pen.paragraph(head.authority, y, Style(11.5, BOLD), width=wide)
        y = pen.paragraph(head.centre, y, Style(13.5, BOLD, GREEN), width=wide)
        y = pen.paragraph(head.section, y, Style(11.5, colour=QUIET), width=wide) if head.section else y
        other = self._number_and_date(MARGIN + wide + 4 * mm, INNER - wide - 4 * mm, more)
        y = min(y, TOP - 22 * mm, other) - 4 * mm
        pen.rule(y, GREEN, 2.2)
        pen.rule(y - 1.1 * mm, GOLD, 0.8)
        pen.line(self.title, y - _BELOW_RULES, Style(18, BOLD, GREEN, align="centre"))
        return y - 16 * mm

    def box(self, top: float, note: str) -> float:
        """The reference, large, with its code; returns where what follows begins."""
        pen, bottom = self.pen, top - _BOX
        self.canvas.setFillColor(GROUND)
        self.canvas.setStrokeColor(LINE)
        self.canvas.setLineWidth(0.8)
        self.canvas.roundRect(MARGIN, bottom, INNER, _BOX, 3 * mm, stroke=1, fill=1)
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
        self.pen.rule(20 * mm, GOLD, 0.8)
        self.pen.line(self.reference, 14 * mm, Style(9, colour=QUIET), width=INNER / 2)
        numbers = self.words.say("letterhead.page", page=number, pages=count)
        page = Style(9, colour=QUIET, align="end")
        self.pen.line(numbers, 14 * mm, page, MARGIN + INNER / 2, INNER / 2)
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

    def _number_and_date(self, start: float, width: float, more: Sequence[tuple[str, str]]) -> float:
        day, language, digits, say = self.head.at.date(), self.head.language, self.head.digits, self.words.say
        lines = (
            (say("letterhead.number"), self.reference),
            (say("letterhead.date"), hijri_text(day, language, digits)),
            (say("letterhead.gregorian"), gregorian_text(day, language, digits)),
            *more,
        )
        y = TOP + 5 * mm
        for label, value in lines:
            y = self.pen.paragraph(label, y, Style(8.5, colour=QUIET, leading=1.45), start, width)
            y = self.pen.paragraph(value, y, Style(10.5, leading=1.45), start, width)
        return y

    def _stamp(self, bottom: float) -> None:
        """The mark in its frame, in the middle above the letterhead or within the foot."""
        style, high = Style(10, BOLD, RED, align="centre"), 5.4 * mm
        width = text_width(self._mark, style, self.rtl) + 8 * mm
        self.canvas.setStrokeColor(RED)
        self.canvas.setLineWidth(1.2)
        self.canvas.roundRect((WIDTH - width) / 2, bottom, width, high, 1.2 * mm, stroke=1, fill=0)
        self.pen.line(self._mark, bottom + 1.6 * mm, style)
