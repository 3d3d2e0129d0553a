"""The steps between the service and the ticket: only where they are needed, undone one by one, and asked once."""

from itertools import count

import pytest

from core.domain.help import Help
from kiosk.flow import Flow, Page


@pytest.fixture
def flow() -> Flow:
    numbers = count()
    made = Flow(lambda: f"key-{next(numbers)}")
    made.choose_section("women")
    return made


def test_who_needs_nothing_more_is_done_with_two_touches(flow: Flow) -> None:
    assert flow.choose_service("submit")
    assert flow.issuing
    assert not flow.choose_service("submit")


def test_a_service_that_asks_gives_no_ticket_before_the_answer_and_only_one_after(flow: Flow) -> None:
    assert not flow.choose_service("audience", identify=True)
    assert (flow.page, flow.issuing) == (Page.IDENTITY, False)
    assert flow.identified()
    assert flow.issuing
    assert not flow.identified(), "a second tap"
    assert not flow.can_go_back


def test_the_steps_are_undone_one_by_one(flow: Flow) -> None:
    flow.ask_help()
    flow.choose_help(Help.ELDERLY)
    flow.choose_service("audience", identify=True)
    flow.back()
    assert (flow.page, flow.service, flow.help) == (Page.SERVICES, "", Help.ELDERLY)
    flow.drop_help()
    assert flow.help is None
    flow.ask_help()
    flow.back()
    assert (flow.page, flow.help) == (Page.SERVICES, None)
    flow.back()
    assert (flow.page, flow.section) == (Page.HOME, "")


def test_the_next_visitor_finds_nothing_of_the_last_one(flow: Flow) -> None:
    flow.ask_help()
    flow.choose_help(Help.INFANT)
    flow.choose_service("audience", identify=True)
    flow.identified()
    flow.home()
    assert (flow.page, flow.service, flow.help, flow.asked) == (Page.HOME, "", None, False)


def test_who_is_refused_chooses_again_under_another_key_and_keeps_the_help(flow: Flow) -> None:
    flow.ask_help()
    flow.choose_help(Help.INFANT)
    flow.choose_service("audience", identify=True)
    flow.identified()
    key = flow.key
    flow.refuse(full=True)
    assert (flow.page, flow.service, flow.help, flow.issuing) == (Page.SERVICES, "", Help.INFANT, False)
    assert flow.key != key


def test_a_touch_on_a_page_that_is_gone_changes_nothing(flow: Flow) -> None:
    assert not flow.identified()
    flow.choose_help(Help.INFANT)
    flow.choose_service("submit")
    flow.ask_help()
    flow.drop_help()
    assert (flow.page, flow.help, flow.issuing) == (Page.SERVICES, None, True)
