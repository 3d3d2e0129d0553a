"""The command line speaks the languages of staff, also on a kiosk that speaks another one."""

import re
from pathlib import Path

from typer.testing import CliRunner

from core.cli.main import app
from tests.cli.conftest import Run

ARABIC = re.compile(r"[\u0620-\u064a]")


def test_a_visitor_s_language_is_wrong_usage(istiqbal: Run) -> None:
    refused = istiqbal("staff", "list", language="ur")
    assert refused.exit_code == 2
    assert "'ar', 'en'" in re.sub(r"[\s│]+", " ", refused.output)


def test_on_a_kiosk_in_bengali_staff_are_told_in_arabic(sqlite_url: str, tmp_path: Path) -> None:
    settings = tmp_path / "istiqbal.toml"
    settings.write_text(f'database = "{sqlite_url}"\nlanguage = "bn"\n[device]\nkind = "kiosk"\n', "utf-8")
    refused = CliRunner().invoke(app, ["staff", "list", "--config", str(settings)])
    assert refused.exit_code == 1
    assert ARABIC.search(refused.stderr)
