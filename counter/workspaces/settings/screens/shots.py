"""The screens' page in each of its states."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton

from core.bootstrap import open_centre
from core.config import Device
from core.domain.screens import Layout, ScreenWishes
from core.domain.text import Language
from core.qt.stills import Album
from core.qt.waiting import wait_until
from core.services.screen_dto import ScreenNote, ScreenReport
from counter.workspaces.settings.page import SettingsPage
from counter.workspaces.settings.screens.part import ScreensPart
from counter.workspaces.supervisor.scene import SUPERVISOR, Scene, scene

_CONTROL = Qt.KeyboardModifier.ControlModifier
_WISHES = ScreenWishes(
    layout=Layout.MEDIA,
    windows=(1, 2, 3, 4, 5),
    left=(1, 2),
    right=(4, 5),
    ahead=(3,),
    media="/srv/istiqbal/pictures",
    ticker=("تُقبل المعاملات مكتملة المرفقات حتى الساعة الثانية ظهرًا", "Please keep your ticket until you are called"),
)
_NOTES = (ScreenNote("media_damaged", "minister-visit.jpg"), ScreenNote("media_huge", "panorama.png"))


def take(language: Language, folder: Path) -> list[Path]:
    """Take them into a folder."""
    album = Album(folder, language)
    with scene(language) as made:
        page = _open(made)
        part = next(one for one in page.parts if isinstance(one, ScreensPart))
        album.take(made.counter.window, "93-screens-none", part.isVisible, "no screen")
        _screens(made)
        page.desk.read()
        wait_until(lambda: part.table.rows.rowCount() == 4, "the screens")
        part.table.setFocus()
        QTest.keyClick(part.table, Qt.Key.Key_Home)
        album.take(made.counter.window, "94-screens", lambda: part.form.device != "", "the screens")
        entries = part.form.entries
        if entries is not None and isinstance(field := entries.all["left"].field, QLineEdit):
            field.setText("1-40")
            field.textEdited.emit("1-40")
        QTest.keyClick(QApplication.focusWidget() or part, Qt.Key.Key_S, _CONTROL)
        album.take(made.counter.window, "95-screens-refused", page.message.isVisible, "the refusal")
    return album.taken


def _open(made: Scene) -> SettingsPage:
    window, session = made.counter.window, made.counter.session
    page = window.findChildren(SettingsPage)[0]
    wait_until(lambda: session.centre is not None, "the centre")
    made.sign_in(SUPERVISOR)
    wait_until(lambda: session.person is not None, "the supervisor")
    name = session.words.say(page.name)
    chooser = next(one for one in window.findChildren(QPushButton) if one.accessibleName() == name)
    QTest.keySequence(window, chooser.shortcut())
    wait_until(lambda: page.desk.shown is not None, "the settings")
    place = next(at for at, part in enumerate(page.parts, start=1) if isinstance(part, ScreensPart))
    QTest.keyClick(QApplication.focusWidget() or window, Qt.Key(Qt.Key.Key_0 + place), _CONTROL)
    return page


def _screens(made: Scene) -> None:
    """Four PCs: one as it should be, one with pictures that it cannot show, a window's own, one never switched on."""
    for name, layout, notes in (("hall-men", "calls", ()), ("hall-women", "media", _NOTES), ("over-W3", "window", ())):
        section = "men" if name == "hall-men" else "women"
        settings = made.centre.settings.model_copy(
            update={"device": Device(name=name, kind="display", section=section)}
        )
        with open_centre(settings, clock=made.clock) as its_pc:
            its_pc.administration.heartbeat("display", section)
            its_pc.screens.report(ScreenReport(1920, 1080, layout, notes))
    wish, by = made.centre.screens.wish, made.supervisor.id
    wish("hall-women", _WISHES, by=by)
    wish("entrance-2", ScreenWishes(section="women", layout=Layout.WINDOWS), by=by)
