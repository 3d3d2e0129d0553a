"""The full file of a request: what it is, all that happened to it in order, and its documents page by page."""

from collections.abc import Callable, Sequence
from io import BytesIO

from reportlab.lib.units import mm

from core.reports.arabic import Style
from core.reports.binder import Binder
from core.reports.file_story import FileStory
from core.reports.letterhead import FURTHER, Paper, mark_of, new_canvas
from core.reports.sheet import HEIGHT, INNER, MARGIN, QUIET
from core.services.document_dto import DocumentView
from core.services.paper_dto import RequestFile, Unread
from core.words import Words

_HEAD, _RULE = HEIGHT - 15.5 * mm, HEIGHT - 18.5 * mm
_LABEL, _COUNT = Style(9.5, colour=QUIET), Style(9.5, colour=QUIET, align="end")
_SAID = Style(13, align="centre")
_MIDDLE = HEIGHT * 0.6
Bound = tuple[DocumentView, int | Unread]


def file_pdf(file: RequestFile, content: Callable[[DocumentView], bytes | Unread]) -> bytes:
    """The full file as PDF; the documents are opened first, so that every sheet says of how many it is one."""
    binder = Binder()
    bound = [(document, binder.take(content(document))) for document in file.kept]
    made = BytesIO()
    places = _Document(file, made).draw(bound)
    return binder.bind(made.getvalue(), places, file.head)


class _Document:
    def __init__(self, file: RequestFile, made: BytesIO) -> None:
        head = file.head
        self._file, self._words = file, Words("papers", head.language, head.digits)
        title, mark = self._words.say("file.title"), mark_of(self._words, file.confidentiality)
        self._paper = Paper(head, new_canvas(head, made), title, mark)

    def draw(self, bound: Sequence[Bound]) -> list[int]:
        """All but what the documents' own pages show; the sheets, from 0, on which those belong, in their order."""
        paper, canvas = self._paper, self._paper.canvas
        y = paper.box(paper.letterhead(), self._words.say("file.made", name=self._file.by))
        told = FileStory(self._file, paper, self._words).sheets(y, FURTHER)
        total = len(told) + sum(_pages(count) for _, count in bound)
        for number, drawings in enumerate(told, start=1):
            if number > 1:
                paper.further_head()
            for draw, top in drawings:
                draw(top)
            paper.foot(number, total)
            canvas.showPage()
        places = self._documents(bound, len(told), total)
        canvas.save()
        return places

    def _documents(self, bound: Sequence[Bound], number: int, total: int) -> list[int]:
        places, canvas = [], self._paper.canvas
        for place, (document, count) in enumerate(bound, start=1):
            canvas.bookmarkPage(f"document-{place}")
            canvas.addOutlineEntry(document.title, f"document-{place}")
            for page in range(1, _pages(count) + 1):
                number += 1
                self._head_of(place, len(bound), document, page, _pages(count))
                if isinstance(count, Unread):
                    self._say_unread(document, count)
                else:
                    places.append(number - 1)
                self._paper.foot(number, total)
                canvas.showPage()
        return places

    def _head_of(self, place: int, of: int, document: DocumentView, page: int, pages: int) -> None:
        pen, say = self._paper.pen, self._words.say
        wide = INNER * 0.78
        title = say("document.head", place=place, of=of, title=_cut(document.title))
        pen.line(title, _HEAD, _LABEL, width=wide)
        pen.line(say("document.page", page=page, pages=pages), _HEAD, _COUNT, MARGIN + wide, INNER - wide)
        pen.rule(_RULE, "#DAD3C8", 0.8)

    def _say_unread(self, document: DocumentView, why: Unread) -> None:
        pen, say = self._paper.pen, self._words.say
        y = pen.paragraph(say(f"unread.{why}"), _MIDDLE, _SAID, MARGIN + 15 * mm, INNER - 30 * mm)
        told = say("unread.told", document.pages, name=document.staff, day=self._paper.moment(document.added_at))
        pen.paragraph(told, y - 4 * mm, Style(10.5, colour=QUIET, align="centre"), MARGIN + 15 * mm, INNER - 30 * mm)


def _pages(count: int | Unread) -> int:
    """A document that cannot be read has one sheet, which says so."""
    return 1 if isinstance(count, Unread) else count


def _cut(title: str) -> str:
    """Short enough for the line above a page; the whole title stands in the list of documents."""
    return title if len(title) <= _LONGEST else f"{title[: _LONGEST - 1].rstrip()}…"


_LONGEST = 60
