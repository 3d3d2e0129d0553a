"""The address of a printer, as settings and the command line write it."""

from dataclasses import dataclass
from urllib.parse import SplitResult, parse_qsl, urlsplit

from core.domain.errors import ErrorCode, RuleBroken

ALLOWED = (
    "tcp://HOST[:PORT], usb://VENDOR:PRODUCT[/SERIAL], serial:///DEVICE[?baudrate=N]; "
    "options width=80|58, dots=N, status=on|off; for usb in=HEX, out=HEX"
)
_DOTS = {"80": 576, "58": 384}
_SWITCH = {"on": True, "off": False}


@dataclass(frozen=True, slots=True)
class TcpLine:
    """A printer on the network."""

    host: str
    port: int


@dataclass(frozen=True, slots=True)
class UsbLine:
    """A printer on USB; `serial` empty for whichever of its kind is found first."""

    vendor: int
    product: int
    serial: str
    endpoint_in: int
    endpoint_out: int


@dataclass(frozen=True, slots=True)
class SerialLine:
    """A printer on a serial port."""

    device: str
    baudrate: int


Line = TcpLine | UsbLine | SerialLine


@dataclass(frozen=True, slots=True)
class Address:
    """Where a printer is, how many dots it prints in a row, and whether it answers questions about its state."""

    line: Line
    dots: int
    answers: bool


def parse_address(text: str) -> Address:
    """Read an address; `settings_invalid` (key printer.address) for one that names no printer."""
    try:
        parts = urlsplit(text.strip())
        options = dict(parse_qsl(parts.query, strict_parsing=True)) if parts.query else {}
        address = Address(_line(parts, options), _dots(options), _SWITCH[options.pop("status", "on")])
    except (ValueError, KeyError) as error:
        raise _nonsense(text) from error
    if options or parts.fragment:
        raise _nonsense(text)
    return address


def _nonsense(text: str) -> RuleBroken:
    return RuleBroken(ErrorCode.SETTINGS_INVALID, key="printer.address", found=text, allowed=ALLOWED)


def _dots(options: dict[str, str]) -> int:
    usual = _DOTS[options.pop("width", "80")]
    dots = int(options.pop("dots", usual))
    if dots % 8 or not 256 <= dots <= 1024:
        raise ValueError(dots)
    return dots


def _line(parts: SplitResult, options: dict[str, str]) -> Line:
    readers = {"tcp": _tcp, "usb": _usb, "serial": _serial}
    return readers[parts.scheme](parts, options)


def _tcp(parts: SplitResult, _options: dict[str, str]) -> Line:
    if not parts.hostname or parts.path.strip("/") or parts.username is not None or parts.port == 0:
        raise ValueError(parts.netloc)
    return TcpLine(parts.hostname, parts.port or 9100)


def _usb(parts: SplitResult, options: dict[str, str]) -> Line:
    vendor, colon, product = parts.netloc.partition(":")
    ids = int(vendor, 16), int(product, 16)
    if not colon or not all(0 < number <= 0xFFFF for number in ids):
        raise ValueError(parts.netloc)
    ends = int(options.pop("in", "82"), 16), int(options.pop("out", "01"), 16)
    return UsbLine(*ids, parts.path.strip("/"), *ends)


def _serial(parts: SplitResult, options: dict[str, str]) -> Line:
    baudrate = int(options.pop("baudrate", "9600"))
    device = parts.path.removeprefix("/") if parts.path.upper().startswith("/COM") else parts.path
    if parts.netloc or not device.strip("/") or not 1200 <= baudrate <= 921_600:
        raise ValueError(parts.path)
    return SerialLine(device, baudrate)
