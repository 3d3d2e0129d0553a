"""The kiosk with each of its aids, and while it asks whether anybody is still there."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from kiosk.view_models.aids import AidsModel
from kiosk.view_models.kiosk import KioskModel

Take = Callable[[str, Callable[[], bool]], None]


def take(model: KioskModel, picture: Take) -> None:
    """The services with one aid after the other, then with all of them, then the question."""
    aids: QObject = model.property("aids")
    if not isinstance(aids, AidsModel):
        raise TypeError("the kiosk has no aids")
    model.choose_section("women")
    for name in ("larger", "contrast", "low"):
        aids.toggle(name)
        picture(f"40-{name}", lambda: bool(model.property("page") == "services"))
        aids.toggle(name)
    for name in ("larger", "contrast", "low", "aloud"):
        aids.toggle(name)
    picture("41-all-aids", lambda: bool(model.property("page") == "services"))
    model.home()
