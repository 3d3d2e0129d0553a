"""A database that is out of reach, and one that comes back."""

import os
import socket
import sqlite3
import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import Connection, event

from core.bootstrap import Centre, open_centre
from core.config import Settings
from core.domain.errors import EnvironmentFault, ErrorCode
from core.domain.visitor import Gender
from core.storage import engine as engines
from core.storage import line
from tests.support.ear import Ear
from tests.support.postgres import PostgresServer, running_server

NUMBER, MOBILE = "1000000008", "0501234567"


def fault_of(attempt: Callable[[], object]) -> EnvironmentFault:
    """What a program is told."""
    with pytest.raises(EnvironmentFault) as caught:
        attempt()
    return caught.value


def opened(address: str) -> None:
    """Open and close it."""
    with open_centre(Settings(database=address)):
        pass


def test_a_server_that_stopped_is_named() -> None:
    with running_server() as server:
        address = server.create()
        with open_centre(address) as centre:
            centre.queue.issue("women", "submit", "before")
            ear = Ear()
            centre.feed.subscribe(ear)
            ear.wait("*")
            stopped = centre.storage.units
            server.disconnect(address)
            assert centre.queue.issue("women", "submit", "after the cut").number == 2
    assert fault_of(lambda: opened(address)).code is ErrorCode.DATABASE_AWAY
    assert fault_of(lambda: stopped.write().__enter__()).code is ErrorCode.DATABASE_AWAY


@pytest.mark.parametrize("host", ["/nowhere", "127.0.0.1&port=1"])
def test_a_server_that_is_not_there_is_named(host: str) -> None:
    fault = fault_of(lambda: opened(f"postgresql://istiqbal:secret@/centre?host={host}"))
    assert fault.code is ErrorCode.DATABASE_AWAY
    assert "secret" not in str(fault)


def test_every_call_goes_on_after_the_server_cut_it_off(postgres: PostgresServer, postgres_url: str) -> None:
    with open_centre(postgres_url) as centre:
        for place in range(3):
            postgres.disconnect(postgres_url)
            assert centre.queue.issue("women", "submit", f"visitor {place}").number == place + 1
            postgres.disconnect(postgres_url)
            assert centre.queue.snapshot("women").waiting == place + 1


def lose_in_silence(centre: Centre) -> None:
    """The line in the pool leads to somebody who says nothing, and hangs up when spoken to."""
    here, there = socket.socketpair()

    def hang_up() -> None:
        with there:
            there.recv(1)

    threading.Thread(target=hang_up, daemon=True).start()
    with here, centre.storage.units.engine.connect() as connection:
        driver = connection.connection.driver_connection
        assert driver is not None
        os.dup2(here.fileno(), driver.fileno())


def test_a_line_that_rested_is_asked_before_it_is_used(postgres_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with open_centre(postgres_url) as centre:
        lose_in_silence(centre)
        assert fault_of(lambda: centre.queue.issue("women", "submit", "first")).code is ErrorCode.DATABASE_AWAY
        assert centre.queue.issue("women", "submit", "first").number == 1
        monkeypatch.setattr(line, "_TRUSTED_SECONDS", 0.0)
        lose_in_silence(centre)
        assert centre.queue.issue("women", "submit", "second").number == 2


def test_a_cut_in_mid_transaction_leaves_nothing_behind(postgres: PostgresServer, postgres_url: str) -> None:
    with open_centre(postgres_url) as centre:
        women = centre.administration.centre().section("women").id

        def cut() -> None:
            with centre.storage.units.write() as unit:
                unit.queue.take_number(women, centre.clock.now().date())
                postgres.disconnect(postgres_url)
                unit.commit()

        assert fault_of(cut).code is ErrorCode.DATABASE_AWAY
        assert centre.queue.issue("women", "submit", "next").number == 1


def test_a_lost_answer_is_found_again_by_its_key(postgres: PostgresServer, postgres_url: str) -> None:
    with open_centre(postgres_url) as centre:

        def lose(connection: Connection) -> None:
            driver = connection.connection.driver_connection
            assert driver is not None
            driver.commit()
            driver.execute("SELECT 1")  # so that the commit which follows has something to lose
            postgres.disconnect(postgres_url)

        event.listen(centre.storage.units.engine, "commit", lose, once=True)
        fault = fault_of(lambda: centre.queue.issue("women", "submit", "lost"))
        assert fault.code is ErrorCode.DATABASE_AWAY
        assert centre.queue.issue("women", "submit", "lost").number == 1
        assert [ticket.number for ticket in centre.queue.tickets("women")] == [1]


@pytest.fixture
def file(sqlite_url: str, tmp_path: Path) -> Path:
    """A centre in a file, with one ticket."""
    with open_centre(sqlite_url) as centre:
        centre.queue.issue("women", "submit", "first")
    return tmp_path / "centre.db"


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    """Wait for a lock a moment instead of seconds."""
    monkeypatch.setattr(engines, "WAIT_SECONDS", 0.1)


@pytest.fixture
def on_file(impatient: None, file: Path, sqlite_url: str) -> Iterator[Centre]:
    """That centre, open."""
    with open_centre(Settings(database=sqlite_url)) as centre:
        yield centre


def test_a_file_that_is_gone_is_named_and_not_made_anew(on_file: Centre, file: Path) -> None:
    aside = file.rename(file.with_name("aside.db"))
    assert fault_of(lambda: on_file.queue.issue("women", "submit", "a")).code is ErrorCode.DATABASE_AWAY
    assert fault_of(lambda: on_file.queue.tickets("women")).code is ErrorCode.DATABASE_AWAY
    assert not file.exists()
    aside.rename(file)
    assert on_file.queue.issue("women", "submit", "a").number == 2


def test_a_file_that_was_replaced_is_the_one_that_is_used(on_file: Centre, file: Path, tmp_path: Path) -> None:
    with closing(sqlite3.connect(file)) as source, closing(sqlite3.connect(tmp_path / "backup.db")) as backup:
        source.backup(backup)
    on_file.queue.issue("women", "submit", "lost by the restore")
    for part in tmp_path.glob("centre.db-*"):
        part.unlink()
    (tmp_path / "backup.db").replace(file)
    assert on_file.queue.issue("women", "submit", "after").number == 2
    assert [ticket.number for ticket in on_file.queue.tickets("women")] == [1, 2]


def test_another_writer_is_waited_for_and_then_named(on_file: Centre, file: Path) -> None:
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        assert fault_of(lambda: on_file.queue.issue("women", "submit", "a")).code is ErrorCode.DATABASE_AWAY
        assert [ticket.number for ticket in on_file.queue.tickets("women")] == [1]  # readers do not wait
        other.execute("ROLLBACK")
    assert on_file.queue.issue("women", "submit", "a").number == 2


def pragma(centre: Centre, words: str) -> Callable[[], None]:
    """Give every connection of a centre a pragma; returns how to end that."""
    engine = centre.storage.units.engine

    def checkout(connection: sqlite3.Connection, *_: object) -> None:
        connection.execute(f"PRAGMA {words}")

    event.listen(engine, "checkout", checkout)
    return lambda: event.remove(engine, "checkout", checkout)


def test_a_full_disk_is_named_and_nothing_is_half_written(on_file: Centre) -> None:
    end = pragma(on_file, "max_page_count=1")  # SQLite raises it to the pages in use: the next page is refused
    taken, code = 0, None
    try:
        for taken in range(2000):
            on_file.queue.issue("women", "submit", f"visitor {taken}")
    except EnvironmentFault as fault:
        code = fault.code
    assert code is ErrorCode.DATABASE_AWAY
    numbers = [ticket.number for ticket in on_file.queue.tickets("women")]
    assert numbers == list(range(1, taken + 2))
    end()
    again = pragma(on_file, "max_page_count=1000000")
    assert on_file.queue.issue("women", "submit", f"visitor {taken}").number == taken + 2
    again()


def test_a_file_that_may_only_be_read_is_named(on_file: Centre) -> None:
    end = pragma(on_file, "query_only=ON")
    assert fault_of(lambda: on_file.queue.issue("women", "submit", "a")).code is ErrorCode.DATABASE_AWAY
    assert (
        fault_of(lambda: on_file.visitors.enter(NUMBER, "نورة", Gender.WOMAN, MOBILE)).code is ErrorCode.DATABASE_AWAY
    )
    assert len(on_file.queue.tickets("women")) == 1
    end()


def test_an_empty_file_is_no_centre(sqlite_url: str, tmp_path: Path) -> None:
    (tmp_path / "centre.db").touch()
    assert fault_of(lambda: opened(sqlite_url)).code is ErrorCode.DATABASE_NOT_INITIALISED


def test_the_settings_of_a_pc_found_no_second_centre(database_url: str, tmp_path: Path) -> None:
    fault = fault_of(lambda: opened(database_url))
    assert fault.code is ErrorCode.DATABASE_NOT_INITIALISED
    assert list(tmp_path.iterdir()) == []
