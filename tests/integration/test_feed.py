"""The change feed on both databases: after the commit, never before, never without it, and back by itself."""

import logging
import shutil
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from core.bootstrap import Centre, open_centre
from core.domain.errors import RuleBroken
from core.domain.workflow import Role
from core.storage import feed as feeds
from core.storage.feed import EVERYTHING, ThreadedFeed
from tests.integration.conftest import CITIZEN, MOBILE, NAME, PASSWORD
from tests.support.ear import Ear, listening
from tests.support.postgres import PostgresServer

AWAY = "away"


@pytest.fixture
def ear(centre: Centre) -> Iterator[Ear]:
    """A listener that already heard that it listens."""
    with listening(centre) as listener:
        yield listener


def test_every_change_is_told_by_its_topic(centre: Centre, ear: Ear) -> None:
    centre.queue.issue("women", "submit", "a")
    ear.wait("queue:women")
    centre.queue.issue("men", "submit", "b")
    ear.wait("queue:men")
    person = centre.staff.add("noura", "نورة", PASSWORD, Role.OPERATOR, ["women"])
    ear.wait("staff")
    centre.staff.take_desk(person.id, "W1")
    ear.wait("staff", 2)
    ear.wait("queue:women", 2)
    centre.printing.check_printer()
    ear.wait("devices")
    assert set(ear.heard) == {"queue:women", "queue:men", "staff", "devices"}


def test_another_programs_change_is_told(centre: Centre, ear: Ear, database_url: str) -> None:
    with open_centre(database_url) as other:
        other.queue.issue("women", "submit", "a")
        ear.wait("queue:women")


def test_no_hint_precedes_its_truth(centre: Centre) -> None:
    seen: list[int] = []
    done = threading.Event()

    def read(topic: str) -> None:
        if topic == "queue:women":
            seen.append(centre.queue.snapshot("women").waiting)
            if len(seen) >= 5:
                done.set()

    started = Ear()
    centre.feed.subscribe(started)
    centre.feed.subscribe(read)
    started.wait(EVERYTHING)
    for place in range(5):
        centre.queue.issue("women", "submit", f"visitor {place}")
        started.wait("queue:women", place + 1)
    assert done.wait(10)
    # The next ticket may be in before the reading begins: more than was told of is true, less would not be.
    assert all(found >= told for told, found in enumerate(seen, start=1))


def test_what_is_rolled_back_is_never_told(centre: Centre, ear: Ear) -> None:
    with centre.storage.units.write() as unit:
        unit.queue.take_number(centre.administration.centre().section("women").id, centre.clock.now().date())
        unit.centre.touch("queue:women")
    with centre.storage.units.write() as unit:
        unit.centre.touch("queue:women")
        with pytest.raises(RuleBroken):
            unit.centre.desk("X9")
    centre.queue.issue("men", "submit", "after")
    ear.wait("queue:men")
    assert ear.heard == ["queue:men"]


def test_nothing_is_told_before_the_commit(centre: Centre, ear: Ear) -> None:
    with centre.storage.units.write() as unit:
        unit.centre.touch("requests")
        polled = threading.Event()
        polled.wait(feeds.POLL_SECONDS * 5)
        assert ear.heard == []
        unit.commit()
    ear.wait("requests")


def test_no_person_is_in_a_hint(centre: Centre, ear: Ear, visit: object) -> None:
    clerk = centre.staff.everyone()[0]
    held = centre.visitors.visit("W1")
    assert held is not None
    request = centre.requests.register(held.id, "G01", "موضوع", "", by=clerk.id, key="k")
    ear.wait("requests")
    said = " ".join(ear.heard)
    for secret in (CITIZEN, NAME, MOBILE, "موضوع", request.reference, clerk.name):
        assert secret not in said


def test_it_comes_back_after_the_server_cut_it_off(
    postgres: PostgresServer, postgres_url: str, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.WARNING, logger=feeds.__name__)
    with open_centre(postgres_url) as centre:
        ear = Ear()
        centre.feed.subscribe(ear)
        ear.wait(EVERYTHING)
        for outage in (1, 2):
            postgres.disconnect(postgres_url)
            ear.wait(EVERYTHING, 1 + outage)
            centre.queue.issue("women", "submit", f"after {outage}")
            ear.wait("queue:women", outage)
    assert len(caplog.records) == 2, "each outage is noted once"


def test_it_follows_a_file_that_was_replaced(sqlite_url: str, tmp_path: Path) -> None:
    file, copy = tmp_path / "centre.db", tmp_path / "backup.db"
    with open_centre(sqlite_url) as centre:
        centre.queue.issue("women", "submit", "before")
    shutil.copy(file, copy)
    with open_centre(sqlite_url) as centre:
        ear = Ear()
        centre.feed.subscribe(ear)
        ear.wait(EVERYTHING)
        centre.queue.issue("women", "submit", "lost by the restore")
        ear.wait("queue:women")
        for part in ("-wal", "-shm"):
            file.with_name(file.name + part).unlink()
        copy.replace(file)
        ear.wait(EVERYTHING, 2)
        assert centre.queue.issue("women", "submit", "after").number == 2
        ear.wait("queue:women", 2)


def test_it_waits_for_a_file_that_went_missing(sqlite_url: str, tmp_path: Path) -> None:
    file, aside = tmp_path / "centre.db", tmp_path / "aside.db"
    with open_centre(sqlite_url) as centre:
        ear = Ear()
        centre.feed.subscribe(ear)
        ear.wait(EVERYTHING)
        file.replace(aside)
        aside.replace(file)  # the same file: nothing was lost, whether it noticed or not
        centre.queue.issue("women", "submit", "after")
        ear.wait("queue:women")


class Script:
    """A source that gives what a test wrote down: topics, and outages."""

    def __init__(self, *courses: list[str]) -> None:
        self._courses = list(courses)
        self.opened = 0

    def hints(self, stop: threading.Event) -> Iterator[str]:
        """One course for each connection; then silence."""
        self.opened += 1
        for topic in self._courses.pop(0) if self._courses else []:
            if topic == AWAY:
                raise OSError("the line is down")
            yield topic
        if not self._courses:
            stop.wait()


def test_after_each_outage_it_connects_anew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(feeds, "_FIRST_PAUSE", 0.001)
    source = Script(["*", "a", AWAY], [AWAY], ["*", "b"])
    feed, ear = ThreadedFeed(source), Ear()
    feed.subscribe(ear)
    ear.wait("b")
    feed.close()
    assert ear.heard == ["*", "a", "*", "b"]
    assert source.opened == 3


def test_one_thread_serves_all_and_ends_with_the_last(centre: Centre) -> None:
    def running() -> int:
        return sum(thread.name == "feed" for thread in threading.enumerate())

    assert running() == 0
    ears = [Ear() for _ in range(3)]
    ends = [centre.feed.subscribe(ear) for ear in ears]
    ears[0].wait(EVERYTHING)
    assert running() == 1
    ends[0]()
    centre.queue.issue("women", "submit", "a")
    ears[1].wait("queue:women")
    ears[2].wait("queue:women")
    assert "queue:women" not in ears[0].heard
    ends[0]()
    ends[1]()
    assert running() == 1
    ends[2]()
    assert running() == 0
    again = Ear()
    centre.feed.subscribe(again)
    again.wait(EVERYTHING)
    assert running() == 1  # closing the centre ends it: a fixture of every test looks for threads that stay


def test_a_listeners_bug_is_no_outage(caplog: pytest.LogCaptureFixture, monkeypatch: pytest.MonkeyPatch) -> None:
    raised: list[type[BaseException]] = []
    monkeypatch.setattr(threading, "excepthook", lambda told: raised.append(told.exc_type))
    called = threading.Event()

    def broken(_: str) -> None:
        called.set()
        raise LookupError

    feed = ThreadedFeed(Script(["a"], ["b"]))
    end = feed.subscribe(broken)
    assert called.wait(10)
    end()
    assert (raised, caplog.records) == ([LookupError], [])
    ear = Ear()
    feed.subscribe(ear)  # and the next one is served
    ear.wait("b")
    feed.close()


def test_a_missed_hint_leaves_no_screen_wrong(centre: Centre) -> None:
    ear = Ear()
    end = centre.feed.subscribe(ear)
    ear.wait(EVERYTHING)
    end()
    centre.queue.issue("women", "submit", "unheard")
    shown = centre.queue.snapshot("women")
    assert shown.waiting == 1
    ear.forget()
    centre.feed.subscribe(ear)
    ear.wait(EVERYTHING)  # who listens anew reads everything anew
    assert centre.queue.snapshot("women") == shown
