"""Every state of the page of appointments, in Arabic and English."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from core.bootstrap import Centre, open_centre
from core.config import Device, Settings
from core.domain.appointments import PlanPart
from core.domain.errors import ErrorCode, RuleBroken
from core.domain.text import Language
from core.domain.visitor import Gender
from core.domain.workflow import Role
from core.qt.application import start_application
from core.qt.link import CentreLink
from core.qt.stills import Album, StillClock
from core.qt.waiting import wait_until
from counter.app import Counter, build
from counter.workspaces.appointments.desk import week_of
from counter.workspaces.appointments.page import AppointmentsPage

_CLERK, _PASSWORD = "noura", "a picture only"
_NAMES = ("سارة بنت عبدالله الحربي", "منى القحطاني", "Amina Khan", "هيا بنت سعد الدوسري", "ريم العتيبي")
_LONG = "الجوهرة بنت عبدالرحمن بن عبدالعزيز بن عبدالمحسن آل عبدالرحمن السديري التميمي"
_NUMBERS = ("1000000008", "1000000016", "2000000006", "1000000024", "1000000032", "1000000040")
_WEEKDAYS = (7, 1, 2, 3, 4)
_CLOCK = StillClock()


def take(language: Language, folder: Path) -> list[Path]:
    """Take them into a folder."""
    start_application(["istiqbal-counter"], language)
    album = Album(folder, language)
    with _opened(language) as (centre, counter):
        page = counter.window.findChildren(AppointmentsPage)[0]
        _empty(counter, page, album)
        _fill(centre)
        _full(counter, page, album)
        _booking(counter, page, album)
        _list(counter, page, album)
    return album.taken


@contextmanager
def _opened(language: Language) -> Iterator[tuple[Centre, Counter]]:
    with TemporaryDirectory() as place:
        url = f"sqlite:///{Path(place, 'centre.db').as_posix()}"
        with open_centre(url, clock=_CLOCK) as centre:
            centre.staff.add(_CLERK, "نورة بنت فهد السالم", _PASSWORD, Role.OPERATOR, ["women"])
            device = Device(name="W1", kind="counter", desk="W1")
            settings = Settings(database=url, device=device, language=language)
            counter = build(settings, CentreLink(lambda: open_centre(settings, clock=_CLOCK)), _CLOCK)
            counter.window.resize(1366, 768)
            counter.window.show()
            try:
                yield centre, counter
            finally:
                counter.close()


def _fill(centre: Centre) -> None:
    """A week in which much is booked: two slots full, a long name, some past."""
    today = _CLOCK.now().date()
    book = centre.appointments.book
    for weekday in _WEEKDAYS:
        parts = [PlanPart(8 * 60, 12 * 60, 30, 3), PlanPart(13 * 60, 14 * 60 + 30, 30, 2)]
        centre.appointments.set_plan("women", "submit", weekday, parts)
    centre.appointments.set_plan("women", "audience", 2, [PlanPart(11 * 60, 13 * 60, 20, 1)])
    visitors = [
        centre.visitors.enter(number, name, Gender.WOMAN, "0550000000").id
        for number, name in zip(_NUMBERS, (*_NAMES, _LONG), strict=True)
    ]
    for place, visitor in enumerate(visitors):
        for day in (0, 1, 2):
            minute = 11 * 60 if place < 3 else (690, 780)[(place + day) % 2]
            book("women", "submit", visitor, today + timedelta(days=day), minute, f"{place}-{day}")
    for place, visitor in enumerate(visitors[:4]):
        book(
            "women",
            "submit",
            visitor,
            today - timedelta(days=2) + timedelta(days=7),
            8 * 60 + 30 * (place // 2),
            f"after-{place}",
        )


def _empty(counter: Counter, page: AppointmentsPage, album: Album) -> None:
    wait_until(lambda: counter.session.centre is not None, "the centre")
    counter.session.sign_in(_CLERK, _PASSWORD, "W1")
    wait_until(lambda: counter.session.work is not None, "the window")
    QTest.keyClick(counter.window, Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    album.take(counter.window, "60-appointments-empty", lambda: page.desk.shown is not None, "the empty week")


def _full(counter: Counter, page: AppointmentsPage, album: Album) -> None:
    desk = page.desk
    page.desk.ask(service="submit")
    wait_until(lambda: bool(desk.shown and desk.shown.listed), "the week")
    album.take(counter.window, "61-appointments-week", lambda: True, "the week")


def _booking(counter: Counter, page: AppointmentsPage, album: Album) -> None:
    desk = page.desk
    page.form.begin()
    desk.visitor.find("", "0550000000")
    album.take(counter.window, "62-appointments-several", lambda: True, "the choice")
    desk.visitor.look_up(_NUMBERS[5])
    album.take(counter.window, "63-appointments-long-name", lambda: desk.visitor.known is not None, "the long name")
    page.week.choose(page.times.place(week_of(desk.today) + timedelta(days=2), 11 * 60))
    fields = [field for field in page.form.findChildren(QLineEdit) if field.isVisible()]
    fields[0].setText(_NUMBERS[5])
    desk.visitor.save(_NUMBERS[5], _LONG, "0550000000")
    album.take(counter.window, "64-appointments-refused", lambda: not desk.writes.busy, "the refusal")
    desk.refused.emit(RuleBroken(ErrorCode.IDENTITY_NUMBER_INVALID, problem="check_digit"))
    album.take(counter.window, "65-appointments-wrong-number", lambda: True, "the wrong number")
    page.form.cancelled.emit()
    page.form.cancelled.emit()


def _list(counter: Counter, page: AppointmentsPage, album: Album) -> None:
    desk = page.desk
    wait_until(lambda: bool(desk.shown and len(desk.shown.listed) > 5), "the day")
    _choose(page, 0)
    page.listed.arrive.click()
    album.take(counter.window, "66-appointments-early", page.message.isVisible, "the check-in")
    _choose(page, 1)
    page.listed.change.click()
    album.take(counter.window, "67-appointments-moving", lambda: True, "the move")
    page.form.cancelled.emit()
    _choose(page, 2)
    page.listed.cancel.click()
    album.take(counter.window, "68-appointments-reason", lambda: True, "the reason")
    page.form.cancelled.emit()
    counter.window.resize(1920, 1080)
    album.take(counter.window, "69-appointments-large", lambda: True, "the large window")


def _choose(page: AppointmentsPage, row: int) -> None:
    table = page.listed.table
    table.setCurrentIndex(table.sorted.index(row, 0))
