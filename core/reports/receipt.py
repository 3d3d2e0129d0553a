"""The receipt of a request, which the visitor takes home: an A4 sheet, and further ones for a long summary."""

from io import BytesIO

from reportlab.lib.units import mm

from core.behalf_words import behalf_told
from core.reports.arabic import Style, isolated
from core.reports.letterhead import FURTHER, Paper, new_canvas
from core.reports.sheet import INNER, MARGIN, QUIET, STRONG, Fact, paginated
from core.services.dto import Receipt
from core.services.paper_dto import Letterhead
from core.words import Words

_TAIL = 38 * mm


def receipt_pdf(receipt: Receipt) -> bytes:
    """The receipt as PDF."""
    made = BytesIO()
    _Document(receipt, made).draw()
    return made.getvalue()


class _Document:
    def __init__(self, receipt: Receipt, file: BytesIO) -> None:
        self._receipt = receipt
        self._words = Words("paper", receipt.language, receipt.digits)
        head = Letterhead(
            receipt.authority,
            receipt.centre,
            receipt.section,
            receipt.reference,
            receipt.at,
            receipt.language,
            receipt.digits,
        )
        self._paper = Paper(head, new_canvas(head, file), self._words.say("receipt.title"))

    def draw(self) -> None:
        paper = self._paper
        y = paper.box(paper.letterhead(), self._words.say("receipt.track"))
        sheets = paginated(self._facts(), paper.rtl, y, FURTHER, _TAIL)
        for number, strips in enumerate(sheets, start=1):
            if number > 1:
                y = paper.further_head()
            for strip in strips:
                y = paper.pen.strip(strip, y)
            if number == len(sheets):
                self._close(y)
            paper.foot(number, len(sheets))
            paper.canvas.showPage()
        paper.canvas.save()

    def _facts(self) -> list[Fact]:
        receipt, say, digits = self._receipt, self._words.say, self._words.digits
        identity = f"{isolated(digits(receipt.identity_number))} ({say(f'kind.{receipt.kind}.{receipt.gender}')})"
        code = isolated(digits(receipt.ticket_code))
        facts = [
            Fact("receipt.type", receipt.type, STRONG, written=True),
            Fact("receipt.subject", digits(receipt.subject), written=True),
            Fact("receipt.applicant", receipt.applicant, STRONG, written=True),
            Fact("receipt.identity", identity),
            Fact("receipt.mobile", isolated(digits(receipt.mobile)) if receipt.mobile else ""),
            Fact("receipt.behalf", behalf_told(receipt.behalf, receipt.language, receipt.digits)),
            Fact("receipt.at", self._paper.moment(receipt.at)),
            Fact("receipt.due", self._paper.day(receipt.due)),
            Fact("receipt.state", say(f"request.{receipt.state}")),
            Fact("receipt.ticket", say("receipt.at_desk", ticket=code, desk=receipt.desk_number)),
            Fact("receipt.clerk", receipt.clerk, written=True),
            Fact("receipt.summary", digits(receipt.summary), written=True),
        ]
        return [Fact(say(fact.label), fact.value, fact.style, fact.written) for fact in facts if fact.value]

    def _close(self, y: float) -> None:
        """The note, and room for the centre's stamp and the clerk's hand."""
        pen, say = self._paper.pen, self._words.say
        y = pen.paragraph(say("receipt.note"), y - 4 * mm, Style(10.5, colour=QUIET, leading=1.6))
        half = INNER / 2
        for label, start in (("receipt.signature", MARGIN), ("receipt.stamp", MARGIN + half)):
            pen.line(say(label), y - 9 * mm, Style(10.5, colour=QUIET, align="centre"), start, half)
