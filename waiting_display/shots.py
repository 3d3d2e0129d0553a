"""The hall's screen in every layout and state, lying, upright and at four times the dots, in Arabic and English."""

from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QColor, QFont, QImage, QLinearGradient, QPainter

from core.bootstrap import Centre, create_centre, open_centre
from core.config import Device, Display, Settings
from core.domain.hours import interval
from core.domain.opening import Place
from core.domain.screens import Layout, ScreenWishes
from core.domain.text import STAFF_LANGUAGES, Language, LocalText
from core.domain.workflow import Role
from core.qt.application import start_application
from core.qt.link import CentreLink
from core.qt.stills import Album, lose_database, no_database
from core.qt.waiting import wait_until
from core.services.setup import DEFAULT_CENTRE
from waiting_display.announcer import LEAST_SECONDS
from waiting_display.app import Display as OpenDisplay
from waiting_display.app import build
from waiting_display.view_models.display import Pace

_LYING, _UPRIGHT, _FOUR_TIMES, _SMALL = QSize(1920, 1080), QSize(1080, 1920), QSize(3840, 2160), QSize(1280, 720)
_HALLS = (Layout.CALLS, Layout.MEDIA, Layout.WINDOWS)
_LONG_TITLE = LocalText(
    "مركز الاستقبال والاتصال الإلكتروني بمنطقة عسير ومحافظاتها",
    "Reception and Electronic Communication Centre of the Asir Region and its Governorates",
)
_MESSAGES = (
    "تُقبل المعاملات مكتملة المرفقات حتى الساعة الثانية ظهرًا، ويُرجى من أصحاب المواعيد تسجيل الحضور من الجهاز عند المدخل "
    "قبل موعدهم بعشر دقائق، ومن كان من كبار السن أو ذوي الإعاقة فليُبلغ موظف الاستقبال",
    "نسعد بخدمتكم · Please keep your ticket until you are called",
)
_DESKS = 12
_MORNING, _PRAYER, _NIGHT = (datetime(2026, 11, 24, hour, 50, tzinfo=UTC) for hour in (7, 8, 17))


class _Clock:
    """Stands still at the instant to which it was set."""

    def __init__(self) -> None:
        self.at = _MORNING

    def now(self) -> datetime:
        """That instant."""
        return self.at


def shots(folder: Path) -> list[Path]:
    """Take them into a folder."""
    return [path for language in STAFF_LANGUAGES for path in _in(language, folder)]


def _in(language: Language, folder: Path) -> list[Path]:
    start_application(["istiqbal-display"], language)
    album = Album(folder, language)
    with TemporaryDirectory() as place:
        settings = Settings(
            database=f"sqlite:///{Path(place, 'centre.db').as_posix()}",
            device=Device(name="hall", kind="display", section="women"),
            display=Display(sound=False, media=_pictures(Path(place, "pictures"))),
            language=language,
        )
        sections = tuple(replace(section, desks=_DESKS) for section in DEFAULT_CENTRE.sections)
        create_centre(settings, replace(DEFAULT_CENTRE, title=_LONG_TITLE, sections=sections))
        nowhere = settings.model_copy(update={"device": Device(name="hall", kind="display", section="womens")})
        _Sitting(nowhere, _Clock(), album).of_a_mistake()
        clock = _Clock()
        with open_centre(settings, clock=clock) as centre:
            _Sitting(settings, clock, album).of_a_day(centre)
    return album.taken


def _pictures(folder: Path) -> str:
    """A folder with one picture in it."""
    folder.mkdir()
    image = QImage(1600, 900, QImage.Format.Format_RGB32)
    sky = QLinearGradient(0, 0, 0, 900)
    sky.setColorAt(0, QColor("#7FA8B8"))
    sky.setColorAt(1, QColor("#E8D9B5"))
    with QPainter(image) as painter:
        painter.fillRect(image.rect(), sky)
        painter.setPen(QColor("#3A3226"))
        painter.setFont(QFont(painter.font().family(), 70))
        painter.drawText(image.rect(), Qt.AlignmentFlag.AlignCenter, "اليوم الوطني")
    image.save(str(folder / "day.png"))
    return str(folder)


class _Sitting:
    """One screen; its steady clock moves only when it is told, so that an announcement stays for its picture."""

    def __init__(self, settings: Settings, clock: _Clock, album: Album) -> None:
        self._steady, self._clock, self._album = 0.0, clock, album
        self._database = settings.database
        self._link = CentreLink(lambda: open_centre(settings, clock=clock))
        self._display: OpenDisplay = build(settings, self._link, clock, pace=Pace(steady=lambda: self._steady))
        self._size(_LYING)
        self._display.window.show()

    def of_a_day(self, centre: Centre) -> None:
        """A day from its first minute to the night."""
        self._centre, self._hours = centre, {day: (interval("07:30-17:00"),) for day in range(1, 8)}
        self._by = centre.staff.add("head", "Head", "a picture only", Role.SUPERVISOR, ["women", "men"]).id
        centre.hall.set_place(Place(24_713_600, 46_675_300))
        centre.hall.set_week("women", self._hours)
        for number in range(1, 9):
            clerk = centre.staff.add(f"clerk{number}", "Clerk", "a picture only", Role.OPERATOR, ["women"])
            centre.staff.take_desk(clerk.id, f"W{number}")
        centre.desks.pause("W8", "break")
        try:
            self._states()
        finally:
            self._display.close()

    def of_a_mistake(self) -> None:
        """A section that the centre does not have."""
        try:
            self._take("wrong-section", lambda: self._board["trouble"] != "")
        finally:
            self._display.close()

    def _states(self) -> None:
        queue = self._centre.queue
        self._layouts("empty", lambda: self._board["notice"]["kind"] == "welcome")
        self._come(0, 2)
        queue.call_next("W7")
        self._layouts("call", lambda: self._calls("7"))
        self._come(2, 107)
        for desk in (2, 1, 4, 3, 5):
            queue.call_next(f"W{desk}")
            self._announce(str(desk))
        queue.no_show("W4")
        self._layouts("burst", lambda: self._calls("5"))
        for name, size in (("upright", _UPRIGHT), ("4k", _FOUR_TIMES)):
            self._size(size)
            self._layouts(f"{name}-burst", lambda: self._calls("5"))
        self._size(_LYING)
        self._steady += LEAST_SECONDS
        self._layouts("calm", lambda: self._calm("5"), ticker=_MESSAGES[1:], per_service=True)
        self._wish(layout=Layout.CALLS, ticker=_MESSAGES[:1])
        self._take("messages-calls", lambda: len(self._board["ticker"][0]) > 100)
        self._of_a_window()
        with no_database(self._database):
            lose_database(self._link)
            self._take("away-calls", lambda: bool(self._board["away"]))
        wait_until(lambda: not self._board["away"], "the database")
        self._at(_PRAYER + timedelta(minutes=1))
        self._layouts("prayer", lambda: self._board["notice"]["kind"] == "pause")
        for desk in (1, 2, 3, 5, 7):
            queue.finish(f"W{desk}")
        self._centre.hall.end_day("women")
        self._at(_NIGHT)
        self._layouts("closed", lambda: self._board["notice"]["kind"] == "closed")
        queue.issue("men", "submit", "man")
        queue.call_next("M6")
        self._wish(section="men", layout=Layout.CALLS)
        self._take("men-calls", lambda: self._calm("6"))

    def _layouts(self, state: str, ready: Callable[[], bool], **wishes: Any) -> None:
        for layout in _HALLS:
            self._wish(layout=layout, **wishes)
            self._take(f"{state}-{layout}", partial(self._stands, layout, ready))

    def _stands(self, layout: Layout, ready: Callable[[], bool]) -> bool:
        return bool(self._board["layout"] == layout and self._board["section"]["main"]) and ready()

    def _window_is(self, state: str) -> bool:
        return [one["state"] for one in self._board["windows"]] == [state]

    def _of_a_window(self) -> None:
        """The small screen above a window: its visitor is called, nobody is there, it pauses, it is closed."""
        self._size(_SMALL)
        for number, state in ((5, "called"), (6, "open"), (8, "paused"), (9, "closed")):
            self._wish(layout=Layout.WINDOW, windows=(number,))
            self._take(f"window-{state}", partial(self._window_is, state))
        self._size(_LYING)
        self._wish(layout=Layout.CALLS)
        wait_until(lambda: self._board["layout"] == "calls", "the hall")

    def _wish(self, *, left: Collection[int] = (2, 7), **wishes: Any) -> None:
        """The windows 2 and 7 are to the left of this screen, 5 straight ahead."""
        sides = {} if wishes.get("section") == "men" else {"left": tuple(left), "ahead": (5,), "right": (1,)}
        self._centre.screens.wish("hall", ScreenWishes(**{**sides, **wishes}), by=self._by)

    def _take(self, name: str, ready: Callable[[], bool]) -> None:
        self._album.take(self._display.window, name, ready, name)

    def _size(self, size: QSize) -> None:
        self._display.window.resize(size)

    def _at(self, instant: datetime) -> None:
        self._clock.at = instant

    @property
    def _board(self) -> dict[str, Any]:
        return dict(self._display.model.property("board"))

    def _calls(self, window: str) -> bool:
        return bool(self._board["announcing"]) and self._board["call"]["window"] == window

    def _calm(self, window: str) -> bool:
        return not self._board["announcing"] and self._board["call"]["window"] == window

    def _announce(self, window: str) -> None:
        self._steady += LEAST_SECONDS
        wait_until(lambda: self._calls(window), f"the call to window {window}")

    def _come(self, first: int, last: int) -> None:
        for number in range(first, last):
            self._centre.queue.issue("women", "submit" if number % 3 else "follow", f"picture-{number}")
