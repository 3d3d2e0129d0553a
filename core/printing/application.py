"""The Qt that drawing needs where no window was opened: an application without a screen, and the ticket's fonts."""

from importlib import resources
from itertools import product

from PySide6.QtCore import QByteArray, QCoreApplication, QLoggingCategory
from PySide6.QtGui import QFontDatabase, QGuiApplication

# In this order: what a family lacks is drawn from the next one, for Hindi and Bengali.
FAMILIES = ("IBM Plex Sans Arabic", "Noto Sans Devanagari", "Noto Sans Bengali")
_WEIGHTS = ("Regular", "Medium", "SemiBold", "Bold")
_LOADED = "istiqbalTicketFonts"


def ensure_gui() -> QCoreApplication:
    """The running application, else a new one without a screen; the caller keeps it alive as long as it draws.

    Call it on the main thread; drawing itself may then happen on any thread.
    """
    application = QCoreApplication.instance() or _new()
    if not isinstance(application, QGuiApplication):
        raise TypeError("tickets are drawn with fonts, which a QCoreApplication does not have")
    if not application.property(_LOADED):
        _load_fonts()
        application.setProperty(_LOADED, True)
    return application


def _new() -> QGuiApplication:
    # Qt tells the terminal of each family that lacks a script; that the next family has it is what we want.
    QLoggingCategory.setFilterRules("qt.text.font.db.info=false")
    return QGuiApplication(["istiqbal", "-platform", "offscreen"])


def _load_fonts() -> None:
    for family, weight in product(FAMILIES, _WEIGHTS):
        file = resources.files("assets") / "fonts" / f"{family.replace(' ', '')}-{weight}.ttf"
        if QFontDatabase.addApplicationFontFromData(QByteArray(file.read_bytes())) < 0:
            raise ValueError(f"not a font: {file.name}")
