"""Pages are drawn on a thread of their own, the wished one first, then its neighbours; the last ones are kept."""

from collections import OrderedDict
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

from PySide6.QtCore import QByteArray, QObject, Signal

from core.domain.errors import IstiqbalError
from core.qt.jobs import JobRunner
from core.qt.link import CentreLink
from core.qt.pdf_pages import PagePicture, PageWish, wished_page

_MOST_BYTES = 96 * 1024 * 1024


class Drawing(QObject):
    """`drawn` carries a wish and its picture, `failed` a wish and why there is none; an older wish is dropped."""

    drawn = Signal(object, object)
    failed = Signal(object, object)

    def __init__(self, link: CentreLink, parent: QObject) -> None:
        super().__init__(parent)
        # a child of the link: it ends with the program, however the viewer goes
        self._runner = JobRunner(link, ThreadPoolExecutor(1, thread_name_prefix="pages"))
        self._pdf: QByteArray | None = None
        self._pictures: OrderedDict[PageWish, PagePicture] = OrderedDict()
        self._wish: PageWish | None = None
        self._due: list[PageWish] = []
        self._drawing = False
        self._opened = 0

    def begin(self, pdf: bytes) -> None:
        """Draw pages of this document from now on."""
        self.end()
        self._pdf = QByteArray(pdf)

    def end(self) -> None:
        """Forget the document and its pictures."""
        self._opened += 1
        self._pdf, self._wish, self._due = None, None, []
        self._pictures.clear()

    def wish(self, wish: PageWish) -> PagePicture | None:
        """The picture where it is there already; else it comes by `drawn`."""
        self._wish = wish
        known = self._pictures.get(wish)
        if known is None:
            self._due = [wish]
        else:
            self._pictures.move_to_end(wish)
            self._look_ahead(wish, known)
        self._next()
        return known

    def _next(self) -> None:
        if self._pdf is None or self._drawing or not self._due:
            return
        pdf, wish, opened = self._pdf, self._due.pop(0), self._opened
        self._drawing = True

        def ended(picture: PagePicture) -> None:
            self._drawing = False
            if opened == self._opened:
                self._took(wish, picture)
            self._next()

        def failed(error: IstiqbalError | None) -> None:
            self._drawing = False
            if opened == self._opened and wish == self._wish:
                self.failed.emit(wish, error)
            self._next()

        self._runner.submit(lambda: wished_page(pdf, wish), ended, failed)

    def _took(self, wish: PageWish, picture: PagePicture) -> None:
        self._pictures[wish] = picture
        while len(self._pictures) > 1 and sum(one.image.sizeInBytes() for one in self._pictures.values()) > _MOST_BYTES:
            self._pictures.popitem(last=False)
        if wish == self._wish:
            self._look_ahead(wish, picture)
            self.drawn.emit(wish, picture)

    def _look_ahead(self, wish: PageWish, picture: PagePicture) -> None:
        near = [number for number in (wish.number + 1, wish.number - 1) if 0 <= number < picture.count]
        self._due = [one for number in near if (one := replace(wish, number=number)) not in self._pictures]
