"""An open line to a printer through python-escpos, and what its failures mean."""

import errno
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from typing import Protocol, cast, runtime_checkable

from PIL.Image import Image

from core.domain.errors import EnvironmentFault, ErrorCode
from core.printing.address import Address, SerialLine, TcpLine, UsbLine

_TIMED_OUT = frozenset({errno.ETIMEDOUT, errno.EAGAIN, errno.EWOULDBLOCK})
_SYSTEM_BUFFER = 4096
_SERIAL_ROWS, _ROWS = 24, 960  # in one command; on a serial line each write has its own time limit


class Driver(Protocol):
    """What is used of python-escpos, which has no types of its own."""

    device: object

    def hw(self, hw: str) -> None:
        """Reset with INIT."""

    def image(self, img_source: Image, *, fragment_height: int) -> None:
        """Print a picture."""

    def cut(self, mode: str) -> None:
        """Feed and cut."""

    def query_status(self, mode: bytes) -> bytes:
        """Send a query, return what came back."""

    def open(self) -> None:
        """Open the device."""

    def close(self) -> None:
        """Free the device."""


@runtime_checkable
class _Port(Protocol):
    write_timeout: float | None

    @property
    def in_waiting(self) -> int: ...

    def read(self, size: int) -> bytes: ...

    def write(self, data: bytes) -> int | None: ...

    def reset_input_buffer(self) -> None: ...

    def reset_output_buffer(self) -> None: ...


class Connection:
    """An open printer."""

    def __init__(self, driver: Driver, rows: int) -> None:
        self._driver = driver
        self._rows = rows

    def ask(self, query: bytes) -> bytes:
        """Send a query and return what came back; empty where the line was closed or, on serial, silent."""
        device = self._driver.device
        if not isinstance(device, _Port):
            return bytes(self._driver.query_status(query))
        # The library reads 16 bytes, for which a serial port waits until the time is over: an answer is one.
        device.reset_input_buffer()
        device.write(query)
        answer = device.read(1)
        if not answer:
            raise TimeoutError("nothing came back on the serial line")
        return answer + device.read(device.in_waiting)

    def send(self, picture: Image) -> None:
        """Print a picture and cut the paper."""
        self._driver.hw("INIT")
        self._driver.image(picture, fragment_height=self._rows)
        self._driver.cut(mode="PART")

    def close(self, discard: bool) -> None:
        """Free the device; with `discard`, without waiting until a stuck serial port took the rest."""
        if discard and isinstance(self._driver.device, _Port):
            self._driver.device.reset_output_buffer()
        self._driver.close()


@contextmanager
def connected(address: Address, timeout: float) -> Iterator[Connection]:
    """An open printer, freed on every path; a failed line becomes `printer_off`, `_silent` or `_line_lost`."""
    connection = _open(address, timeout)
    healthy = False
    try:
        yield connection
        healthy = True
    except OSError as error:
        silent = (
            isinstance(error, TimeoutError) or error.errno in _TIMED_OUT or "timeout" in type(error).__name__.lower()
        )
        raise EnvironmentFault(ErrorCode.PRINTER_SILENT if silent else ErrorCode.PRINTER_LINE_LOST) from error
    finally:
        connection.close(discard=not healthy)


def _open(address: Address, timeout: float) -> Connection:
    not_found = cast("type[Exception]", import_module("escpos.exceptions").DeviceNotFoundError)
    no_backend = cast("type[Exception]", import_module("usb.core").NoBackendError)
    try:
        match address.line:
            case TcpLine() as line:
                return Connection(_tcp(line, address.dots, timeout), _ROWS)
            case UsbLine() as line:
                return Connection(_usb(line, address.dots, timeout), _ROWS)
            case SerialLine() as line:
                return Connection(_serial(line, address.dots, timeout), _SERIAL_ROWS)
    except (OSError, not_found, no_backend) as error:
        raise EnvironmentFault(ErrorCode.PRINTER_OFF) from error


def _driver(kind: str, dots: int, **options: object) -> Driver:
    return cast("Driver", getattr(import_module("escpos.printer"), kind)(profile=_profile(dots), **options))


def _profile(dots: int) -> object:
    """The library's plainest profile with our width: without one it writes a complaint to standard output."""
    # Without the feature the library leaves the cut out and says nothing; a printer without a cutter ignores it.
    profile = import_module("escpos.capabilities").Profile(features={"paperPartCut": True})
    profile.profile_data = {**profile.profile_data, "media": {"dpi": 203, "width": {"mm": "Unknown", "pixels": dots}}}
    return cast("object", profile)


def _tcp(line: TcpLine, dots: int, timeout: float) -> Driver:
    driver = _driver("Network", dots, host=line.host, port=line.port, timeout=timeout)
    # Connected here and not by the library, which leaves its socket unclosed when it is refused and knows no IPv6.
    connection = socket.create_connection((line.host, line.port), timeout)
    connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    driver.device = connection
    return driver


def _usb(line: UsbLine, dots: int, timeout: float) -> Driver:
    driver = _driver(
        "Usb",
        dots,
        idVendor=line.vendor,
        idProduct=line.product,
        usb_args={"serial_number": line.serial} if line.serial else {},
        timeout=round(timeout * 1000),
        in_ep=line.endpoint_in,
        out_ep=line.endpoint_out,
    )
    driver.open()
    return driver


def _serial(line: SerialLine, dots: int, timeout: float) -> Driver:
    # A query waits behind what the system still holds of the picture, ten bits to the byte.
    patience = timeout + 10 * _SYSTEM_BUFFER / line.baudrate
    driver = _driver("Serial", dots, devfile=line.device, baudrate=line.baudrate, timeout=patience)
    driver.open()
    if isinstance(driver.device, _Port):
        driver.device.write_timeout = timeout
    return driver
