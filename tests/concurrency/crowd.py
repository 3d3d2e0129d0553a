"""Starts processes together and gathers what each of them was promised."""

import random
import subprocess
import sys
import threading
from collections.abc import Sequence
from dataclasses import dataclass, field


@dataclass
class Crowd:
    """What came of it: acknowledged (name, number) pairs, and processes that ended by a fault."""

    promised: list[tuple[str, int]] = field(default_factory=list)
    failed: int = 0
    killed: int = 0


class _Process:
    def __init__(self, arguments: Sequence[str]) -> None:
        command = [sys.executable, "-m", "tests.support.worker", *arguments]
        quiet = subprocess.DEVNULL if "unlocked" in arguments else None
        self.program = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=quiet, text=True)
        self.lines: list[str] = []
        self.ready = threading.Event()
        self._reader = threading.Thread(target=self._read)
        self._reader.start()

    def go(self) -> None:
        assert self.ready.wait(60)
        assert self.program.stdin is not None
        self.program.stdin.write("go\n")
        self.program.stdin.flush()

    def end(self) -> int:
        with self.program:
            status = self.program.wait()
        self._reader.join()
        return status

    def _read(self) -> None:
        assert self.program.stdout is not None
        for line in self.program.stdout:
            if line == "ready\n":
                self.ready.set()
            elif line.endswith("\n"):
                self.lines.append(line)
        self.ready.set()


def run_crowd(
    work: str, url: str, names: Sequence[str], count: int, *, kills: int = 0, unlocked: bool = False
) -> Crowd:
    """Run one process per name at once; `kills` of them are killed at random and started again with the same keys."""
    extra = ["unlocked"] if unlocked else []
    crowd, dice = Crowd(), random.Random(kills)
    running = {name: _Process([work, url, name, str(count), *extra]) for name in names}
    for process in running.values():
        process.go()
    for _ in range(kills):
        name = dice.choice(names)
        victim = running[name]
        before = len(victim.lines)
        goal = before + dice.randint(1, max(1, count // 10))
        while victim.program.poll() is None and len(victim.lines) < goal:
            threading.Event().wait(0.002)
        if victim.program.poll() is not None:
            continue
        victim.program.kill()
        victim.end()
        crowd.killed += 1
        _gather(crowd, victim)
        running[name] = _Process([work, url, name, str(count), *extra])
        running[name].go()
    for process in running.values():
        crowd.failed += process.end() != 0
        _gather(crowd, process)
    return crowd


def _gather(crowd: Crowd, process: _Process) -> None:
    for line in process.lines:
        name, number = line.split()
        crowd.promised.append((name, int(number)))
