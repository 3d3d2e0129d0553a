"""The record keeps a failed step, and its children end with the demo."""

import subprocess
import sys
from io import StringIO

import pytest
from rich.console import Console

from core.cli.demo.processes import child, end
from core.cli.demo.record import Record


def test_a_failed_step_stays_in_the_table() -> None:
    record = Record()
    with record.step("takes a ticket") as step:
        step.happened = "W001"
    with pytest.raises(ValueError, match="no paper"), record.step("prints"):
        raise ValueError("no paper")
    assert [step.done for step in record.steps] == [True, False]
    shown = StringIO()
    Console(width=100, file=shown).print(record.table())
    assert "2 failed" in (text := shown.getvalue())
    assert "W001" in text


def test_a_child_ends_with_its_block() -> None:
    with child([sys.executable, "-c", "input()"]) as process:
        assert process.poll() is None
    assert process.poll() is not None


def test_a_child_that_will_not_end_is_killed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("core.cli.demo.processes._PATIENCE", 0.2)
    deaf = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); print(flush=True); signal.pause()"
    with subprocess.Popen([sys.executable, "-c", deaf], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        process.stdout.readline()
        end(process)
        assert process.returncode not in (None, 0)
