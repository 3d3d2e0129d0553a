"""`istiqbal appointment` on both databases, as a person and as a program call it."""

import json
from datetime import timedelta

import pytest
from typer.testing import CliRunner, Result

from core.bootstrap import open_centre
from core.cli.main import app
from core.clock import SharedClock, SystemClock
from core.config import Settings
from core.domain.visitor import Gender
from tests.cli.conftest import Run, told
from tests.support.clock import START

NUMBER, NAME = "1000000008", "سارة بنت عبدالله الحربي"
TOMORROW = START.date() + timedelta(days=1)
AT = f"{TOMORROW.isoformat()}T10:20"


@pytest.fixture
def run(database_url: str, monkeypatch: pytest.MonkeyPatch) -> Run:
    """Ten in the morning, on a centre whose women's section knows one visitor and takes appointments tomorrow."""
    for clock in (SystemClock, SharedClock):
        monkeypatch.setattr(clock, "now", lambda _: START)
    monkeypatch.setenv("ISTIQBAL_DATABASE", database_url)

    def call(*arguments: str, stdin: str | None = None) -> Result:
        return CliRunner().invoke(app, [*arguments], input=stdin)

    told(call("init", "--json"))
    with open_centre(Settings(database=database_url)) as centre:
        centre.visitors.enter(NUMBER, NAME, Gender.WOMAN, "0550000000")
    days = ("--section", "women", "--weekday", str(TOMORROW.isoweekday()))
    parts = told(
        call("appointment", "plan", *days, "--part", "13:00-14:00/30x1", "--part", "08:00-12:00/20x3", "--json")
    )
    assert [(part["opens"], part["closes"], part["minutes"], part["capacity"]) for part in parts] == [
        (480, 720, 20, 3),
        (780, 840, 30, 1),
    ]
    return call


def book(run: Run, *more: str) -> Result:
    """The visitor of the fixture, whose number comes by the standard input."""
    return run("appointment", "book", "--section", "women", "--at", AT, *more, stdin=f"{NUMBER}\n")


def test_a_known_visitor_is_booked_listed_and_cancelled(run: Run) -> None:
    booked = [told(book(run, "--key", "once", "--json")) for _ in range(2)]
    assert booked[0] == booked[1]
    assert (booked[0]["time"], booked[0]["state"], booked[0]["on"]) == ("10:20", "booked", TOMORROW.isoformat())
    day = ("--section", "women", "--on", TOMORROW.isoformat())
    assert told(run("appointment", "list", *day, "--json")) == [booked[0]]
    assert told(run("appointment", "list", "--section", "women", "--json")) == []
    shown = run("appointment", "list", *day, "--language", "en").stdout
    assert all(word in shown for word in ("10:20", "booked", "1 appointment", booked[0]["id"]))
    cancelled = told(run("appointment", "cancel", booked[0]["id"], "--reason", "مسافرة", "--json"))
    assert cancelled["state"] == "cancelled"
    again = run("appointment", "cancel", booked[0]["id"], "--reason", "مسافرة", "--json")
    assert (again.exit_code, json.loads(again.stderr)["error"]) == (1, "appointment_settled")


def test_no_answer_tells_who_it_is(run: Run) -> None:
    said = [book(run, *more) for more in ((), ("--json", "--at", f"{TOMORROW.isoformat()}T11:00"))]
    said.append(run("appointment", "list", "--section", "women", "--on", TOMORROW.isoformat(), "--json"))
    for answer in said:
        assert answer.exit_code == 0, answer.output
        for personal in (NUMBER, NUMBER[-4:], NAME, "550000000"):
            assert personal not in answer.output.replace("Identity number", "")


def test_only_todays_appointment_is_checked_in(run: Run) -> None:
    booked = told(book(run, "--json"))
    early = run("appointment", "check-in", booked["id"], "--json")
    assert (early.exit_code, json.loads(early.stderr)["error"]) == (1, "appointment_other_day")
    assert told(run("ticket", "list", "--section", "women", "--json")) == []


def test_a_check_in_gives_a_ticket(run: Run) -> None:
    today = START.date()
    days = ("--section", "women", "--weekday", str(today.isoweekday()))
    assert "08:00-12:00/30x1" in run("appointment", "plan", *days, "--part", "08:00-12:00/30x1").stdout
    booked = told(book(run, "--at", f"{today.isoformat()}T10:30", "--json"))
    here = [told(run("appointment", "check-in", booked["id"], "--key", "here", "--json")) for _ in range(2)]
    assert here[0] == here[1]
    assert (here[0]["arrival"], here[0]["ticket"]["code"], here[0]["ticket_code"]) == ("early", "W001", "W001")
    other = told(book(run, "--at", f"{today.isoformat()}T11:00", "--json"))
    assert "W002" in run("appointment", "check-in", other["id"]).stdout


def test_what_cannot_be_is_refused(run: Run) -> None:
    elsewhere = run("appointment", "book", "--section", "women", "--at", AT.replace("10:20", "10:21"), stdin=NUMBER)
    assert (elsewhere.exit_code, elsewhere.stdout) == (1, "")
    stranger = run("appointment", "book", "--section", "women", "--at", AT, "--json", stdin="1000000016\n")
    assert json.loads(stranger.stderr)["error"] == "visitor_unknown"
    days = ("--section", "women", "--weekday", "1", "--json")
    overlapping = run("appointment", "plan", *days, "--part", "08:00-10:00/30x1", "--part", "09:00-11:00/30x1")
    assert json.loads(overlapping.stderr)["error"] == "plan_invalid"
    for wrong in (("--part", "08:00-10:00"), ("--weekday", "8")):
        assert run("appointment", "plan", *days, *wrong).exit_code == 2
    assert run("appointment", "list").exit_code == 2
    assert told(run("appointment", "plan", *days)) == []
