"""Every move that the workflow forbids is refused by the service, for everybody, with its code and words.

Every state is made once; whatever is asked of it afterwards is refused and writes nothing, so that all the questions
can be put to the same requests. SQLite is enough: nothing here depends on the database.
"""

import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from core.bootstrap import Centre, open_centre
from core.domain.errors import RuleBroken
from core.domain.text import STAFF_LANGUAGES
from core.domain.visitor import Gender
from core.domain.workflow import COURSE, RequestMove, RequestState, Role
from core.services.course import Act
from core.services.dto import RequestView, StaffView
from core.words import explain
from tests.integration.conftest import PASSWORD
from tests.support.clock import FakeClock
from tests.unit.test_workflow import ALLOWED, WHO

MOVE, STATE = RequestMove, RequestState
BESIDE = "beside"  # one that several departments work on: two are at work, one answered, one handed it back
Way = list[tuple[str, RequestMove, tuple[str, ...]]]
DIRECTED: Way = [("office", MOVE.DIRECT, ())]
REFERRED: Way = [("office", MOVE.DIRECT, ("ADM",))]
ACCEPTED: Way = [*REFERRED, ("officer", MOVE.ACCEPT, ())]
ANSWERED: Way = [*ACCEPTED, ("officer", MOVE.ANSWER, ())]
WAYS: dict[str, Way] = {
    "draft": [],  # neither of the first two is left standing by the program of today
    "registered": [],
    "raised": [],
    "directed": DIRECTED,
    "referred": REFERRED,
    "in_process": ACCEPTED,
    "answered": ANSWERED,
    "closed": [*ANSWERED, ("operator", MOVE.CLOSE, ())],
    "returned": [*ACCEPTED, ("officer", MOVE.RETURN, ())],
    "withdrawn": [*REFERRED, ("operator", MOVE.WITHDRAW, ())],
    "reopened": [*ANSWERED, ("supervisor", MOVE.REOPEN, ())],
    BESIDE: [
        ("office", MOVE.DIRECT, ("ADM", "LEG", "COM")),
        ("officer", MOVE.ACCEPT, ()),
        ("of LEG", MOVE.ACCEPT, ()),
        ("of LEG", MOVE.ANSWER, ()),
        ("of COM", MOVE.HAND_BACK, ()),
    ],
}
OTHERS = {
    "operator of the men": (Role.OPERATOR, ["men"], None),
    "of LEG": (Role.OFFICER, [], "LEG"),
    "of COM": (Role.OFFICER, [], "COM"),
}
# Who may not read such a request at all, and for which states the department has a part in it.
STRANGERS = {"coordinator", "administrator", "host", "operator of the men"}
WORKED_ON = {"officer": {"referred", "in_process", "returned", "answered", BESIDE}, "of LEG": {BESIDE}, "of COM": set()}
MISSING = {
    **dict.fromkeys(("hand_back", "return", "complete", "withdraw", "reopen"), "reason_missing"),
    "direct": "directive_missing",
    "refer": "department_missing",
    "answer": "answer_missing",
    "merge": "other_request_missing",
    "register": "subject_missing",
}


@dataclass(frozen=True)
class Ministry:
    """One request in every state, and one person of every role."""

    centre: Centre
    file: Path
    people: dict[str, StaffView]
    requests: dict[str, RequestView]

    def written(self) -> list[list[tuple[object, ...]]]:
        """All that a move may write."""
        with closing(sqlite3.connect(self.file)) as connection:
            tables = ("request", "request_movement", "referral")
            return [connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2, 3").fetchall() for table in tables]


@pytest.fixture(scope="module")
def ministry(made_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ministry]:
    file = tmp_path_factory.mktemp("refusals") / "centre.db"
    for kind in (".db", ".key"):
        shutil.copy(made_file.with_suffix(kind), file.with_suffix(kind))
    with open_centre(f"sqlite:///{file}", clock=FakeClock()) as centre:
        people = {
            role.value: centre.staff.add(
                role.value, role.value, PASSWORD, role, ["women"], "ADM" if role is Role.OFFICER else None
            )
            for role in Role
        }
        for place, (name, (role, sections, department)) in enumerate(OTHERS.items()):
            people[name] = centre.staff.add(f"other-{place}", name, PASSWORD, role, sections, department)
        yield Ministry(centre, file, people, made(centre, people, file))


def made(centre: Centre, people: dict[str, StaffView], file: Path) -> dict[str, RequestView]:
    clerk = people["operator"]
    centre.staff.take_desk(clerk.id, "W1")
    centre.queue.issue("women", "submit", "visitor")
    centre.queue.call_next("W1", by=clerk.id)
    visitor = centre.visitors.enter("1000000008", "مراجعة", Gender.WOMAN, "0550000000")
    visit = centre.visitors.start_visit("W1", visitor.id, by=clerk.id)
    found = {}
    for state, way in WAYS.items():
        one = centre.requests.register(visit.id, "G01", state, "", by=clerk.id, key=state)
        for place, (who, move, to) in enumerate(way):
            one = centre.requests.take(one.id, Act(move, "نص", to), by=people[who].id, key=f"{state} {place}")
        found[state] = one
    with closing(sqlite3.connect(file)) as connection:
        for state in ("draft", "registered"):
            connection.execute("UPDATE request SET state = ?, party = 'centre' WHERE subject = ?", (state, state))
        connection.commit()
    return found


def expected(state: str, who: str, role: Role, move: RequestMove) -> str | None:
    """What somebody is told who says all that a move needs; None where it is allowed."""
    if who in STRANGERS or state not in WORKED_ON.get(who, {state}):
        return "request_not_yours"
    if role.value not in WHO[move.value]:
        return "role_not_allowed"
    seen = {"of LEG": "answered"}.get(who, "in_process") if state == BESIDE else state
    allowed = (seen, move.value) in ALLOWED or (seen, move) == ("returned", MOVE.COMPLETE)
    return None if allowed else "request_move_forbidden"


def told(ministry: Ministry, state: str, who: str, act: Act) -> RuleBroken:
    person, request = ministry.people[who], ministry.requests[state]
    with pytest.raises(RuleBroken) as refused:
        ministry.centre.requests.take(request.id, act, by=person.id, key=f"{state} {who} {act.move} {act.text}")
    return refused.value


@pytest.mark.parametrize("state", WAYS)
def test_whatever_is_forbidden_is_refused_told_and_not_written(ministry: Ministry, state: str) -> None:
    before = ministry.written()
    for who, person in ministry.people.items():
        codes, real = {}, {}
        for move in RequestMove:
            codes[move], act = expected(state, who, person.role, move) or "", Act(move, "نص", ("ADM",))
            if not codes[move]:
                if move.value not in MISSING:
                    continue  # it needs nothing, and is allowed
                # The other request, which a merger needs beside its reason, is nothing that a move could name.
                codes[move], act = MISSING[move.value], Act(move, "نص" if move is MOVE.MERGE else "   ")
            error = told(ministry, state, who, act)
            real[move] = error.code.value
            for language in STAFF_LANGUAGES:
                words = explain(error, language)
                assert " " in words, (move, language)
                assert "{" not in words, (move, language)
        assert real == {move: code for move, code in codes.items() if code}, who
        assert ministry.written() == before, who


def test_the_states_are_all_that_there_are_and_are_what_they_say(ministry: Ministry) -> None:
    assert set(WAYS) == {*RequestState, BESIDE}
    assert set(COURSE) == set(RequestMove)
    for state, request in ministry.requests.items():
        found = ministry.centre.requests.get(request.id).state.value
        assert found == ("in_process" if state == BESIDE else state)
