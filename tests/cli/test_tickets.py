"""`istiqbal ticket` and `istiqbal desk`: a day of a window, and each way to be refused."""

import json

from core.printing.virtual import VirtualPrinter
from tests.cli.conftest import Run, told


def test_a_ticket_is_told_to_a_program(made: Run) -> None:
    first = told(made("ticket", "issue", "--section", "women", "--json"))
    assert (first["number"], first["code"], first["section"], first["service"]) == (1, "W001", "women", "submit")
    assert first["ahead"] == 0
    second = told(made("ticket", "issue", "--section", "women", "--service", "enquiry", "--json"))
    assert (second["code"], second["service"], second["ahead"]) == ("W002", "enquiry", 1)


def test_the_same_key_gives_the_same_ticket(made: Run) -> None:
    once, again = (told(made("ticket", "issue", "--section", "men", "--key", "k", "--json")) for _ in range(2))
    assert once == again


def test_a_person_reads_words(made: Run) -> None:
    assert "W001" in made("ticket", "issue", "--section", "women", language="ar").stdout
    assert "1 person ahead" in made("ticket", "issue", "--section", "women").stdout
    listed = made("ticket", "list", "--section", "women").stdout
    assert "W002" in listed
    assert "waiting" in listed
    assert "2 tickets" in listed


def test_a_list_of_another_day_is_empty(made: Run) -> None:
    made("ticket", "issue", "--section", "women")
    assert told(made("ticket", "list", "--section", "women", "--on", "2020-01-01", "--json")) == []


def test_a_day_of_a_window(made: Run) -> None:
    for _ in range(2):
        made("ticket", "issue", "--section", "women")
    assert told(made("desk", "next", "W1", "--json"))["ticket"]["code"] == "W001"
    assert told(made("desk", "recall", "W1", "--json"))["kind"] == "recalled"
    assert told(made("desk", "finish", "W1", "--json"))["state"] == "finished"
    assert told(made("desk", "next", "W1", "--json"))["ticket"]["code"] == "W002"
    assert told(made("desk", "no-show", "W1", "--json"))["state"] == "no_show"
    assert told(made("desk", "next", "W1", "--json")) is None
    assert "Nobody is waiting" in made("desk", "next", "W1").stdout


def test_a_busy_and_an_idle_window_are_refused(made: Run) -> None:
    idle = made("desk", "finish", "W1", "--json")
    assert idle.exit_code == 1
    assert json.loads(idle.stderr)["error"] == "desk_idle"
    made("ticket", "issue", "--section", "women")
    made("ticket", "issue", "--section", "women")
    made("desk", "next", "W1")
    busy = made("desk", "next", "W1")
    assert (busy.exit_code, busy.stdout) == (1, "")
    assert busy.stderr.strip()


def test_what_is_unknown_is_named(made: Run) -> None:
    for arguments, code in (
        (("ticket", "issue", "--section", "moon"), "section_unknown"),
        (("ticket", "issue", "--section", "men", "--service", "tea"), "service_unknown"),
        (("desk", "next", "X9"), "desk_unknown"),
        (
            ("ticket", "print", "00000000-0000-7000-8000-000000000000", "--printer", "tcp://127.0.0.1:9"),
            "ticket_unknown",
        ),
    ):
        refused = made(*arguments, "--json")
        assert refused.exit_code == 1
        error = json.loads(refused.stderr)
        assert error["error"] == code
        assert error["message"]


def test_wrong_usage_is_two(made: Run) -> None:
    for arguments in (
        ("ticket", "issue"),
        ("ticket", "issue", "--section"),
        ("ticket", "print", "not-an-id"),
        ("ticket", "list", "--section", "men", "--on", "yesterday"),
        ("desk", "next"),
        ("desk", "dance", "W1"),
    ):
        assert made(*arguments).exit_code == 2, arguments


def test_a_ticket_is_printed_over_the_network(made: Run) -> None:
    ticket = told(made("ticket", "issue", "--section", "women", "--json"))
    with VirtualPrinter() as printer:
        printed = told(made("ticket", "print", ticket["id"], "--printer", printer.address, "--json"))
        assert printed["printing"] == "printed"
        assert not printer.tickets()[0].isNull()


def test_a_printer_that_is_off_is_named(made: Run) -> None:
    ticket = told(made("ticket", "issue", "--section", "women", "--json"))
    with VirtualPrinter() as printer:
        gone = printer.address
    refused = made("ticket", "print", ticket["id"], "--printer", gone, "--json")
    assert refused.exit_code == 1
    assert json.loads(refused.stderr)["error"] == "printer_off"
    assert told(made("ticket", "list", "--section", "women", "--json"))[0]["printing"] == "failed"
