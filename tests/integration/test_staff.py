"""Staff on both databases: sign-in that tells nothing, and one clerk at one window."""

import threading
from collections.abc import Callable

import pytest

from core.bootstrap import Centre
from core.domain.errors import RuleBroken
from core.domain.workflow import Role
from core.services.dto import StaffView
from core.storage.centre_store import SqlCentreStore
from core.storage.sign_in_tables import sign_in_try
from core.storage.tables import staff
from tests.integration.conftest import PASSWORD, code_of
from tests.support.clock import FakeClock
from tests.support.together import together

SIT = """
people = {person.login: person for person in centre.staff.everyone()}
person = people[f"clerk{place % 4}"] if MANY else people["clerk0"]
desk = "W1" if MANY else f"W{place + 1}"
try:
    print(centre.staff.take_desk(person.id, desk).name, person.login)
except IstiqbalError as error:
    print(error.code)
"""


TRY = """
try:
    centre.staff.sign_in("clerk0", "a wrong one")
except IstiqbalError as error:
    print(error.code)
"""


@pytest.fixture
def clerks(centre: Centre) -> list[StaffView]:
    """Four clerks of the women's section, who stand."""
    return [
        centre.staff.add(f"clerk{number}", f"موظفة {number}", PASSWORD, Role.OPERATOR, ["women"]) for number in range(4)
    ]


def test_a_clerk_signs_in(centre: Centre) -> None:
    added = centre.staff.add("  Noura ", "نورة   السالم", PASSWORD, Role.SUPERVISOR, ["women", "men"])
    assert (added.login, added.name) == ("noura", "نورة السالم")
    signed = centre.staff.sign_in("NOURA", PASSWORD)
    assert (signed.id, signed.role, set(signed.sections)) == (added.id, Role.SUPERVISOR, {"women", "men"})
    assert [person.login for person in centre.staff.everyone()] == ["noura"]


def test_a_wrong_name_and_a_wrong_password_are_refused_alike(centre: Centre, clerks: list[StaffView]) -> None:
    for login, password in (("clerk0", "another password"), ("nobody", PASSWORD), ("", ""), ("clerk0", "")):
        assert code_of(lambda login=login, password=password: centre.staff.sign_in(login, password)) == (  # type: ignore[misc]
            "sign_in_refused"
        )


def wrong(centre: Centre, login: str, times: int) -> list[str]:
    """What somebody is told who tries so many wrong passwords."""
    return [code_of(lambda: centre.staff.sign_in(login, "a wrong one")) for _ in range(times)]


def test_five_wrong_passwords_lock_a_name_for_a_while(
    centre: Centre, clerks: list[StaffView], clock: FakeClock
) -> None:
    for login in ("clerk0", "nobody"):
        assert wrong(centre, login, 6) == ["sign_in_refused"] * 4 + ["sign_in_locked"] * 2
    with pytest.raises(RuleBroken) as caught:
        centre.staff.sign_in(" CLERK0", PASSWORD)
    assert caught.value.facts == {"tries": 5, "until": "10:15"}
    assert centre.staff.sign_in("clerk1", PASSWORD).login == "clerk1"
    clock.advance(15 * 60 - 1)
    assert code_of(lambda: centre.staff.sign_in("clerk0", PASSWORD)) == "sign_in_locked"
    clock.advance(1)
    assert centre.staff.sign_in("clerk0", PASSWORD).login == "clerk0"


def test_a_right_password_begins_the_count_anew(centre: Centre, clerks: list[StaffView]) -> None:
    for _ in range(2):
        assert wrong(centre, "clerk0", 4) == ["sign_in_refused"] * 4
        assert centre.staff.sign_in("clerk0", PASSWORD).login == "clerk0"


def test_a_clock_that_was_set_back_locks_nobody_for_long(
    centre: Centre, clerks: list[StaffView], clock: FakeClock
) -> None:
    wrong(centre, "clerk0", 5)
    clock.advance(-24 * 3600)
    assert centre.staff.sign_in("clerk0", PASSWORD).login == "clerk0"


def test_who_was_locked_out_is_let_in_again(centre: Centre, clerks: list[StaffView]) -> None:
    wrong(centre, "clerk0", 5)
    centre.staff.unlock("Clerk0 ")
    assert centre.staff.sign_in("clerk0", PASSWORD).login == "clerk0"
    assert code_of(lambda: centre.staff.unlock("nobody")) == "staff_unknown"


def test_what_was_typed_as_a_name_is_not_kept(centre: Centre) -> None:
    wrong(centre, PASSWORD, 1)
    with centre.storage.units.read() as unit:
        (row,) = unit._scope.run(sign_in_try.select())
    assert PASSWORD.encode() not in row.mark
    assert row.tries == 1


def test_of_many_tries_at_once_five_are_compared(centre: Centre, clerks: list[StaffView], database_url: str) -> None:
    told = together(database_url, TRY, 8)
    assert sorted(told) == ["sign_in_locked"] * 4 + ["sign_in_refused"] * 4


def test_tries_that_are_not_counted_together_lock_nobody(
    centre: Centre, clerks: list[StaffView], database_url: str
) -> None:
    apart = "from core.storage.sign_in_store import SqlSignInStore as S\nS._mark = lambda *_: bytes([place])\n"
    assert together(database_url, apart + TRY.strip(), 8) == ["sign_in_refused"] * 8


def test_a_stranger_costs_as_much_as_a_clerk(
    centre: Centre, clerks: list[StaffView], monkeypatch: pytest.MonkeyPatch
) -> None:
    compared: list[str] = []

    def matches(hashed: str, _: str) -> bool:
        compared.append(hashed)
        return False

    monkeypatch.setattr(centre.staff._passwords, "matches", matches)
    for login in ("nobody", "clerk0"):
        assert code_of(lambda login=login: centre.staff.sign_in(login, PASSWORD)) == "sign_in_refused"  # type: ignore[misc]
    assert compared[0] == ""
    assert compared[1].startswith("$argon2id$")


def test_no_password_is_kept(centre: Centre, clerks: list[StaffView]) -> None:
    with centre.storage.units.read() as unit:
        rows = list(unit._scope.run(staff.select()))
    assert all(row.password_hash.startswith("$argon2id$") for row in rows)
    assert len({row.password_hash for row in rows}) == len(clerks)
    assert PASSWORD not in str(rows)


@pytest.mark.parametrize(
    ("login", "name", "password", "sections", "code"),
    [
        ("clerk0", "أخرى", PASSWORD, ["women"], "staff_exists"),
        ("CLERK0", "أخرى", PASSWORD, ["women"], "staff_exists"),
        (" ", "أخرى", PASSWORD, ["women"], "name_missing"),
        ("new", " ", PASSWORD, ["women"], "name_missing"),
        ("new", "أخرى", "1234567", ["women"], "password_too_short"),
        ("new", "أخرى", PASSWORD, ["moon"], "section_unknown"),
    ],
)
def test_wrong_staff_are_not_added(
    centre: Centre, clerks: list[StaffView], login: str, name: str, password: str, sections: list[str], code: str
) -> None:
    assert code_of(lambda: centre.staff.add(login, name, password, Role.OPERATOR, sections)) == code
    assert centre.staff.everyone() == clerks


def test_one_clerk_one_window(centre: Centre, clerks: list[StaffView]) -> None:
    first, second = clerks[:2]
    assert centre.staff.take_desk(first.id, "W1").staff == first.id
    assert centre.staff.take_desk(first.id, "W1").staff == first.id
    assert code_of(lambda: centre.staff.take_desk(first.id, "W2")) == "staff_at_another_desk"
    assert code_of(lambda: centre.staff.take_desk(second.id, "W1")) == "desk_taken"
    assert code_of(lambda: centre.staff.take_desk(second.id, "M1")) == "section_not_yours"
    assert code_of(lambda: centre.staff.take_desk(second.id, "X9")) == "desk_unknown"
    assert (centre.staff.desk_of(first.id), centre.staff.desk_of(second.id)) == ("W1", None)
    centre.staff.leave_desk(first.id)
    assert centre.staff.desk_of(first.id) is None
    assert centre.staff.take_desk(second.id, "W1").staff == second.id
    assert [desk.staff for desk in centre.administration.centre().desks if desk.staff] == [second.id]


def test_nobody_leaves_a_visitor_behind(centre: Centre, noura: StaffView) -> None:
    centre.queue.issue("women", "submit", "a")
    centre.queue.call_next("W1", by=noura.id)
    assert code_of(lambda: centre.staff.leave_desk(noura.id)) == "desk_busy"
    assert centre.staff.desk_of(noura.id) == "W1"
    centre.queue.finish("W1", by=noura.id)
    centre.staff.leave_desk(noura.id)
    centre.staff.leave_desk(noura.id)
    assert centre.queue.snapshot("women").open_desks == 0


def test_of_clerks_who_sit_down_at_once_one_gets_the_window(
    centre: Centre, clerks: list[StaffView], database_url: str
) -> None:
    answers = together(database_url, SIT.replace("MANY", "True"), 4)
    assert sorted(answers)[1:] == ["desk_taken"] * 3
    assert sorted(answers)[0].startswith("W1 clerk")


def test_of_windows_that_a_clerk_takes_at_once_one_is_theirs(
    centre: Centre, clerks: list[StaffView], database_url: str
) -> None:
    answers = together(database_url, SIT.replace("MANY", "False"), 4)
    assert answers.count("staff_at_another_desk") == 3
    held = [desk.name for desk in centre.administration.centre().desks if desk.staff]
    assert [f"{held[0]} clerk0"] == [answer for answer in answers if answer != "staff_at_another_desk"]


def collide(monkeypatch: pytest.MonkeyPatch, first: Callable[[], object], second: Callable[[], object]) -> list[object]:
    """Let `second` run into the window's lock while `first` holds it; what each of them gave."""
    results: list[object] = [None, None]
    held_desk, commit = SqlCentreStore.held_desk, threading.Event()
    started: list[threading.Thread] = []

    def holding(store: SqlCentreStore, name: str) -> object:
        place = held_desk(store, name)
        if threading.current_thread() is not threading.main_thread() or started:
            return place
        started.append(threading.Thread(target=run))
        started[0].start()
        commit.wait(0.3)  # the other one is at the lock by then: it cannot say so, since it waits inside the database
        return place

    def run() -> None:
        results[1] = second()
        commit.set()

    monkeypatch.setattr(SqlCentreStore, "held_desk", holding)
    results[0] = first()
    started[0].join()
    return results


def test_a_double_click_on_a_window_is_one(
    centre: Centre, clerks: list[StaffView], monkeypatch: pytest.MonkeyPatch
) -> None:
    take = lambda: centre.staff.take_desk(clerks[0].id, "W1")  # noqa: E731
    both = collide(monkeypatch, take, take)
    assert both[0] == both[1]


def test_no_visitor_is_called_to_a_window_that_is_being_left(
    centre: Centre, noura: StaffView, monkeypatch: pytest.MonkeyPatch
) -> None:
    centre.queue.issue("women", "submit", "a")
    call = lambda: code_of(lambda: centre.queue.call_next("W1", by=noura.id))  # noqa: E731
    assert collide(monkeypatch, lambda: centre.staff.leave_desk(noura.id), call)[1] == "desk_not_yours"
    assert centre.queue.snapshot("women").waiting == 1
