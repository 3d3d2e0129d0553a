"""`istiqbal hall` on both databases: the tickets of earlier days, as a person and as a program see them."""

import json
from datetime import timedelta
from uuid import uuid4

import pytest
from typer.testing import CliRunner, Result

from core.bootstrap import open_centre
from core.cli.main import app
from core.config import Settings
from core.services.dto import TicketView
from tests.cli.conftest import Run, told
from tests.support.clock import START, FakeClock

OLD_DAY = "2019-11-27"


@pytest.fixture
def run(database_url: str, monkeypatch: pytest.MonkeyPatch) -> Run:
    """The command line on a centre's database."""
    monkeypatch.setenv("ISTIQBAL_DATABASE", database_url)

    def call(*arguments: str, stdin: str | None = None) -> Result:
        return CliRunner().invoke(app, [*arguments], input=stdin)

    told(call("init", "--json"))
    return call


@pytest.fixture
def old(run: Run, database_url: str) -> list[TicketView]:
    """Two tickets that wait since a clock was seven years behind."""
    with open_centre(Settings(database=database_url), clock=FakeClock(START - timedelta(days=7 * 365 - 1))) as centre:
        return [centre.queue.issue("women", "submit", key) for key in "ab"]


def test_a_ticket_of_an_earlier_day_is_listed_and_brought_back(run: Run, old: list[TicketView]) -> None:
    listed = told(run("hall", "left-over", "--section", "women", "--json"))
    assert [(one["ticket"]["id"], one["ticket"]["state"]) for one in listed] == [
        (str(ticket.id), "waiting") for ticket in reversed(old)
    ]
    assert {one["ticket"]["service_date"] for one in listed} == {OLD_DAY}
    assert len(told(run("hall", "left-over", "--section", "women", "--limit", "1", "--json"))) == 1
    assert told(run("hall", "left-over", "--section", "men", "--json")) == []
    new = told(run("hall", "readmit", str(old[0].id), "--json"))
    assert (new["code"], new["queue_class"]) == ("W001", "returning")
    assert told(run("hall", "readmit", str(old[0].id), "--json"))["id"] == new["id"]
    assert [one["ticket"]["id"] for one in told(run("hall", "left-over", "--section", "women", "--json"))] == [
        str(old[1].id)
    ]


def test_a_person_reads_it_in_both_languages(run: Run, old: list[TicketView]) -> None:
    shown = {
        name: run("hall", "left-over", "--section", "women", "--language", name).stdout.replace("\n", " ")
        for name in ("ar", "en")
    }
    assert all(word in shown["en"] for word in (OLD_DAY, "W001", "W002", "10:00", "2 tickets of earlier days"))
    assert all(word in shown["ar"] for word in (OLD_DAY, "بالانتظار", "تذكرتان من يوم سابق"))
    assert str(old[0].id) in shown["en"]
    assert "W001 of today follows W002" in run("hall", "readmit", str(old[1].id), "--language", "en").stdout
    assert "بدلًا من التذكرة W001" in run("hall", "readmit", str(old[0].id), "--language", "ar").stdout


def test_what_cannot_be_is_refused(run: Run) -> None:
    today = told(run("ticket", "issue", "--section", "women", "--json"))
    for identifier, code in ((today["id"], "ticket_move_forbidden"), (str(uuid4()), "ticket_unknown")):
        refused = run("hall", "readmit", identifier, "--json")
        assert (refused.exit_code, json.loads(refused.stderr)["error"]) == (1, code)
    assert run("hall", "left-over").exit_code == 2
    assert run("hall", "readmit", "W001").exit_code == 2
    assert run("hall", "left-over", "--section", "women", "--limit", "0").exit_code == 2
