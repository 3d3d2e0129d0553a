"""What stands on a ticket and how it looks, as a picture in the dots of the printer."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import time

import qrcode
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QImage, QPainter
from qrcode.constants import ERROR_CORRECT_M

from core.calendar import gregorian_text, hijri_text, weekday
from core.domain.ticket import UNTOLD
from core.printing.blocks import BLACK, WHITE, Band, Block, Headline, Matrix, Row, Rule, Space, Stack, Text
from core.printing.raster import pack, unpack, without_commands
from core.services.dto import ArabicNames, TicketPaper
from core.words import Words

_TIED = "\xa0"  # a number and its unit stay on one line
_QUIET_ZONE = 4  # modules; ISO/IEC 18004 asks for four


@dataclass(frozen=True, slots=True)
class Sizes:
    """Type sizes and distances in dots, 203 to the inch."""

    code: int
    title: int
    large: int
    text: int
    small: int
    space: int
    margin: int
    side_by_side: bool


_WIDE = Sizes(code=172, title=36, large=40, text=28, small=24, space=18, margin=12, side_by_side=True)
_NARROW = Sizes(code=124, title=30, large=32, text=25, small=22, space=14, margin=6, side_by_side=False)


def render(paper: TicketPaper, width_dots: int) -> QImage:
    """The ticket as a black and white picture (Mono); 576 dots for 80 mm paper, 384 for 58 mm.

    Needs `ensure_gui` to have been called; runs on any thread.
    """
    if width_dots % 8:
        raise ValueError("a printer takes dots by eights")
    sizes = _WIDE if width_dots >= 512 else _NARROW
    ticket = _Ticket(paper, sizes, width_dots - 2 * sizes.margin).block().lay(width_dots - 2 * sizes.margin)
    image = QImage(width_dots, ticket.height, QImage.Format.Format_Grayscale8)
    image.fill(255)
    painter = QPainter(image)
    ticket.draw(painter, sizes.margin, 0)
    painter.end()
    return unpack(without_commands(pack(image)), width_dots)


class _Ticket:
    """The blocks of one ticket."""

    def __init__(self, paper: TicketPaper, sizes: Sizes, width: int) -> None:
        self._paper = paper
        self._sizes = sizes
        self._width = width
        self._rtl = paper.language.rtl
        self._words = Words("ticket", paper.language, paper.digits)

    def block(self) -> Block:
        """Everything, from the top edge to the bottom one."""
        space = Space(self._sizes.space)
        told = [] if self._paper.ahead == UNTOLD else [self._wait()]
        parts = [self._head(), self._number(), *told, self._when_and_code(), self._foot()]
        return Stack([block for part in parts for block in (part, space)])

    def _head(self) -> Block:
        paper, sizes = self._paper, self._sizes
        return Stack(
            [
                Space(sizes.space // 2),
                self._text(paper.authority, sizes.text),
                self._text(paper.centre, sizes.title, QFont.Weight.Bold),
                *self._arabic(lambda names: names.centre),
                Space(sizes.space),
                Band(self._section(), sizes.title),
            ]
        )

    def _section(self) -> Block:
        size, section = self._sizes.title, self._words.digits(self._paper.section)
        own = Text(section, size, QFont.Weight.Bold, self._rtl, colour=WHITE)
        return Stack([own, *self._arabic(lambda names: names.section, WHITE)])

    def _arabic(self, which: Callable[[ArabicNames], str], colour: Qt.GlobalColor = BLACK) -> list[Block]:
        """The same name once more for staff and on the signs of the house; nothing on a ticket in Arabic."""
        if self._paper.arabic is None:
            return []
        words = self._words.digits(which(self._paper.arabic))
        return [Text(words, self._sizes.text, QFont.Weight.DemiBold, rtl=True, colour=colour)]

    def _number(self) -> Block:
        paper, sizes = self._paper, self._sizes
        return Stack(
            [
                self._text(self._words.say("number"), sizes.small),
                Space(sizes.space // 2),
                Headline(self._words.digits(paper.code), sizes.code),
                Space(sizes.space),
                self._text(paper.service, sizes.title, QFont.Weight.DemiBold),
                *self._arabic(lambda names: names.service),
            ]
        )

    def _wait(self) -> Block:
        gap = self._sizes.space
        half = (self._width - gap) // 2
        ahead = self._cell("ahead", self._words.say("people", n=self._paper.ahead))
        wait = self._cell("wait", self._duration(self._paper.wait_minutes))
        rule = Rule(3)
        return Stack([rule, Space(gap), Row(ahead, wait, half, gap, self._rtl), Space(gap), rule])

    def _cell(self, label: str, value: str) -> Block:
        return Stack(
            [
                self._text(self._words.say(label), self._sizes.small),
                self._text(value, self._sizes.large, QFont.Weight.Bold),
            ]
        )

    def _duration(self, minutes: int) -> str:
        say = self._words.say
        hours, rest = divmod(minutes, 60)
        if not hours:
            return say("minutes", n=rest)
        if not rest:
            return say("hours", n=hours)
        whole = say("hours", n=hours).replace(" ", _TIED), say("minutes", n=rest).replace(" ", _TIED)
        return say("hours_minutes", hours=whole[0], minutes=whole[1])

    def _when_and_code(self) -> Block:
        sizes = self._sizes
        modules = _modules(self._paper.qr)
        if not sizes.side_by_side:
            return Stack([self._when(leading=False), Space(sizes.space), Matrix(modules, self._width * 2 // 3)])
        side = self._width * 2 // 5
        dates = self._width - side - sizes.space
        return Row(self._when(leading=True), Matrix(modules, side), dates, sizes.space, self._rtl)

    def _when(self, leading: bool) -> Block:
        paper, sizes = self._paper, self._sizes
        day, language, digits = paper.at.date(), paper.language, paper.digits
        return Stack(
            [
                self._text(weekday(day, language), sizes.title, QFont.Weight.DemiBold, leading),
                self._text(hijri_text(day, language, digits), sizes.text, leading=leading),
                self._text(gregorian_text(day, language, digits), sizes.text, leading=leading),
                self._text(self._time(paper.at.time()), sizes.title, QFont.Weight.DemiBold, leading),
            ]
        )

    def _time(self, at: time) -> str:
        hour = at.hour % 12 or 12
        return self._words.say("morning" if at.hour < 12 else "evening", time=f"{hour}:{at.minute:02}")

    def _foot(self) -> Block:
        sizes, say = self._sizes, self._words.say
        return Stack(
            [
                Rule(2, dash=6),
                Space(sizes.space // 2),
                self._text(say("keep"), sizes.small),
                Space(sizes.space // 2),
                self._text(say("polite"), sizes.text, QFont.Weight.DemiBold),
            ]
        )

    def _text(self, words: str, size: int, weight: QFont.Weight = QFont.Weight.Medium, leading: bool = False) -> Text:
        return Text(self._words.digits(words), size, weight, self._rtl, leading)


def _modules(payload: str) -> Sequence[Sequence[bool]]:
    code = qrcode.QRCode(error_correction=ERROR_CORRECT_M, border=_QUIET_ZONE)
    code.add_data(payload)
    code.make(fit=True)
    return [[bool(module) for module in row] for row in code.get_matrix()]
