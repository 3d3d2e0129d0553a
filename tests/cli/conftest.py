"""Runs the command line on a centre of its own."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from core.cli.main import app

Run = Callable[..., Result]


@pytest.fixture(autouse=True)
def no_settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither the settings nor the data of the PC that runs the tests."""
    for name in ("ISTIQBAL_CONFIG", "ISTIQBAL_DATABASE", "ISTIQBAL_PASSWORD"):
        monkeypatch.delenv(name, raising=False)
    for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "LOCALAPPDATA", "APPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "home"))


@pytest.fixture
def istiqbal(tmp_path: Path) -> Run:
    """Call with arguments; the database is one of this test, English unless told."""
    url = f"sqlite:///{(tmp_path / 'centre.db').as_posix()}"

    def run(*arguments: str, stdin: str | None = None, language: str = "en") -> Result:
        return CliRunner().invoke(app, [*arguments, "--database", url, "--language", language], input=stdin)

    return run


@pytest.fixture
def made(istiqbal: Run) -> Run:
    """The same, on a centre that was made."""
    assert (done := istiqbal("init")).exit_code == 0, done.output
    return istiqbal


def told(result: Result) -> Any:
    """The JSON of an answer that went well."""
    assert result.exit_code == 0, result.output
    return json.loads(result.stdout)
