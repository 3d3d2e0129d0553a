"""`istiqbal audit`: the trail is checked, put on paper, and read by an auditor."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.conftest import Run, told

ADD = ("staff", "add", "noura", "--name", "نورة", "--section", "women")


@pytest.fixture
def begun(made: Run, monkeypatch: pytest.MonkeyPatch) -> Run:
    """A centre whose trail has one entry."""
    monkeypatch.setenv("ISTIQBAL_PASSWORD", "a long password")
    assert made(*ADD).exit_code == 0
    return made


def test_a_trail_that_holds_gives_its_count_and_head(begun: Run) -> None:
    report = told(begun("audit", "verify", "--json"))
    assert (report["entries"], report["broken"], len(report["head"])) == (1, None, 64)
    said = begun("audit", "verify")
    assert (said.exit_code, "holds: 1 entry" in said.stdout, report["head"] in said.stdout) == (0, True, True)
    assert "سليم: قيد واحد" in begun("audit", "verify", language="ar").stdout


def test_a_broken_trail_is_refused_and_named(begun: Run, tmp_path: Path) -> None:
    begun("staff", "unlock", "noura")
    with closing(sqlite3.connect(tmp_path / "centre.db")) as connection, connection:
        connection.execute("UPDATE audit_entry SET device = 'other' WHERE sequence = 2")
    refused = begun("audit", "verify", "--json")
    assert refused.exit_code == 1
    broken = json.loads(refused.stdout)["broken"]
    assert (broken["problem"], broken["sequence"], broken["kind"]) == ("changed", 2, "sign_in_unlocked")
    said = begun("audit", "verify")
    assert (said.exit_code, "at entry 2: this entry was changed" in said.stdout) == (1, True)
    assert "عند القيد 2: عُدّل هذا القيد" in begun("audit", "verify", language="ar").stdout
    sheet = begun("audit", "sheet", "--output", str(tmp_path / "sheet.pdf"))
    assert (sheet.exit_code, "audit verify" in sheet.stderr) == (1, True)
    assert not (tmp_path / "sheet.pdf").exists()


def test_a_sheet_is_written_and_the_trail_is_held_against_it(begun: Run, tmp_path: Path) -> None:
    sheet = told(begun("audit", "sheet", "--output", str(tmp_path / "sheet.pdf"), "--json"))
    assert (tmp_path / "sheet.pdf").read_bytes().startswith(b"%PDF-")
    begun("staff", "unlock", "noura")
    for head in (sheet["head"], f"istiqbal:audit:RUH:1:{sheet['head']}", f"{sheet['head'][:8]} {sheet['head'][8:16]}"):
        assert begun("audit", "verify", "--head", head).exit_code == 0
    other = begun("audit", "verify", "--head", "0" * 64, "--json")
    assert (other.exit_code, json.loads(other.stdout)["broken"]["problem"]) == (1, "sheet_unknown")
    wrong = begun("audit", "verify", "--head", "nothing", "--json")
    assert (wrong.exit_code, json.loads(wrong.stderr)["error"]) == (1, "audit_head_unreadable")
    nowhere = begun("audit", "sheet", "--output", str(tmp_path / "none" / "sheet.pdf"), "--json")
    assert (nowhere.exit_code, json.loads(nowhere.stderr)["error"]) == (1, "document_not_written")


def test_only_an_auditor_reads_about_a_request(begun: Run) -> None:
    shown = begun("audit", "show", "--request", "RUH-1448-000123-7", "--by", "noura", "--json")
    assert (shown.exit_code, json.loads(shown.stderr)["error"]) == (1, "role_not_allowed")
    assert begun("staff", "add", "faisal", "--name", "فيصل", "--role", "auditor").exit_code == 0
    none = begun("audit", "show", "--request", "RUH-1448-000123-7", "--by", "faisal", "--json")
    assert (none.exit_code, json.loads(none.stderr)["error"]) == (1, "request_unknown")
