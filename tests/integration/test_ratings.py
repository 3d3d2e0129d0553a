"""Ratings on both databases: one for each visit, in time, in its hall; a low one is a task until somebody closes it."""

from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from core.bootstrap import Centre, open_centre
from core.config import Settings
from core.domain.queue_policy import QueuePolicy
from core.domain.rating import Reason, Score
from core.domain.text import Language
from core.domain.workflow import Role
from core.services.dto import StaffView, TicketView, VisitView
from core.services.rating_dto import RatingView
from tests.integration.conftest import MOBILE, NAME, PASSWORD, code_of
from tests.support.clock import FakeClock
from tests.support.ear import listening


@pytest.fixture
def maha(centre: Centre) -> StaffView:
    """The supervisor of the women's hall."""
    return centre.staff.add("maha", "مها الفيصل", PASSWORD, Role.SUPERVISOR, ["women"])


@pytest.fixture
def served(centre: Centre, visit: VisitView, noura: StaffView) -> TicketView:
    """A visit that is over."""
    centre.queue.finish("W1", by=noura.id)
    return centre.queue.ticket(visit.ticket_id)


def more(
    centre: Centre, clerk: StaffView, count: int = 1, section: str = "women", desk: str = "W1"
) -> list[TicketView]:
    """Further visits that are over."""
    tickets = [centre.queue.issue(section, "submit", f"more-{uuid4()}") for _ in range(count)]
    for _ in tickets:
        centre.queue.call_next(desk, by=clerk.id)
        centre.queue.finish(desk, by=clerk.id)
    return tickets


def rated(centre: Centre, ticket: TicketView, score: int, *reasons: Reason) -> RatingView:
    return centre.ratings.rate(ticket.id, Score(score), f"rate-{ticket.id}", reasons=reasons)


def test_a_visit_is_found_by_its_code_or_number_and_rated_once(
    centre: Centre, served: TicketView, clock: FakeClock
) -> None:
    for text in (f"istiqbal:ticket:{served.id}", f"ISTIQBAL:TICKET:{served.id}".upper(), "W001", " w001 "):
        assert centre.ratings.find(text).ticket_id == served.id
    given = centre.ratings.rate(
        served.id, Score.GOOD, "once", reasons=[Reason.KIND], comment=" شكرًا ", language=Language.ENGLISH
    )
    assert (given.score, given.reasons, given.comment, given.at) == (4, (Reason.KIND,), "شكرًا", clock.now())
    assert centre.ratings.rate(served.id, Score.BAD, "once") == given, "the same key: the same rating"
    assert code_of(lambda: centre.ratings.rate(served.id, Score.BAD, "another")) == "rating_given"
    assert code_of(lambda: centre.ratings.find("W001")) == "rating_given"
    assert code_of(lambda: centre.ratings.rate(uuid4(), Score.BAD, "once")) == "key_reused"


def test_a_visit_that_is_not_over_or_long_over_is_not_rated(
    centre: Centre, visit: VisitView, noura: StaffView, clock: FakeClock
) -> None:
    waiting = centre.queue.issue("women", "submit", "waits")
    assert code_of(lambda: centre.ratings.rate(visit.ticket_id, Score.GOOD, "k")) == "rating_early"
    assert code_of(lambda: centre.ratings.rate(waiting.id, Score.GOOD, "k")) == "rating_early"
    assert code_of(lambda: centre.ratings.find(waiting.code)) == "rating_early"
    centre.queue.finish("W1", by=noura.id)
    centre.queue.call_next("W1", by=noura.id)
    centre.queue.no_show("W1", by=noura.id)
    assert code_of(lambda: centre.ratings.find(waiting.code)) == "rating_early", "nobody came: there was no visit"
    clock.advance(24 * 3600)
    scanned = f"istiqbal:ticket:{visit.ticket_id}"
    assert centre.ratings.find(scanned).code == "W001"
    assert code_of(lambda: centre.ratings.find("W001")) == "ticket_code_unknown", "the number is another's by now"
    clock.advance(1)
    assert code_of(lambda: centre.ratings.find(scanned)) == "rating_late"
    assert code_of(lambda: centre.ratings.rate(visit.ticket_id, Score.GOOD, "k")) == "rating_late"
    centre.hall.set_policy(QueuePolicy(rating_hours=48))
    assert centre.ratings.find(scanned).code == "W001"


@pytest.mark.parametrize("text", ["", "W999", "X001", "W", "istiqbal:ticket:", "istiqbal:request:RUH-1448-000001-6"])
def test_what_is_no_ticket_is_refused(centre: Centre, served: TicketView, text: str) -> None:
    assert code_of(lambda: centre.ratings.find(text)) == "ticket_code_unknown"


def test_a_code_of_no_ticket_is_unknown(centre: Centre, served: TicketView) -> None:
    assert code_of(lambda: centre.ratings.find(f"istiqbal:ticket:{uuid4()}")) == "ticket_unknown"


def test_a_tablet_of_one_hall_takes_that_hall_s_tickets_alone(centre: Centre, served: TicketView) -> None:
    assert centre.ratings.find("W001", section="women").section == "women"
    assert code_of(lambda: centre.ratings.find("W001", section="men")) == "rating_other_section"


def test_a_kiosk_needs_no_key_to_rate(
    centre: Centre, served: TicketView, database_url: str, tmp_path: Path, clock: FakeClock, maha: StaffView
) -> None:
    with open_centre(Settings(database=database_url, key_file=tmp_path / "absent.key"), clock=clock) as kiosk:
        rated(kiosk, served, 1)
    assert centre.ratings.count(maha.id) == 1


def test_a_low_rating_waits_for_the_supervisor_of_its_hall(
    centre: Centre, served: TicketView, noura: StaffView, maha: StaffView, clock: FakeClock
) -> None:
    ahmad = centre.staff.add("ahmad", "أحمد", PASSWORD, Role.SUPERVISOR, ["men"])
    with listening(centre) as ear:
        low = rated(centre, served, 2, Reason.LONG_WAIT)
        ear.wait("ratings")
    for ticket, score in zip(more(centre, noura, 3), (3, 4, 5), strict=True):
        rated(centre, ticket, score)
    (task,) = centre.ratings.tasks(maha.id)
    assert (task.rating, task.code, task.service, task.desk_number) == (low, "W001", "submit", 1)
    assert (task.taken_by, task.closed_at) == (None, None)
    assert NAME not in repr(task)
    assert MOBILE[1:] not in repr(task)
    assert (centre.ratings.count(maha.id), centre.ratings.count(ahmad.id), centre.ratings.tasks(ahmad.id)) == (1, 0, [])
    assert code_of(lambda: centre.ratings.take(low.id, by=ahmad.id)) == "section_not_yours"
    assert code_of(lambda: centre.ratings.close(low.id, "x", by=ahmad.id)) == "section_not_yours"


@pytest.mark.parametrize(("low", "tasks"), [(0, 0), (1, 1), (4, 4)])
def test_the_centre_says_how_low_is_low(
    centre: Centre, noura: StaffView, maha: StaffView, low: int, tasks: int
) -> None:
    centre.hall.set_policy(QueuePolicy(low_rating=low))
    for ticket, score in zip(more(centre, noura, 5), Score, strict=True):
        rated(centre, ticket, score)
    assert centre.ratings.count(maha.id) == tasks


def test_a_task_is_one_person_s_until_it_is_closed_or_taken_over(
    centre: Centre, served: TicketView, maha: StaffView, clock: FakeClock
) -> None:
    huda = centre.staff.add("huda", "هدى الحربي", PASSWORD, Role.SUPERVISOR, ["women"])
    low = rated(centre, served, 1)
    clock.advance(60)
    taken = centre.ratings.take(low.id, by=maha.id)
    assert (taken.taken_by, taken.taken, taken.taken_at) == (maha.id, maha.name, clock.now())
    clock.advance(60)
    assert centre.ratings.take(low.id, by=maha.id) == taken, "again changes nothing"
    for refused in (
        lambda: centre.ratings.take(low.id, by=huda.id),
        lambda: centre.ratings.close(low.id, "done", by=huda.id),
    ):
        assert code_of(refused) == "rating_task_taken"
    assert centre.ratings.take(low.id, by=huda.id, instead_of=maha.id).taken_by == huda.id
    assert code_of(lambda: centre.ratings.close(low.id, "done", by=maha.id)) == "rating_task_taken"
    assert code_of(lambda: centre.ratings.close(low.id, " ", by=huda.id)) == "reason_missing"
    closed = centre.ratings.close(low.id, " اعتُذر للمراجعة ", by=huda.id)
    assert (closed.closed_at, closed.note, closed.taken) == (clock.now(), "اعتُذر للمراجعة", huda.name)
    for refused in (
        lambda: centre.ratings.take(low.id, by=maha.id, instead_of=huda.id),
        lambda: centre.ratings.close(low.id, "again", by=huda.id),
    ):
        assert code_of(refused) == "rating_task_closed"
    assert centre.ratings.count(maha.id) == 0
    assert centre.ratings.tasks(maha.id) == [closed]
    clock.advance(timedelta(days=7, seconds=1).total_seconds())
    assert centre.ratings.tasks(maha.id) == []


def test_what_nobody_took_is_taken_by_closing_it(centre: Centre, served: TicketView, maha: StaffView) -> None:
    low = rated(centre, served, 1)
    assert centre.ratings.close(low.id, "خلل في الطابعة", by=maha.id).taken_by == maha.id
    assert code_of(lambda: centre.ratings.close(uuid4(), "x", by=maha.id)) == "rating_unknown"


def test_what_a_supervisor_does_is_entered_and_what_a_visitor_says_is_not(
    centre: Centre, served: TicketView, maha: StaffView
) -> None:
    def entries() -> list[tuple[str, object, object]]:
        with centre.storage.units.read() as unit:
            return [(entry.kind, entry.staff_id, entry.subject_id) for entry in unit.audit.entries()]

    before = len(entries())
    low = rated(centre, served, 1)
    assert len(entries()) == before
    centre.ratings.take(low.id, by=maha.id)
    centre.ratings.close(low.id, "اعتُذر لها", by=maha.id)
    told = [("rating_taken", maha.id, low.id), ("rating_closed", maha.id, low.id)]
    assert entries()[before:] == told
    assert centre.audit.verify().holds


def test_the_summary_counts_by_service_day_and_section(
    centre: Centre, served: TicketView, noura: StaffView, maha: StaffView, clock: FakeClock
) -> None:
    fahad = centre.staff.add("fahad", "فهد", PASSWORD, Role.OPERATOR, ["men"])
    centre.staff.take_desk(fahad.id, "M1")
    (man,) = more(centre, fahad, section="men", desk="M1")
    rated(centre, man, 1, Reason.MANNER)
    first = centre.administration.today()
    rated(centre, served, 2, Reason.LONG_WAIT, Reason.PLACE)
    clock.advance(24 * 3600)
    today = centre.administration.today()
    for ticket, score in zip(more(centre, noura, 4), (5, 5, 3), strict=False):
        rated(centre, ticket, score, *([Reason.LONG_WAIT] if score == 3 else []))
    told = centre.ratings.summary("women", first, today, by=maha.id)
    assert [(day.date, day.scores, day.average) for day in told.days] == [
        (first, (0, 1, 0, 0, 0), 2),
        (today, (0, 0, 1, 0, 2), 13 / 3),
    ]
    assert (told.count, told.average, told.finished, told.scores) == (4, 3.75, 5, (0, 1, 1, 0, 2))
    assert dict(told.reasons) == {Reason.LONG_WAIT: 2, Reason.PLACE: 1}
    assert centre.ratings.summary("women", today, today).count == 3
    assert centre.ratings.summary("men", first, today).average == 1
    assert code_of(lambda: centre.ratings.summary("men", first, today, by=maha.id)) == "section_not_yours"
    assert code_of(lambda: centre.ratings.summary("women", today, first)) == "dates_reversed"
