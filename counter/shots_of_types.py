"""The classification at the window: searched as one types, and suggested from the subject."""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import resources
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtWidgets import QLineEdit, QPlainTextEdit

from core.bootstrap import Centre, create_centre, open_centre
from core.centre_file import read_centre
from core.config import Device, Settings
from core.domain.text import Language
from core.domain.visitor import Gender
from core.domain.workflow import Role
from core.qt.application import start_application
from core.qt.link import CentreLink
from core.qt.stills import Album, StillClock
from core.qt.waiting import StepFailed, wait_until
from counter.app import Counter, build
from counter.classification.suggestions import Suggestions
from counter.work import Stage

_CLERK, _PASSWORD = "noura", "a picture only"
_NUMBER, _NAME, _MOBILE = "1000000008", "سارة بنت عبدالله الحربي", "0550000000"
_EARLIER = ("تأشيرة زيارة لوالدتي المقيمة في مصر", "تأشيرة زيارة لوالدي المقيم في الأردن", "زيارة لوالدة مقيمة")
_SUBJECT = "تأشيرة زيارة لوالدتي المسنة المقيمة في مصر"
_SEVERAL = "طلب نقل سجين إلى مستشفى علاج الإدمان وزيارة أسرته له"


def take(language: Language, folder: Path) -> list[Path]:
    """Take them into a folder."""
    start_application(["istiqbal-counter"], language)
    album = Album(folder, language)
    with _opened(language) as (centre, counter):
        _begin(centre, counter)
        _search(counter, album)
        _suggest(counter, album)
    return album.taken


@contextmanager
def _opened(language: Language) -> Iterator[tuple[Centre, Counter]]:
    with TemporaryDirectory() as place:
        url, clock = f"sqlite:///{Path(place, 'centre.db').as_posix()}", StillClock()
        settings = Settings(database=url, device=Device(name="W1", kind="counter", desk="W1"), language=language)
        create_centre(settings, read_centre(Path(str(resources.files("assets"))) / "samples" / "riyadh.toml"))
        with open_centre(settings, clock=clock) as centre:
            centre.staff.add(_CLERK, "نورة بنت فهد السالم", _PASSWORD, Role.OPERATOR, ["women"])
            for number in range(8):
                centre.queue.issue("women", "submit", f"picture-{number}")
            centre.visitors.enter(_NUMBER, _NAME, Gender.WOMAN, _MOBILE)
            counter = build(settings, CentreLink(lambda: open_centre(settings, clock=clock)), clock)
            counter.window.resize(1366, 768)
            counter.window.show()
            try:
                yield centre, counter
            finally:
                counter.close()


def _begin(centre: Centre, counter: Counter) -> None:
    """A visit, after earlier letters were classified."""
    session = counter.session
    wait_until(lambda: session.centre is not None, "the centre")
    session.sign_in(_CLERK, _PASSWORD, "W1")
    wait_until(lambda: session.work is not None and session.settled, "the window")
    session.acts.call_next()
    wait_until(lambda: session.stage is Stage.CALLED and session.settled, "the call")
    session.visitor.save(_NUMBER, _NAME, _MOBILE)
    wait_until(lambda: session.stage is Stage.VISIT and session.settled, "the visit")
    visit, person = centre.visitors.visit("W1"), centre.staff.everyone()[0]
    if visit is None:
        raise StepFailed("there is no visit")
    for number, subject in enumerate(_EARLIER):
        centre.requests.register(visit.id, "P05", subject, "", by=person.id, key=f"picture-{number}")
    wait_until(lambda: bool(session.work and len(session.work.requests) == len(_EARLIER)), "the earlier letters")


def _search(counter: Counter, album: Album) -> None:
    window, search = counter.window, _field(counter, "request.search")
    album.take(window, "24-types", lambda: True, "the whole tree")
    search.setText("رخصه")
    album.take(window, "25-types-found", lambda: True, "what a word finds")
    search.setText("رخصه غير معروفة")
    album.take(window, "26-types-nothing", lambda: True, "what nothing is found for")
    search.clear()


def _suggest(counter: Counter, album: Album) -> None:
    window, subject = counter.window, _field(counter, "request.subject")
    shown = window.findChild(Suggestions)
    if not isinstance(shown, Suggestions):
        raise StepFailed("there is no room for suggestions")
    subject.setFocus()
    subject.setText(_SUBJECT)
    album.take(window, "27-suggested", shown.isVisible, "the suggestion")
    shown.taken.emit(counter.session.suggesting.found[0].code)
    album.take(window, "28-suggestion-taken", lambda: True, "the suggestion that was taken")
    subject.setText(_SEVERAL)
    summary = next(one for one in window.findChildren(QPlainTextEdit) if one.isVisible())
    summary.setPlainText("مرفق صورة الهوية. " * 30)
    album.take(window, "29-suggested-three", lambda: len(counter.session.suggesting.found) == 3, "three suggestions")


def _field(counter: Counter, name: str) -> QLineEdit:
    wanted = counter.session.words.say(name)
    found = counter.window.findChildren(QLineEdit)
    return next(field for field in found if field.accessibleName() == wanted and field.isVisible())
