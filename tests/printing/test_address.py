"""The addresses of printers: what each part means, and that nonsense is refused with what is allowed."""

import pytest

from core.domain.errors import RuleBroken
from core.printing.address import ALLOWED, Address, SerialLine, TcpLine, UsbLine, parse_address


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("tcp://10.0.0.9", Address(TcpLine("10.0.0.9", 9100), 576, True)),
        (" tcp://printer.local:9101?width=58 ", Address(TcpLine("printer.local", 9101), 384, True)),
        ("tcp://[fe80::1]:9100?dots=512&status=off", Address(TcpLine("fe80::1", 9100), 512, False)),
        ("usb://04b8:0e15", Address(UsbLine(0x04B8, 0x0E15, "", 0x82, 0x01), 576, True)),
        (
            "usb://04B8:0E15/X3YZ?in=81&out=02&width=58",
            Address(UsbLine(0x04B8, 0x0E15, "X3YZ", 0x81, 0x02), 384, True),
        ),
        ("serial:///dev/ttyUSB0?baudrate=115200", Address(SerialLine("/dev/ttyUSB0", 115_200), 576, True)),
        ("serial:///COM3", Address(SerialLine("COM3", 9600), 576, True)),
    ],
)
def test_an_address_is_read(text: str, address: Address) -> None:
    assert parse_address(text) == address


@pytest.mark.parametrize(
    "text",
    [
        "",
        "printer",
        "http://10.0.0.9",
        "tcp://",
        "tcp://host:0",
        "tcp://host:99999",
        "tcp://host/path",
        "tcp://host?width=70",
        "tcp://host?dots=511",
        "tcp://host?dots=4096",
        "tcp://host?status=maybe",
        "tcp://host?colour=red",
        "usb://04b8",
        "usb://zzzz:0e15",
        "usb://0:1",
        "serial:///",
        "serial://ttyUSB0",
        "serial:///dev/ttyUSB0?baudrate=12",
    ],
)
def test_nonsense_is_refused_with_what_is_allowed(text: str) -> None:
    with pytest.raises(RuleBroken, match="settings_invalid") as raised:
        parse_address(text)
    assert raised.value.facts == {"key": "printer.address", "found": text, "allowed": ALLOWED}
