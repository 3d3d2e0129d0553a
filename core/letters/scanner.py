"""Takes pages from a scanner by the program `scanimage` (SANE); it is GPL and stays a program of its own."""

import os
import re
import subprocess
import time
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryFile
from threading import Event
from typing import IO

from core.domain.documents import MAX_PAGES, ScanOrder
from core.domain.errors import EnvironmentFault, ErrorCode
from core.services.document_dto import ScanDevice

A4_MILLIMETRES = (210, 297)
_ASKING_SECONDS = 60.0  # scanners of the network are looked for, too
_SILENT_SECONDS = 90.0  # a lamp that warms up, or a fine page in colour
_LOOK_SECONDS = 0.1
_END_SECONDS = 5.0
_NO_DOCUMENTS = 7
# The program ends with the status of SANE (sane.h).
_CODES = {
    2: ErrorCode.SCANNER_CANCELLED,
    3: ErrorCode.SCANNER_BUSY,
    6: ErrorCode.SCANNER_JAMMED,
    _NO_DOCUMENTS: ErrorCode.SCANNER_EMPTY,
    8: ErrorCode.SCANNER_COVER_OPEN,
    9: ErrorCode.SCANNER_FAILED,
    11: ErrorCode.SCANNER_REFUSED,
}
# Where a device does not open it ends with 1, whatever the reason; this is how it says that, in the C locale.
_WORDS = {
    "device busy": ErrorCode.SCANNER_BUSY,
    "access to resource has been denied": ErrorCode.SCANNER_REFUSED,
    "open of device": ErrorCode.SCANNER_MISSING,
    "no sane devices found": ErrorCode.SCANNER_MISSING,
}
_FEEDER = re.compile(r"feeder|\badf\b", re.IGNORECASE)
_BOTH_SIDES = re.compile(r"duplex", re.IGNORECASE)


class ScanProgram:
    """`Scanner` by a program that takes the arguments of `scanimage`."""

    def __init__(self, program: str = "scanimage", silent_after: float = _SILENT_SECONDS) -> None:
        self._program = program
        self._silent_after = silent_after

    def devices(self) -> list[ScanDevice]:
        """As the port says."""
        lines = self._ask("--formatted-device-list=%d\t%v %m%n").splitlines()
        found = [ScanDevice(name, title.strip()) for name, _, title in (line.partition("\t") for line in lines) if name]
        if not found:
            raise EnvironmentFault(ErrorCode.SCANNER_MISSING)
        return found

    def scan(self, order: ScanOrder, folder: Path, cancel: Event) -> list[Path]:
        """As the port says."""
        before = set(folder.glob("*.png"))
        command = [*self._options(order), f"--batch={folder}/page-%04d.png", f"--batch-start={len(before) + 1}"]
        command.append(f"--batch-count={MAX_PAGES if order.feeder else 1}")
        with TemporaryFile() as told:
            try:
                status = self._run(command, told, folder, cancel)
            finally:
                for torn in folder.glob("*.part"):
                    torn.unlink()
            pages = sorted(set(folder.glob("*.png")) - before)
            if status != 0 and not (status == _NO_DOCUMENTS and pages):
                told.seek(0)
                raise EnvironmentFault(_code(status, told.read().decode("utf-8", "backslashreplace")))
        if not pages:
            raise EnvironmentFault(ErrorCode.SCANNER_FAILED)
        return pages

    def _options(self, order: ScanOrder) -> list[str]:
        """What this scanner calls the things that are wanted; what it does not offer is not asked of it."""
        known = self._ask(f"--device-name={order.device}", "--all-options")
        width, height = A4_MILLIMETRES
        options = [f"--device-name={order.device}", "--format=png", f"--resolution={order.resolution}"]
        options += [option for option in (f"-x{width}", f"-y{height}") if f"    {option[:2]} " in known]
        mode = _choice(known, "mode", ("color", "colour") if order.colour else ("gray", "grey"))
        source = _source(_choices(known, "source"), feeder=order.feeder)
        if order.feeder and source is None:
            raise EnvironmentFault(ErrorCode.SCANNER_EMPTY)
        return options + [f"--{name}={value}" for name, value in (("mode", mode), ("source", source)) if value]

    def _ask(self, *options: str) -> str:
        try:
            done = subprocess.run(
                [self._program, *options],
                capture_output=True,
                env=_environment(),
                timeout=_ASKING_SECONDS,
                stdin=subprocess.DEVNULL,
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise EnvironmentFault(ErrorCode.SCANNER_SILENT) from error
        except OSError as error:
            raise EnvironmentFault(ErrorCode.SCANNER_PROGRAM_MISSING) from error
        if done.returncode != 0:
            raise EnvironmentFault(_code(done.returncode, done.stderr.decode("utf-8", "backslashreplace")))
        return done.stdout.decode("utf-8", "backslashreplace")

    def _run(self, options: list[str], told: IO[bytes], folder: Path, cancel: Event) -> int:
        process = subprocess.Popen(
            [self._program, *options],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=told,
            env=_environment(),
        )
        try:
            return self._wait(process, folder, cancel)
        finally:
            _end(process)

    def _wait(self, process: "subprocess.Popen[bytes]", folder: Path, cancel: Event) -> int:
        seen, since = _growth(folder), time.monotonic()
        while (status := process.poll()) is None:
            if cancel.wait(_LOOK_SECONDS):
                raise EnvironmentFault(ErrorCode.SCANNER_CANCELLED)
            grown = _growth(folder)
            if grown != seen:
                seen, since = grown, time.monotonic()
            elif time.monotonic() - since > self._silent_after:
                raise EnvironmentFault(ErrorCode.SCANNER_SILENT)
        return status


def _environment() -> dict[str, str]:
    """Its messages in English, by which they are told apart."""
    return {**os.environ, "LC_ALL": "C"}


def _end(process: "subprocess.Popen[bytes]") -> None:
    """Ask it to stop, so that the scanner lets go of the paper; then make it."""
    if process.poll() is not None:
        return
    process.terminate()
    try:
        process.wait(_END_SECONDS)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()


def _growth(folder: Path) -> int:
    """Grows while pages come."""
    total = 0
    for file in folder.iterdir():
        try:
            total += file.stat().st_size + 1
        except FileNotFoundError:
            continue  # it got its last name meanwhile
    return total


def _code(status: int, told: str) -> ErrorCode:
    if status in _CODES:
        return _CODES[status]
    return next((code for words, code in _WORDS.items() if words in told.lower()), ErrorCode.SCANNER_FAILED)


def _choices(known: str, option: str) -> list[str]:
    """The values of an option, as `--all-options` prints it: `    --source Flatbed|ADF [Flatbed]`."""
    found = re.search(rf"^\s+--{option} ([^\n\[]+)", known, re.MULTILINE)
    return [value.strip() for value in found.group(1).split("|")] if found else []


def _choice(known: str, option: str, beginnings: Iterable[str]) -> str | None:
    values = _choices(known, option)
    return next((value for value in values if value.lower().startswith(tuple(beginnings))), None)


def _source(values: list[str], *, feeder: bool) -> str | None:
    """Of several feeders the plain one: both sides of each sheet are seldom wanted."""
    fitting = [value for value in values if bool(_FEEDER.search(value)) == feeder]
    return min(fitting, key=lambda value: bool(_BOTH_SIDES.search(value)), default=None)
