"""What the figures were measured on."""

import os
import platform
import sqlite3
import tempfile
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from time import perf_counter

from core.bootstrap import open_centre
from core.cli.bench.place import Place

_SYNCS = 50


@dataclass(frozen=True, slots=True)
class Machine:
    """One machine; `sync_ms` is the median time that its disk takes to keep 4 KB (fdatasync).

    `load` is the number of processes that wanted to run in the last minute, this one's included; 0 where unknown.
    """

    processor: str
    cores: int
    system: str
    python: str
    sync_ms: float
    load: float


def machine(folder: Path) -> Machine:
    """This one, with the disk of a folder."""
    return Machine(
        processor=_processor(),
        cores=os.cpu_count() or 1,
        system=platform.platform(),
        python=platform.python_version(),
        sync_ms=_sync_ms(folder),
        load=os.getloadavg()[0] if hasattr(os, "getloadavg") else 0,
    )


def database_version(place: Place) -> str:
    """The database's name and version."""
    if place.database.startswith("sqlite"):
        return f"SQLite {sqlite3.sqlite_version}"
    with open_centre(place.settings) as centre:
        centre.administration.centre()
        told = centre.storage.units.engine.dialect.server_version_info or ()
    return f"PostgreSQL {'.'.join(str(part) for part in told)}"


def _processor() -> str:
    facts = Path("/proc/cpuinfo")
    lines = facts.read_text("utf-8").splitlines() if facts.is_file() else []
    named = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(named, platform.processor() or platform.machine())


def _sync_ms(folder: Path) -> float:
    sync = getattr(os, "fdatasync", os.fsync)
    times = []
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryFile(dir=folder) as file:
        for _ in range(_SYNCS):
            file.write(bytes(4096))
            file.flush()
            began = perf_counter()
            sync(file.fileno())
            times.append((perf_counter() - began) * 1000)
    return median(times)
