"""Ratings that kiosks kept without the database come in: each once, as it was given; what is refused is told."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from core.bootstrap import Centre
from core.domain.errors import EnvironmentFault, ErrorCode
from core.domain.rating import Reason, Score
from core.domain.text import Language
from core.domain.workflow import Role
from core.services.device_dto import DeviceDeed
from core.services.dto import StaffView, TicketView
from core.services.kept_ratings import KeptRatings
from core.services.kept_ratings_ports import KeptRating
from core.services.rating_take_over import RatingTakeOver
from core.storage.vault import KeyFileVault
from tests.integration.conftest import PASSWORD
from tests.support.clock import FakeClock
from tests.support.kiosk_alone import Kiosk, OpenKiosk, fault_of

COMMENT = "انتظرت أم خالد ساعتين"
HOUR = 3600.0


@pytest.fixture
def maha(centre: Centre) -> StaffView:
    """The supervisor of both halls."""
    return centre.staff.add("maha", "مها الفيصل", PASSWORD, Role.SUPERVISOR, ["women", "men"])


def served(centre: Centre, section: str = "women", desk: str = "W1") -> TicketView:
    """A visit that is over."""
    ticket = centre.queue.issue(section, "submit", f"visit-{uuid4()}")
    centre.queue.call_next(desk)
    centre.queue.finish(desk)
    return ticket


def keep(kiosk: Kiosk, text: str, score: int = 2, *, key: str = "", section: str | None = None) -> None:
    """Somebody says without the database how it was."""
    kiosk.alone.ratings.keep(
        kiosk.centre.administration.centre().id,
        text,
        Score(score),
        key or f"rating-{uuid4()}",
        kiosk.clock.now(),
        section=section,
        reasons=[Reason.PLACE] if score < 4 else (),
        comment=COMMENT,
        language=Language.ENGLISH,
    )


def come_in(kiosk: Kiosk) -> int:
    """The database is back."""
    kiosk.hand_over()
    return kiosk.alone.ratings.hand_over(kiosk.centre.kept_ratings)


def count(centre: Centre, section: str = "women") -> int:
    today = centre.administration.today()
    return centre.ratings.summary(section, today, today).count


def refusals(centre: Centre, by: StaffView, device: str = "kiosk-1") -> list[str]:
    """What staff are told, the first one first."""
    centre.administration.heartbeat("kiosk", None)
    events = centre.devices.events(device, by=by.id)
    return [one.told for one in reversed(events) if one.deed is DeviceDeed.RATING_REFUSED]


def test_it_comes_in_as_it_was_given_and_asks_for_the_supervisor(
    open_kiosk: OpenKiosk, centre: Centre, maha: StaffView, clock: FakeClock
) -> None:
    ticket, kiosk = served(centre), open_kiosk()
    given_at = clock.now()
    keep(kiosk, ticket.code)
    clock.advance(30 * HOUR)  # by now nobody could rate this visit, nor find it by its number
    assert (kiosk.alone.ratings.kept(), come_in(kiosk)) == (1, 1)
    (task,) = centre.ratings.tasks(maha.id)
    told = task.rating
    assert (task.code, told.score, told.reasons, told.comment) == ("W001", Score.BAD, (Reason.PLACE,), COMMENT)
    assert told.at == given_at
    assert (kiosk.alone.ratings.kept(), come_in(kiosk)) == (0, 0)


def test_they_come_in_in_their_order_once_wherever_it_was_cut_off(
    open_kiosk: OpenKiosk, centre: Centre, maha: StaffView, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    tickets, kiosk = [served(centre) for _ in range(5)], open_kiosk()
    for ticket in tickets:
        keep(kiosk, f"istiqbal:ticket:{ticket.id}")
        clock.advance(60)
    lose_answers(monkeypatch, {1, 4})
    for _ in range(2):
        assert fault_of(lambda: come_in(kiosk)) is ErrorCode.DATABASE_AWAY
    again = open_kiosk()
    assert come_in(again) == 3, "that whose answer was lost, and the two after it"
    assert [task.code for task in reversed(centre.ratings.tasks(maha.id))] == [ticket.code for ticket in tickets]
    assert refusals(again.centre, maha) == []


def test_without_their_keys_staff_are_told_of_refusals_that_are_none(
    open_kiosk: OpenKiosk, centre: Centre, maha: StaffView, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The negative control of the test before."""
    ticket, kiosk = served(centre), open_kiosk()
    keep(kiosk, ticket.code)
    lose_answers(monkeypatch, {1}, keyless=True)
    assert fault_of(lambda: come_in(kiosk)) is ErrorCode.DATABASE_AWAY
    come_in(kiosk)
    assert refusals(kiosk.centre, maha) == ["rating_given"]


def lose_answers(monkeypatch: pytest.MonkeyPatch, which: set[int], *, keyless: bool = False) -> None:
    """The database takes these and is gone before it says so."""
    really, answers = RatingTakeOver.take, 0

    def take(service: RatingTakeOver, kept: KeptRating, comment: str) -> None:
        nonlocal answers
        answers += 1
        really(service, replace(kept, key=f"{kept.key} {answers}", id=uuid4()) if keyless else kept, comment)
        if answers in which:
            raise EnvironmentFault(ErrorCode.DATABASE_AWAY, reason="the answer was lost")

    monkeypatch.setattr(RatingTakeOver, "take", take)


def test_of_two_kiosks_with_one_visit_the_first_counts_and_the_other_is_told(
    open_kiosk: OpenKiosk, centre: Centre, maha: StaffView, clock: FakeClock
) -> None:
    ticket, other = served(centre), served(centre)
    one, two = open_kiosk("kiosk-1"), open_kiosk("kiosk-2")
    keep(one, ticket.code, 5)
    keep(two, ticket.code, 1)
    keep(two, other.code, 4)
    assert (come_in(one), come_in(two)) == (1, 2)
    assert count(centre) == 2
    assert centre.ratings.count(maha.id) == 0
    assert (refusals(one.centre, maha), refusals(two.centre, maha, "kiosk-2")) == ([], ["rating_given"])


def test_what_the_centre_refuses_is_told_and_gone(
    open_kiosk: OpenKiosk, centre: Centre, maha: StaffView, clock: FakeClock
) -> None:
    late, rated, women = served(centre), served(centre), served(centre)
    scanned = f"istiqbal:ticket:{late.id}"
    clock.advance(25 * HOUR)
    fresh = served(centre)
    centre.ratings.rate(fresh.id, Score.GOOD, "at the desk")
    kiosk = open_kiosk()
    keep(kiosk, scanned)
    keep(kiosk, fresh.code)
    keep(kiosk, served(centre).code, section="men")
    assert come_in(kiosk) == 3
    assert refusals(kiosk.centre, maha) == ["rating_late", "rating_given", "rating_other_section"]
    assert (count(centre), rated.code, women.code) == (1, "W002", "W003")


def test_a_ticket_that_is_not_there_yet_is_waited_for_as_long_as_it_could_be_rated(
    open_kiosk: OpenKiosk, centre: Centre, maha: StaffView, clock: FakeClock
) -> None:
    """It is one of another kiosk's own series, or its visit is not over."""
    first, second = open_kiosk("kiosk-1"), open_kiosk("kiosk-2")
    alone = second.issue("came without the database")
    for text in (f"istiqbal:ticket:{alone.id}", alone.code, "W777"):
        keep(first, text)
    assert come_in(first) == 0
    second.hand_over()
    assert come_in(first) == 0, "she still waits"
    centre.queue.call_next("W1")
    centre.queue.finish("W1")
    assert (come_in(first), count(centre)) == (2, 1)
    assert refusals(first.centre, maha) == ["rating_given"]
    clock.advance(24 * HOUR + 1)
    assert (come_in(first), first.alone.ratings.kept()) == (1, 0)
    assert refusals(first.centre, maha) == ["rating_given", "ticket_code_unknown"]


def test_a_comment_lies_on_the_disk_sealed_or_not_at_all(
    open_kiosk: OpenKiosk, centre: Centre, maha: StaffView, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    ticket, kiosk = served(centre), open_kiosk()
    keep(kiosk, ticket.code)
    (file,) = (tmp_path / "spool").glob("*.ratings")
    assert b"W001" in file.read_bytes()
    assert COMMENT.encode() not in file.read_bytes()
    assert kiosk.alone.ratings.keeps_comments()
    come_in(kiosk)
    assert file.read_bytes() == b"", "nothing of it stays"
    keyless = KeptRatings(kiosk.alone.ratings._spool, KeyFileVault(tmp_path / "absent.key"))
    monkeypatch.setattr(kiosk.alone, "ratings", keyless)
    assert not keyless.keeps_comments()
    keep(kiosk, served(centre).code)
    assert come_in(kiosk) == 1
    assert sorted(task.rating.comment for task in centre.ratings.tasks(maha.id)) == ["", COMMENT]


def test_what_was_kept_under_an_earlier_name_of_the_kiosk_comes_in_too(
    open_kiosk: OpenKiosk, centre: Centre, clock: FakeClock
) -> None:
    ticket = served(centre)
    before = open_kiosk("kiosk-old")
    keep(before, ticket.code)
    after = open_kiosk("kiosk-new")
    assert come_in(after) == 0, "it is open elsewhere"
    before.alone.close()
    clock.advance(timedelta(minutes=1).total_seconds())
    assert (come_in(after), count(centre)) == (1, 1)
