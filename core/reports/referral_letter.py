"""The letter by which the minister's office hands a request to a department: one sheet where the text is short."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from io import BytesIO

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from core.behalf_words import behalf_told
from core.reports.arabic import BOLD, Style, isolated
from core.reports.flow import Column, Piece, Sheets, flowing
from core.reports.letterhead import FURTHER, Paper, mark_of, new_canvas
from core.reports.sheet import GOLD, INNER, MARGIN, QUIET, STRONG, Fact
from core.services.paper_dto import ReferralLetter
from core.words import Words

_TO, _TEXT, _SMALL = Style(13, BOLD), Style(12, leading=1.75), Style(10.5, leading=1.55)
_CENTRED, _SIGNED = Style(12, align="centre"), Style(12, BOLD, align="centre", leading=1.6)
_QUIET = Style(10, colour=QUIET, align="centre")
_SAID = Column(MARGIN + 6 * mm, INNER - 8 * mm, bar=GOLD)
_QR, _BLOCK = 26 * mm, 34 * mm
_HALF = INNER / 2


def letters_pdf(letters: Sequence[ReferralLetter]) -> bytes:
    """The letters one after the other."""
    made = BytesIO()
    canvas = new_canvas(letters[0].head, made)
    for letter in letters:
        _Letter(letter, canvas).draw()
    canvas.save()
    return made.getvalue()


class _Letter:
    def __init__(self, letter: ReferralLetter, canvas: Canvas) -> None:
        self._letter, self._words = letter, Words("papers", letter.head.language, letter.head.digits)
        mark = mark_of(self._words, letter.confidentiality, letter.urgency)
        # the office writes, and no section of the centre
        head = replace(letter.head, centre=self._words.say("letter.office"), section="")
        self._paper = Paper(head, canvas, self._words.say("letter.title"), mark)
        self._pen = self._paper.pen

    def draw(self) -> None:
        """The letter on as many sheets as it needs, numbered for itself."""
        paper = self._paper
        sheets = Sheets(paper.letterhead([(self._words.say("letter.enclosures"), self._enclosed())]), FURTHER)
        self._lay_out(sheets)
        for number, drawings in enumerate(sheets.drawings, start=1):
            if number > 1:
                paper.further_head()
            for draw, top in drawings:
                draw(top)
            paper.foot(number, len(sheets.drawings))
            paper.canvas.showPage()

    def _lay_out(self, sheets: Sheets) -> None:
        letter, say, pen = self._letter, self._words.say, self._pen
        sheets.add(flowing(pen, say("letter.to", department=letter.department), _TO))
        sheets.add(flowing(pen, say("letter.greeting"), _TEXT, before=1 * mm, keep=True))
        sheets.add(flowing(pen, say("letter.came", centre=letter.head.centre), _TEXT, before=1 * mm))
        sheets.add([Piece(2 * mm, lambda _: None)])
        sheets.table(pen, self._facts())
        sheets.add([*flowing(pen, say("letter.by_directive"), _TEXT, before=3 * mm, keep=True), *self._directive()])
        wanted = say("letter.wanted", day=self._paper.day(letter.due))
        sheets.add(flowing(pen, wanted, _TEXT, before=2 * mm))
        for pieces in (*self._enclosures(), [*self._closing(), self._signature()], *self._copies()):
            sheets.add(pieces)

    def _facts(self) -> list[Fact]:
        letter, say, digits = self._letter, self._words.say, self._words.digits
        number = isolated(digits(letter.identity_number)) if letter.identity_number else say("fact.identity.none")
        behalf = behalf_told(letter.behalf, letter.head.language, letter.head.digits)
        return [
            Fact(say("letter.subject"), digits(letter.subject), STRONG, written=True),
            Fact(say("letter.applicant"), letter.applicant, written=True),
            Fact(say("fact.identity"), number),
            *([Fact(say("fact.behalf"), behalf)] if behalf else []),
            Fact(say("letter.type"), letter.type),
        ]

    def _directive(self) -> list[Piece]:
        return flowing(self._pen, self._words.digits(self._letter.directive), _TEXT, _SAID, written=True)

    def _enclosed(self) -> str:
        """How many documents, and of how many pages."""
        enclosures, say = self._letter.enclosures, self._words.say
        pages = sum(one.pages for one in enclosures)
        return say("letter.enclosed", len(enclosures), pages=say("pages", pages)) if enclosures else say("letter.bare")

    def _enclosures(self) -> Iterator[list[Piece]]:
        say, digits, pen = self._words.say, self._words.digits, self._pen
        for place, one in enumerate(self._letter.enclosures, start=1):
            pages = say("pages", one.pages)
            line = flowing(pen, digits(f"{place}. {one.title} ({pages})"), _SMALL)
            yield line if place > 1 else [*flowing(pen, say("letter.list"), STRONG, before=2 * mm, keep=True), *line]

    def _closing(self) -> list[Piece]:
        return flowing(self._pen, self._words.say("letter.closing"), _CENTRED, before=3 * mm, keep=True)

    def _signature(self) -> Piece:
        """The office signs on the side where reading ends; the code of the reference stands on the other."""

        def draw(top: float) -> None:
            pen, say = self._pen, self._words.say
            pen.qr(self._letter.head.qr, MARGIN, top - _BLOCK + 4 * mm, _QR)
            start = MARGIN + _HALF
            pen.line(say("letter.office"), top - 7 * mm, _SIGNED, start, _HALF)
            pen.line(self._letter.by, top - 14 * mm, _CENTRED, start, _HALF)
            pen.line(say("letter.sign"), top - 23 * mm, _QUIET, start, _HALF / 2)
            pen.line(say("letter.stamp"), top - 23 * mm, _QUIET, start + _HALF / 2, _HALF / 2)

        return Piece(_BLOCK, draw, before=2 * mm)

    def _copies(self) -> Iterator[list[Piece]]:
        if self._letter.copies:
            say, pen = self._words.say, self._pen
            head = flowing(pen, say("letter.copies"), Style(10.5, BOLD, leading=1.55), keep=True)
            lines = [flowing(pen, say("letter.copy", department=name), _SMALL) for name in self._letter.copies]
            yield [*head, *lines[0]]
            yield from lines[1:]
