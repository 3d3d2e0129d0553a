"""`istiqbal init` and `istiqbal staff`."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

from alembic import command
from alembic.config import Config

from core.storage.engine import begin, make_engine
from tests.cli.conftest import Run, told


def test_a_centre_is_made_once(istiqbal: Run) -> None:
    centre = told(istiqbal("init", "--json"))
    assert [section["name"] for section in centre["sections"]] == ["men", "women"]
    again = istiqbal("init", "--json")
    assert again.exit_code == 1
    assert json.loads(again.stderr)["error"] == "centre_exists"


def test_the_centre_of_an_older_version_is_upgraded_and_kept(made: Run, tmp_path: Path) -> None:
    person = ("--name", "نورة السالم", "--section", "women")
    told(made("staff", "add", "noura", *person, "--password-stdin", "--json", stdin="a long password\n"))
    step_back(f"sqlite:///{(tmp_path / 'centre.db').as_posix()}")
    refused = made("staff", "list")
    assert refused.exit_code == 1
    assert "istiqbal init" in refused.stderr
    upgraded = made("init")
    assert upgraded.exit_code == 0, upgraded.output
    assert "of this version now" in upgraded.stdout
    assert [person["login"] for person in told(made("staff", "list", "--json"))] == ["noura"]
    assert made("init").exit_code == 1


def step_back(address: str) -> None:
    """Take migrations back, as a version before the audit trail left the database."""
    engine, config = make_engine(address), Config()
    config.set_main_option("script_location", "core.storage:migrations")
    config.set_main_option("path_separator", "os")
    with begin(engine, write=True) as connection:
        config.attributes["connection"] = connection
        command.downgrade(config, "0006")
        connection.commit()
    engine.dispose()


def test_an_empty_database_is_not_taken_for_a_centre(istiqbal: Run) -> None:
    refused = istiqbal("ticket", "issue", "--section", "men", "--json")
    assert refused.exit_code == 1
    assert json.loads(refused.stderr)["error"] == "database_not_initialised"


def test_a_wrong_centre_file_is_refused(istiqbal: Run, tmp_path: Path) -> None:
    wrong = tmp_path / "centre.toml"
    wrong.write_text("code = 7", "utf-8")
    refused = istiqbal("init", "--from", str(wrong), "--json")
    assert refused.exit_code == 1
    assert json.loads(refused.stderr)["error"] == "centre_file_invalid"


def test_wrong_settings_are_refused_in_words(tmp_path: Path, istiqbal: Run) -> None:
    wrong = tmp_path / "istiqbal.toml"
    wrong.write_text('[printer]\nwidth_mm = "wide"\n', "utf-8")
    refused = istiqbal("staff", "list", "--config", str(wrong), "--json")
    assert refused.exit_code == 1
    error = json.loads(refused.stderr)
    assert error["error"] == "settings_invalid"
    assert "width_mm" in str(error["facts"])


def test_staff_are_added_and_listed(made: Run) -> None:
    person = ("--name", "نورة السالم", "--section", "women")
    added = told(made("staff", "add", "noura", *person, "--password-stdin", "--json", stdin="a long password\n"))
    assert (added["login"], added["sections"], added["role"]) == ("noura", ["women"], "operator")
    assert "password" not in added
    assert told(made("staff", "list", "--json")) == [added]
    assert "noura" in made("staff", "list").stdout
    twice = made("staff", "add", "noura", *person, "--password-stdin", "--json", stdin="a long password\n")
    assert json.loads(twice.stderr)["error"] == "staff_exists"


def test_a_short_password_is_refused(made: Run) -> None:
    arguments = ("staff", "add", "noura", "--name", "نورة", "--section", "women", "--password-stdin", "--json")
    refused = made(*arguments, stdin="short\n")
    assert refused.exit_code == 1
    assert json.loads(refused.stderr)["error"] == "password_too_short"


def test_a_first_password_is_made_up_and_good_for_one_time(made: Run) -> None:
    added = told(made("staff", "add", "noura", "--name", "نورة", "--section", "women", "--json"))
    assert len(added["password"]) == len("abcd-efgh-jkmn")
    order = ("staff", "password", "noura", "--password-stdin", "--json")
    own = f"{added['password']}\na long password\n"
    assert told(made(*order, stdin=own)) == {"login": "noura"}
    assert json.loads(made(*order, stdin=own).stderr)["error"] == "sign_in_refused"
    again = told(made("staff", "reset", "noura", "--json"))
    assert again["password"] != added["password"]
    assert again["password"] not in made("staff", "list").stdout
    printed = made("staff", "reset", "noura").stdout
    assert re.search(r"good for 7 days and not shown again: \w{4}-\w{4}-\w{4}$", printed, re.MULTILINE)


def test_with_no_terminal_nobody_is_asked(made: Run) -> None:
    assert made("staff", "password", "noura").exit_code == 2


def process(*arguments: str, **variables: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "core.cli", *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False, env=os.environ | variables)


def test_as_a_process_of_its_own(tmp_path: Path) -> None:
    database = f"sqlite:///{(tmp_path / 'centre.db').as_posix()}"
    assert process("init", "--json", ISTIQBAL_DATABASE=database).returncode == 0
    issued = process("ticket", "issue", "--section", "women", "--json", ISTIQBAL_DATABASE=database)
    assert json.loads(issued.stdout)["code"] == "W001", issued.stderr
    refused = process("ticket", "issue", "--section", "moon", ISTIQBAL_DATABASE=database)
    assert (refused.returncode, refused.stdout) == (1, "")


def test_issuing_a_ticket_needs_no_qt(tmp_path: Path) -> None:
    code = (
        "import sys; from typer.testing import CliRunner; from core.cli.main import app\n"
        f"url = 'sqlite:///{(tmp_path / 'centre.db').as_posix()}'\n"
        "for words in (['init'], ['ticket', 'issue', '--section', 'men']):\n"
        "    done = CliRunner().invoke(app, [*words, '--database', url])\n"
        "    assert done.exit_code == 0, done.output\n"
        "assert not [name for name in sys.modules if name.startswith('PySide6')]\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
