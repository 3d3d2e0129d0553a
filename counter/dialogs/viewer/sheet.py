"""The page itself, with the keys and the wheel that a reader's hands know."""

from PySide6.QtCore import QPoint, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPixmap, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QFrame, QLabel, QScrollArea

from core.qt.pdf_pages import PagePicture

_KEY = Qt.Key
_NOTCH = 120  # of a wheel, in eighths of a degree
_FORWARD = frozenset({_KEY.Key_Space, _KEY.Key_Down})
_BACK = frozenset({_KEY.Key_Backspace, _KEY.Key_Up})


class Sheet(QScrollArea):
    """`paged` asks for so many pages on, `gone_to` for the first (0) or the last (-1), `zoomed` for steps larger.

    Up, down and the space bar move over a page and go on with the next at its end; left and right turn pages as a
    book of the language does, and move over one that is broader than the screen.
    """

    paged = Signal(int)
    gone_to = Signal(int)
    zoomed = Signal(int)
    resized = Signal(int, int, float)

    def __init__(self) -> None:
        super().__init__()
        self._page = QLabel()
        self._from_below = False
        self._rolled = 0
        self.setObjectName("sheet")
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        # always there: a page that fits in breadth must not lose its breadth to a bar that comes and goes
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setWidget(self._page)

    def show_page(self, picture: PagePicture | None, *, fresh: bool) -> None:
        """The picture of a page; None while it is drawn, which a `fresh` page waits for as white paper."""
        if picture is None:
            if fresh and not self._page.pixmap().isNull():
                white = QPixmap(self._page.size().expandedTo(QSize(1, 1)))
                white.fill(Qt.GlobalColor.white)
                self._page.setPixmap(white)
            return
        across, down = self.horizontalScrollBar(), self.verticalScrollBar()
        middle = [(bar.value() + bar.pageStep() / 2) / max(1, bar.maximum() + bar.pageStep()) for bar in (across, down)]
        self._page.setPixmap(QPixmap.fromImage(picture.image))
        self._page.resize(picture.image.deviceIndependentSize().toSize())
        if fresh:
            down.setValue(down.maximum() if self._from_below else 0)
            self._from_below = False
        else:
            for bar, share in zip((across, down), middle, strict=True):
                bar.setValue(round(share * (bar.maximum() + bar.pageStep()) - bar.pageStep() / 2))

    def wait(self, text: str) -> None:
        """Say that a page comes."""
        self._page.setText(text)
        self._page.adjustSize()

    def clear(self) -> None:
        """Nothing of it stays."""
        self._page.setPixmap(QPixmap())

    def describe(self, text: str) -> None:
        """What those hear who do not see it."""
        self.setAccessibleName(text)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """As the class says."""
        key, back = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key in {_KEY.Key_Home, _KEY.Key_End}:
            self.gone_to.emit(0 if key == _KEY.Key_Home else -1)
        elif key in _FORWARD | _BACK:
            far = key in {_KEY.Key_Space, _KEY.Key_Backspace}
            self._down((1 if (key in _FORWARD) != (back and far) else -1), far=far)
        elif key in {_KEY.Key_Left, _KEY.Key_Right}:
            self._aside(onward=(key == _KEY.Key_Left) == self.isRightToLeft(), event=event)
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:  # noqa: N802 - Qt's
        """With Ctrl it zooms; at the end of a page it goes on with the next."""
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            steps = self._notches(event.angleDelta())
            if steps:
                self.zoomed.emit(steps)
            event.accept()
            return
        bar, delta = self.verticalScrollBar(), event.angleDelta().y()
        at_end = bar.value() == (bar.minimum() if delta > 0 else bar.maximum())
        if not at_end:
            self._rolled = 0
            super().wheelEvent(event)
            return
        event.accept()
        if self._notches(event.angleDelta()):
            self._over(-1 if delta > 0 else 1)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The room that a page has changed."""
        super().resizeEvent(event)
        self.tell_room()

    def tell_room(self) -> None:
        """How much room there is for a page, in dots of the screen."""
        ratio, size = self.devicePixelRatioF(), self.viewport().size()
        self.resized.emit(round(size.width() * ratio), round(size.height() * ratio), ratio)

    def _notches(self, delta: QPoint) -> int:
        """Whole notches so far: a touch pad rolls in small parts."""
        self._rolled += delta.y()
        whole = int(self._rolled / _NOTCH)
        self._rolled -= whole * _NOTCH
        return whole

    def _down(self, way: int, *, far: bool) -> None:
        bar = self.verticalScrollBar()
        if bar.value() == (bar.maximum() if way > 0 else bar.minimum()):
            self._over(way)
        else:
            bar.setValue(bar.value() + way * (bar.pageStep() * 9 // 10 if far else bar.singleStep() * 3))

    def _over(self, way: int) -> None:
        self._from_below = way < 0
        self.paged.emit(way)

    def _aside(self, *, onward: bool, event: QKeyEvent) -> None:
        if self.horizontalScrollBar().maximum() > 0:
            super().keyPressEvent(event)
        else:
            self.paged.emit(1 if onward else -1)
