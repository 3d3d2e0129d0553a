"""A first password opens nothing but the choice of one's own."""

from collections.abc import Callable

import pytest

from core.bootstrap import Centre
from core.domain.workflow import Role
from core.services.dto import StaffView
from core.services.signing_in import SigningIn
from tests.integration.conftest import PASSWORD, code_of
from tests.support.clock import FakeClock

OWN = "قهوة بالهيل كل صباح"
DAY = 24 * 3600


@pytest.fixture
def maha(centre: Centre) -> StaffView:
    """A supervisor who was given a password and has not signed in yet."""
    return centre.staff.add("maha", "مها الفيصل", PASSWORD, Role.SUPERVISOR, ["women"], one_time=True)


def acts(centre: Centre, person: StaffView) -> list[Callable[[], object]]:
    """What each kind of service would do for somebody who is known by id alone."""
    return [
        lambda: centre.live.view(person.id),
        lambda: centre.staff.take_desk(person.id, "W1"),
        lambda: centre.requests.lying_with(person.id),
        lambda: centre.hall.set_policy(centre.hall.policy(), by=person.id),
        lambda: centre.queue.call_next("W1", by=person.id),
    ]


def test_nothing_opens_before_the_own_password(centre: Centre, maha: StaffView) -> None:
    assert code_of(lambda: centre.staff.sign_in("maha", PASSWORD)) == "one_time_due"
    assert code_of(lambda: centre.staff.sign_in("maha", "a wrong one")) == "sign_in_refused"
    assert [code_of(act) for act in acts(centre, maha)] == [*["one_time_due"] * 4, "one_time_due"]
    assert code_of(lambda: centre.staff.choose_password("maha", "a wrong one", OWN, OWN)) == "sign_in_refused"
    assert code_of(lambda: centre.staff.choose_password("maha", PASSWORD, PASSWORD, PASSWORD)) == "chosen_is_old"
    assert code_of(lambda: centre.staff.choose_password("maha", PASSWORD, "maha 123456", "")) == "chosen_is_name"
    assert centre.staff.choose_password(" MAHA", PASSWORD, OWN, OWN) == maha
    assert code_of(lambda: centre.staff.sign_in("maha", PASSWORD)) == "sign_in_refused"
    assert centre.staff.sign_in("maha", OWN) == maha
    assert centre.staff.take_desk(maha.id, "W1").staff == maha.id
    assert centre.live.view(maha.id).people == (maha,)


def test_it_is_good_for_seven_days(centre: Centre, maha: StaffView, clock: FakeClock) -> None:
    clock.advance(7 * DAY - 1)
    assert code_of(lambda: centre.staff.sign_in("maha", PASSWORD)) == "one_time_due"
    clock.advance(1)
    assert code_of(lambda: centre.staff.sign_in("maha", PASSWORD)) == "one_time_expired"
    assert code_of(lambda: centre.staff.choose_password("maha", PASSWORD, OWN, OWN)) == "one_time_expired"
    given = centre.staff.reset("maha")
    assert centre.staff.choose_password("maha", given.password, OWN, OWN) == maha


def test_who_forgot_the_password_gets_another_and_is_let_in(centre: Centre, noura: StaffView) -> None:
    centre.queue.issue("women", "submit", "a")
    for _ in range(5):
        code_of(lambda: centre.staff.sign_in("noura", "a wrong one"))
    given = centre.staff.reset("Noura ")
    assert given.person == noura
    assert code_of(lambda: centre.staff.sign_in("noura", PASSWORD)) == "sign_in_refused"
    # Whoever sits there with the old one does nothing more.
    assert code_of(lambda: centre.queue.call_next("W1", by=noura.id)) == "one_time_due"
    centre.staff.choose_password("noura", given.password, OWN, OWN)
    assert centre.queue.call_next("W1", by=noura.id) is not None
    assert code_of(lambda: centre.staff.reset("nobody")) == "staff_unknown"
    assert code_of(lambda: centre.staff.reset("noura", "short")) == "password_too_short"
    assert SigningIn.made_up() != SigningIn.made_up()


def test_a_choice_is_lost_to_a_password_that_was_given_meanwhile(
    centre: Centre, maha: StaffView, monkeypatch: pytest.MonkeyPatch
) -> None:
    hashing, given = centre.staff._passwords.hash, []

    def hash_slowly(password: str) -> str:
        if password == OWN:
            given.append(centre.staff.reset("maha"))
        return hashing(password)

    monkeypatch.setattr(centre.staff._passwords, "hash", hash_slowly)
    assert code_of(lambda: centre.staff.choose_password("maha", PASSWORD, OWN, OWN)) == "sign_in_refused"
    assert code_of(lambda: centre.staff.sign_in("maha", given[0].password)) == "one_time_due"
