"""Who has the same request open: seen by those who may read it, gone after half a minute without a sign of life."""

import subprocess
import sys
from datetime import datetime, timedelta

import pytest

from core.bootstrap import Centre, open_centre
from core.clock import SystemClock
from core.domain.workflow import Role
from core.services.dto import RequestView, StaffView, VisitView
from core.services.presence_ports import PresentView
from tests.integration.conftest import PASSWORD, code_of
from tests.support.clock import FakeClock
from tests.support.ear import listening

READER = """
import sys
from uuid import UUID
from core.bootstrap import open_centre
with open_centre(sys.argv[1]) as centre:
    print(len(centre.presence.here(UUID(sys.argv[2]), by=UUID(sys.argv[3]))), flush=True)
    sys.stdin.readline()
"""


@pytest.fixture
def request_(centre: Centre, visit: VisitView, noura: StaffView) -> RequestView:
    """A request that lies with the minister's office."""
    return centre.requests.register(visit.id, "G01", "طلب نقل", "خطاب", by=noura.id, key="a")


@pytest.fixture
def office(centre: Centre) -> StaffView:
    return centre.staff.add("office", "خالد الدوسري", PASSWORD, Role.OFFICE, [])


NOURA = PresentView("نورة السالم", Role.OPERATOR, None)
KHALID = PresentView("خالد الدوسري", Role.OFFICE, None)


def test_two_who_open_a_request_see_each_other(
    centre: Centre, request_: RequestView, noura: StaffView, office: StaffView, clock: FakeClock
) -> None:
    here, gone = centre.presence.here, centre.presence.gone
    assert here(request_.id, by=noura.id) == ()
    assert here(request_.id, by=office.id) == (NOURA,)
    clock.advance(10)
    assert here(request_.id, by=noura.id) == (KHALID,)
    gone(request_.id, by=office.id)
    gone(request_.id, by=office.id)
    assert here(request_.id, by=noura.id) == ()
    here(request_.id, by=office.id)
    clock.advance(30)
    assert here(request_.id, by=noura.id) == (KHALID,)
    clock.advance(1)
    assert here(request_.id, by=noura.id) == ()


def test_only_who_may_read_it_is_told(centre: Centre, request_: RequestView, noura: StaffView) -> None:
    centre.presence.here(request_.id, by=noura.id)
    stranger = centre.staff.add("legal", "ناصر", PASSWORD, Role.OFFICER, [], "LEG")
    assert code_of(lambda: centre.presence.here(request_.id, by=stranger.id)) == "request_not_yours"
    assert centre.presence.here(request_.id, by=noura.id) == ()


def test_a_clock_that_was_set_back_leaves_nobody_there(
    centre: Centre, request_: RequestView, noura: StaffView, office: StaffView, clock: FakeClock
) -> None:
    centre.presence.here(request_.id, by=office.id)
    clock.advance(-3600)
    assert centre.presence.here(request_.id, by=noura.id) == ()


def test_no_screen_is_woken(centre: Centre, request_: RequestView, noura: StaffView) -> None:
    with listening(centre) as ear:
        centre.queue.issue("women", "submit", "from here")
        ear.wait("queue:women")
        ear.forget()
        centre.presence.here(request_.id, by=noura.id)
        centre.presence.gone(request_.id, by=noura.id)
        centre.queue.issue("men", "submit", "to here")
        ear.wait("queue:men")
        assert set(ear.heard) == {"queue:men"}


class Ahead:
    """The true time, and so much later."""

    def __init__(self) -> None:
        self.by = timedelta()

    def now(self) -> datetime:
        return SystemClock().now() + self.by


def test_a_program_that_is_killed_is_gone_after_half_a_minute(
    centre: Centre, request_: RequestView, noura: StaffView, office: StaffView, database_url: str
) -> None:
    clock = Ahead()
    command = [sys.executable, "-c", READER, database_url, str(request_.id), str(office.id)]
    with open_centre(database_url, clock=clock) as own:
        assert own.presence.here(request_.id, by=noura.id) == ()
        with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
            assert other.stdout is not None
            assert other.stdout.readline() == "1\n"
            assert own.presence.here(request_.id, by=noura.id) == (KHALID,)
            other.kill()
        assert own.presence.here(request_.id, by=noura.id) == (KHALID,)
        clock.by = timedelta(seconds=32)
        assert own.presence.here(request_.id, by=noura.id) == ()
