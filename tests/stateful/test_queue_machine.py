"""The queue's machine on both databases; and each fault planted in the services is found within a few examples."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from uuid import UUID

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from core.bootstrap import open_centre
from core.domain.workflow import Role
from tests.stateful.faults import FAULTS
from tests.stateful.machine import SECTIONS_OF, SERVICES, SERVICES_OF, House, QueueMachine
from tests.support.postgres import PostgresServer

QUICK = settings(
    deadline=None,
    max_examples=20,
    stateful_step_count=30,
    suppress_health_check=list(HealthCheck),
)
HUNT = settings(
    QUICK, max_examples=150, stateful_step_count=40, derandomize=True, database=None, phases=[Phase.generate]
)
_EMPTIED = "TRUNCATE service_day, desk_session, desk_event, queue_policy CASCADE"


class FileHouse:
    """A copy of a prepared file for each example."""

    def __init__(self, made: Path, folder: Path) -> None:
        self._made, self._folder = made, folder
        self._examples = 0

    def new(self) -> str:
        """As `House`."""
        self._examples += 1
        file = self._folder / f"{self._examples}.db"
        for kind in (".db", ".key"):
            shutil.copy(self._made.with_suffix(kind), file.with_suffix(kind))
        return f"sqlite:///{file}"

    def done(self) -> None:
        """As `House`."""
        for part in self._folder.glob(f"{self._examples}.*"):
            part.unlink()


class ServerHouse:
    """One database, emptied after each example."""

    def __init__(self, address: str) -> None:
        self._address = address

    def new(self) -> str:
        """As `House`."""
        return self._address

    def done(self) -> None:
        """As `House`."""
        with open_centre(self._address) as centre, centre.storage.units.engine.begin() as connection:
            connection.execute(text(_EMPTIED))


def _people(address: str) -> dict[str, UUID]:
    """Engage the clerks and a supervisor, and limit a desk."""
    with open_centre(address) as centre:
        for desk, services in SERVICES_OF.items():
            if services != frozenset(SERVICES):
                centre.desks.set_services(desk, sorted(services))
        return {
            name: centre.staff.add(
                name, name, "a long password", Role.SUPERVISOR if name == "amal" else Role.OPERATOR, sections
            ).id
            for name, sections in SECTIONS_OF.items()
        }


@pytest.fixture(scope="module")
def staffed_file(made_file: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, dict[str, UUID]]:
    """A centre in a file with its staff."""
    file = tmp_path_factory.mktemp("staffed") / "centre.db"
    for kind in (".db", ".key"):
        shutil.copy(made_file.with_suffix(kind), file.with_suffix(kind))
    staff = _people(f"sqlite:///{file}")
    return file, staff


@pytest.fixture
def on_file(staffed_file: tuple[Path, dict[str, UUID]], tmp_path: Path) -> type[QueueMachine]:
    """The machine on SQLite."""
    return _machine(FileHouse(staffed_file[0], tmp_path), staffed_file[1])


@pytest.fixture
def on_server(postgres: PostgresServer, made_database: str) -> Iterator[type[QueueMachine]]:
    """The machine on PostgreSQL."""
    address = postgres.create(made_database)
    yield _machine(ServerHouse(address), _people(address))
    postgres.drop(address)


def _machine(house: House, staff: dict[str, UUID]) -> type[QueueMachine]:
    return type("Machine", (QueueMachine,), {"house": house, "staff": staff})


def _chosen() -> settings:
    deep = settings.get_current_profile_name() == "deep"
    return settings.get_profile("deep") if deep else QUICK


def test_the_rules_hold_on_a_file(on_file: type[QueueMachine]) -> None:
    run_state_machine_as_test(on_file, settings=_chosen())


def test_the_rules_hold_on_a_server(on_server: type[QueueMachine]) -> None:
    run_state_machine_as_test(on_server, settings=_chosen())


@pytest.mark.parametrize("name", FAULTS)
def test_a_planted_fault_is_found(name: str, on_file: type[QueueMachine], monkeypatch: pytest.MonkeyPatch) -> None:
    FAULTS[name](monkeypatch)
    with pytest.raises(Exception) as caught:  # noqa: PT011 - a constraint of the database may see it first
        run_state_machine_as_test(on_file, settings=HUNT)
    assert isinstance(caught.value, AssertionError | IntegrityError), caught.value
