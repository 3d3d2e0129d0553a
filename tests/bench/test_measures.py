"""Each measure runs with tiny counts and tells figures that are whole; how fast it was is nobody's business here."""

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.testing import CliRunner

from core.bootstrap import open_centre
from core.cli.bench.crew import HelperFailed, helper, together, told
from core.cli.bench.issue import gaps
from core.cli.bench.machine import Machine
from core.cli.bench.place import MEN, WOMEN, Place, crowd, founded, insist, temporary_sqlite
from core.cli.bench.result import Bar, Figure, none_of, p95, percentile
from core.cli.bench.run import MEASURES
from core.cli.bench.scale import QUICK
from core.cli.bench.table import markdown
from core.cli.main import app
from core.domain.errors import EnvironmentFault, ErrorCode, RuleBroken
from core.domain.text import Language
from core.words import Words, catalogue

FINDS = [
    f"find.{kind}"
    for kind in (
        *("reference", "identity", "mobile", "name", "words", "common", "prefix", "nothing"),
        *("common_section", "common_department"),
    )
]
PAINT = ("time", "sound", "committed", "heard", "changed", "painted", "sounded", "work_of_counter", "work_of_display")
EITHER_FIRST = ("paint.heard",)  # the feed may tell of a call before who made it has come back from it
FIGURES = {
    "issue_alone": ["issue_alone.rate", "issue_alone.time"],
    "calls": ["calls.doubles", "calls.refused", "calls.time"],
    "issue_together": [f"issue_together.{name}" for name in ("duplicates", "gaps", "refused", "rate", "time")],
    "snapshot": ["snapshot.time"],
    "crowd_calls": ["crowd_calls.doubles", "crowd_calls.refused", "crowd_calls.time"],
    "feed": ["feed.time"],
    "paint": [f"paint.{name}" for name in PAINT],
    "kiosk_day": [
        "print.time",
        "kiosk.missing",
        "kiosk.warnings",
        "kiosk.memory_at_start",
        "kiosk.memory_after_day",
        "kiosk.growth",
    ],
    "kiosk_start": ["kiosk.first_frame", "kiosk.usable_frame"],
    "find": ["find.requests", "find.filling", *FINDS],
}
SAMPLES = {
    "issue_alone.time": 6,
    "calls.time": 6,
    "issue_together.time": 10,
    "snapshot.time": 3,
    "crowd_calls.time": 4,
    "feed.time": 3,
    **dict.fromkeys([f"paint.{name}" for name in PAINT], 2),
    "print.time": 2,
    "kiosk.first_frame": 1,
    "kiosk.usable_frame": 1,
    **dict.fromkeys(FINDS, 3),
}


@pytest.fixture
def place(database_url: str) -> Iterator[Place]:
    with founded(database_url) as made:
        yield made


MAY_BE_NONE = (".doubles", ".duplicates", ".gaps", ".refused", ".missing", ".warnings", ".growth")


@pytest.mark.parametrize("name", MEASURES)
def test_a_measure_tells_whole_figures(name: str, place: Place) -> None:
    figures = MEASURES[name](place, QUICK)
    assert [figure.name for figure in figures] == FIGURES[name]
    for figure in figures:
        assert len(figure.samples) == SAMPLES.get(figure.name, 0)
        assert all(sample > 0 for sample in figure.samples) or figure.name in EITHER_FIRST
        assert figure.value > 0 or figure.name in EITHER_FIRST or figure.name.endswith(MAY_BE_NONE)
        assert set(catalogue("bench", Language.ENGLISH)) >= {figure.name}
    assert not [one for one in figures if one.unit == "" and one.value and one.name != "find.requests"]


def test_every_measure_is_expected() -> None:
    assert list(FIGURES) == list(MEASURES)


def test_a_database_with_a_centre_is_left_alone(place: Place) -> None:
    with pytest.raises(RuleBroken) as refused, founded(place.database):
        pytest.fail("a centre was measured that somebody may be using")
    assert refused.value.code is ErrorCode.CENTRE_EXISTS


def test_a_crowd_is_filled_up_and_not_doubled(place: Place) -> None:
    crowd(place, WOMEN, 3)
    crowd(place, WOMEN, 5)
    with open_centre(place.settings) as centre:
        assert [centre.queue.snapshot(section).waiting for section in (WOMEN, MEN)] == [5, 0]


def test_a_temporary_database_goes_with_its_block(tmp_path: Path) -> None:
    with temporary_sqlite(tmp_path) as address, founded(address):
        assert list(tmp_path.glob("*/centre.db"))
    assert not list(tmp_path.iterdir())


def test_a_busy_database_is_counted_and_asked_again() -> None:
    answers = iter([True, True, False])

    def work() -> None:
        if next(answers):
            raise EnvironmentFault(ErrorCode.DATABASE_AWAY)

    assert insist(work) is None
    assert list(answers) == []
    with pytest.raises(EnvironmentFault):
        insist(_never)


def _never() -> None:
    raise EnvironmentFault(ErrorCode.DATABASE_AWAY)


def test_processes_work_at_the_same_time(place: Place) -> None:
    shifts = together(place, 2, _who)
    assert [index for index, _ in (shift.result for shift in shifts)] == [0, 1]
    assert len({process for _, process in (shift.result for shift in shifts)} | {os.getpid()}) == 3
    assert all(shift.began <= shift.ended for shift in shifts)


def test_a_process_that_dies_is_noticed() -> None:
    with helper(_die) as pipe, pytest.raises(HelperFailed):
        told(pipe)


def test_the_command_tells_each_database(database_url: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    arguments = ["bench", "--quick", "--measure", "issue_alone", "--measure", "snapshot"]
    done = CliRunner().invoke(app, [*arguments, "--database", database_url, "--json"])
    assert done.exit_code == 0, done.output
    answer = json.loads(done.stdout)
    assert answer["quick"]
    assert answer["machine"]["cores"] == os.cpu_count()
    ((title, figures),) = answer["figures"].items()
    assert title.split()[0] in {"SQLite", "PostgreSQL"}
    assert title.split()[1][0].isdigit()
    assert [figure["name"] for figure in figures] == [*FIGURES["issue_alone"], *FIGURES["snapshot"]]


def test_without_a_database_it_makes_one_in_var(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    done = CliRunner().invoke(app, ["bench", "--quick", "--measure", "snapshot", "--language", "en"])
    assert done.exit_code == 0, done.output
    assert "SQLite" in done.stdout
    assert "at most 10.0 ms" in done.stdout
    assert not list((tmp_path / "var").iterdir())


def test_figures_of_both_databases_stand_side_by_side(machine: Machine) -> None:
    found = {
        "SQLite": [p95("feed.time", [40.0, 60.0], 50), Figure("kiosk.memory_at_start", "MB", 90.0)],
        "PostgreSQL": [p95("feed.time", [5.0], 10)],
    }
    lines = markdown(found, machine, Words("bench", Language.ENGLISH)).splitlines()
    assert lines[0] == "| What | Bar | SQLite | PostgreSQL |"
    assert lines[2] == (
        "| Call → feed of another process: p95 | at most 50.0 ms / at most 10.0 ms "
        "| 60.0 ms ✗<br>p50 40.0, max 60.0, 2 samples | 5.0 ms ✓<br>p50 5.0, max 5.0, 1 sample |"
    )
    assert lines[3] == "| Kiosk's memory at start |  | 90.0 MB   |  |"
    assert "2 cores" in lines[-1]


@pytest.fixture
def machine() -> Machine:
    return Machine("a processor", 2, "a system", "3.11", 1.5, 0.3)


def test_an_unknown_measure_is_wrong_usage() -> None:
    assert CliRunner().invoke(app, ["bench", "--measure", "sleep"]).exit_code == 2


def _who(centre: object, index: int) -> tuple[int, int]:
    return index, os.getpid()


def _die(pipe: object) -> None:
    os._exit(1)


def test_a_figure_of_a_bar_knows_whether_it_passes() -> None:
    assert percentile([float(number) for number in range(1, 101)], 0.95) == 95
    assert percentile([3.0, 1.0, 2.0], 0.5) == 2
    assert percentile([7.0], 0.95) == 7
    slow = p95("feed.time", [1.0] * 19 + [60.0], 50)
    assert (slow.value, slow.worst, slow.median, slow.passed) == (1.0, 60.0, 1.0, True)
    assert p95("feed.time", [60.0, 60.0], 50).passed is False
    assert [Figure("x", "s", value, Bar(500, least=True)).passed for value in (499, 500)] == [False, True]
    assert [none_of("x", found).passed for found in (0, 1)] == [True, False]
    assert Figure("x", "s", 1).passed is None


def test_gaps_are_counted() -> None:
    assert [gaps(numbers) for numbers in ([4, 5, 6], [1, 2, 4, 7], [3, 3, 4])] == [0, 3, 0]
