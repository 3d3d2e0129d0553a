"""From a picture to the bytes of a thermal head and back: a row of dots after the other, a set bit is ink."""

import re

from PySide6.QtGui import QImage

_REAL_TIME = re.compile(rb"\x10(?=[\x04\x05\x14])")
_GREY = QImage.Format.Format_Grayscale8


def pack(image: QImage) -> bytes:
    """The dots of a black and white picture whose width is a multiple of eight."""
    mono = image.convertToFormat(_GREY).convertToFormat(QImage.Format.Format_Mono)
    mono.invertPixels()
    row = mono.width() // 8
    bits, stride = bytes(mono.constBits()), mono.bytesPerLine()
    if mono.color(0) != 0xFF000000:
        bits = bits.translate(bytes(255 - value for value in range(256)))
    return b"".join(bits[start : start + row] for start in range(0, stride * mono.height(), stride))


def unpack(dots: bytes, width: int) -> QImage:
    """The picture, Mono with colour 0 black, that these dots make."""
    row = width // 8
    height = len(dots) // row
    flipped = dots.translate(bytes(255 - value for value in range(256)))
    image = QImage(flipped, width, height, row, QImage.Format.Format_Mono)
    image.setColorTable([0xFF000000, 0xFFFFFFFF])
    return image.copy()


def without_commands(dots: bytes) -> bytes:
    """The dots with one more where three bytes would be a command.

    Printers obey DLE EOT, DLE ENQ and DLE DC4 at once, even in the midst of a picture: one answers out of turn,
    others empty the buffer or open a drawer. The dot is added beside one that is there.
    """
    return _REAL_TIME.sub(b"\x18", dots)
