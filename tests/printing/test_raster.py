"""Dots in, dots out; and no dots that a printer would take for an order."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtGui import QImage

from core.printing.raster import pack, unpack, without_commands

ROW = 4
DOTS = st.lists(st.sampled_from([0x10, 0x04, 0x05, 0x14, 0x00, 0xFF]), min_size=ROW, max_size=64).map(
    lambda dots: bytes(dots[: len(dots) // ROW * ROW])
)


@given(DOTS)
def test_what_is_packed_is_what_was_there(dots: bytes) -> None:
    assert pack(unpack(dots, ROW * 8)) == dots


def test_a_set_bit_is_ink_at_the_left() -> None:
    image = QImage(16, 1, QImage.Format.Format_Grayscale8)
    image.fill(255)
    image.setPixel(0, 0, 0)
    assert pack(image) == b"\x80\x00"


@given(DOTS)
def test_no_picture_holds_a_command_and_no_ink_is_lost(dots: bytes) -> None:
    safe = without_commands(dots)
    assert not re.search(rb"\x10[\x04\x05\x14]", safe)
    assert all(before & after == before for before, after in zip(dots, safe, strict=True))
    assert sum((before ^ after).bit_count() for before, after in zip(dots, safe, strict=True)) <= len(dots) // 2


@pytest.mark.parametrize("command", [b"\x10\x04\x01", b"\x10\x05\x02", b"\x10\x14\x01\x00\x01"])
def test_every_real_time_command_is_broken(command: bytes) -> None:
    assert without_commands(b"\x00" + command) == b"\x00\x18" + command[1:]
