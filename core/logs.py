"""What programs write down for those who look after them: one rotating file per program, identifiers only."""

import logging
import re
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import IO, Literal

from core.domain.errors import IstiqbalError

Program = Literal["kiosk", "counter", "display", "cli", "watch"]

MOST_BYTES = 2_000_000
KEPT_FILES = 5
_SAME_PROGRAM = 9  # how many of one program may run on a PC, each with a file of its own
_DIGIT = "[0-9٠-٩۰-۹]"
_SECRETS = re.compile(
    # identity numbers: ten digits, of a citizen, a resident or an organisation
    rf"(?<!\w)[127١٢٧۱۲۷]{_DIGIT}{{9}}(?!\w)"
    # mobiles: +966 5…, 00966 5…, 05…, and any other number in international form
    rf"|(?<!\w)(?:\+|00|٠٠){_DIGIT}(?:[ -]?{_DIGIT}){{7,14}}(?!\w)"
    rf"|(?<!\w)(?:966|٩٦٦|0|٠)?[ -]?[5٥۵](?:[ -]?{_DIGIT}){{8}}(?!\w)"
)
# What drivers add to their messages: the values of a statement, which may be a name or a subject.
_VALUES = re.compile(r"^(?:\[parameters: |DETAIL: ).*$", re.MULTILINE)
_log = logging.getLogger(__name__)


def masked(text: str) -> str:
    """The text without what looks like an identity number, a mobile number or the values of a statement."""
    return _SECRETS.sub("•••", _VALUES.sub("[values left out]", text))


@contextmanager
def logged(
    program: Program,
    folder: Path | None = None,
    *,
    expected: tuple[type[Exception], ...] = (),
    most_bytes: int = MOST_BYTES,
    kept: int = KEPT_FILES,
) -> Iterator[None]:
    """Write to FOLDER/PROGRAM.log until the block ends, else to the platform's folder of logs.

    Uncaught exceptions are included, of threads too, and a bug that leaves the block unless `expected`. The console
    shows errors only. A block inside another has the log to itself. Without a file to write the program goes on.
    """
    root = logging.getLogger()
    before, level, hooks = root.handlers[:], root.level, (sys.excepthook, threading.excepthook, sys.unraisablehook)
    file = _LogFile(program, folder or _default_folder(), most_bytes, kept)
    console = _Console(file)
    root.handlers = [*(handler for handler in before if not isinstance(handler, _LogFile | _Console)), file, console]
    root.setLevel(logging.INFO)
    sys.excepthook, threading.excepthook, sys.unraisablehook = _uncaught, _uncaught_in_thread, _unraisable
    try:
        if program != "cli":
            _log.info("Started")  # so that a folder which may not be written is known from the start
        yield
    except IstiqbalError as error:
        _log.info("Refused: %s", error.code)
        raise
    except expected:
        raise
    except Exception:
        _log.critical("The program ended by a mistake of ours", exc_info=True)
        raise
    finally:
        sys.excepthook, threading.excepthook, sys.unraisablehook = hooks
        root.handlers = before
        root.setLevel(level)
        file.close()


class _Masking(logging.Formatter):
    converter = staticmethod(time.gmtime)
    default_msec_format = "%s.%03dZ"

    def format(self, record: logging.LogRecord) -> str:
        return masked(super().format(record))


class _LogFile(RotatingFileHandler):
    """Opened with the first record, so that a command which has nothing to tell leaves nothing behind."""

    def __init__(self, program: str, folder: Path, most_bytes: int, kept: int) -> None:
        super().__init__(folder / f"{program}.log", maxBytes=most_bytes, backupCount=kept, encoding="utf-8", delay=True)
        self.setFormatter(_Masking("%(asctime)s %(levelname)s %(process)d %(name)s: %(message)s"))
        self._program = program
        self._folder = folder
        self._claim: IO[str] | None = None
        self._complained = False
        self.works = False

    def emit(self, record: logging.LogRecord) -> None:
        """Write a record; `works` tells whether the file took it."""
        self.works = True
        super().emit(record)

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's name
        """A full disk or a folder that may not be written is told once; each later record tries again."""
        error = sys.exc_info()[1]
        if not isinstance(error, OSError):
            super().handleError(record)
            return
        self.works = False
        if not self._complained:
            self._complained = True
            _say(f"istiqbal: no log can be written in {self._folder} ({error.strerror}); going on without it.\n")

    def close(self) -> None:
        """Free the file for the next who runs this program."""
        with suppress(OSError):  # a full disk was told already
            super().close()
        if self._claim is not None:
            self._claim.close()
            self._claim = None

    def _open(self) -> IO[str]:  # type: ignore[override]
        if self._claim is None:
            self._folder.mkdir(parents=True, exist_ok=True)
            name, self._claim = _claim(self._folder, self._program)
            self.baseFilename = str((self._folder / f"{name}.log").absolute())
        return super()._open()


class _Console(logging.Handler):
    """Errors, in one line that says where the rest is; with it where the file could not take it."""

    def __init__(self, file: _LogFile) -> None:
        super().__init__(logging.ERROR)
        self._file = file
        self.setFormatter(_Masking("istiqbal: %(message)s"))

    def emit(self, record: logging.LogRecord) -> None:
        """Write to the error stream as it is now."""
        text = self.format(record)
        if self._file.works:
            text = f"{text.splitlines()[0]} ({self._file.baseFilename})"
        _say(text + "\n")


def _claim(folder: Path, program: str) -> tuple[str, IO[str]]:
    """A name of its own for each process: two that rotate one file would lose lines, and on Windows fail."""
    for number in range(1, _SAME_PROGRAM + 1):
        name = program if number == 1 else f"{program}-{number}"
        lock = (folder / f"{name}.lock").open("a")
        if _locked(lock):
            return name, lock
        lock.close()
    raise BlockingIOError(0, f"{_SAME_PROGRAM} of this program are running")


def _locked(file: IO[str]) -> bool:
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True


def _default_folder() -> Path:
    import platformdirs

    return platformdirs.user_log_path("istiqbal")


def _say(text: str) -> None:
    if sys.stderr is not None:  # a program without a console on Windows has none
        with suppress(OSError):  # and one whose console went away goes on without
            sys.stderr.write(text)
            sys.stderr.flush()


def _uncaught(kind: type[BaseException], error: BaseException, trace: object) -> None:
    del trace
    if issubclass(kind, KeyboardInterrupt):
        _log.info("Ended from the keyboard")
    else:
        _log.critical("Uncaught: %s", kind.__name__, exc_info=error)


def _uncaught_in_thread(told: threading.ExceptHookArgs) -> None:
    if told.exc_value is not None and not issubclass(told.exc_type, SystemExit):
        _log.critical("Uncaught in a thread: %s", told.exc_type.__name__, exc_info=told.exc_value)


def _unraisable(told: "sys.UnraisableHookArgs") -> None:
    _log.error("Could not be raised: %s", told.exc_type.__name__, exc_info=told.exc_value)
