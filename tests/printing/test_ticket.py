"""The ticket as a printer receives it: the same dots, a code that scanners read, and nothing cut."""

import pytest
from PIL import Image

from core.calendar import gregorian_text
from core.domain.numerals import Digits
from core.domain.text import Language
from core.printing.application import ensure_gui
from core.printing.blocks import Text
from core.printing.document import _WIDE, _Ticket, render
from core.printing.escpos_printer import open_printer
from core.printing.virtual import VirtualPrinter
from core.services.dto import TicketPaper
from core.words import Words
from tests.printing.paper import CODE, IN_ARABIC, bits, codes, on_paper, same, ticket

NAME = "قسم النساء وخدمات الأسرة وذوات الإعاقة وكبيرات السن"
WIDTHS = {"80": 576, "58": 384}


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("width", WIDTHS)
def test_the_printer_receives_the_picture_bit_for_bit(width: str, language: Language) -> None:
    paper = ticket(language)
    with VirtualPrinter() as printer:
        open_printer(f"{printer.address}?width={width}").print(paper)
        (job,) = printer.wait_for_jobs(1)
    received = on_paper(job)
    assert received.width == WIDTHS[width]
    assert same(received, bits(render(paper, WIDTHS[width])))
    assert codes(received) == [CODE]


@pytest.mark.parametrize(
    "paper",
    [
        ticket(section=NAME, service=NAME, centre=NAME * 2, authority=NAME),
        ticket(ahead=0, wait_minutes=0),
        ticket(code="W1234", ahead=1204, wait_minutes=95, digits=Digits.ARABIC_INDIC),
        ticket(Language.ENGLISH, code="W1234", section="A very long section of the centre " * 3),
    ],
    ids=["long", "first", "thousandth", "english"],
)
@pytest.mark.parametrize("width", WIDTHS.values())
def test_every_ticket_has_a_readable_code_and_white_edges(paper: TicketPaper, width: int) -> None:
    ensure_gui()
    picture = bits(render(paper, width))
    assert codes(picture) == [CODE]
    for side in (0, width - 2):  # ink at the very edge would be ink that was cut
        assert ink(picture.crop((side, 0, side + 2, picture.height))) == 0


def test_a_longer_name_makes_a_longer_ticket() -> None:
    ensure_gui()
    usual = render(ticket(), 576).height()
    for fact in ("authority", "centre", "section", "service"):
        assert render(ticket(Language.ARABIC, **{fact: NAME * 2}), 576).height() > usual


@pytest.mark.parametrize("words", [NAME, "ن" * 120, "Follow a request " * 9])
def test_wrapped_words_are_all_there(words: str) -> None:
    ensure_gui()
    text = Text(words, 36, rtl=True)
    layout, _ = text.broken(300)
    lines = [layout.lineAt(place) for place in range(layout.lineCount())]
    assert "".join(words[line.textStart() : line.textStart() + line.textLength()] for line in lines) == words
    assert all(line.naturalTextWidth() <= 300 for line in lines)


def words_on(paper: TicketPaper) -> list[str]:
    """Every text block of a ticket."""
    found: list[str] = []

    def walk(block: object) -> None:
        found.extend([block.words] if hasattr(block, "words") else [])
        for name in ("blocks", "one", "other", "inside"):
            inner = getattr(block, name, ())
            for each in inner if isinstance(inner, list | tuple) else (inner,):
                walk(each)

    walk(_Ticket(paper, _WIDE, 552).block())
    return [words.replace("\xa0", " ") for words in found]


def test_all_that_a_visitor_needs_stands_on_it() -> None:
    words = words_on(ticket())
    for expected in ("W014", "قسم النساء", "تقديم معاملة", "3 مراجعين", "12 دقيقة", "10:05 صباحًا"):
        assert expected in words
    assert "14 جمادى الآخرة 1448 هـ" in words
    assert "24 نوفمبر 2026 م" in words


@pytest.mark.parametrize(
    ("ahead", "wait", "said"),
    [
        (0, 0, ("لا أحد", "لا انتظار")),
        (1, 1, ("مراجع واحد", "دقيقة واحدة")),
        (2, 60, ("مراجعان", "ساعة")),
        (11, 95, ("11 مراجعًا", "ساعة و35 دقيقة")),
        (100, 122, ("100 مراجع", "ساعتان ودقيقتان")),
    ],
)
def test_people_and_time_are_counted_in_arabic(ahead: int, wait: int, said: tuple[str, str]) -> None:
    words = words_on(ticket(ahead=ahead, wait_minutes=wait))
    assert set(said) <= set(words)


def test_english_and_arabic_indic_tickets() -> None:
    english = words_on(ticket(Language.ENGLISH, wait_minutes=95))
    assert {"3 visitors", "1 hour 35 minutes", "10:05 am", "24 November 2026"} <= set(english)
    indic = words_on(ticket(digits=Digits.ARABIC_INDIC))
    assert {"W٠١٤", "٣ مراجعين", "١٠:٠٥ صباحًا", "٢٤ نوفمبر ٢٠٢٦ م"} <= set(indic)
    assert not any(digit in "".join(indic) for digit in "0123456789")


@pytest.mark.parametrize("language", Language)
def test_a_ticket_is_in_the_visitor_s_language_and_its_names_in_arabic_too(language: Language) -> None:
    paper = ticket(language)
    words = words_on(paper)
    say = Words("ticket", language).say
    own = {paper.centre, paper.section, paper.service, say("number"), say("people", 3), say("keep"), say("polite")}
    assert own <= set(words)
    for name in (IN_ARABIC.centre, IN_ARABIC.section, IN_ARABIC.service):
        assert words.count(name) == 1, "once, also where the ticket itself is in Arabic"
    assert any(gregorian_text(paper.at.date(), language) == text for text in words)


def test_the_code_is_as_large_as_the_paper_allows() -> None:
    ensure_gui()
    picture = bits(render(ticket(code="W1234"), 576))
    tallest = max(runs_of_ink_rows(picture))
    assert tallest >= 100, "12 mm at 8 dots to the millimetre"


def runs_of_ink_rows(picture: Image.Image) -> list[int]:
    """The heights of the bands of rows that have ink, one after the other."""
    heights, run = [], 0
    for y in range(picture.height):
        if ink(picture.crop((0, y, picture.width, y + 1))):
            run += 1
        elif run:
            heights.append(run)
            run = 0
    return heights


def ink(picture: Image.Image) -> int:
    """How many dots are black."""
    return picture.convert("L").histogram()[0]
