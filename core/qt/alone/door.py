"""The staff page: the code, then the few things that staff may do at a device; nothing can be changed there."""

from collections.abc import Callable
from datetime import timedelta
from time import monotonic
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Property, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from core.config import Settings
from core.domain.errors import EnvironmentFault, IstiqbalError
from core.domain.staff_code import LONGEST
from core.domain.text import Language, for_staff
from core.qt.alone.facts import Facts, Found, look
from core.qt.alone.gesture import CHORD
from core.qt.jobs import JobRunner
from core.qt.link import CentreLink
from core.services.device_dto import DeviceDeed
from core.services.staff_door import StaffDoor
from core.words import Words, explain, texts

if TYPE_CHECKING:
    from core.bootstrap import Centre

QML_IMPORT_NAME = "Istiqbal.Alone"
QML_IMPORT_MAJOR_VERSION = 1
_KEYS = {Qt.Key.Key_F2: "print", Qt.Key.Key_F5: "restart", Qt.Key.Key_F10: "leave", Qt.Key.Key_Escape: "back"}
_NAMES = {name: Qt.Key(key).name.removeprefix("Key_").replace("Escape", "Esc") for key, name in _KEYS.items()}
_PATIENCE_MS = 60_000


@QmlElement
class DoorModel(QObject):
    """`page` is empty, `code` or `acts`; `left` and `restarted` when staff have chosen so."""

    changed = Signal()
    language_changed = Signal()
    left = Signal()
    restarted = Signal()

    def __init__(
        self,
        settings: Settings,
        link: CentreLink,
        door: StaffDoor,
        *,
        spooled: Callable[[], int] = lambda: 0,
        patience_ms: int = _PATIENCE_MS,
        elapsed: Callable[[], float] = monotonic,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._link, self._door, self._spooled, self._elapsed = link, door, spooled, elapsed
        self._runner = JobRunner(link)
        self._facts, self._found = Facts(settings), Found()
        self._prints = settings.printer.address is not None and settings.device.kind == "kiosk"
        self._language, self._began = for_staff(settings.language), elapsed()
        self._kept = 0
        self.page, self._typed, self._message, self._wrong, self._busy = "", "", "", False, False
        self._idle = QTimer(self, singleShot=True, interval=patience_ms)
        self._idle.timeout.connect(self.shut)
        link.available_changed.connect(self.changed)

    def close(self) -> None:
        """Stop the timer."""
        self._idle.stop()

    def begin(self) -> None:
        """Somebody made the gesture of staff."""
        if not self.page:
            self._found = Found()
            self._turn("code")

    @Slot()
    def shut(self) -> None:
        """Back to the visitors; nothing that was typed stays."""
        self._idle.stop()
        self._turn("")

    @Slot(str)
    def digit(self, sign: str) -> None:
        """One more digit of the code."""
        if self.page == "code" and not self._busy and len(self._typed) < LONGEST:
            self._typed += sign
            self._say("")

    @Slot()
    def erase(self) -> None:
        """The last digit was a mistake."""
        self._typed = self._typed[:-1]
        self._say("")

    @Slot()
    def enter(self) -> None:
        """Try what was typed: at the centre, or where that cannot be reached by the copy on this device."""
        if self.page != "code" or self._busy or not self._typed:
            return
        code, self._typed, self._busy = self._typed, "", True
        self._say("")
        if self._link.available and self._link.centre is not None:
            self._link.run(lambda centre: centre.devices.open(code), self._known, lambda error: self._not(error, code))
        else:
            self._by_copy(code)

    @Slot(str)
    def act(self, name: str) -> None:
        """One of the acts, once the code was right."""
        if name == "back":
            self.shut()
        elif self.page == "acts" and not self._busy:
            self.felt()
            {"leave": self._leave, "restart": self._restart, "print": self._print}[name]()

    @Slot()
    def switch_language(self) -> None:
        """Arabic or English."""
        self._language = Language.ENGLISH if self._language is Language.ARABIC else Language.ARABIC
        self.language_changed.emit()
        self._say("")

    def key(self, key: int, text: str) -> None:
        """A key of an attached keyboard."""
        if key in {Qt.Key.Key_Return, Qt.Key.Key_Enter}:
            self.enter()
        elif key == Qt.Key.Key_Backspace:
            self.erase()
        elif key in _KEYS and (key != Qt.Key.Key_F2 or self._prints):
            self.act(_KEYS[Qt.Key(key)])
        elif text.isdecimal():
            self.digit(text)

    def felt(self) -> None:
        """Somebody is there."""
        if self.page:
            self._idle.start()

    def _turn(self, page: str) -> None:
        self.page, self._typed, self._busy = page, "", False
        self._say("")
        self.felt()

    def _say(self, text: str, *, wrong: bool = False) -> None:
        self._message, self._wrong = text, wrong
        self.changed.emit()

    def _not(self, error: IstiqbalError | None, code: str) -> None:
        if isinstance(error, EnvironmentFault):
            self._by_copy(code)
        else:
            self._refused(error)

    def _by_copy(self, code: str) -> None:
        self._runner.submit(lambda: self._door.open(code), lambda _: self._opened(), self._refused)

    def _known(self, _: None) -> None:
        self._runner.submit(self._door.forget_tries, lambda _: None, lambda _: None)
        self._opened()

    def _opened(self) -> None:
        if self.page == "code":
            self._turn("acts")
            self._runner.submit(self._spooled, self._counted, lambda _: None)
            if self._prints:
                self._link.run_device(look, self._looked, lambda _: None)

    def _refused(self, error: IstiqbalError | None) -> None:
        self._busy = False
        words = Words("alone", self._language)
        self._say(explain(error, self._language) if error else words.say("failed"), wrong=True)

    def _looked(self, found: Found) -> None:
        self._found = found
        self.changed.emit()

    def _counted(self, kept: int) -> None:
        self._kept = kept
        self.changed.emit()

    def _leave(self) -> None:
        self._end(DeviceDeed.LEFT, self.left)

    def _restart(self) -> None:
        self._end(DeviceDeed.RESTARTED, self.restarted)

    def _end(self, deed: DeviceDeed, ended: Any) -> None:
        """Noted first, as far as the centre can be reached; it keeps nobody here."""
        self._busy = True
        self.changed.emit()
        if self._link.available and self._link.centre is not None:
            self._link.run(lambda centre: centre.devices.note(deed), lambda _: ended.emit(), lambda _: ended.emit())
        else:
            ended.emit()

    def _print(self) -> None:
        title = Words("alone", self._language).say("test")
        language = self._language
        self._busy = True
        self._say(Words("alone", language).say("printing"))

        def work(centre: "Centre") -> Found:
            found = centre.printing.print_test(title, language)
            centre.devices.note(DeviceDeed.PRINTED)
            return Found(asked=True, printer=found)

        self._link.run_device(work, self._printed, self._refused)

    def _printed(self, found: Found) -> None:
        self._busy = False
        self._found = found
        self._say(Words("alone", self._language).say("printed"))

    def _get_page(self) -> str:
        return self.page

    def _get_typed(self) -> int:
        return len(self._typed)

    def _get_message(self) -> str:
        return self._message

    def _get_wrong(self) -> bool:
        return self._wrong

    def _get_busy(self) -> bool:
        return self._busy

    def _get_rtl(self) -> bool:
        return self._language.rtl

    def _get_words(self) -> dict[str, str]:
        return texts("alone", self._language) | {"chord": CHORD}

    def _get_facts(self) -> list[dict[str, Any]]:
        if self.page != "acts":
            return []
        up = timedelta(seconds=self._elapsed() - self._began)
        return self._facts.lines(self._found, self._language, available=self._link.available, up=up, spooled=self._kept)

    def _get_acts(self) -> list[dict[str, str]]:
        names = ["print", "restart", "leave"] if self._prints else ["restart", "leave"]
        words = Words("alone", self._language)
        return [{"name": name, "title": words.say(f"act.{name}"), "key": _NAMES[name]} for name in names]

    where = Property(str, _get_page, notify=changed)
    typed = Property(int, _get_typed, notify=changed)
    message = Property(str, _get_message, notify=changed)
    wrong = Property(bool, _get_wrong, notify=changed)
    busy = Property(bool, _get_busy, notify=changed)
    rtl = Property(bool, _get_rtl, notify=language_changed)
    words = Property(dict, _get_words, notify=language_changed)
    facts = Property(list, _get_facts, notify=changed)
    acts = Property(list, _get_acts, notify=changed)
