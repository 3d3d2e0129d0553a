"""The sign-in with a first password, and the locked screen."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from core.bootstrap import Centre, open_centre
from core.config import Device, Settings
from core.domain.text import Language
from core.domain.workflow import Role
from core.qt.link import CentreLink
from core.qt.stills import Album, StillClock
from core.qt.waiting import wait_until
from counter.app import Counter, build
from counter.locking.page import LockPage
from counter.workspaces.sign_in.choosing import Choosing

_LOGIN, _FIRST = "aljawharah", "abcd-efgh-jkmn"
_OWN = "a picture only"
_CHIEF, _CHIEF_NAME = "maha", "مها بنت خالد الفيصل"
_LONG = "الجوهرة بنت عبدالرحمن بن عبدالعزيز بن عبدالمحسن آل عبدالرحمن السديري التميمي"


def take(language: Language, folder: Path) -> list[Path]:
    """Take them into a folder."""
    album = Album(folder, language)
    with _opened(language) as (_, counter):
        _first(counter, album)
        _locked(counter, album)
        _overseer(counter, album)
    return album.taken


@contextmanager
def _opened(language: Language) -> Iterator[tuple[Centre, Counter]]:
    with TemporaryDirectory() as place:
        url, clock = f"sqlite:///{Path(place, 'centre.db').as_posix()}", StillClock()
        with open_centre(url, clock=clock) as centre:
            centre.staff.add(_LOGIN, _LONG, _FIRST, Role.OPERATOR, ["women"], one_time=True)
            centre.staff.add(_CHIEF, _CHIEF_NAME, _FIRST, Role.SUPERVISOR, ["women", "men"])
            settings = Settings(database=url, device=Device(name="W1", kind="counter", desk="W1"), language=language)
            counter = build(settings, CentreLink(lambda: open_centre(settings, clock=clock)), clock)
            counter.window.resize(1366, 768)
            counter.window.show()
            counter.window.activateWindow()
            try:
                yield centre, counter
            finally:
                counter.close()


def _first(counter: Counter, album: Album) -> None:
    session, window = counter.session, counter.window
    wait_until(lambda: session.centre is not None, "the centre")
    login, password = (field for field in window.findChildren(QLineEdit) if field.isVisible())
    login.setText(_LOGIN)
    password.setText(_FIRST)
    password.returnPressed.emit()
    choosing = window.findChild(Choosing)
    album.take(window, "73-first-password", lambda: choosing is not None and choosing.isVisible(), "the choice")
    for field in (field for field in window.findChildren(QLineEdit) if field.isVisible()):
        field.setText(f"{_LOGIN} 1")
    if isinstance(choosing, Choosing):
        choosing.chosen.emit(f"{_LOGIN} 1", f"{_LOGIN} 1")
    album.take(window, "74-first-password-refused", lambda: not session.busy, "the refusal")


def _locked(counter: Counter, album: Album) -> None:
    session, window = counter.session, counter.window
    session.sign_in(_LOGIN, _FIRST, "W1", chosen=(_OWN, _OWN))
    album.take(window, "75-long-name", lambda: session.work is not None, "the window")
    subject = next(field for field in window.findChildren(QPlainTextEdit))
    subject.setPlainText("خطاب")
    window.lock.lock()
    page = window.lock.findChild(LockPage) or window.findChild(LockPage)
    album.take(window, "76-locked", lambda: session.locked, "the lock")
    if isinstance(page, LockPage):
        page.opened.emit("a wrong one")
        album.take(window, "77-locked-refused", lambda: bool(page.message.text()), "the refusal")
        page.left.emit()
        album.take(window, "78-locked-unsent", lambda: True, "what would be lost")
        page.left.emit()
    wait_until(lambda: session.person is None, "the sign-out")


def _overseer(counter: Counter, album: Album) -> None:
    session, window = counter.session, counter.window
    session.sign_in(_CHIEF, _FIRST, "W1")
    album.take(window, "79-supervisor-head", lambda: session.person is not None and session.ready, "the head")
