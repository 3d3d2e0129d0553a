"""Two kiosks keep ratings without the database and are killed, before the hand-over and in it: each comes in once."""

import subprocess
import sys
from pathlib import Path

import pytest

from core.bootstrap import Centre
from core.domain.workflow import Role

VISITS = 6
# Keeps a rating of every second visit; then, told so, hands over, and is killed as often as its orders say.
_KIOSK = """
import os, signal, sys
from datetime import timedelta
from pathlib import Path
from core.bootstrap import open_centre, open_offline
from core.config import Device, Settings
from core.domain.rating import Score
from core.spool.rating_spool import FileRatingSpool
from tests.support.clock import FakeClock
url, name, spools, first, order = sys.argv[1:]
clock = FakeClock()
settings = Settings(database=url, device=Device(name=name, kind="kiosk"), spool_folder=Path(spools))
if order == "forgetful":
    FileRatingSpool.add = lambda spool, rating: None
offline = open_offline(settings)
def die():
    os.kill(os.getpid(), signal.SIGKILL)
with open_centre(settings, clock=clock) as centre:
    mine = centre.administration.centre().id
    if order in {"keep", "forgetful"}:
        for number in range(int(first), int(first) + 5, 2):
            clock.advance(60)
            offline.ratings.keep(mine, f"W00{number}", Score.BAD, f"{name} {number}", clock.now())
        die()
    clock.advance(3600)
    if order == "die":
        really, dropped = FileRatingSpool.drop, []
        def drop(spool, keys):
            dropped.append(keys)
            die() if len(dropped) == 2 else really(spool, keys)
        FileRatingSpool.drop = drop
    offline.hand_over(centre.hand_over, timedelta())
    print(offline.ratings.hand_over(centre.kept_ratings), flush=True)
    offline.close()
"""


def kiosks(url: str, spools: Path, order: str) -> list[str]:
    """Both do this at the same time, in processes of their own; what they said."""
    programs = [
        subprocess.Popen(
            [sys.executable, "-c", _KIOSK, url, f"kiosk-{first}", str(spools / str(first)), str(first), order],
            stdout=subprocess.PIPE,
            text=True,
        )
        for first in (1, 2)
    ]
    said = [program.communicate()[0].strip() for program in programs]
    killed = order != "hand over"
    assert [program.returncode for program in programs] == [-9 if killed else 0] * 2
    return said


def served(centre: Centre) -> list[str]:
    for number in range(VISITS):
        centre.queue.issue("women", "submit", f"visit {number}")
        centre.queue.call_next("W1")
        centre.queue.finish("W1")
    return [one.code for one in centre.queue.tickets("women")]


def rated(centre: Centre) -> list[str]:
    """The tickets whose ratings are there, in the order in which they were given."""
    maha = centre.staff.add("maha", "مها الفيصل", "only for tests", Role.SUPERVISOR, ["women"])
    tasks = sorted(centre.ratings.tasks(maha.id), key=lambda task: (task.rating.at, task.code))
    assert [one.told for kiosk in ("kiosk-1", "kiosk-2") for one in centre.devices.events(kiosk, by=maha.id)] == []
    return [task.code for task in tasks]


def test_what_visitors_said_comes_in_once_though_both_kiosks_are_killed_twice(centre: Centre, tmp_path: Path) -> None:
    url, codes = centre.settings.database, served(centre)
    for name in ("kiosk-1", "kiosk-2"):
        _known(centre, name)
    kiosks(url, tmp_path / "spools", "keep")
    kiosks(url, tmp_path / "spools", "die")
    assert kiosks(url, tmp_path / "spools", "hand over") == ["2", "2"]
    assert rated(centre) == codes


@pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)
def test_without_the_disk_the_kill_takes_what_they_said(centre: Centre, tmp_path: Path) -> None:
    """The negative control."""
    served(centre)
    for name in ("kiosk-1", "kiosk-2"):
        _known(centre, name)
    kiosks(centre.settings.database, tmp_path / "spools", "forgetful")
    assert kiosks(centre.settings.database, tmp_path / "spools", "hand over") == ["0", "0"]
    assert rated(centre) == []


def _known(centre: Centre, name: str) -> None:
    """A device of the centre, so that its record can be read."""
    centre.administration._context.device, before = name, centre.administration._context.device
    centre.administration.heartbeat("kiosk", None)
    centre.administration._context.device = before
