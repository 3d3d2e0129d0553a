"""Every state of the counter, in Arabic and English."""

from pathlib import Path
from tempfile import TemporaryDirectory

from core.bootstrap import Centre, open_centre
from core.config import Device, Settings
from core.domain.errors import ErrorCode, RuleBroken
from core.domain.text import Language
from core.domain.workflow import Role
from core.qt.application import start_application
from core.qt.link import CentreLink
from core.qt.stills import Album, StillClock, lose_database
from counter.app import Counter, build

_CLERK, _PASSWORD = "noura", "a picture only"
_NUMBER, _NAME, _MOBILE = "1000000008", "سارة بنت عبدالله بن عبدالرحمن الحربي", "0550000000"


def shots(folder: Path) -> list[Path]:
    """Take them into a folder."""
    return [path for language in Language for path in _in(language, folder)]


def _in(language: Language, folder: Path) -> list[Path]:
    start_application(["istiqbal-counter"], language)
    album, clock = Album(folder, language), StillClock()
    with TemporaryDirectory() as place:
        url = f"sqlite:///{Path(place, 'centre.db').as_posix()}"
        with open_centre(url, clock=clock) as centre:
            _fill(centre)
            device = Device(name="W1", kind="counter", desk="W1")
            settings = Settings(database=url, device=device, language=language)
            counter = build(settings, CentreLink(lambda: open_centre(settings, clock=clock)), clock)
            counter.window.show()
            try:
                _sign_in(counter, album)
                _visit(counter, album)
                lose_database(counter.link)
                album.take(counter.window, "7-away", lambda: not counter.link.available, "the lost database")
            finally:
                counter.close()
    return album.taken


def _fill(centre: Centre) -> None:
    centre.staff.add(_CLERK, "نورة بنت فهد السالم", _PASSWORD, Role.OPERATOR, ["women"])
    services = ("submit", "follow", "audience", "enquiry")
    for number in range(14):
        centre.queue.issue("women", services[number % 4], f"picture-{number}")


def _sign_in(counter: Counter, album: Album) -> None:
    session, window = counter.session, counter.window
    album.take(window, "1-sign-in", lambda: session.centre is not None, "the sign-in")
    session.refused.emit(RuleBroken(ErrorCode.SIGN_IN_REFUSED))
    album.take(window, "2-sign-in-refused", lambda: True, "the refusal")
    session.sign_in(_CLERK, _PASSWORD, "W1")
    album.take(window, "3-free", lambda: session.work is not None, "the free window")


def _visit(counter: Counter, album: Album) -> None:
    session, window = counter.session, counter.window
    session.call_next()
    album.take(window, "4-called", lambda: bool(session.work and session.work.ticket), "the call")
    session.save_visitor("1234567890", _NAME, _MOBILE)
    album.take(window, "5-refused", lambda: not session.busy, "the refused number")
    session.save_visitor(_NUMBER, _NAME, _MOBILE)
    album.take(window, "6-visit", lambda: bool(session.work and session.work.visit), "the visit")
    session.register("G01", "طلب نقل معلمة إلى مدرسة قريبة من سكنها", "خطاب موجّه إلى معالي الوزير")
    album.take(window, "6-registered", lambda: bool(session.work and session.work.requests), "the request")
