"""Reads ESC/POS back into the picture that a printer would put on paper."""

import re

from PySide6.QtGui import QImage

from core.printing.raster import unpack

_PLAIN = re.compile(rb"\x1b@|\x1bd.|\x1dV[\x00\x01\x30\x31]|\x1dV[\x41\x42].", re.DOTALL)
_PICTURE = re.compile(rb"\x1dv0[\x00\x30](..)(..)", re.DOTALL)


def decode(job: bytes) -> QImage:
    """The picture (Mono) of a job made of reset, pictures, feeds and cuts; ValueError for anything else."""
    dots, widths, position = bytearray(), set[int](), 0
    while position < len(job):
        if command := _PLAIN.match(job, position):
            position = command.end()
            continue
        row, picture, position = _picture(job, position)
        widths.add(row * 8)
        dots += picture
    if len(widths) != 1:
        raise ValueError(f"one picture of one width was expected, but there are the widths {sorted(widths)}")
    return unpack(bytes(dots), widths.pop())


def _picture(job: bytes, start: int) -> tuple[int, bytes, int]:
    header = _PICTURE.match(job, start)
    if header is None:
        raise ValueError(f"unknown command at byte {start}: {job[start : start + 8].hex(' ')}")
    row, rows = (int.from_bytes(field, "little") for field in header.groups())
    end = header.end() + row * rows
    if not row or not rows or end > len(job):
        raise ValueError(f"the picture at byte {start} is {row * 8} by {rows} dots but the job ends at {len(job)}")
    return row, job[header.end() : end], end
