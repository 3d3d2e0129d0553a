"""Hospitality on both databases: brought once, taken back, and never told to whom it does not concern."""

from dataclasses import fields

import pytest
from sqlalchemy import text

from core.bootstrap import Centre
from core.domain.hospitality import Item
from core.domain.workflow import Role
from core.services.dto import StaffView, TicketView, VisitView
from core.services.live_dto import GuestView
from tests.integration.conftest import NAME, PASSWORD, code_of
from tests.support.clock import FakeClock
from tests.support.ear import listening


@pytest.fixture
def salma(centre: Centre) -> StaffView:
    """The host of the women's hall."""
    return centre.staff.add("salma", "سلمى حسن", PASSWORD, Role.HOST, ["women"])


@pytest.fixture
def ticket(centre: Centre) -> TicketView:
    """Somebody in the women's hall."""
    return centre.queue.issue("women", "submit", "a")


def guests(centre: Centre, host: StaffView) -> dict[str, GuestView]:
    """Who sits in the hall, by code, in the order of going to them."""
    return {guest.code: guest for guest in centre.hospitality.guests(host.id).guests}


def test_what_was_brought_is_counted_once_for_each_key(
    centre: Centre, clock: FakeClock, salma: StaffView, ticket: TicketView
) -> None:
    first = centre.hospitality.serve(ticket.id, Item.COFFEE, by=salma.id, key="one")
    assert centre.hospitality.serve(ticket.id, Item.COFFEE, by=salma.id, key="one") == first
    clock.advance(60)
    centre.hospitality.serve(ticket.id, Item.DATES, by=salma.id, key="two")
    centre.hospitality.serve(ticket.id, Item.COFFEE, by=salma.id, key="three")
    guest = guests(centre, salma)["W001"]
    assert sorted(guest.served) == sorted([Item.COFFEE, Item.DATES, Item.COFFEE])
    assert guest.served_at == clock.now()
    other = centre.queue.issue("women", "submit", "b")
    for attempt in (
        lambda: centre.hospitality.serve(other.id, Item.COFFEE, by=salma.id, key="one"),
        lambda: centre.hospitality.serve(ticket.id, Item.TEA, by=salma.id, key="one"),
    ):
        assert code_of(attempt) == "key_reused"
    assert code_of(lambda: centre.hospitality.serve(ticket.id, Item.TEA, by=salma.id, key=" ")) == "key_missing"


def test_what_was_taken_back_counts_no_more_and_stays_in_the_record(
    centre: Centre, clock: FakeClock, salma: StaffView, ticket: TicketView
) -> None:
    kept = centre.hospitality.serve(ticket.id, Item.TEA, by=salma.id, key="one")
    clock.advance(60)
    wrong = centre.hospitality.serve(ticket.id, Item.WATER, by=salma.id, key="two")
    centre.hospitality.undo(wrong.id, by=salma.id)
    undone = clock.now()
    clock.advance(60)
    centre.hospitality.undo(wrong.id, by=salma.id)
    guest = guests(centre, salma)["W001"]
    assert (guest.served, guest.served_at) == ((Item.TEA,), kept.at)
    with centre.storage.units.read() as unit:
        rows = unit._scope.run(text("SELECT item, undone_at IS NULL, undone_by_id IS NULL FROM hospitality_order"))
        lines = [tuple(row) for row in rows]
        assert sorted((str(item), bool(at), bool(by)) for item, at, by in lines) == [
            ("tea", True, True),
            ("water", False, False),
        ]
        assert unit.hospitality.take_back(wrong.id, salma.id, undone) is False
    assert code_of(lambda: centre.hospitality.undo(ticket.id, by=salma.id)) == "nothing_to_undo"


def test_the_repeat_of_an_order_that_was_taken_back_does_not_bring_it_again(
    centre: Centre, salma: StaffView, ticket: TicketView
) -> None:
    order = centre.hospitality.serve(ticket.id, Item.TEA, by=salma.id, key="one")
    centre.hospitality.undo(order.id, by=salma.id)
    assert centre.hospitality.serve(ticket.id, Item.TEA, by=salma.id, key="one") == order
    assert guests(centre, salma)["W001"].served == ()


def test_who_was_left_alone_rises(centre: Centre, clock: FakeClock, salma: StaffView) -> None:
    first, second, third = (centre.queue.issue("women", "submit", key) for key in "abc")
    clock.advance(10 * 60)
    centre.hospitality.serve(first.id, Item.COFFEE, by=salma.id, key="one")
    assert list(guests(centre, salma)) == [first.code, second.code, third.code]
    clock.advance(6 * 60)
    assert list(guests(centre, salma)) == [second.code, third.code, first.code]
    centre.hospitality.serve(second.id, Item.COFFEE, by=salma.id, key="two")
    assert list(guests(centre, salma)) == [third.code, first.code, second.code]


def test_the_hall_holds_who_waits_and_who_is_parked(
    centre: Centre, salma: StaffView, noura: StaffView, ticket: TicketView
) -> None:
    centre.queue.issue("women", "submit", "b")
    centre.queue.issue("men", "submit", "m")
    centre.queue.call_next("W1", by=noura.id)
    assert list(guests(centre, salma)) == ["W002"]
    centre.queue.park("W1", "الأصل", by=noura.id)
    assert sorted(guests(centre, salma)) == ["W001", "W002"]


def test_who_has_left_is_brought_nothing(
    centre: Centre, salma: StaffView, noura: StaffView, ticket: TicketView
) -> None:
    centre.queue.call_next("W1", by=noura.id)
    centre.hospitality.serve(ticket.id, Item.WATER, by=salma.id, key="at the window")
    centre.queue.finish("W1", by=noura.id)
    gone = code_of(lambda: centre.hospitality.serve(ticket.id, Item.WATER, by=salma.id, key="gone"))
    assert gone == "ticket_move_forbidden"


def test_only_the_hosts_of_a_hall_serve_there(centre: Centre, noura: StaffView, ticket: TicketView) -> None:
    man = centre.staff.add("ali", "علي", PASSWORD, Role.HOST, ["men"])
    serve = centre.hospitality.serve
    assert code_of(lambda: serve(ticket.id, Item.TEA, by=noura.id, key="k")) == "role_not_allowed"
    assert code_of(lambda: serve(ticket.id, Item.TEA, by=man.id, key="k")) == "section_not_yours"
    assert code_of(lambda: centre.hospitality.guests(noura.id)) == "role_not_allowed"
    assert centre.hospitality.guests(man.id).guests == ()


def test_a_host_sees_no_name(centre: Centre, salma: StaffView, noura: StaffView, visit: VisitView) -> None:
    centre.queue.park("W1", "يعود", by=noura.id)
    shown = centre.hospitality.guests(salma.id)
    assert NAME not in repr(shown)
    assert visit.visitor.mobile not in repr(shown)
    assert not {"name", "visitor", "note", "reason"} & {field.name for field in fields(GuestView)}


def test_the_feed_tells_the_hall_and_nothing_else(centre: Centre, salma: StaffView, ticket: TicketView) -> None:
    with listening(centre) as ear:
        order = centre.hospitality.serve(ticket.id, Item.TEA, by=salma.id, key="one")
        ear.wait("hospitality:women")
        centre.hospitality.undo(order.id, by=salma.id)
        ear.wait("hospitality:women", 2)
        assert set(ear.heard) == {"hospitality:women"}
