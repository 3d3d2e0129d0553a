"""The queue's machine on both databases; and each fault planted in the services is found within a few examples."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test
from sqlalchemy.exc import IntegrityError

from tests.stateful.faults import FAULTS, SWIFT
from tests.stateful.house import House
from tests.stateful.machine import QueueMachine
from tests.support.postgres import PostgresServer

QUICK = settings(deadline=None, max_examples=15, stateful_step_count=30, suppress_health_check=list(HealthCheck))
HUNT = settings(
    QUICK, max_examples=150, stateful_step_count=40, derandomize=True, database=None, phases=[Phase.generate]
)


@pytest.fixture
def on_file(made_file: Path, tmp_path: Path) -> Iterator[type[QueueMachine]]:
    """The machine on SQLite."""
    for kind in (".db", ".key"):
        shutil.copy(made_file.with_suffix(kind), tmp_path / f"centre{kind}")
    yield from _machine(f"sqlite:///{tmp_path / 'centre.db'}")


@pytest.fixture
def on_server(postgres: PostgresServer, made_database: str) -> Iterator[type[QueueMachine]]:
    """The machine on PostgreSQL."""
    address = postgres.create(made_database)
    yield from _machine(address)
    postgres.drop(address)


def _machine(address: str) -> Iterator[type[QueueMachine]]:
    house = House(address)
    yield type("Machine", (QueueMachine,), {"house": house})
    house.close()


def _is_deep() -> bool:
    return settings.get_current_profile_name() == "deep"


# As long as it takes; a short run keeps the time that every test has.
pytestmark = [pytest.mark.timeout(0)] if _is_deep() else []


def _hunt() -> settings:
    return settings(HUNT, max_examples=400) if _is_deep() else HUNT


def _chosen() -> settings:
    return settings.get_profile("deep") if _is_deep() else QUICK


def test_the_rules_hold_on_a_file(on_file: type[QueueMachine]) -> None:
    run_state_machine_as_test(on_file, settings=_chosen())


def test_the_rules_hold_on_a_server(on_server: type[QueueMachine]) -> None:
    run_state_machine_as_test(on_server, settings=_chosen())


@pytest.mark.parametrize("name", list(FAULTS) if _is_deep() else SWIFT)
def test_a_planted_fault_is_found(name: str, on_file: type[QueueMachine], monkeypatch: pytest.MonkeyPatch) -> None:
    FAULTS[name](monkeypatch)
    with pytest.raises(Exception) as caught:  # noqa: PT011 - a constraint of the database may see it first
        run_state_machine_as_test(on_file, settings=_hunt())
    assert isinstance(caught.value, AssertionError | IntegrityError), caught.value
