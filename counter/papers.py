"""The papers of a request on their way to a file or to a printer; until then they lie in memory alone."""

from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QByteArray, QObject, Signal
from PySide6.QtWidgets import QWidget

from core.bootstrap import Centre
from core.domain.errors import IstiqbalError
from core.words import Words
from counter.dialogs.file_name import ask_for_file
from counter.dialogs.printing import Printing, ask_for_printer
from counter.session import Session
from counter.widgets import apart

T = TypeVar("T")


class Papers(QObject):
    """One paper at a time, made on the devices' thread: a long file keeps nobody from the database.

    `told` carries what the page should say, and if it alarms; `changed` tells that `busy` did. What is made for one
    person is given to nobody who signs in meanwhile.
    """

    told = Signal(str, bool)
    changed = Signal()

    def __init__(self, page: QWidget, session: Session) -> None:
        super().__init__(page)
        self._page, self._session = page, session
        self._words = Words("paper_acts", session.language)
        self._printing = Printing(session.link, self)
        self._printing.over.connect(self._printed)
        self._sent: list[str] = []
        self.busy = False

    def save(self, paper: str, reference: str, write: Callable[[Centre, Path], object]) -> None:
        """Ask where to, then write the `paper` of that name."""
        if self.busy:
            return
        path = ask_for_file(self._page, self._words.say(f"{paper}.save"), f"{reference}{_SUFFIX.get(paper, '')}")
        if path is None:
            return
        file = path

        def work(centre: Centre) -> bool:
            try:
                write(centre, file)
            except OSError:
                return False
            return True

        def done(well: bool) -> None:
            self._tell(paper, "saved" if well else "refused", alarm=not well, file=apart(file.name))

        self._make(paper, work, done)

    def print(self, paper: str, make: Callable[[Centre], bytes]) -> None:
        """Make the `paper` of that name, then ask for the printer."""

        def done(pdf: bytes) -> None:
            if self._session.locked:  # nobody is there to choose a printer
                self._tell(paper, "left", alarm=True)
                return
            self.told.emit("", False)
            printer = ask_for_printer(self._page)
            if printer is not None:
                self._sent.append(paper)
                self._tell(paper, "printing")
                self._printing.print(QByteArray(pdf), printer)

        if not self.busy:
            self._make(paper, make, done)

    def _make(self, paper: str, work: Callable[[Centre], T], done: Callable[[T], None]) -> None:
        person = self._session.person
        self._turn(True)
        self._tell(paper, "making")

        def ended(made: T) -> None:
            self._turn(False)
            if person is not None and self._session.person == person:
                done(made)

        def failed(error: IstiqbalError | None) -> None:
            self._turn(False)
            self.told.emit(self._session.explain(error), True)

        self._session.link.run_device(work, ended, failed)

    def _printed(self, well: bool) -> None:
        """Printers take one paper after the other, so the first that was sent is over first."""
        self._tell(self._sent.pop(0), "printed" if well else "not_printed", alarm=not well)

    def _tell(self, paper: str, entry: str, *, alarm: bool = False, file: str = "") -> None:
        self.told.emit(self._words.say(f"told.{entry}", what=self._words.say(paper), file=file), alarm)

    def _turn(self, busy: bool) -> None:
        self.busy = busy
        self.changed.emit()


_SUFFIX = {"letters": "-referral"}
