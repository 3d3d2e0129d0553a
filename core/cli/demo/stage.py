"""The demo's own centre: its folder, its database, the settings of its programs and its staff."""

import json
import secrets
import shutil
from dataclasses import dataclass
from pathlib import Path

import typer

from core.domain.workflow import Role
from core.services.setup import DEFAULT_CENTRE

_MARK = ".istiqbal-demo"
# Where the windows stand beside each other on one screen, in percent of it.
_AREAS = {
    "kiosk": (0, 0, 27, 96),
    "display-women": (27, 0, 36, 34),
    "display-men": (64, 0, 36, 34),
    "counter": (27, 36, 73, 60),
}
PROGRAMS = {
    "kiosk": {"kind": "kiosk"},
    "counter": {"kind": "counter", "desk": "W1"},
    "display-women": {"kind": "display", "section": "women"},
    "display-men": {"kind": "display", "section": "men"},
}


@dataclass(frozen=True, slots=True)
class Clerk:
    """Who signs in; the password is made for this demo and nothing else."""

    login: str
    name: str
    section: str
    password: str


@dataclass(frozen=True, slots=True)
class Stage:
    """Where the demo plays."""

    folder: Path
    clerks: tuple[Clerk, ...]

    def settings_file(self, program: str) -> Path:
        """The settings of one of `PROGRAMS`."""
        return self.folder / f"{program}.toml"


def clear_folder(folder: Path) -> None:
    """An empty folder with the demo's mark; a folder with anything else in it is wrong usage."""
    if folder.exists() and any(folder.iterdir()):
        if not (folder / _MARK).exists():
            raise typer.BadParameter(f"{folder} holds something that no demo put there", param_hint="--folder")
        shutil.rmtree(folder)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / _MARK).touch()


def set_stage(folder: Path, printer: str) -> Stage:
    """A new centre with both sections, one clerk for each, and settings that print at `printer`."""
    from core.bootstrap import create_centre, open_centre
    from core.config import load_settings

    clear_folder(folder)
    clerks = (
        Clerk("noura", "نورة السالم", "women", secrets.token_hex(5)),
        Clerk("fahad", "فهد العتيبي", "men", secrets.token_hex(5)),
    )
    stage = Stage(folder.resolve(), clerks)
    for program, device in PROGRAMS.items():
        stage.settings_file(program).write_text(_settings(stage.folder, program, device, printer), "utf-8")
    settings = load_settings(stage.settings_file("counter"))
    create_centre(settings, DEFAULT_CENTRE)
    with open_centre(settings) as centre:
        for clerk in clerks:
            centre.staff.add(clerk.login, clerk.name, clerk.password, Role.OPERATOR, [clerk.section])
    return stage


def _settings(folder: Path, program: str, device: dict[str, str], printer: str) -> str:
    database = f"sqlite:///{(folder / 'centre.db').as_posix()}"
    lines = [
        f"database = {_text(database)}",
        f"key_file = {_text((folder / 'centre.key').as_posix())}",
        f"log_folder = {_text((folder / 'logs').as_posix())}",
        "fullscreen = false",
        f"area = {list(_AREAS[program])}",
        "[device]",
        f"name = {_text(f'demo-{program}')}",
        *(f"{name} = {_text(value)}" for name, value in device.items()),
    ]
    if program == "kiosk":
        lines += ["[printer]", f"address = {_text(printer)}"]
    return "\n".join([*lines, ""])


def _text(value: str) -> str:
    return json.dumps(value, ensure_ascii=False)  # a JSON string is a TOML basic string
