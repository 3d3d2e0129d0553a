"""`istiqbal desk` on both databases: each move, its refusals with their codes, its repeat with a key, its words."""

import json
from collections.abc import Callable, Iterator

import pytest
from typer.testing import CliRunner, Result

from core.bootstrap import Centre, open_centre
from core.cli.main import app
from core.config import Settings
from core.domain.workflow import Role

Desk = Callable[..., Result]


def told(result: Result) -> dict[str, object]:
    """The answer of a command that was done."""
    assert result.exit_code == 0, result.output
    answer: dict[str, object] = json.loads(result.stdout)
    return answer


def refused(result: Result) -> str:
    """The code of a command that was not."""
    assert result.exit_code == 1, result.output
    return str(json.loads(result.stderr)["error"])


@pytest.fixture
def hall(database_url: str, monkeypatch: pytest.MonkeyPatch) -> Iterator[Centre]:
    """A centre with three tickets, and a clerk at each of two windows."""
    monkeypatch.setenv("ISTIQBAL_DATABASE", database_url)
    told(CliRunner().invoke(app, ["init", "--json"]))
    with open_centre(Settings(database=database_url)) as centre:
        for place, login in enumerate(("noura", "huda"), 1):
            person = centre.staff.add(login, "نورة", "only for tests", Role.OPERATOR, ["women"])
            centre.staff.take_desk(person.id, f"W{place}")
        for place in range(3):
            centre.queue.issue("women", "submit", f"ticket {place}")
        yield centre


@pytest.fixture
def desk(hall: Centre) -> Desk:
    """Runs `istiqbal desk … --json`; with `language`, for a person."""

    def run(*words: str, language: str | None = None) -> Result:
        how = ["--language", language] if language else ["--json"]
        return CliRunner().invoke(app, ["desk", *words, *how])

    return run


def test_a_visitor_is_parked_and_brought_back(desk: Desk) -> None:
    told(desk("next", "W1"))
    assert refused(desk("park", "W1")) == "reason_missing"
    parked = told(desk("park", "W1", "--reason", "يحضر الأصل", "--key", "once"))
    assert (parked["code"], parked["state"]) == ("W001", "parked")
    assert told(desk("park", "W1", "--reason", "يحضر الأصل", "--key", "once"))["id"] == parked["id"]
    back = told(desk("bring-back", "w001", "--at", "W2"))
    assert (back["state"], back["queue_class"]) == ("waiting", "returning")
    assert refused(desk("bring-back", "W001", "--at", "W2")) == "ticket_move_forbidden"


def test_who_missed_the_call_is_reinstated(desk: Desk) -> None:
    told(desk("next", "W1"))
    told(desk("no-show", "W1"))
    assert told(desk("reinstate", "W001", "--at", "W1"))["state"] == "waiting"
    assert refused(desk("reinstate", "W099", "--at", "W1")) == "ticket_code_unknown"
    call = told(desk("next", "W1"))
    assert call["ticket"]["code"] == "W001"  # type: ignore[index]


def test_a_visitor_is_sent_on(desk: Desk, hall: Centre) -> None:
    told(desk("next", "W1"))
    assert desk("transfer", "W1").exit_code == 2
    assert desk("transfer", "W1", "--to-desk", "W2", "--to-person", "huda").exit_code == 2
    assert refused(desk("transfer", "W1", "--to-desk", "W3")) == "desk_closed"
    assert refused(desk("transfer", "W1", "--to-person", "nobody")) == "staff_away"
    sent = told(desk("transfer", "W1", "--service", "audience", "--to-person", "HUDA", "--note", "معها موعد"))
    assert (sent["service"], sent["note"], sent["code"]) == ("audience", "معها موعد", "W001")
    huda = next(person for person in hall.staff.everyone() if person.login == "huda")
    assert sent["for_staff_id"] == str(huda.id)


def test_a_certain_ticket_is_called_and_the_call_taken_back(desk: Desk) -> None:
    assert desk("call", "W003").exit_code == 2
    assert refused(desk("call", "W003", "--at", "W1", "--reason", " ")) == "reason_missing"
    assert told(desk("call", "W003", "--at", "W1", "--reason", "طارئ", "--key", "k"))["desk"] == "W1"
    assert told(desk("call", "W003", "--at", "W1", "--reason", "طارئ", "--key", "k"))["code"] == "W003"
    assert refused(desk("finish", "W1", "--key", "k")) == "key_reused"
    assert told(desk("undo", "W1"))["state"] == "waiting"
    assert refused(desk("undo", "W1")) == "nothing_to_undo"


def test_a_window_pauses_and_resumes(desk: Desk) -> None:
    assert refused(desk("pause", "W1")) == "reason_missing"
    paused = told(desk("pause", "W1", "--reason", "الصلاة"))
    assert paused["pause_reason"] == "الصلاة"
    assert refused(desk("next", "W1")) == "desk_paused"
    assert refused(desk("pause", "W3", "--reason", "الصلاة")) == "desk_closed"
    assert told(desk("resume", "W1"))["paused_at"] is None
    assert told(desk("next", "W1"))["desk"] == "W1"


def test_each_answer_has_words_in_both_languages(desk: Desk) -> None:
    said: dict[str, list[str]] = {"ar": [], "en": []}
    for language, lines in said.items():
        for words in (
            ("next", "W1"),
            ("park", "W1", "--reason", "x"),
            ("undo", "W1"),
            ("no-show", "W1"),
            ("reinstate", "W001", "--at", "W1"),
            ("call", "W001", "--at", "W1", "--reason", "x"),
            ("recall", "W1"),
            ("park", "W1", "--reason", "x"),
            ("bring-back", "W001", "--at", "W1"),
            ("call", "W001", "--at", "W1", "--reason", "x"),
            ("transfer", "W1", "--service", "submit"),
            ("pause", "W1", "--reason", "x"),
            ("resume", "W1"),
        ):
            answer = desk(*words, language=language)
            assert answer.exit_code == 0, answer.output
            lines.append(answer.stdout)
    assert all("W1" in line or "W001" in line for line in (*said["ar"], *said["en"]))
    assert not set(said["ar"]) & set(said["en"])
