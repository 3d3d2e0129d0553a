"""From the start of the kiosk's process to its first frame, and to the first that a visitor can use."""

import json
import subprocess
import sys
import time
from pathlib import Path

from core.cli.bench.place import MEN, Place
from core.cli.bench.result import Figure, p95
from core.cli.bench.scale import Scale

_BAR = 1500.0


def kiosk_start(place: Place, scale: Scale) -> list[Figure]:
    """Each start is a new process, which loads what `istiqbal kiosk` loads."""
    file = place.folder / "kiosk.toml"
    file.write_text(_settings(place), "utf-8")
    first, usable = [], []
    for _ in range(scale.starts):
        began = time.monotonic_ns()
        done = subprocess.run(
            [sys.executable, "-m", __name__, str(file)], stdout=subprocess.PIPE, check=True, text=True
        )
        told = json.loads(done.stdout)
        first.append((told["first"] - began) / 1e6)
        usable.append((told["usable"] - began) / 1e6)
    return [p95("kiosk.first_frame", first, _BAR), p95("kiosk.usable_frame", usable, _BAR)]


def _settings(place: Place) -> str:
    told = {"database": place.database, "key_file": str(place.folder / "centre.key"), "log_folder": str(place.folder)}
    lines = [f"{name} = {json.dumps(value)}" for name, value in told.items()]
    return "\n".join([*lines, "fullscreen = false", "[device]", 'kind = "kiosk"', ""])


def main(file: Path) -> None:
    """A kiosk as `istiqbal kiosk` starts it, which ends with the first frame that a visitor can use."""
    from core.cli import main as _what_the_command_loads  # noqa: F401
    from core.config import load_settings

    settings = load_settings(file)
    import kiosk.app
    from core.bootstrap import open_centre
    from core.cli.demo.actor import Actor
    from core.logs import logged
    from core.qt.application import start_application
    from core.qt.link import CentreLink
    from core.qt.waiting import wait_until
    from core.services.setup import DEFAULT_CENTRE

    section = next(section for section in DEFAULT_CENTRE.sections if section.name == MEN)
    with logged("kiosk", settings.log_folder):
        start_application(["istiqbal-kiosk"], settings.language)
        opened = kiosk.app.build(settings, CentreLink(lambda: open_centre(settings)))
        told: dict[str, int] = {}

        def look() -> None:
            instant = time.monotonic_ns()
            told.setdefault("first", instant)
            if "usable" not in told and Actor(opened.window).hears(section.title.in_language(settings.language)):
                told["usable"] = instant

        opened.window.frameSwapped.connect(look)
        opened.window.show()
        wait_until(lambda: "usable" in told, "the sections on the kiosk", seconds=30)
        opened.window.frameSwapped.disconnect(look)
        opened.close()
    sys.stdout.write(json.dumps(told))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
