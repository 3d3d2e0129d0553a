"""The day sheet of the audit trail: the chain's head on paper, signed, where nobody at a keyboard can change it."""

from io import BytesIO
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from core.calendar import gregorian_text, hijri_text, moment_text, weekday
from core.domain.text import Language
from core.reports.arabic import BOLD, Style, isolated
from core.reports.letterhead import TOP, dates_of, draw_box, draw_foot, draw_letterhead
from core.reports.sheet import GREEN, HEIGHT, INNER, MARGIN, QUIET, STRONG, Fact, Pen, paginated
from core.reports.whole import keep
from core.services.audit_dto import DaySheet
from core.words import Words

_FURTHER = HEIGHT - 38 * mm
_TAIL = 76 * mm
_BOX, _QR = 42 * mm, 38 * mm
_GROUP, _GROUPS_IN_LINE = 4, 4
_KINDS = Style(10, leading=1.45)


class PdfDaySheets:
    """`SheetWriter` with reportlab."""

    def write(self, sheet: DaySheet, path: Path, language: Language) -> None:
        """Whole or not at all; OSError where the folder refuses."""
        made = BytesIO()
        _Document(sheet, made, language).draw()
        keep(made.getvalue(), path)


class _Document:
    def __init__(self, sheet: DaySheet, made: BytesIO, language: Language) -> None:
        self._sheet, self._language = sheet, language
        rtl = language.rtl
        self._words = Words("audit", language, sheet.digits)
        self._paper = Words("paper", language, sheet.digits)
        self._canvas = Canvas(made, pagesize=A4, lang=language.value, invariant=1)
        self._canvas.setTitle(f"{self._words.say('sheet.title')} {sheet.day.isoformat()}")
        self._canvas.setAuthor(sheet.centre.in_language(language))
        self._pen, self._rtl = Pen(self._canvas, rtl), rtl
        # Western digits in any case: this is typed into a program, letter by letter.
        self._groups = [sheet.head[place : place + _GROUP] for place in range(0, len(sheet.head), _GROUP)]

    def draw(self) -> None:
        y = self._head(self._letterhead())
        pages = paginated(self._facts(), self._rtl, y, _FURTHER, _TAIL)
        for number, strips in enumerate(pages, start=1):
            y = y if number == 1 else self._further_head()
            for strip in strips:
                y = self._pen.strip(strip, y)
            if number == len(pages):
                self._close(y)
            self._foot(number, len(pages))
            self._canvas.showPage()
        self._canvas.save()

    def _letterhead(self) -> float:
        sheet, language = self._sheet, self._language
        kingdom = self._paper.say("letterhead.kingdom")
        names = (kingdom, sheet.authority.in_language(language), sheet.centre.in_language(language))
        return draw_letterhead(self._pen, names, dates_of(sheet.day, self._paper), self._words.say("sheet.title"))

    def _head(self, top: float) -> float:
        """The digest in groups, as it is typed, and its code."""
        pen, sheet, bottom = self._pen, self._sheet, top - _BOX
        draw_box(pen, bottom, _BOX)
        pen.qr(sheet.qr, MARGIN + INNER - _QR - 2 * mm, bottom + 2 * mm, _QR)
        start, width = MARGIN + 6 * mm, INNER - _QR - 14 * mm
        title = "sheet.head" if sheet.head else "sheet.head_none"
        pen.line(self._words.say(title, sequence=sheet.entries), top - 8 * mm, Style(11, colour=QUIET), start, width)
        for line in range(0, len(self._groups), _GROUPS_IN_LINE):
            text = isolated("\xa0\xa0".join(self._groups[line : line + _GROUPS_IN_LINE]))
            y = top - (16 + 7 * line / _GROUPS_IN_LINE) * mm
            pen.line(text, y, Style(15, BOLD, GREEN), start, width)
        return bottom - 5 * mm

    def _further_head(self) -> float:
        """Whoever signs a further sheet signs the head too."""
        sheet, say = self._sheet, self._words.say
        day = hijri_text(sheet.day, self._language, sheet.digits)
        y = self._pen.paragraph(f"{say('sheet.title')} - {day}", TOP, STRONG)
        title = say("sheet.head" if sheet.head else "sheet.head_none", sequence=sheet.entries)
        y = self._pen.paragraph(title, y, Style(9.5, colour=QUIET, leading=1.45))
        y = self._pen.paragraph(isolated("\xa0".join(self._groups)), y, Style(10, BOLD, GREEN, leading=1.45))
        self._pen.rule(y - 3 * mm, GREEN, 1.4)
        return min(y - 6 * mm, _FURTHER)

    def _facts(self) -> list[Fact]:
        sheet, say, language, digits = self._sheet, self._words.say, self._language, self._sheet.digits
        dates = " - ".join(make(sheet.day, language, digits) for make in (hijri_text, gregorian_text))
        facts = [
            Fact(say("sheet.day"), f"{weekday(sheet.day, language)} {dates}", STRONG),
            Fact(say("sheet.made"), moment_text(sheet.made_at, language, digits)),
            Fact(say("sheet.of_all"), say("count", sheet.entries)),
        ]
        if sheet.first is None:
            return [*facts, Fact(say("sheet.entries"), say("sheet.none"))]
        total = sum(sheet.counts.values())
        lines = [
            f"{say(f'kind.{kind}')}: {say('count', count)}"
            for kind, count in sorted(sheet.counts.items(), key=lambda one: -one[1])
        ]
        return [
            *facts,
            Fact(say("sheet.entries"), say("count", total), STRONG),
            Fact(say("sheet.range"), say("sheet.from_to", first=sheet.first, last=sheet.last)),
            Fact(say("sheet.by_kind"), "\n".join(lines), _KINDS),
        ]

    def _close(self, y: float) -> None:
        """What the sheet is good for, and who vouches for it by hand."""
        say, note = self._words.say, Style(10.5, colour=QUIET, leading=1.6)
        y = self._pen.paragraph(say("sheet.checked"), y - 4 * mm, note)
        y = self._pen.paragraph(say("sheet.use"), y - 1 * mm, note) - 8 * mm
        half = INNER / 2
        for who, start in (("sheet.supervisor", MARGIN), ("sheet.witness", MARGIN + half)):
            self._pen.line(say(who), y, Style(11.5, BOLD, GREEN), start, half)
            for place, label in enumerate(("sheet.name", "sheet.signature", "sheet.date"), start=1):
                below = y - 10 * place * mm
                self._pen.line(say(label), below, Style(10.5, colour=QUIET), start, half)
                self._pen.fill(start + 20 * mm, below - 1.2 * mm, half - 28 * mm, 0.4, QUIET)

    def _foot(self, number: int, count: int) -> None:
        code = isolated(f"{self._sheet.code} {self._sheet.day.isoformat()}")
        draw_foot(self._pen, code, self._paper.say("letterhead.page", page=number, pages=count))
