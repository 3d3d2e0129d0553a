"""The ticket printer of the kiosk: any that understands ESC/POS, on the network, USB or a serial port."""

from PIL import Image
from PySide6.QtGui import QImage

from core.domain.errors import ErrorCode
from core.printing.address import Address, parse_address
from core.printing.application import ensure_gui
from core.printing.connection import Connection, connected
from core.printing.document import render
from core.printing.status import require_ready
from core.services.dto import TicketPaper


class EscposPrinter:
    """`TicketPrinter` over ESC/POS; it holds no connection between two tickets.

    One whose address says status=off is believed blindly: paper that ends goes unnoticed.
    """

    def __init__(self, address: Address, timeout: float) -> None:
        self._gui = ensure_gui()
        self._address = address
        self._timeout = timeout

    def print(self, paper: TicketPaper) -> ErrorCode | None:
        """Ask the state before, and again after the last byte: paper may end in mid-ticket."""
        picture = _picture(render(paper, self._address.dots))
        with connected(self._address, self._timeout) as connection:
            self._require_ready(connection)
            connection.send(picture)
            return self._require_ready(connection)

    def check(self) -> ErrorCode | None:
        """With status=off: return when the printer takes a connection."""
        with connected(self._address, self._timeout) as connection:
            return self._require_ready(connection)

    def _require_ready(self, connection: Connection) -> ErrorCode | None:
        return require_ready(connection.ask) if self._address.answers else None


def open_printer(address: str, timeout: float = 3.0) -> EscposPrinter:
    """The printer at an address, not yet connected; `settings_invalid` for nonsense. Call it on the main thread."""
    return EscposPrinter(parse_address(address), timeout)


def _picture(image: QImage) -> Image.Image:
    grey = image.convertToFormat(QImage.Format.Format_Grayscale8)
    size = (grey.width(), grey.height())
    return Image.frombytes("L", size, bytes(grey.constBits()), "raw", "L", grey.bytesPerLine())
