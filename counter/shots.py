"""Every state of the counter, in Arabic and English."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from core.bootstrap import Centre, open_centre
from core.config import Device, Printer, Settings
from core.domain.errors import ErrorCode, RuleBroken
from core.domain.text import STAFF_LANGUAGES, Language
from core.domain.visitor import Gender
from core.domain.workflow import Role
from core.qt.application import start_application
from core.qt.link import CentreLink
from core.qt.stills import Album, StillClock, lose_database, no_database
from core.qt.waiting import wait_until
from counter import shots_of_types
from counter.app import Counter, build
from counter.dialogs.left_over import shots as left_over
from counter.dialogs.letter import shots as letter
from counter.documents import shots as documents
from counter.shots_of_acts import acts
from counter.work import Stage
from counter.workspaces.appointments import shots as appointments
from counter.workspaces.hospitality import shots as hospitality
from counter.workspaces.requests import shots as requests
from counter.workspaces.requests import shots_of_late, shots_of_remarks, shots_of_search, shots_of_several
from counter.workspaces.settings import shots as settings_page
from counter.workspaces.settings.screens import shots as screens
from counter.workspaces.sign_in import shots as sign_in
from counter.workspaces.supervisor import shots as supervisor
from counter.workspaces.supervisor.ratings import shots as ratings
from counter.workspaces.window import shots as window_page

_CLERK, _PASSWORD = "noura", "a picture only"
_NUMBER, _NAME, _MOBILE = "1000000008", "سارة بنت عبدالله الحربي", "0550000000"
_SISTER, _LONG_NAME = "1000000016", "الجوهرة بنت عبدالرحمن بن عبدالعزيز بن عبدالمحسن آل عبدالرحمن السديري التميمي"
_SUBJECT = "طلب نقل معلمة إلى مدرسة قريبة من سكنها"
_LONG_SUBJECT = "طلب إعادة النظر في قرار نقل معلمة من مدرسة في محافظة بعيدة إلى مدرسة قريبة من سكن والدتها المريضة " * 2
_OTHERS = (
    supervisor,
    ratings,
    hospitality,
    appointments,
    left_over,
    letter,
    settings_page,
    screens,
    shots_of_types,
    requests,
    shots_of_several,
    shots_of_remarks,
    shots_of_late,
    shots_of_search,
    sign_in,
    documents,
    window_page,
)
_SERVICES = ("submit", "follow", "audience", "enquiry")


def shots(folder: Path) -> list[Path]:
    """Take them into a folder."""
    return [path for language in STAFF_LANGUAGES for path in _in(language, folder)]


def _in(language: Language, folder: Path) -> list[Path]:
    start_application(["istiqbal-counter"], language)
    album = Album(folder, language)
    with _opened(language) as (centre, counter):
        _sign_in(counter, album)
        _visit(counter, album)
        _request(counter, album)
        _troubles(centre.settings.database, counter, album)
        acts(centre, counter, album)
        _crowd(centre, counter, album)
    return [*album.taken, *(path for page in _OTHERS for path in page.take(language, folder))]


@contextmanager
def _opened(language: Language) -> Iterator[tuple[Centre, Counter]]:
    with TemporaryDirectory() as place:
        url, clock = f"sqlite:///{Path(place, 'centre.db').as_posix()}", StillClock()
        with open_centre(url, clock=clock) as centre:
            centre.staff.add(_CLERK, "نورة بنت فهد السالم", _PASSWORD, Role.OPERATOR, ["women"])
            for number in range(14):
                centre.queue.issue("women", _SERVICES[number % 4], f"picture-{number}")
            for identity_number, name in ((_NUMBER, _NAME), (_SISTER, _LONG_NAME)):
                centre.visitors.enter(identity_number, name, Gender.WOMAN, _MOBILE)
            device = Device(name="W1", kind="counter", desk="W1")
            settings = Settings(database=url, device=device, language=language)
            counter = build(settings, CentreLink(lambda: open_centre(settings, clock=clock)), clock)
            counter.window.resize(1366, 768)
            counter.window.show()
            try:
                yield centre, counter
            finally:
                counter.close()


def _sign_in(counter: Counter, album: Album) -> None:
    session, window = counter.session, counter.window
    album.take(window, "01-sign-in", lambda: session.centre is not None, "the sign-in")
    session.refused.emit(RuleBroken(ErrorCode.STAFF_AT_ANOTHER_DESK, desk="W2"))
    album.take(window, "02-sign-in-elsewhere", lambda: True, "the refusal")
    session.refused.emit(RuleBroken(ErrorCode.SIGN_IN_LOCKED, tries=5, until="10:15"))
    album.take(window, "02-sign-in-locked", lambda: True, "the lock")
    session.sign_in(_CLERK, _PASSWORD, "W1")
    album.take(window, "03-free", lambda: session.work is not None, "the free window")


def _visit(counter: Counter, album: Album) -> None:
    session, window = counter.session, counter.window
    session.acts.call_next()
    album.take(window, "04-called", lambda: session.stage is Stage.CALLED, "the call")
    _type(counter, 0, "1000000009")
    session.visitor.save("1000000009", _NAME, _MOBILE)
    album.take(window, "05-refused", lambda: not session.busy, "the refused number")
    _type(counter, 0, "")
    _type(counter, 2, _MOBILE)
    session.visitor.find("", _MOBILE)
    album.take(window, "06-shared-mobile", lambda: True, "the choice")
    session.visitor.save(_NUMBER, _NAME, _MOBILE)
    album.take(window, "07-visit", lambda: session.stage is Stage.VISIT, "the visit")


def _request(counter: Counter, album: Album) -> None:
    session, window = counter.session, counter.window
    session.request.register("G01", _SUBJECT, "خطاب موجّه إلى معالي الوزير")
    album.take(window, "08-registered", lambda: bool(session.work and session.work.requests), "the request")
    session.request.register("G02", _LONG_SUBJECT[:200], "مرفق تقرير طبي. " * 60)
    wait_until(lambda: bool(session.work and len(session.work.requests) == 2), "the long request")
    summary = window.findChild(QPlainTextEdit)
    if isinstance(summary, QPlainTextEdit):
        summary.setPlainText("مرفق تقرير طبي لوالدة مقدّمة الطلب. " * 12)
    album.take(window, "09-long", lambda: bool(session.work and len(session.work.requests) == 2), "the long request")
    if isinstance(summary, QPlainTextEdit):
        summary.clear()


def _troubles(database: str, counter: Counter, album: Album) -> None:
    with no_database(database):
        lose_database(counter.link)
        album.take(counter.window, "10-away", lambda: not counter.link.available, "the lost database")
    wait_until(lambda: counter.link.available, "the database")
    kiosk = Device(name="kiosk-women", kind="kiosk", section="women")
    printer = Printer(address="tcp://127.0.0.1:9")
    with open_centre(Settings(database=database, device=kiosk, printer=printer), clock=StillClock()) as centre:
        centre.printing.check_printer()
    album.take(counter.window, "11-printer", lambda: len(counter.session.alarms()) == 1, "the printer's alarm")


def _crowd(centre: Centre, counter: Counter, album: Album) -> None:
    session, window = counter.session, counter.window
    for number in range(300):
        centre.queue.issue("women", _SERVICES[number % 4], f"crowd-{number}")
    album.take(window, "22-crowd", lambda: bool(session.work and len(session.work.waiting) > 300), "the crowd")
    window.resize(1920, 1080)
    album.take(window, "23-crowd-large", lambda: True, "the large window")


def _type(counter: Counter, place: int, text: str) -> None:
    fields = [field for field in counter.window.findChildren(QLineEdit) if field.isVisible()]
    fields[place].setText(text)
