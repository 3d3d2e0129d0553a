"""Every command explains itself, and JSON keeps what it is given."""

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime
from uuid import UUID

import pytest
import typer
from typer.testing import CliRunner

from core.cli.main import app
from core.cli.plain import to_json
from core.domain.text import Language


def commands(command: object, path: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    nested = getattr(command, "commands", {})
    return [path, *(name for key, child in nested.items() for name in commands(child, (*path, key)))]


ALL = commands(typer.main.get_command(app))


@pytest.mark.parametrize("path", ALL, ids=" ".join)
def test_help(path: tuple[str, ...]) -> None:
    shown = CliRunner().invoke(app, [*path, "--help"])
    assert shown.exit_code == 0
    assert "Usage" in shown.stdout


def test_all_commands_are_there() -> None:
    wanted = {"init", "demo", "kiosk", "counter", "display", "shots", "ticket issue", "ticket print", "ticket list"}
    wanted |= {"desk next", "desk recall", "desk finish", "desk no-show", "staff add", "staff list", "staff unlock"}
    wanted |= {"staff reset", "staff password"}
    wanted |= {"simulate", "report fairness", "hall left-over", "hall readmit"}
    assert wanted <= {" ".join(path) for path in ALL}


def test_plain_json() -> None:
    @dataclass
    class Thing:
        id: UUID
        day: date
        at: datetime
        language: Language
        parts: tuple[str | None, ...]

    thing = Thing(UUID(int=1), date(2026, 1, 2), datetime(2026, 1, 2, 3, tzinfo=UTC), Language.ARABIC, ("ع", None))
    assert json.loads(to_json(thing)) == {
        "id": "00000000-0000-0000-0000-000000000001",
        "day": "2026-01-02",
        "at": "2026-01-02T03:00:00+00:00",
        "language": "ar",
        "parts": ["ع", None],
    }
    assert "ع" in to_json(thing)
