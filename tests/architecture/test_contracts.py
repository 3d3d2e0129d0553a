"""Each contract of .importlinter holds, and a planted breach of it is found and named."""

import shutil
import subprocess
import sys
from configparser import ConfigParser
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PACKAGES = ("core", "kiosk", "counter", "waiting_display")

LAYERS = "Calls go downwards only"
PROGRAMS = "No program knows another"
ADAPTERS = "Programs reach adapters through bootstrap only"
COMMANDS = "The command line reaches the database and the reports through bootstrap only"
WITHOUT_QT = "Rules, services, database, reports and notices run without Qt"
LIBRARIES = "Each library has its room"

BREACHES = [
    ("core/domain/planted.py", "import core.services.dto", LAYERS),
    ("core/domain/planted.py", "import core.calendar", LAYERS),
    ("core/services/planted.py", "import core.storage.tables", LAYERS),
    ("core/storage/planted.py", "import core.qt", LAYERS),
    ("core/qt/planted.py", "import core.storage", LAYERS),
    ("core/printing/planted.py", "import core.reports", LAYERS),
    ("core/storage/planted.py", "import kiosk", LAYERS),
    ("kiosk/planted.py", "import core.cli", LAYERS),
    ("kiosk/planted.py", "import counter", PROGRAMS),
    ("waiting_display/planted.py", "import kiosk", PROGRAMS),
    ("kiosk/planted.py", "import core.storage", ADAPTERS),
    ("counter/planted.py", "import core.printing", ADAPTERS),
    ("waiting_display/planted.py", "import core.notifications", ADAPTERS),
    ("counter/planted.py", "import core.reports", ADAPTERS),
    ("counter/planted.py", "import core.letters", ADAPTERS),
    ("core/cli/planted.py", "import core.storage", COMMANDS),
    ("core/cli/planted.py", "import core.letters", COMMANDS),
    ("core/domain/planted.py", "import PySide6.QtCore", WITHOUT_QT),
    ("core/services/planted.py", "import PySide6.QtCore", WITHOUT_QT),
    ("core/storage/planted.py", "import PySide6.QtCore", WITHOUT_QT),
    ("core/reports/planted.py", "import PySide6.QtGui", WITHOUT_QT),
    ("core/letters/planted.py", "import PySide6.QtPdf", WITHOUT_QT),
    ("core/notifications/planted.py", "import PySide6.QtNetwork", WITHOUT_QT),
    ("core/reports/planted.py", "import core.printing.raster", WITHOUT_QT),
    ("core/domain/planted.py", "import pydantic", LIBRARIES),
    ("core/services/planted.py", "import sqlalchemy", LIBRARIES),
    ("core/bootstrap_planted.py", "import json", LIBRARIES),
    ("kiosk/planted.py", "import reportlab", LIBRARIES),
    ("core/storage/planted.py", "import pypdf", LIBRARIES),
    ("counter/planted.py", "import escpos", LIBRARIES),
    ("counter/planted.py", "import qrcode", LIBRARIES),
    ("core/printing/planted.py", "import sqlalchemy", LIBRARIES),
]


def lint(tree: Path) -> str:
    command = [sys.executable, "-c", "from importlinter.cli import lint_imports_command as run; run()"]
    done = subprocess.run([*command, "--no-cache"], cwd=tree, capture_output=True, text=True, check=False)
    # a crash prints neither verdict, so it can pass for no test
    return done.stdout + done.stderr


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    only_code = shutil.ignore_patterns("__pycache__", "qml", "*.ts", "*.wav", "*.qm")
    for package in PACKAGES:
        shutil.copytree(ROOT / package, tmp_path / package, ignore=only_code)
    shutil.copytree(ROOT / "tests/architecture", tmp_path / "tests/architecture", ignore=only_code)
    for name in (".importlinter", "tests/__init__.py"):
        shutil.copy(ROOT / name, tmp_path / name)
    return tmp_path


def test_every_contract_is_kept() -> None:
    said = lint(ROOT)
    assert "0 broken" in said, said


@pytest.mark.parametrize(("file", "statement", "contract"), BREACHES)
def test_a_planted_breach_is_named(tree: Path, file: str, statement: str, contract: str) -> None:
    (tree / file).write_text(f'"""Planted."""\n\n{statement}\n', "utf-8")
    said = lint(tree)
    assert f"{contract} BROKEN" in said, said


def test_every_contract_has_a_breach() -> None:
    written = ConfigParser()
    written.read(ROOT / ".importlinter", "utf-8")
    names = {section["name"] for section in written.values() if "name" in section}
    assert names == {contract for _, _, contract in BREACHES}
