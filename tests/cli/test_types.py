"""`istiqbal types` on both databases: what a file changes is told first, done when asked, and nothing used is lost."""

import csv
import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from core.bootstrap import open_centre
from core.cli.main import app
from core.config import Settings
from core.domain.visitor import Gender
from core.domain.workflow import Role
from tests.cli.conftest import Run, told
from tests.support.clock import FakeClock
from tests.support.sample import SAMPLE_CENTRE


@pytest.fixture
def run(database_url: str, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The command line on a centre with the sample's classification."""
    monkeypatch.setenv("ISTIQBAL_DATABASE", database_url)

    def call(*arguments: str, language: str = "en") -> Result:
        return CliRunner().invoke(app, [*arguments, "--language", language])

    told(call("init", "--from", str(SAMPLE_CENTRE), "--json"))
    return call


@pytest.fixture
def used(run: Run, database_url: str) -> str:
    """The reference of a request of type J03."""
    with open_centre(Settings(database=database_url), clock=FakeClock()) as centre:
        person = centre.staff.add("noura", "نورة", "a long password", Role.OPERATOR, ["women"])
        centre.staff.take_desk(person.id, "W1")
        centre.queue.issue("women", "submit", "visitor")
        centre.queue.call_next("W1", by=person.id)
        visitor = centre.visitors.enter("1000000008", "سارة", Gender.WOMAN, "0501234567")
        visit = centre.visitors.start_visit("W1", visitor.id, by=person.id)
        return centre.requests.register(visit.id, "J03", "علاج", "", by=person.id, key="k").reference


def exported(run: Run, file: Path) -> list[dict[str, str]]:
    assert told(run("types", "export", str(file), "--json"))["types"] == 46
    with file.open(encoding="utf-8-sig", newline="") as rows:
        return list(csv.DictReader(rows))


def write(file: Path, rows: list[dict[str, str]]) -> None:
    with file.open("w", encoding="utf-8", newline="") as opened:
        writer = csv.DictWriter(opened, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def changes(answer: Result) -> dict[str, tuple[str, list[str]]]:
    return {one["code"]: (one["change"], one["fields"]) for one in told(answer)["changes"]}


def test_what_was_exported_changes_nothing(run: Run, tmp_path: Path) -> None:
    file = tmp_path / "types.csv"
    exported(run, file)
    assert told(run("types", "import", str(file), "--json")) == {"done": False, "changes": []}
    assert "changes nothing" in run("types", "import", str(file), "--yes").stdout


def test_a_file_is_told_first_and_done_when_asked(run: Run, used: str, database_url: str, tmp_path: Path) -> None:
    file = tmp_path / "types.csv"
    rows = [row for row in exported(run, file) if row["code"] not in {"J03", "X02"}]
    rows[1] = {**rows[1], "synonyms_en": "citizenship", "working_days": "90"}
    write(file, [*rows, {**rows[1], "code": "R09", "name_ar": "جديد", "name_en": "New", "synonyms_en": ""}])
    wanted = {
        "R01": ("changed", ["synonyms", "working_days"]),
        "R09": ("added", []),
        "X02": ("removed", []),
        "J03": ("retired", []),
    }
    first = run("types", "import", str(file), "--json")
    assert (changes(first), told(first)["done"]) == (wanted, False)
    assert changes(run("types", "import", str(file), "--json")) == wanted
    shown = run("types", "import", str(file)).stdout
    assert "4 changes, not made yet. Make them with --yes." in shown
    assert "retire (has requests, stays readable)" in shown
    assert "4 changes were made." in run("types", "import", str(file), "--yes").stdout
    assert changes(run("types", "import", str(file), "--json")) == {}
    retired = [one for one in told(run("types", "list", "--json")) if one["retired_at"]]
    assert [one["type"]["code"] for one in retired] == ["J03"]
    assert [one["type"]["code"] for one in told(run("types", "list", "--search", "citizen", "--json"))] == ["R01"]
    with open_centre(Settings(database=database_url), clock=FakeClock()) as centre:
        assert centre.requests.by_reference(used).type.title.ar == "علاج سجين"


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        ("CIV", "NONE", "department = NONE"),
        ("R01,R,", "R01,Z,", "parent = Z"),
        ("code,parent", "kode,parent", "2: code"),
    ],
)
def test_a_wrong_file_is_refused_with_its_place(run: Run, tmp_path: Path, old: str, new: str, found: str) -> None:
    file = tmp_path / "types.csv"
    exported(run, file)
    file.write_text(file.read_text("utf-8-sig").replace(old, new), "utf-8")
    refused = run("types", "import", str(file), "--yes", "--json")
    assert refused.exit_code == 1
    error = json.loads(refused.stderr)
    assert (error["error"], error["facts"]["path"]) == ("centre_file_invalid", str(file))
    assert found in error["facts"]["found"]


def test_a_file_that_is_not_there_and_a_folder_that_is_not_there_are_refused(run: Run, tmp_path: Path) -> None:
    nowhere = str(tmp_path / "nowhere" / "types.csv")
    for command in ("import", "export"):
        refused = run("types", command, nowhere)
        assert refused.exit_code == 1
        assert nowhere in refused.stderr


def test_the_list_is_read_by_a_person_in_both_languages(run: Run) -> None:
    arabic, english = run("types", "list", language="ar").stdout, run("types", "list").stdout
    assert "رفع منع من السفر" in arabic
    assert "مقيّد" in arabic
    assert "46 types." in english
    assert "Lifting of a travel ban" in english
