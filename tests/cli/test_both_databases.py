"""The same commands on SQLite and on PostgreSQL, as a person and as a program call them."""

import json
import re
from importlib import resources
from pathlib import Path

import pytest
from sqlalchemy import func, select
from typer.testing import CliRunner, Result

from core.bootstrap import open_centre
from core.cli.main import app
from core.config import Settings
from core.printing.virtual import VirtualPrinter
from core.storage.request_tables import department
from tests.cli.conftest import Run, told
from tests.support.postgres import PostgresServer

SAMPLES = Path(str(resources.files("assets"))) / "samples"
ARABIC = re.compile("[\u0621-\u064a]")


@pytest.fixture
def anywhere(database_url: str, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Call with arguments; the database is named by the environment, as a service's would be."""
    monkeypatch.setenv("ISTIQBAL_DATABASE", database_url)

    def run(*arguments: str, stdin: str | None = None) -> Result:
        return CliRunner().invoke(app, list(arguments), input=stdin)

    return run


@pytest.fixture
def at_work(anywhere: Run) -> Run:
    """The same, on a centre that was made."""
    told(anywhere("init", "--json"))
    return anywhere


def test_a_centre_is_made_once(anywhere: Run) -> None:
    refused = anywhere("ticket", "issue", "--section", "women", "--json")
    assert json.loads(refused.stderr)["error"] == "database_not_initialised"
    assert told(anywhere("init", "--json"))["code"] == "RUH"
    again = anywhere("init", "--json")
    assert (again.exit_code, json.loads(again.stderr)["error"]) == (1, "centre_exists")


@pytest.mark.parametrize(("name", "code"), [("riyadh", "RUH"), ("jeddah", "JED")])
def test_a_sample_becomes_a_centre(anywhere: Run, database_url: str, name: str, code: str) -> None:
    made = told(anywhere("init", "--from", str(SAMPLES / f"{name}.toml"), "--json"))
    assert made["code"] == code
    assert {section["name"] for section in made["sections"]} == {"men", "women"}
    with open_centre(Settings(database=database_url)) as centre:
        types = centre.requests.types()
        with centre.storage.units.read() as unit:
            departments = unit._scope.run(select(func.count()).select_from(department)).scalar()
    assert departments == len((SAMPLES / "departments.csv").read_text("utf-8").splitlines()) - 1
    assert len(types) == len((SAMPLES / "classification.csv").read_text("utf-8").splitlines()) - 1
    nationality = next(kind for kind in types if kind.code == "R01")
    assert (nationality.parent, nationality.department, nationality.working_days) == ("R", "CIV", 60)
    assert "تجنيس" in nationality.synonyms


def test_a_wrong_file_makes_no_centre(anywhere: Run, tmp_path: Path) -> None:
    wrong = tmp_path / "centre.toml"
    wrong.write_text((SAMPLES / "riyadh.toml").read_text("utf-8"), "utf-8")  # its lists are not beside it
    refused = anywhere("init", "--from", str(wrong), "--json")
    assert json.loads(refused.stderr)["error"] == "centre_file_invalid"
    assert "departments.csv" in refused.stderr
    assert anywhere("staff", "list").exit_code == 1


def test_a_day_of_a_window(at_work: Run) -> None:
    issued = [told(at_work("ticket", "issue", "--section", "women", "--key", key, "--json")) for key in "aab"]
    assert [ticket["code"] for ticket in issued] == ["W001", "W001", "W002"]
    assert {"id", "number", "code", "section"} <= set(issued[0])
    call = told(at_work("desk", "next", "W1", "--key", "once", "--json"))
    assert (call["ticket"]["id"], call["desk"]) == (issued[0]["id"], "W1")
    assert told(at_work("desk", "next", "W1", "--key", "once", "--json"))["ticket"]["id"] == issued[0]["id"]
    assert told(at_work("desk", "recall", "W1", "--json"))["ticket"]["code"] == "W001"
    assert told(at_work("desk", "finish", "W1", "--json"))["state"] == "finished"
    assert told(at_work("desk", "next", "W2", "--json"))["ticket"]["code"] == "W002"
    assert told(at_work("desk", "no-show", "W2", "--json"))["state"] == "no_show"
    assert told(at_work("desk", "next", "W2", "--json")) is None
    listed = told(at_work("ticket", "list", "--section", "women", "--json"))
    assert [(ticket["number"], ticket["state"]) for ticket in listed] == [(1, "finished"), (2, "no_show")]


def test_a_ticket_is_printed_once_unless_asked_again(at_work: Run) -> None:
    ticket = told(at_work("ticket", "issue", "--section", "men", "--json"))
    with VirtualPrinter() as printer:
        order = ("ticket", "print", ticket["id"], "--printer", printer.address, "--json")
        states = [told(at_work(*order))["printing"], told(at_work(*order))["printing"]]
        assert (states, len(printer.tickets())) == (["printed", "printed"], 1)
        assert told(at_work(*order, "--again"))["printing"] == "reprinted"
        assert len(printer.tickets()) == 2


def test_a_clerk_is_added_and_signs_in(at_work: Run, database_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ISTIQBAL_PASSWORD", "a long password")
    person = ("--name", "نورة السالم", "--section", "women", "--section", "men", "--role", "supervisor")
    added = told(at_work("staff", "add", "noura", *person, "--json"))
    assert added["sections"] == ["women", "men"]
    with open_centre(Settings(database=database_url)) as centre:
        assert str(centre.staff.sign_in("noura", "a long password").id) == added["id"]
    unknown = at_work("staff", "add", "huda", "--name", "هدى", "--section", "moon", "--json")
    assert json.loads(unknown.stderr)["error"] == "section_unknown"


def test_a_refusal_is_in_the_persons_language(at_work: Run) -> None:
    said = {}
    for language in ("ar", "en"):
        refused = at_work("ticket", "issue", "--section", "moon", "--language", language)
        assert (refused.exit_code, refused.stdout) == (1, "")
        said[language] = refused.stderr
        assert "moon" in refused.stderr
        assert "Traceback" not in refused.stderr
    assert ARABIC.search(said["ar"])
    assert not ARABIC.search(said["en"])
    assert ARABIC.search(at_work("desk", "finish", "W1").stderr)  # Arabic where nobody chose


def test_the_option_wins_over_the_environment_and_it_over_the_file(
    sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def issue(*options: str) -> str:
        words = ["ticket", "issue", "--section", "men", "--json", *options]
        return str(told(CliRunner().invoke(app, words))["number"])

    places = {name: f"sqlite:///{tmp_path / name}.db" for name in ("file", "environment", "option")}
    for done, url in enumerate(places.values()):
        told(CliRunner().invoke(app, ["init", "--database", url, "--json"]))
        with open_centre(url) as centre:
            for place in range(done):
                centre.queue.issue("men", "submit", f"{place}")
    settings = tmp_path / "istiqbal.toml"
    settings.write_text(f'database = "{places["file"]}"\nlanguage = "en"\n', "utf-8")
    assert issue("--config", str(settings)) == "1"
    monkeypatch.setenv("ISTIQBAL_DATABASE", places["environment"])
    assert issue("--config", str(settings)) == "2"
    assert issue("--config", str(settings), "--database", places["option"]) == "3"
    monkeypatch.delenv("ISTIQBAL_DATABASE")
    monkeypatch.setenv("ISTIQBAL_CONFIG", str(settings))
    assert issue() == "2"


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("postgresql://istiqbal:secret@/centre?host=/nowhere", "database_away"),
        ("mysql://istiqbal:secret@server/centre", "settings_invalid"),
        ("secret", "settings_invalid"),
    ],
)
def test_a_database_out_of_reach_is_told_without_its_password(istiqbal: Run, address: str, code: str) -> None:
    for words in (("init",), ("staff", "list"), ("ticket", "issue", "--section", "men"), ("desk", "next", "M1")):
        refused = CliRunner().invoke(app, [*words, "--database", address, "--json"])
        assert refused.exit_code == 1
        assert json.loads(refused.stderr)["error"] == code
        assert "secret" not in refused.output


def test_a_key_of_another_centre_is_told(postgres: PostgresServer, postgres_url: str, tmp_path: Path) -> None:
    for name in ("ours", "theirs"):
        (tmp_path / f"{name}.toml").write_text(f'key_file = "{tmp_path / name}.key"\nlanguage = "ar"\n', "utf-8")
    other = postgres.create()
    run = CliRunner().invoke
    told(run(app, ["init", "--config", str(tmp_path / "ours.toml"), "--database", postgres_url, "--json"]))
    told(run(app, ["init", "--config", str(tmp_path / "theirs.toml"), "--database", other, "--json"]))
    refused = run(app, ["staff", "list", "--config", str(tmp_path / "theirs.toml"), "--database", postgres_url])
    postgres.drop(other)
    assert refused.exit_code == 1
    assert str(tmp_path / "theirs.key") in refused.stderr
