"""The receipt of a request, which the visitor takes home: an A4 sheet, and further ones for a long summary."""

from contextlib import suppress
from datetime import date
from pathlib import Path
from uuid import uuid4

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from core.behalf_words import behalf_told
from core.calendar import gregorian_text, hijri_text, weekday
from core.domain.text import Language
from core.reports.arabic import BOLD, Style, isolated
from core.reports.sheet import GOLD, GREEN, GROUND, HEIGHT, INNER, LINE, MARGIN, QUIET, STRONG, Fact, Pen, paginated
from core.services.dto import Receipt
from core.words import Words

_TOP = HEIGHT - 14 * mm
_FURTHER = HEIGHT - 32 * mm
_TAIL = 38 * mm
_BOX, _QR = 36 * mm, 32 * mm


class PdfReceipts:
    """`ReceiptWriter` with reportlab."""

    def write(self, receipt: Receipt, path: Path) -> None:
        """Write beside `path` first, so that a receipt is there whole or not at all; OSError where it cannot."""
        draft = path.with_name(f".{path.name}.{uuid4().hex}")
        try:
            _Document(receipt, draft).draw()
            draft.replace(path)
        except BaseException:
            with suppress(OSError):
                draft.unlink()
            raise


class _Document:
    def __init__(self, receipt: Receipt, path: Path) -> None:
        self._receipt = receipt
        self._rtl = receipt.language is Language.ARABIC
        self._words = Words("paper", receipt.language, receipt.digits)
        self._canvas = Canvas(str(path), pagesize=A4, lang=receipt.language.value, invariant=1)
        self._canvas.setTitle(receipt.reference)
        self._canvas.setAuthor(receipt.centre)
        self._pen = Pen(self._canvas, self._rtl)
        self._reference = isolated(self._words.digits(receipt.reference))

    def draw(self) -> None:
        y = self._box(self._letterhead())
        sheets = paginated(self._facts(), self._rtl, y, _FURTHER, _TAIL)
        for number, strips in enumerate(sheets, start=1):
            if number > 1:
                y = self._further_head()
            for strip in strips:
                y = self._pen.strip(strip, y)
            if number == len(sheets):
                self._close(y)
            self._foot(number, len(sheets))
            self._canvas.showPage()
        self._canvas.save()

    def _letterhead(self) -> float:
        """Who writes on the reading side, number and date on the other, as on the letters of a ministry."""
        pen, receipt, say = self._pen, self._receipt, self._words.say
        wide = 104 * mm
        y = pen.paragraph(say("letterhead.kingdom"), _TOP + 5 * mm, Style(11.5, BOLD), width=wide)
        y = pen.paragraph(receipt.authority, y, Style(11.5, BOLD), width=wide)
        y = pen.paragraph(receipt.centre, y, Style(13.5, BOLD, GREEN), width=wide)
        y = pen.paragraph(receipt.section, y, Style(11.5, colour=QUIET), width=wide)
        self._number_and_date(MARGIN + wide + 4 * mm, INNER - wide - 4 * mm)
        y = min(y, _TOP - 22 * mm) - 4 * mm
        pen.rule(y, GREEN, 2.2)
        pen.rule(y - 1.1 * mm, GOLD, 0.8)
        pen.line(say("receipt.title"), y - 11 * mm, Style(18, BOLD, GREEN, align="centre"))
        return y - 16 * mm

    def _number_and_date(self, start: float, width: float) -> None:
        receipt, day = self._receipt, self._receipt.at.date()
        y = _TOP + 5 * mm
        for label, value in (
            ("letterhead.number", self._reference),
            ("letterhead.date", hijri_text(day, receipt.language, receipt.digits)),
            ("letterhead.gregorian", gregorian_text(day, receipt.language, receipt.digits)),
        ):
            y = self._pen.paragraph(self._words.say(label), y, Style(8.5, colour=QUIET, leading=1.45), start, width)
            y = self._pen.paragraph(value, y, Style(10.5, leading=1.45), start, width)

    def _box(self, top: float) -> float:
        pen, bottom = self._pen, top - _BOX
        self._canvas.setFillColor(GROUND)
        self._canvas.setStrokeColor(LINE)
        self._canvas.roundRect(MARGIN, bottom, INNER, _BOX, 3 * mm, stroke=1, fill=1)
        pen.qr(self._receipt.qr, MARGIN + INNER - _QR - 2 * mm, bottom + 2 * mm, _QR)
        start, width = MARGIN + 6 * mm, INNER - _QR - 14 * mm
        pen.line(self._words.say("receipt.reference"), top - 9 * mm, Style(11, colour=QUIET), start, width)
        pen.line(self._reference, top - 19 * mm, Style(23, BOLD, GREEN), start, width)
        pen.paragraph(
            self._words.say("receipt.track"), top - 22 * mm, Style(9.5, colour=QUIET, leading=1.5), start, width
        )
        return bottom - 5 * mm

    def _facts(self) -> list[Fact]:
        receipt, say, digits = self._receipt, self._words.say, self._words.digits
        comma = "،" if self._rtl else ","
        identity = f"{isolated(digits(receipt.identity_number))} ({say(f'kind.{receipt.kind}.{receipt.gender}')})"
        registered = f"{self._day(receipt.at.date())}{comma} {isolated(digits(f'{receipt.at:%H:%M}'))}"
        code = isolated(digits(receipt.ticket_code))
        facts = [
            Fact("receipt.type", receipt.type, STRONG, written=True),
            Fact("receipt.subject", digits(receipt.subject), written=True),
            Fact("receipt.applicant", receipt.applicant, STRONG, written=True),
            Fact("receipt.identity", identity),
            Fact("receipt.mobile", isolated(digits(receipt.mobile)) if receipt.mobile else ""),
            Fact("receipt.behalf", behalf_told(receipt.behalf, receipt.language, receipt.digits)),
            Fact("receipt.at", registered),
            Fact("receipt.due", self._day(receipt.due)),
            Fact("receipt.state", say(f"request.{receipt.state}")),
            Fact("receipt.ticket", say("receipt.at_desk", ticket=code, desk=receipt.desk_number)),
            Fact("receipt.clerk", receipt.clerk, written=True),
            Fact("receipt.summary", digits(receipt.summary), written=True),
        ]
        return [Fact(say(fact.label), fact.value, fact.style, fact.written) for fact in facts if fact.value]

    def _day(self, day: date) -> str:
        language, digits = self._receipt.language, self._receipt.digits
        dates = (make(day, language, digits) for make in (hijri_text, gregorian_text))
        return f"{weekday(day, language)} " + " - ".join(dates)

    def _further_head(self) -> float:
        y = self._pen.paragraph(f"{self._words.say('receipt.title')} {self._reference}", _TOP, STRONG)
        self._pen.rule(y - 3 * mm, GREEN, 1.4)
        return min(y - 6 * mm, _FURTHER)

    def _close(self, y: float) -> None:
        """The note, and room for the centre's stamp and the clerk's hand."""
        y = self._pen.paragraph(self._words.say("receipt.note"), y - 4 * mm, Style(10.5, colour=QUIET, leading=1.6))
        half = INNER / 2
        for label, start in (("receipt.signature", MARGIN), ("receipt.stamp", MARGIN + half)):
            centred = Style(10.5, colour=QUIET, align="centre")
            self._pen.line(self._words.say(label), y - 9 * mm, centred, start, half)

    def _foot(self, number: int, count: int) -> None:
        self._pen.rule(20 * mm, GOLD, 0.8)
        style = Style(9, colour=QUIET)
        page = Style(9, colour=QUIET, align="end")
        self._pen.line(self._reference, 14 * mm, style, width=INNER / 2)
        numbers = self._words.say("letterhead.page", page=number, pages=count)
        self._pen.line(numbers, 14 * mm, page, MARGIN + INNER / 2, INNER / 2)
