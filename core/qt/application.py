"""The start of every program with a screen: fonts, direction, software drawing, and Qt's messages in the log."""

import logging
import os
from collections.abc import Sequence
from importlib import resources

from PySide6.QtCore import QLoggingCategory, QMessageLogContext, Qt, QtMsgType, qInstallMessageHandler
from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtQuick import QQuickWindow, QSGRendererInterface
from PySide6.QtWidgets import QApplication

from core.domain.text import Language
from core.qt.garbage import GarbageCollector

FAMILY = "IBM Plex Sans Arabic"
# In this order: what a family lacks is drawn from the next one, for Hindi and Bengali.
FAMILIES = (FAMILY, "Noto Sans Devanagari", "Noto Sans Bengali")
_LEVELS = {
    QtMsgType.QtDebugMsg: logging.DEBUG,
    QtMsgType.QtInfoMsg: logging.INFO,
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}
_log = logging.getLogger("qt")


def start_application(arguments: Sequence[str], language: Language) -> QApplication:
    """The application of this process, made once and then only turned to the language."""
    found = QApplication.instance()
    app = found if isinstance(found, QApplication) else _new(arguments)
    app.setLayoutDirection(direction(language))
    return app


def direction(language: Language) -> Qt.LayoutDirection:
    """Where a line of the language begins."""
    return Qt.LayoutDirection.RightToLeft if language.rtl else Qt.LayoutDirection.LeftToRight


def load_fonts() -> None:
    """Give Qt the fonts that ship with Istiqbal.

    What it tells of a font it tells while it holds its lock on all of them, which would wait for Python, as a thread
    that draws a ticket waits for the lock: the screen would stand still for ever.
    """
    QLoggingCategory.setFilterRules("qt.text.font.*=false")
    for file in sorted((resources.files("assets") / "fonts").iterdir(), key=lambda entry: entry.name):
        if file.name.endswith(".ttf"):
            QFontDatabase.addApplicationFontFromData(file.read_bytes())


def send_messages_to_log() -> None:
    """Let Qt and QML tell the log what they would tell the console."""
    qInstallMessageHandler(_to_log)


def _new(arguments: Sequence[str]) -> QApplication:
    send_messages_to_log()
    # A hall's PC has no graphics card worth the name, and drawing in software is quick enough (docs/decisions).
    if "QT_QUICK_BACKEND" not in os.environ:
        QQuickWindow.setGraphicsApi(QSGRendererInterface.GraphicsApi.Software)
    app = QApplication(list(arguments))
    app.setApplicationName("istiqbal")
    app.setStyle("Fusion")
    load_fonts()
    app.setFont(QFont(FAMILIES, 11))
    GarbageCollector(app)
    return app


def _to_log(kind: QtMsgType, context: QMessageLogContext, message: str) -> None:
    category = context.category or "default"
    _log.log(_LEVELS[kind], message if category == "default" else f"{category}: {message}")
