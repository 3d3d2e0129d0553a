"""What no tool checks for us: rooms stay small, tests never sleep, nothing excuses itself without a reason."""

import ast
import re
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
LONGEST_FILE = 400
_EXCUSE = re.compile(r"#\s*(noqa|type:\s*ignore)(?P<code>(:\s*[A-Z]+\d+(,\s*[A-Z]+\d+)*)|\[[a-z-]+(,\s*[a-z-]+)*\])?")


def files(*patterns: str) -> list[Path]:
    """The files of the project as git knows them, those not yet added included."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "--", *patterns]
    names = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    return [ROOT / name for name in names if (ROOT / name).is_file()]


def sleeps(source: str) -> list[int]:
    """The lines that call something named sleep or qWait."""
    calls = (node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call))
    named = ((node.lineno, ast.unparse(node.func).rpartition(".")[2]) for node in calls)
    return [line for line, name in named if name in {"sleep", "qSleep", "qWait"}]


def excuses_without_code(source: str) -> list[str]:
    """The blanket excuses: they would hide the next mistake of the same line too."""
    return [found.group() for found in _EXCUSE.finditer(source) if found["code"] is None]


def test_the_sleep_finder_finds() -> None:
    assert sleeps("import time\ntime.sleep(1)\nQTest.qWait(5)\nsleepy()\n") == [2, 3]


def test_the_excuse_finder_finds() -> None:
    bare, coded = "x = 1  # no" + "qa", "x = 1  # no" + "qa: S105 - a code"
    assert excuses_without_code(bare)
    assert not excuses_without_code(coded)


@pytest.mark.parametrize("path", files("tests/*.py"), ids=lambda path: str(path.relative_to(ROOT)))
def test_tests_never_sleep(path: Path) -> None:
    assert not sleeps(path.read_text("utf-8"))


def test_no_room_is_a_hall() -> None:
    lengths = {path.relative_to(ROOT): len(path.read_text("utf-8").splitlines()) for path in files("*.py", "*.qml")}
    assert not {path: lines for path, lines in lengths.items() if lines > LONGEST_FILE}


def test_every_module_says_what_it_is_for() -> None:
    silent = [path for path in files("*.py") if not ast.get_docstring(ast.parse(path.read_text("utf-8")))]
    assert not silent


def test_every_excuse_names_what_it_excuses() -> None:
    bare = {path: found for path in files("*.py") if (found := excuses_without_code(path.read_text("utf-8")))}
    assert not bare


def test_every_locked_package_comes_with_its_hash_and_no_index_is_named() -> None:
    lock = (ROOT / "requirements.lock").read_text("utf-8")
    pins = re.findall(
        r"^[a-z0-9][\w.-]*(?:\[[\w,-]+\])?==\S+(?: ;[^\\\n]*)? \\\n    --hash=sha256:", lock, re.MULTILINE
    )
    assert len(pins) == len(re.findall(r"^[a-z0-9]\S*==", lock, re.MULTILINE)) > 60
    assert "--index-url" not in lock
    assert "--find-links" not in lock
