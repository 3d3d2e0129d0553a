"""How a program that stands alone ends, and how whoever watches it takes that; it needs no Qt."""

import os
import subprocess
import sys
from collections.abc import Mapping
from contextlib import suppress

from core.services.device_dto import Ending

BEAT, SHOWN = "beat", "shown"  # what a watched program says of its heart
WATCHED, ENDED = "ISTIQBAL_WATCHED", "ISTIQBAL_ENDED"
_SYSTEMD, _ENDING = "NOTIFY_SOCKET", "ending"

# Exit statuses beside 0, 1 and 2 of the command line (sysexits.h ends at 78).
ASKED_TO_RESTART, STAFF_RESTARTED, STAFF_LEFT = 75, 76, 77
_ENDINGS = {ASKED_TO_RESTART: Ending.ASKED, STAFF_RESTARTED: Ending.STAFF}


def ending_of(status: int) -> Ending | None:
    """What a status means where the program is to be started anew; None where it did not say so itself."""
    return _ENDINGS.get(status)


def said_status(line: str) -> int | None:
    """The exit status that a program says before it ends; None where the line says something else."""
    word, _, number = line.partition(" ")
    return int(number) if word == _ENDING and number.isdecimal() else None


def last_ending(environment: Mapping[str, str] = os.environ) -> Ending | None:
    """How the program before this one ended, as whoever started this one says."""
    told = environment.get(ENDED, "")
    return Ending(told) if told in set(Ending) else None


def begin_anew(status: int) -> int:
    """Start the program again where it is to and nobody else would; the exit status of this one."""
    ending = ending_of(status)
    if WATCHED in os.environ:
        _say(status)
    if ending is None or WATCHED in os.environ or _SYSTEMD in os.environ:
        return status
    environment = {**os.environ, ENDED: ending.value}
    subprocess.Popen([sys.executable, "-m", "core.cli", *sys.argv[1:]], env=environment, close_fds=True)
    return 0


def _say(status: int) -> None:
    """On the heart's line too: a compositor between the two may keep the exit status of its client to itself."""
    if sys.__stdout__ is not None:
        with suppress(OSError):
            os.write(sys.__stdout__.fileno(), f"{_ENDING} {status}\n".encode())
