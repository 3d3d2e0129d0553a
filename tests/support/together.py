"""Runs the same lines in several processes at the same moment, each on a centre of its own opening."""

import subprocess
import sys

_HEAD = """
import sys
from core.bootstrap import open_centre
from core.domain.errors import IstiqbalError
from core.domain.visitor import Gender
with open_centre(sys.argv[1]) as centre:
    place = int(sys.argv[2])
    centre.administration.centre()
    def meet():
        print("ready", flush=True)
        sys.stdin.readline()
    meet()
"""


def together(url: str, lines: str, count: int, *, meetings: int = 0) -> list[str]:
    """What each process printed last; `centre` and `place` are theirs, and a process that fails fails the test.

    With `meetings`, each calls `meet()` so many times more, and goes on from there when all of them have come to it.
    """
    body = _HEAD + "".join(f"    {line}\n" for line in lines.strip().splitlines())
    programs = [
        subprocess.Popen(
            [sys.executable, "-c", body, url, str(place)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for place in range(count)
    ]
    for _ in range(1 + meetings):
        _meet(programs)
    answers = [program.communicate()[0].strip() for program in programs]
    assert [program.returncode for program in programs] == [0] * count
    return answers


def _meet(programs: "list[subprocess.Popen[str]]") -> None:
    for program in programs:
        assert program.stdout is not None
        assert program.stdout.readline() == "ready\n"
    for program in programs:
        assert program.stdin is not None
        program.stdin.write("go\n")
        program.stdin.flush()
