"""The pictures and films of a hall's screen, one after the other; a call lets them stand still."""

from concurrent.futures import ThreadPoolExecutor

from PySide6.QtCore import Property, QObject, QSize, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from core.qt.jobs import JobRunner
from core.services.screen_dto import ScreenNote
from waiting_display.media.files import Found, Trouble
from waiting_display.media.provider import Pictures
from waiting_display.media.turn import Turn, turn

QML_IMPORT_NAME = "Istiqbal.HallMedia"
QML_IMPORT_MAJOR_VERSION = 1
EACH_MS = 12_000
_NO_ROOM = QSize(1280, 720)


@QmlElement
class HallMedia(QObject):
    """`changed` at each picture or film, `noted` when what the staff should know is another."""

    changed = Signal()
    noted = Signal()

    def __init__(self, pictures: Pictures, parent: QObject | None = None, each_ms: int = EACH_MS) -> None:
        super().__init__(parent)
        self._pictures = pictures
        self._runner = JobRunner(self, ThreadPoolExecutor(1, thread_name_prefix="media"))
        self._folder, self._room, self._quiet, self._busy = "", _NO_ROOM, False, False
        self._last: Found | None = None
        self._skipped: dict[Found, Trouble] = {}
        self._picture = self._film = ""
        self.notes: tuple[ScreenNote, ...] = ()
        self._timer = QTimer(self, interval=each_ms)
        self._timer.timeout.connect(self._next)

    def open(self, folder: str) -> None:
        """Show what lies in a folder; nothing where none is named."""
        if folder == self._folder:
            return
        self._folder, self._last = folder, None
        self._skipped.clear()
        self._set("", "")
        self._note(())
        if folder:
            self._timer.start()
            self._next()
        else:
            self._timer.stop()

    def close(self) -> None:
        """Show nothing more."""
        self._timer.stop()
        self._runner.close()

    @Slot(QSize)
    def fit(self, room: QSize) -> None:
        """The place is so large: the next picture fits in it."""
        if not room.isEmpty():
            self._room = room

    @Slot(bool)
    def be_quiet(self, quiet: bool) -> None:
        """Stand still while a call is announced."""
        self._quiet = quiet

    @Slot(bool)
    def film_over(self, damaged: bool) -> None:
        """The film ended, or could not be shown."""
        if damaged and self._last is not None:
            self._skipped[self._last] = Trouble.DAMAGED
        if self._film:
            self._set(self._picture, "")
            self._next()

    def _next(self) -> None:
        if self._busy or self._quiet or self._film or not self._folder:
            return
        self._busy = True
        folder, last, skipped, room = self._folder, self._last, dict(self._skipped), self._room
        self._runner.submit(
            lambda: turn(folder, last, skipped, room), lambda made: self._took(folder, made), self._failed
        )

    def _took(self, folder: str, made: Turn) -> None:
        self._busy = False
        if folder != self._folder:
            self._next()
            return
        self._last, self._skipped = made.found, dict(made.skipped)
        self._note(made.notes)
        if made.found is None:
            self._set("", "")
        elif made.found.film:
            self._set(self._picture, str(made.found.path))
        elif made.image is not None:
            self._set(self._pictures.add(made.image), "")

    def _failed(self, _: object) -> None:
        self._busy = False  # a bug, which the runner logged: the next turn is another picture's

    def _set(self, picture: str, film: str) -> None:
        if (picture, film) != (self._picture, self._film):
            self._picture, self._film = picture, film
            self.changed.emit()

    def _note(self, notes: tuple[ScreenNote, ...]) -> None:
        if notes != self.notes:
            self.notes = notes
            self.noted.emit()

    def _get_picture(self) -> str:
        return self._picture

    def _get_film(self) -> str:
        return self._film

    def _get_shows(self) -> bool:
        return bool(self._picture or self._film)

    picture = Property(str, _get_picture, notify=changed)
    film = Property(str, _get_film, notify=changed)
    shows = Property(bool, _get_shows, notify=changed)
