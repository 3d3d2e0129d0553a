"""QR codes for screens."""

import qrcode
from PySide6.QtCore import QBuffer, QByteArray, QIODevice
from PySide6.QtGui import QImage, QImageWriter, qRgb

_DOTS = 8


def qr_url(text: str) -> str:
    """A QR code with its quiet zone, as the URL of an image of its own."""
    code = qrcode.QRCode(error_correction=qrcode.ERROR_CORRECT_M, border=4)
    code.add_data(text)
    rows = code.get_matrix()
    image = QImage(len(rows), len(rows), QImage.Format.Format_RGB32)
    for y, row in enumerate(rows):
        for x, dark in enumerate(row):
            image.setPixel(x, y, qRgb(0, 0, 0) if dark else qRgb(255, 255, 255))
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image.scaled(image.width() * _DOTS, image.height() * _DOTS))
    return f"data:image/png;base64,{data.toBase64().toStdString()}"
