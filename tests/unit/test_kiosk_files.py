"""The files by which a PC becomes a kiosk: they say what the program does, and systemd understands them."""

import re
import shlex
import shutil
import subprocess
from configparser import RawConfigParser
from pathlib import Path

import pytest
from typer.testing import CliRunner

from core.cli.main import app
from core.qt.alone.ending import STAFF_LEFT

DOCS = Path(__file__).resolve().parents[2] / "docs"


def installed(program: str, root: Path) -> Path:
    """The unit as the script installs it into an empty system."""
    subprocess.run(["sh", DOCS / "linux/install-kiosk.sh", program, "--root", root], check=True)
    return root / f"etc/systemd/system/istiqbal-{program}.service"


@pytest.mark.parametrize("program", ["kiosk", "display"])
def test_the_unit_starts_what_there_is_and_leaves_it_alone_when_staff_left(program: str, tmp_path: Path) -> None:
    unit = RawConfigParser(strict=False)
    unit.read(installed(program, tmp_path))
    service = unit["Service"]
    command = shlex.split(service["ExecStart"])
    assert command[1:3] == ["watch", program]
    told = CliRunner().invoke(app, ["watch", "--help"], terminal_width=200).output
    assert all(option in told for option in command if option.startswith("--"))
    assert service["RestartPreventExitStatus"] == str(STAFF_LEFT)
    assert (service["Restart"], service["Type"], service["NotifyAccess"]) == ("always", "notify", "all")
    assert (tmp_path / "etc/systemd/system/ctrl-alt-del.target").readlink() == Path("/dev/null")


def test_systemd_understands_the_unit(tmp_path: Path) -> None:
    program = shutil.which("systemd-analyze")
    if program is None:
        pytest.skip("there is no systemd here")
    unit = installed("kiosk", tmp_path)
    unit.write_text(unit.read_text("utf-8").replace("/opt/istiqbal/.venv/bin/istiqbal", "/bin/true"), "utf-8")
    done = subprocess.run([program, "verify", unit], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_the_script_refuses_what_is_no_such_program(tmp_path: Path) -> None:
    done = subprocess.run(
        ["sh", DOCS / "linux/install-kiosk.sh", "counter"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "kiosk|display" in done.stderr


def test_windows_does_nothing_when_staff_left() -> None:
    text = (DOCS / "kiosk-on-windows.md").read_text("utf-8")
    assert re.search(rf"SetCustomShell\(\$sid, \$shell, @\({STAFF_LEFT}\), @\(3\), 0\)", text)
