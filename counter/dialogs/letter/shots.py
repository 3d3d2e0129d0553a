"""The dialog in which a letter is put together, in each of its states."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QColor, QFont, QImage, QPainter
from PySide6.QtWidgets import QLineEdit, QListWidget

from core.bootstrap import Centre, open_centre
from core.config import Settings
from core.domain.documents import ScanOrder, check_title
from core.domain.errors import EnvironmentFault, ErrorCode, RuleBroken
from core.domain.text import Language
from core.qt.link import CentreLink
from core.qt.palette import GREEN, GREEN_SOFT
from core.qt.stills import Album
from core.services.document_dto import ScanDevice
from counter.dialogs.letter.dialog import LetterDialog
from counter.style import style_sheet

_LINE = "معالي الوزير حفظه الله، ألتمس النظر في طلبي المرفق"
_PAPER = (827, 1169)


class PictureScanner:
    """`Scanner` of two machines; the feeder holds three pages, and `fault` comes after them."""

    def __init__(self) -> None:
        self.present = True
        self.fault: ErrorCode | None = None
        self.waits = False
        self.orders: list[ScanOrder] = []

    def devices(self) -> list[ScanDevice]:
        """As the port says."""
        if not self.present:
            raise EnvironmentFault(ErrorCode.SCANNER_MISSING)
        return [ScanDevice("usb:1", "Desk scanner DS-530"), ScanDevice("net:2", "Office scanner MF-440")]

    def scan(self, order: ScanOrder, folder: Path, cancel: Event) -> list[Path]:
        """As the port says."""
        self.orders.append(order)
        pages = [folder / f"page-{number}.png" for number in range(3 if order.feeder else 1)]
        for number, page in enumerate(pages, start=1):
            paper(number).save(str(page))
        if self.waits:
            cancel.wait()
            raise EnvironmentFault(ErrorCode.SCANNER_CANCELLED)
        if self.fault is not None:
            raise EnvironmentFault(self.fault)
        return pages


def paper(number: int) -> QImage:
    """A page with lines of writing."""
    image = QImage(*_PAPER, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter, font = QPainter(image), QFont("IBM Plex Sans Arabic")
    font.setPixelSize(34)
    painter.setFont(font)
    for line in range(4 + 2 * number):
        place = QRect(80, 120 + 70 * line, _PAPER[0] - 160, 60)
        painter.drawText(place, int(Qt.AlignmentFlag.AlignRight), str(number) if line == 0 else _LINE)
    painter.end()
    return image


@contextmanager
def opened(language: Language, folder: Path) -> Iterator[tuple[LetterDialog, PictureScanner]]:
    """The dialog on a centre of its own, with scanners that only pictures and tests have."""
    scanner = PictureScanner()
    settings = Settings(database=f"sqlite:///{(folder / 'centre.db').as_posix()}", key_file=folder / "centre.key")

    @contextmanager
    def opener() -> Iterator[Centre]:
        with open_centre(settings.database) as centre:
            vars(centre)["scanner"] = scanner
            yield centre

    link = CentreLink(opener)
    dialog = LetterDialog(None, link, language)
    dialog.setStyleSheet(style_sheet(GREEN, GREEN_SOFT))
    try:
        yield dialog, scanner
    finally:
        dialog.close()
        link.close()
        dialog.deleteLater()


def take(language: Language, folder: Path) -> list[Path]:
    """Take them into a folder."""
    album = Album(folder, language)
    with TemporaryDirectory() as place, opened(language, Path(place)) as (dialog, scanner):
        desk = dialog.desk
        scanner.present = False
        dialog.ask()
        album.take(dialog, "90-letter-no-scanner", lambda: desk.no_scanner is not None, "no scanner")
        scanner.present = True
        desk.look_for_scanners()
        album.take(dialog, "91-letter-empty", lambda: bool(desk.devices), "the scanners")
        scanner.waits = True
        desk.scan(ScanOrder("usb:1", feeder=True))
        album.take(dialog, "92-letter-scanning", lambda: len(scanner.orders) == 1, "the scan")
        scanner.waits = False
        desk.stop()
        album.take(dialog, "93-letter-scanned", lambda: not desk.busy, "the pages")
        _more(dialog, scanner, album, Path(place))
    return album.taken


def _more(dialog: LetterDialog, scanner: PictureScanner, album: Album, place: Path) -> None:
    desk = dialog.desk
    scanner.fault = ErrorCode.SCANNER_JAMMED
    desk.scan(ScanOrder("usb:1"))
    album.take(dialog, "94-letter-jam", lambda: len(desk.letter.pages) == 4 and not desk.busy, "the jam")
    disguised = place / ("خطاب مقدم الطلب مع مرفقاته " * 5 + ".pdf")
    disguised.write_bytes(b"MZ\x90\x00" + b"\x00" * 100)
    desk.add([disguised])
    album.take(dialog, "95-letter-disguised", lambda: not desk.busy, "the refusal")
    scanner.fault = None
    for _ in range(3):
        desk.scan(ScanOrder("usb:1", feeder=True))
        album.take(dialog, "96-letter-full", lambda: not desk.busy, "many pages")
    listed = dialog.findChild(QListWidget)
    if isinstance(listed, QListWidget):
        listed.setCurrentRow(2)
    desk.turn(2, 90)
    desk.turn(3, 180)
    title = dialog.findChild(QLineEdit)
    if isinstance(title, QLineEdit):
        title.setText(check_title("خطاب مقدّم الطلب إلى معالي الوزير"))
    dialog.refused(RuleBroken(ErrorCode.REQUEST_NOT_YOURS))
    album.take(dialog, "97-letter-turned", lambda: True, "turned pages")
