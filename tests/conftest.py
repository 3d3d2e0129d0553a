"""Fixtures of every test: an empty database of each kind, a centre on it, a clock to turn, and no traces left."""

import os

# Before anything imports Qt: no screen is needed, and pictures come out the same on every machine.
os.environ.update(QT_QPA_PLATFORM="offscreen", QT_QUICK_BACKEND="software")

import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from argon2.profiles import CHEAPEST

from core.bootstrap import Centre, create_centre, open_centre
from core.config import Settings
from core.services.setup import DEFAULT_CENTRE, CentreSetup
from core.storage import passwords
from core.storage.storage import database_file
from tests.support.clock import FakeClock
from tests.support.outage import Outage, of_file, of_server
from tests.support.postgres import PostgresServer, running_server


def pytest_addoption(parser: pytest.Parser) -> None:
    """What takes too long for every day."""
    parser.addoption(
        "--whole-day",
        action="store_true",
        help="24 hours of the hall's screen, not a short day; 8,000 tickets at eight kiosks, not 2,000",
    )


@pytest.fixture(scope="session")
def postgres() -> Iterator[PostgresServer]:
    """The tests' own PostgreSQL, started when the first test asks for it."""
    with running_server() as server:
        yield server


@pytest.fixture(scope="session")
def made_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A centre in a file with its key beside it, to be copied: making one for each test costs ten times as much."""
    file = tmp_path_factory.mktemp("made") / "centre.db"
    create_centre(Settings(database=f"sqlite:///{file}"), DEFAULT_CENTRE)
    return file


@pytest.fixture(scope="session")
def founding(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Settings, CentreSetup], None]:
    """`create_centre`, which makes each centre in a file once, and copies it for each further test."""
    made: dict[str, Path] = {}

    def founded(settings: Settings, setup: CentreSetup) -> None:
        file = database_file(settings.database)
        if file is None or settings.key_file is not None:
            create_centre(settings, setup)
            return
        if repr(setup) not in made:
            first = tmp_path_factory.mktemp("found") / "centre.db"
            create_centre(Settings(database=f"sqlite:///{first}"), setup)
            made[repr(setup)] = first
        _copy(made[repr(setup)], file)

    return founded


@pytest.fixture(scope="session")
def made_database(postgres: PostgresServer, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The same on the server, to be a template; its key is where a PC of these tests looks for it."""
    address = postgres.create()
    key = tmp_path_factory.getbasetemp() / "xdg_data_home" / "istiqbal" / "centre.key"
    create_centre(Settings(database=address, key_file=key), DEFAULT_CENTRE)
    return postgres.name(address)


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """The address of an SQLite database that does not exist yet."""
    return f"sqlite:///{tmp_path / 'centre.db'}"


@pytest.fixture
def postgres_url(request: pytest.FixtureRequest, postgres: PostgresServer) -> Iterator[str]:
    """An empty database on the tests' PostgreSQL, or the made one where the test asks for `centre`."""
    made = "centre" in request.fixturenames
    address = postgres.create(request.getfixturevalue("made_database") if made else "template0")
    yield address
    postgres.drop(address)


@pytest.fixture(params=["sqlite", "postgres"])
def database_url(request: pytest.FixtureRequest) -> str:
    """An empty database; the test runs once on each kind."""
    return str(request.getfixturevalue(f"{request.param}_url"))


@pytest.fixture
def clock() -> FakeClock:
    """Ten in the morning of a working day, until the test turns it."""
    return FakeClock()


@pytest.fixture
def centre(request: pytest.FixtureRequest, database_url: str, clock: FakeClock) -> Iterator[Centre]:
    """A new centre with both sections, open on each kind of database."""
    file = database_file(database_url)
    if file is not None:
        made: Path = request.getfixturevalue("made_file")
        _copy(made, file)
    with open_centre(database_url, clock=clock) as opened:
        yield opened


@pytest.fixture
def sqlite_outage(sqlite_url: str, tmp_path: Path) -> Outage:
    """Its disk goes."""
    return of_file(sqlite_url, tmp_path)


@pytest.fixture
def postgres_outage(postgres: PostgresServer, postgres_url: str) -> Outage:
    """Its server lets nobody in, and turns out who was."""
    return of_server(postgres, postgres_url)


@pytest.fixture(params=["sqlite", "postgres"])
def outage(request: pytest.FixtureRequest) -> Outage:
    """An outage of each kind of database."""
    found: Outage = request.getfixturevalue(f"{request.param}_outage")
    return found


def _copy(made: Path, file: Path) -> None:
    for kind in (".db", ".key"):
        shutil.copy(made.with_suffix(kind), file.with_suffix(kind))


@pytest.fixture(autouse=True)
def swift_passwords(monkeypatch: pytest.MonkeyPatch) -> None:
    """A tenth of a second for each password of each clerk would be minutes; test_passwords takes the true price."""
    monkeypatch.setattr(passwords, "RFC_9106_LOW_MEMORY", CHEAPEST)


@pytest.fixture(scope="session", autouse=True)
def _one_application(qapp: object) -> None:
    """The process has one application from the start: paper alone would start one without widgets."""


@pytest.fixture(autouse=True)
def _own_machine(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """Nothing of the person who runs the tests is read or written."""
    for name in [name for name in os.environ if name.startswith("ISTIQBAL_")]:
        monkeypatch.delenv(name)
    for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_STATE_HOME", "XDG_CACHE_HOME"):
        monkeypatch.setenv(name, str(tmp_path_factory.getbasetemp() / name.lower()))


@pytest.fixture(autouse=True)
def _no_thread_stays() -> Iterator[None]:
    """A thread that outlives its test would disturb another one."""
    before = set(threading.enumerate())
    yield
    ours = [thread for thread in threading.enumerate() if thread not in before]
    for thread in ours:
        thread.join(timeout=5)
    assert not [thread.name for thread in ours if thread.is_alive()]
