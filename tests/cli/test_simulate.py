"""`istiqbal simulate` and `istiqbal report fairness`, as a person and a program call them."""

import json
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtGui import QImage
from sqlalchemy import text
from typer.testing import CliRunner, Result

from core.bootstrap import open_centre
from core.cli.main import app
from core.cli.simulate import run
from core.cli.simulate.checks import Breach, Rule
from core.config import Settings
from core.services.statistics_ports import RecordedDay
from tests.cli.conftest import Run, told
from tests.support.postgres import PostgresServer

RECORD = """
SELECT e.revision, e.kind, e.at, e.device, e.reason, e.queue_class, e.out_of_turn, t.code, t.wait_minutes, d.name,
       v.name, s.login, n.name, y.date, u.revision
FROM ticket_event e JOIN ticket t ON t.id = e.ticket_id JOIN service_day y ON y.id = e.service_day_id
JOIN section n ON n.id = y.section_id LEFT JOIN desk d ON d.id = e.desk_id LEFT JOIN staff s ON s.id = e.staff_id
LEFT JOIN service v ON v.id = e.service_id LEFT JOIN ticket_event u ON u.id = e.undoes_id
ORDER BY y.date, n.name, e.revision
"""


def simulate(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["simulate", "--language", "en", *arguments])


def record(url: str) -> list[tuple[object, ...]]:
    """Every event, identifiers aside."""
    with open_centre(Settings(database=url)) as centre, centre.storage.units.read() as unit:
        return [tuple(row) for row in unit._scope.run(text(RECORD))]


def test_the_same_seed_gives_the_same_days_to_the_byte(tmp_path: Path) -> None:
    urls = [f"sqlite:///{tmp_path / name}.db" for name in ("one", "again", "other")]
    for url, seed in zip(urls, ("5", "5", "6"), strict=True):
        told(
            simulate("--days", "2", "--visitors", "40", "--seed", seed, "--policy", "fair", "--database", url, "--json")
        )
    one, again, other = (record(url) for url in urls)
    assert len(one) > 100
    assert repr(one) == repr(again)
    assert repr(one) != repr(other)
    assert {"issued", "called", "finished"} <= {str(event[1]) for event in one}


def test_both_policies_meet_the_same_visitors_and_break_no_rule() -> None:
    found = told(simulate("--days", "3", "--visitors", "60", "--json"))
    fair, arrival = found["outcomes"]
    assert (fair["order"], arrival["order"]) == ("fair", "arrival")
    assert fair["tickets"] == arrival["tickets"]
    for outcome in (fair, arrival):
        assert (outcome["days"], outcome["breach"]) == (3, None)
        for section in outcome["sections"]:
            assert section["fairness"]["bound"]["kept"]
            assert section["fairness"]["bound"]["measured"] > 0
            assert section["fairness"]["tickets"] == outcome["tickets"][section["section"]]
            assert 0 < section["utilisation"] < 1
            assert section["estimate"]["absolute"] >= abs(section["estimate"]["bias"])


def test_appointments_are_booked_and_kept(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'kept.db'}"
    (outcome,) = told(simulate("--days", "2", "--policy", "fair", "--database", url, "--json"))["outcomes"]
    assert outcome["breach"] is None
    with open_centre(Settings(database=url)) as centre, centre.storage.units.read() as unit:
        states = {
            row.state: row.n for row in unit._scope.run(text("SELECT state, count(*) n FROM appointment GROUP BY 1"))
        }
        classes = "SELECT count(*) FROM ticket WHERE queue_class = 'appointment' AND due_at IS NOT NULL"
        due = unit._scope.run(text(classes)).scalar_one()
        fullest = unit._scope.run(text("SELECT max(booked) FROM appointment_slot")).scalar_one()
    assert set(states) == {"arrived"}
    assert states["arrived"] >= due > 0
    assert fullest <= 2


def test_visitors_and_requests_are_entered_where_asked(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'kept.db'}"
    order = ("--days", "1", "--visitors", "20", "--policy", "fair", "--requests", "--database", url, "--json")
    (outcome,) = told(simulate(*order))["outcomes"]
    with open_centre(Settings(database=url)) as centre, centre.storage.units.read() as unit:
        counts = {
            table: unit._scope.run(text(f"SELECT count(*) FROM {table}")).scalar_one()
            for table in ("visitor", "visit", "request", "ticket")
        }
        kinds = {row.kind: row.n for row in unit._scope.run(text("SELECT kind, count(*) n FROM visitor GROUP BY kind"))}
    assert counts["ticket"] == sum(outcome["tickets"].values()) > 0
    assert counts["visitor"] == sum(outcome["visitors"].values()) >= counts["visit"] > 0
    assert counts["request"] == outcome["requests"] > 0
    assert kinds == {kind: count for kind, count in outcome["visitors"].items() if count}


def test_a_day_on_postgresql_has_the_same_record(postgres: PostgresServer, tmp_path: Path) -> None:
    server, file = postgres.create("template0"), f"sqlite:///{tmp_path / 'centre.db'}"
    for url in (server, file):
        told(simulate("--days", "1", "--visitors", "25", "--policy", "fair", "--database", url, "--json"))
    here, there = (record(url) for url in (file, server))
    postgres.drop(server)
    assert [event[:2] + event[7:9] for event in here] == [event[:2] + event[7:9] for event in there]


def test_a_table_and_a_picture_compare_the_policies(tmp_path: Path) -> None:
    for language, words in (("en", "first come, first served"), ("ar", "الأسبق حضورًا")):
        picture = tmp_path / "deep" / f"plot.{language}.png"
        done = CliRunner().invoke(
            app,
            ["simulate", "--days", "1", "--visitors", "30", "--language", language, "--plot", str(picture)],
        )
        assert done.exit_code == 0, done.output
        assert words in done.stdout
        image = QImage(str(picture))
        assert image.width() == 1600
        assert len({image.pixel(x, y) for x in range(0, 1600, 9) for y in range(0, image.height(), 7)}) > 6


def test_days_are_never_simulated_in_a_real_centre(made: Run, tmp_path: Path) -> None:
    ticket = told(made("ticket", "issue", "--section", "women", "--json"))
    url = f"sqlite:///{(tmp_path / 'centre.db').as_posix()}"
    refused = simulate("--days", "1", "--policy", "fair", "--database", url, "--json")
    assert (refused.exit_code, json.loads(refused.stderr)["error"]) == (1, "centre_exists")
    assert [one["id"] for one in told(made("ticket", "list", "--section", "women", "--json"))] == [ticket["id"]]


def test_the_database_of_the_pc_is_left_alone(made: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ISTIQBAL_DATABASE", f"sqlite:///{(tmp_path / 'centre.db').as_posix()}")
    told(simulate("--days", "1", "--visitors", "10", "--policy", "fair", "--json"))
    assert told(made("ticket", "list", "--section", "men", "--on", "2026-01-04", "--json")) == []


def test_wrong_usage_is_two(tmp_path: Path) -> None:
    one = f"sqlite:///{tmp_path / 'one.db'}"
    for arguments in (
        ("--database", one),  # two policies, one database
        ("--database", f"sqlite:///{tmp_path}/{{policy}}.db", "--year", "reference"),
        ("--days", "0"),
        ("--policy", "unfair"),
        ("--from", "yesterday"),
    ):
        assert simulate(*arguments).exit_code == 2, arguments
    assert list(tmp_path.glob("*.db")) == []


def test_a_broken_rule_ends_the_days_and_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at: list[date] = []

    def broken(section: str, day: RecordedDay, *_: object) -> Breach | None:
        looked_at.append(day.date)
        return Breach(Rule.DOUBLE_CALL, day.date, section, "M007") if len(set(looked_at)) == 2 else None

    monkeypatch.setattr(run, "first_breach", broken)
    done = simulate("--days", "4", "--visitors", "20", "--policy", "fair")
    assert done.exit_code == 1
    assert "2026-01-05" in done.stdout
    assert "M007" in done.stdout
    assert len(set(looked_at)) == 2


def test_the_fairness_of_simulated_days_is_reported(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'kept.db'}"
    told(simulate("--days", "3", "--visitors", "60", "--policy", "fair", "--database", url, "--json"))
    order = ["report", "fairness", "--section", "men", "--from", "2026-01-04", "--to", "2026-01-06", "--database", url]
    report = told(CliRunner().invoke(app, [*order, "--json"]))
    assert (report["days"], report["order"], report["bound"]["kept"]) == (3, "fair", True)
    assert report["waits"][0]["queue_class"] == "standard"
    assert report["bound"]["measured"] >= report["tickets"] * 0.8
    for language, promise in (("en", "The promise was kept"), ("ar", "حُفظ الوعد")):
        shown = CliRunner().invoke(app, [*order, "--language", language])
        assert shown.exit_code == 0
        assert promise in shown.stdout
    reversed_days = CliRunner().invoke(app, [*order[:4], "--from", "2026-01-06", "--to", "2026-01-04", *order[-2:]])
    assert reversed_days.exit_code == 1
    nothing = CliRunner().invoke(app, [*order[:4], "--from", "2025-01-01", "--to", "2025-01-02", *order[-2:], "--json"])
    assert told(nothing)["tickets"] == 0
    assert CliRunner().invoke(app, ["report", "fairness", "--database", url]).exit_code == 2
