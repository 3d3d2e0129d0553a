"""The receipt of a request: one A4 page that the visitor takes home."""

from contextlib import suppress
from datetime import date
from pathlib import Path
from uuid import uuid4

import qrcode
from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from core.calendar import gregorian_text, hijri_text, weekday
from core.domain.text import Language
from core.reports.arabic import BOLD, Style, draw_line, isolated, register_fonts, wrap
from core.services.dto import Receipt
from core.words import Words

_WIDTH, _HEIGHT = A4
_MARGIN = 20 * mm
_GREEN, _QUIET, _LINE, _GROUND = "#0B5D4B", "#5E5850", "#DAD3C8", "#F4F1EC"
_LABEL = Style(10.5, colour=_QUIET)
_VALUE = Style(12)
_STRONG = Style(12, BOLD)
_MOST_SUMMARY_LINES = 8


class PdfReceipts:
    """`ReceiptWriter` with reportlab."""

    def write(self, receipt: Receipt, path: Path) -> None:
        """Write beside `path` first, so that a receipt is there whole or not at all; OSError where it cannot."""
        draft = path.with_name(f".{path.name}.{uuid4().hex}")
        try:
            _Page(receipt, draft).draw()
            draft.replace(path)
        except BaseException:
            with suppress(OSError):
                draft.unlink()
            raise


class _Page:
    def __init__(self, receipt: Receipt, path: Path) -> None:
        register_fonts()
        self._receipt = receipt
        self._rtl = receipt.language is Language.ARABIC
        self._words = Words("paper", receipt.language, receipt.digits)
        self._canvas = Canvas(str(path), pagesize=A4, lang=receipt.language.value, invariant=1)
        self._canvas.setTitle(receipt.reference)
        self._y = _HEIGHT

    def draw(self) -> None:
        self._head()
        self._reference()
        for label, value, style in self._facts():
            self._row(self._words.say(label), value, style)
        self._foot()
        self._canvas.showPage()
        self._canvas.save()

    def _head(self) -> None:
        self._canvas.setFillColor(_GREEN)
        self._canvas.rect(0, _HEIGHT - 42 * mm, _WIDTH, 42 * mm, stroke=0, fill=1)
        receipt = self._receipt
        for text, size, font, y in (
            (receipt.authority, 13, BOLD, 14 * mm),
            (receipt.centre, 17, BOLD, 25 * mm),
            (receipt.section, 12, BOLD, 35 * mm),
        ):
            self._line(text, _HEIGHT - y, Style(size, font, "#FFFFFF", align="centre"))
        self._line(self._words.say("receipt.title"), _HEIGHT - 56 * mm, Style(19, BOLD, _GREEN, align="centre"))
        self._y = _HEIGHT - 64 * mm

    def _reference(self) -> None:
        height, side = 36 * mm, 30 * mm
        self._y -= height
        self._canvas.setFillColor(_GROUND)
        self._canvas.roundRect(_MARGIN, self._y, _WIDTH - 2 * _MARGIN, height, 3 * mm, stroke=0, fill=1)
        qr_left = _MARGIN + 3 * mm if self._rtl else _WIDTH - _MARGIN - 3 * mm - side
        self._qr(qr_left, self._y + 3 * mm, side)
        left = _MARGIN + (side + 8 * mm if self._rtl else 6 * mm)
        width = _WIDTH - 2 * _MARGIN - side - 14 * mm
        self._line(self._words.say("receipt.reference"), self._y + 24 * mm, Style(11, colour=_QUIET), left, width)
        shown = isolated(self._words.digits(self._receipt.reference))
        self._line(shown, self._y + 10 * mm, Style(23, BOLD, _GREEN), left, width)
        self._y -= 6 * mm

    def _qr(self, left: float, bottom: float, side: float) -> None:
        code = qrcode.QRCode(border=2)
        code.add_data(self._receipt.qr)
        code.make(fit=True)
        rows = code.get_matrix()
        dot = side / len(rows)
        self._canvas.setFillColor("#FFFFFF")
        self._canvas.rect(left, bottom, side, side, stroke=0, fill=1)
        self._canvas.setFillColor("#000000")
        for y, row in enumerate(rows):
            for x, dark in enumerate(row):
                if dark:
                    self._canvas.rect(left + x * dot, bottom + side - (y + 1) * dot, dot, dot, stroke=0, fill=1)

    def _facts(self) -> list[tuple[str, str, Style]]:
        receipt, say = self._receipt, self._words.say
        digits = self._words.digits
        day = receipt.at.date()
        time = isolated(digits(f"{receipt.at:%H:%M}"))
        facts = [
            ("receipt.type", receipt.type, _STRONG),
            ("receipt.subject", digits(receipt.subject), _VALUE),
            ("receipt.summary", digits(receipt.summary), _VALUE),
            ("receipt.applicant", receipt.applicant, _STRONG),
            (
                "receipt.identity",
                f"{isolated(digits(receipt.identity_number))} ({say(f'kind.{receipt.kind}')})",
                _VALUE,
            ),
            ("receipt.mobile", isolated(digits(receipt.mobile)), _VALUE),
            ("receipt.at", f"{self._day(day)}، {time}" if self._rtl else f"{self._day(day)}, {time}", _VALUE),
            ("receipt.due", self._day(receipt.due), _VALUE),
            ("receipt.state", say(f"request.{receipt.state}"), _VALUE),
            (
                "receipt.ticket",
                say("receipt.at_desk", ticket=isolated(receipt.ticket_code), n=None, desk=receipt.desk_number),
                _VALUE,
            ),
            ("receipt.clerk", receipt.clerk, _VALUE),
        ]
        return [(label, value, style) for label, value, style in facts if value]

    def _day(self, day: date) -> str:
        receipt = self._receipt
        dates = (make(day, receipt.language, receipt.digits) for make in (hijri_text, gregorian_text))
        return f"{weekday(day, receipt.language)} " + " - ".join(dates)

    def _row(self, label: str, value: str, style: Style) -> None:
        label_width = 42 * mm
        width = _WIDTH - 2 * _MARGIN - label_width
        lines = wrap(value, style, width, self._rtl)
        if len(lines) > _MOST_SUMMARY_LINES:
            lines = [*lines[: _MOST_SUMMARY_LINES - 1], lines[_MOST_SUMMARY_LINES - 1] + " …"]
        label_left = _WIDTH - _MARGIN - label_width if self._rtl else _MARGIN
        left = _MARGIN if self._rtl else _MARGIN + label_width
        self._y -= style.line_height
        self._line(label, self._y, _LABEL, label_left, label_width)
        for place, line in enumerate(lines):
            if place:
                self._y -= style.line_height
            self._line(line, self._y, style, left, width)
        self._y -= 2.6 * mm
        self._canvas.setStrokeColor(_LINE)
        self._canvas.setLineWidth(0.5)
        self._canvas.line(_MARGIN, self._y, _WIDTH - _MARGIN, self._y)

    def _foot(self) -> None:
        style = Style(10.5, colour=_QUIET, align="centre")
        y = 22 * mm
        for line in wrap(self._words.say("receipt.note"), style, _WIDTH - 2 * _MARGIN, self._rtl):
            self._line(line, y, style)
            y -= style.line_height

    def _line(
        self, text: str, y: float, style: Style, left: float = _MARGIN, width: float = _WIDTH - 2 * _MARGIN
    ) -> None:
        draw_line(self._canvas, text, (left, y, width), style, self._rtl)
