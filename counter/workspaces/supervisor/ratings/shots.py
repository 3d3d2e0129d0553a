"""The low ratings: none, several in each state, and the button that tells of them."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from core.domain.rating import MOST_COMMENT, Reason, Score
from core.domain.text import Language
from core.qt.stills import Album
from core.qt.waiting import StepFailed, wait_until
from counter.live_table import LiveTable
from counter.workspaces.supervisor.ratings.button import LowRatings
from counter.workspaces.supervisor.ratings.dialog import RatingsDialog
from counter.workspaces.supervisor.scene import SUPERVISOR, Scene, scene

_SAID = (
    ("W", "women", Score.VERY_BAD, (Reason.LONG_WAIT, Reason.MANNER), "انتظرت ساعتين ولم يعتذر أحد."),
    ("W", "women", Score.BAD, (Reason.LONG_WAIT, Reason.UNCLEAR, Reason.NOT_DONE, Reason.PLACE), "كلمة " * 60),
    ("M", "men", Score.BAD, (), ""),
    ("W", "women", Score.BAD, (Reason.PLACE,), "المكان بارد جدًا"),
)


def take(language: Language, folder: Path) -> list[Path]:
    """Take them into a folder."""
    album = Album(folder, language)
    with scene(language) as made:
        session = made.counter.session
        wait_until(lambda: session.centre is not None, "the centre")
        made.sign_in(SUPERVISOR)
        wait_until(lambda: session.person is not None and session.ready, "the supervisor")
        album.take(_opened(made), "46-ratings-none", lambda: bool(_table().empty), "no low rating")
        _dialog().reject()
        _rate(made)
        made.counter.window.activateWindow()
        album.take(made.counter.window, "47-ratings-button", lambda: _waits(made), "the button")
        album.take(_opened(made), "48-ratings", lambda: _table().rows.rowCount() == len(_SAID), "the low ratings")
        _dialog().reject()
    return album.taken


def _rate(made: Scene) -> None:
    ratings, queue = made.centre.ratings, made.centre.queue
    given = []
    for place, (desk, section, score, reasons, comment) in enumerate(_SAID):
        ticket = queue.issue(section, "submit", f"rated-{place}")
        queue.call_next(f"{desk}1")
        queue.finish(f"{desk}1")
        given.append(
            ratings.rate(ticket.id, score, f"rated-{place}", reasons=reasons, comment=comment[:MOST_COMMENT]).id
        )
    ratings.take(given[1], by=made.supervisor.id)
    ratings.close(given[3], "ضُبط التكييف واعتُذر للمراجعة", by=made.supervisor.id)


def _opened(made: Scene) -> RatingsDialog:
    made.counter.window.activateWindow()
    QTest.keyClick(made.counter.window, Qt.Key.Key_F10)
    wait_until(lambda: isinstance(QApplication.activeModalWidget(), RatingsDialog), "the low ratings")
    return _dialog()


def _dialog() -> RatingsDialog:
    dialog = QApplication.activeModalWidget()
    if not isinstance(dialog, RatingsDialog):
        raise StepFailed("the low ratings are not open")
    return dialog


def _table() -> LiveTable:
    return _dialog().findChildren(LiveTable)[0]


def _waits(made: Scene) -> bool:
    (button,) = made.counter.window.findChildren(LowRatings)
    return bool(button.button.property("primary"))
