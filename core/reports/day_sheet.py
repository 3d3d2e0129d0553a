"""The day sheet of the audit trail: the chain's head on paper, signed, where nobody at a keyboard can change it."""

from contextlib import suppress
from pathlib import Path
from uuid import uuid4

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from core.calendar import gregorian_text, hijri_text, moment_text, weekday
from core.domain.text import Language
from core.reports.arabic import BOLD, Style, isolated
from core.reports.sheet import GOLD, GREEN, GROUND, HEIGHT, INNER, LINE, MARGIN, QUIET, STRONG, Fact, Pen, paginated
from core.services.audit_dto import DaySheet
from core.words import Words

_TOP = HEIGHT - 14 * mm
_FURTHER = HEIGHT - 38 * mm
_TAIL = 76 * mm
_BOX, _QR = 42 * mm, 38 * mm
_GROUP, _GROUPS_IN_LINE = 4, 4
_KINDS = Style(10, leading=1.45)


class PdfDaySheets:
    """`SheetWriter` with reportlab."""

    def write(self, sheet: DaySheet, path: Path, language: Language) -> None:
        """Write beside `path` first, so that a sheet is there whole or not at all; OSError where it cannot."""
        draft = path.with_name(f".{path.name}.{uuid4().hex}")
        try:
            _Document(sheet, draft, language).draw()
            draft.replace(path)
        except BaseException:
            with suppress(OSError):
                draft.unlink()
            raise


class _Document:
    def __init__(self, sheet: DaySheet, path: Path, language: Language) -> None:
        self._sheet, self._language = sheet, language
        rtl = language is Language.ARABIC
        self._words = Words("audit", language, sheet.digits)
        self._paper = Words("paper", language, sheet.digits)
        self._canvas = Canvas(str(path), pagesize=A4, lang=language.value, invariant=1)
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
        pen, sheet, wide = self._pen, self._sheet, 104 * mm
        y = pen.paragraph(self._paper.say("letterhead.kingdom"), _TOP + 5 * mm, Style(11.5, BOLD), width=wide)
        y = pen.paragraph(sheet.authority.in_language(self._language), y, Style(11.5, BOLD), width=wide)
        y = pen.paragraph(sheet.centre.in_language(self._language), y, Style(13.5, BOLD, GREEN), width=wide)
        self._dates(MARGIN + wide + 4 * mm, INNER - wide - 4 * mm)
        y = min(y, _TOP - 22 * mm) - 4 * mm
        pen.rule(y, GREEN, 2.2)
        pen.rule(y - 1.1 * mm, GOLD, 0.8)
        pen.line(self._words.say("sheet.title"), y - 11 * mm, Style(18, BOLD, GREEN, align="centre"))
        return y - 16 * mm

    def _dates(self, start: float, width: float) -> None:
        day, digits, y = self._sheet.day, self._sheet.digits, _TOP + 5 * mm
        for label, value in (
            ("letterhead.date", hijri_text(day, self._language, digits)),
            ("letterhead.gregorian", gregorian_text(day, self._language, digits)),
        ):
            y = self._pen.paragraph(self._paper.say(label), y, Style(8.5, colour=QUIET, leading=1.45), start, width)
            y = self._pen.paragraph(value, y, Style(10.5, leading=1.45), start, width)

    def _head(self, top: float) -> float:
        """The digest in groups, as it is typed, and its code."""
        pen, sheet, bottom = self._pen, self._sheet, top - _BOX
        self._canvas.setFillColor(GROUND)
        self._canvas.setStrokeColor(LINE)
        self._canvas.roundRect(MARGIN, bottom, INNER, _BOX, 3 * mm, stroke=1, fill=1)
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
        y = self._pen.paragraph(f"{say('sheet.title')} - {day}", _TOP, STRONG)
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
        self._pen.rule(20 * mm, GOLD, 0.8)
        code = isolated(f"{self._sheet.code} {self._sheet.day.isoformat()}")
        self._pen.line(code, 14 * mm, Style(9, colour=QUIET), width=INNER / 2)
        numbers = self._paper.say("letterhead.page", page=number, pages=count)
        self._pen.line(numbers, 14 * mm, Style(9, colour=QUIET, align="end"), MARGIN + INNER / 2, INNER / 2)
