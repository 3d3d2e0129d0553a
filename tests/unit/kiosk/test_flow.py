"""The visitor's way, step by step."""

from itertools import count

import pytest

from core.bootstrap import open_centre
from core.services.dto import TicketView
from kiosk.flow import Flow, Page, Paper
from tests.support.clock import FakeClock


@pytest.fixture
def ticket(sqlite_url: str, clock: FakeClock) -> TicketView:
    """A ticket as the centre issues it."""
    with open_centre(sqlite_url, clock=clock) as centre:
        return centre.queue.issue("women", "submit", "a-key")


@pytest.fixture
def flow() -> Flow:
    numbers = count(1)
    return Flow(lambda: f"key-{next(numbers)}")


def at_the_ticket(flow: Flow, ticket: TicketView) -> Flow:
    flow.choose_section("women")
    flow.choose_service("submit")
    flow.issued(ticket)
    return flow


def test_section_then_service_then_ticket(flow: Flow, ticket: TicketView) -> None:
    assert flow.page is Page.HOME
    flow.choose_section("women")
    assert (flow.page, flow.section, flow.can_go_back) == (Page.SERVICES, "women", True)
    assert flow.choose_service("submit")
    assert flow.issuing
    flow.issued(ticket)
    assert (flow.page, flow.ticket, flow.paper, flow.issuing) == (Page.TICKET, ticket, Paper.COMING, False)


def test_a_second_service_is_not_chosen(flow: Flow) -> None:
    flow.choose_section("women")
    assert flow.choose_service("submit")
    assert not flow.choose_service("submit")
    assert not flow.choose_service("enquiry")
    assert flow.service == "submit"


def test_a_section_is_not_changed_behind_the_services(flow: Flow) -> None:
    flow.choose_section("women")
    flow.choose_section("men")
    assert flow.section == "women"


def test_no_service_is_chosen_at_home_or_at_the_ticket(flow: Flow, ticket: TicketView) -> None:
    assert not flow.choose_service("submit")
    assert not at_the_ticket(flow, ticket).choose_service("enquiry")


def test_the_key_lives_as_long_as_the_visitor(flow: Flow, ticket: TicketView) -> None:
    key = flow.key
    assert at_the_ticket(flow, ticket).key == key
    flow.home()
    assert flow.key != key


def test_a_refusal_lets_choose_again_under_another_key(flow: Flow) -> None:
    flow.choose_section("women")
    flow.choose_service("submit")
    key = flow.key
    flow.refuse()
    assert (flow.refused, flow.page, flow.issuing) == (True, Page.SERVICES, False)
    assert flow.key != key
    assert flow.choose_service("enquiry")
    assert not flow.refused


def test_a_full_service_is_told_until_another_is_chosen(flow: Flow) -> None:
    flow.choose_section("women")
    flow.choose_service("submit")
    flow.refuse(full=True)
    assert (flow.refused, flow.full) == (True, True)
    flow.choose_service("enquiry")
    flow.refuse()
    assert (flow.refused, flow.full) == (True, False)


def test_back_is_closed_while_the_ticket_is_on_its_way(flow: Flow) -> None:
    flow.choose_section("women")
    flow.choose_service("submit")
    flow.back()
    assert flow.page is Page.SERVICES


def test_a_fixed_section_has_no_way_back(flow: Flow) -> None:
    fixed = Flow(flow.new_key, "men")
    assert (fixed.page, fixed.section, fixed.can_go_back) == (Page.SERVICES, "men", False)
    fixed.back()
    assert fixed.section == "men"


@pytest.mark.parametrize(("well", "paper", "lingers"), [(True, Paper.TAKEN, False), (False, Paper.FAILED, True)])
def test_the_paper_is_told_to_its_own_visitor(
    flow: Flow, ticket: TicketView, well: bool, paper: Paper, lingers: bool
) -> None:
    key = at_the_ticket(flow, ticket).key
    assert flow.printed(key, well)
    assert (flow.paper, flow.lingers) == (paper, lingers)
    flow.home()
    assert not flow.printed(key, well)
    assert flow.paper is Paper.COMING
