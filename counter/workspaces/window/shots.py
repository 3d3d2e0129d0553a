"""The window beyond a plain visit: a visitor's file, a double pointed out, on whose behalf, a draft put back."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from importlib import resources
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from core.bootstrap import Centre, create_centre, open_centre
from core.centre_file import read_centre
from core.config import Device, Settings
from core.domain.behalf import Behalf, BehalfKind, Relation
from core.domain.draft import Draft
from core.domain.text import Language
from core.domain.visitor import Gender
from core.domain.workflow import RequestMove, Role
from core.qt.application import start_application
from core.qt.link import CentreLink
from core.qt.stills import Album, StillClock
from core.qt.waiting import StepFailed, wait_until
from core.services.course import Act
from core.services.dto import StaffView, VisitorView
from counter.app import Counter, build
from counter.dialogs.visitor_file.dialog import VisitorFileDialog
from counter.work import Stage
from counter.workspaces.window.alike_panel import AlikePanel
from counter.workspaces.window.request_form import RequestForm

T = TypeVar("T", bound=QWidget)

_CLERK, _PASSWORD = "noura", "a picture only"
_NUMBER, _NAME, _MOBILE = "1000000008", "سارة بنت عبدالله الحربي", "0550000000"
_SISTER, _LONG_NAME = "1000000016", "الجوهرة بنت عبدالرحمن بن عبدالعزيز بن عبدالمحسن آل عبدالرحمن السديري التميمي"
_SUBJECT, _LIKE = "تأشيرة زيارة لوالدتي المسنة المقيمة في مصر", "طلب تأشيرة زيارة للوالدة المقيمة بمصر"
_LONG_SUBJECT = "طلب إعادة النظر في قرار نقل معلمة من مدرسة في محافظة بعيدة إلى مدرسة قريبة من سكن والدتها المريضة"
_COMPANY = Behalf(BehalfKind.COMPANY, None, "شركة الأمل المتحدة للمقاولات والتشغيل والصيانة", "1010123456")
_MOTHER = Behalf(BehalfKind.RELATIVE, Relation.MOTHER, "منى بنت سعد العتيبي", "1000000024")
_EARLIER = (
    ("P05", _SUBJECT, _MOTHER, None),
    ("P05", "تمديد تأشيرة زيارة لوالدتي", Behalf(), "تم"),
    ("E01", _LONG_SUBJECT, _COMPANY, None),
)


class _Turning(StillClock):
    """Days before the day of the pictures, for what happened earlier."""

    def __init__(self, days: int) -> None:
        self._before = timedelta(days=days)

    def now(self) -> datetime:
        """The instant of the past."""
        return super().now() - self._before


def take(language: Language, folder: Path) -> list[Path]:
    """Take them into a folder."""
    start_application(["istiqbal-counter"], language)
    album = Album(folder, language)
    with _opened(language) as counter:
        _file(counter, album)
        _double(counter, album)
        _behalf(counter, album)
        _draft(counter, album)
    return album.taken


@contextmanager
def _opened(language: Language) -> Iterator[Counter]:
    with TemporaryDirectory() as place:
        url, clock = f"sqlite:///{Path(place, 'centre.db').as_posix()}", StillClock()
        settings = Settings(database=url, device=Device(name="W1", kind="counter", desk="W1"), language=language)
        create_centre(settings, read_centre(Path(str(resources.files("assets"))) / "samples" / "riyadh.toml"))
        _past(settings)
        with open_centre(settings, clock=clock) as centre:
            for number in range(8):
                centre.queue.issue("women", ("submit", "audience", "follow")[number % 3], f"picture-{number}")
            counter = build(settings, CentreLink(lambda: open_centre(settings, clock=clock)), clock)
            counter.window.resize(1366, 768)
            counter.window.show()
            try:
                yield counter
            finally:
                counter.close()


def _past(settings: Settings) -> None:
    """She came before, on three days; two of her requests are open."""
    for place, (code, subject, behalf, withdrawn) in enumerate(_EARLIER):
        with open_centre(settings, clock=_Turning(42 - 7 * place)) as centre:
            person, visitor = _people(centre)
            centre.staff.take_desk(person.id, "W1")
            centre.queue.issue("women", "submit", f"past-{place}")
            centre.queue.call_next("W1", by=person.id)
            visit = centre.visitors.start_visit("W1", visitor.id, by=person.id)
            one = centre.requests.register(
                visit.id, code, subject, "", by=person.id, key=f"past-{place}", behalf=behalf
            )
            if withdrawn is not None:
                act = Act(RequestMove.WITHDRAW, withdrawn)
                centre.requests.take(one.id, act, by=person.id, key=f"withdrawn-{place}")
            centre.queue.finish("W1", by=person.id)
            centre.staff.leave_desk(person.id)


def _people(centre: Centre) -> tuple[StaffView, VisitorView]:
    if not centre.staff.everyone():
        centre.staff.add(_CLERK, "نورة بنت فهد السالم", _PASSWORD, Role.OPERATOR, ["women"])
    centre.visitors.enter(_SISTER, _LONG_NAME, Gender.WOMAN, _MOBILE)
    return centre.staff.everyone()[0], centre.visitors.enter(_NUMBER, _NAME, Gender.WOMAN, _MOBILE)


def _file(counter: Counter, album: Album) -> None:
    session, dialog = counter.session, _one(counter.window, VisitorFileDialog)
    wait_until(lambda: session.centre is not None, "the centre")
    session.sign_in(_CLERK, _PASSWORD, "W1")
    wait_until(lambda: session.work is not None and session.settled, "the window")
    session.acts.call_next()
    wait_until(lambda: session.stage is Stage.CALLED and session.settled, "the call")
    dialog.ask(None)
    album.take(dialog, "30-file-empty", dialog.isVisible, "the empty file")
    field = _one(dialog, QLineEdit)
    for text, name, ready in (
        ("1000000032", "31-file-nobody", lambda: bool(dialog.message.text())),
        (_MOBILE, "32-file-several", lambda: bool(dialog.message.text())),
        (_NUMBER, "33-file", lambda: _says(dialog, _NAME)),
        (_SISTER, "34-file-without-requests", lambda: _says(dialog, _LONG_NAME)),
    ):
        field.setText(text)
        QTest.keyClick(field, Qt.Key.Key_Return)
        album.take(dialog, name, ready, name)
    dialog.reject()
    session.visitor.save(_NUMBER, _NAME, _MOBILE)
    wait_until(lambda: session.stage is Stage.VISIT and session.settled, "the visit")


def _double(counter: Counter, album: Album) -> None:
    form = _one(counter.window, RequestForm)
    form.put_back(Draft(type_code="P05", subject=_LIKE, summary="مرفق صورة جواز السفر."))
    form.enter()
    album.take(counter.window, "35-double", _one(counter.window, AlikePanel).isVisible, "the double")
    form.enter(all_the_same=True)
    wait_until(lambda: bool(counter.session.work and counter.session.work.requests), "the request")


def _behalf(counter: Counter, album: Album) -> None:
    form = _one(counter.window, RequestForm)
    for name, behalf in (("36-behalf-company", _COMPANY), ("37-behalf-relative", _MOTHER)):
        form.clear()
        form.put_back(Draft(type_code="P01", subject=_LONG_SUBJECT, summary="مرفق السجل.", behalf=behalf))
        album.take(counter.window, name, lambda: counter.session.settled, name)
    form.clear()


def _draft(counter: Counter, album: Album) -> None:
    session = counter.session
    draft = Draft(type_code="P01", subject=_LONG_SUBJECT, summary="مرفق تقرير طبي.", behalf=_MOTHER)
    session.drafting.found.emit(draft)
    told = session.words.say("draft.back")
    album.take(counter.window, "38-draft-back", lambda: _says(counter.window, told), "the draft")


def _says(window: QWidget, text: str) -> bool:
    return any(text in {one.text(), one.toolTip()} and one.isVisible() for one in window.findChildren(QLabel))


def _one(window: QWidget, kind: type[T]) -> T:
    found = next((one for one in window.findChildren(kind)), None)
    if found is None:
        raise StepFailed(f"there is no {kind.__name__}")
    return found
