"""People of a centre: clerks who sit at their windows, and a visitor in front of one of them."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from core.bootstrap import Centre
from core.domain.errors import IstiqbalError
from core.domain.visitor import Gender
from core.domain.workflow import Role
from core.services.dto import StaffView, VisitView
from tests.support.clock import FakeClock
from tests.support.kiosk_alone import OpenKiosk, kiosks

PASSWORD = "a long password"
CITIZEN, RESIDENT = "1000000008", "2000000006"
NAME, MOBILE = "نورة عبدالله السالم", "0501234567"


def code_of(attempt: Callable[[], object]) -> str:
    """Why something is refused."""
    with pytest.raises(IstiqbalError) as caught:
        attempt()
    return caught.value.code.value


@pytest.fixture
def noura(centre: Centre) -> StaffView:
    """A clerk of the women's section at window W1."""
    person = centre.staff.add("noura", "نورة السالم", PASSWORD, Role.OPERATOR, ["women"])
    centre.staff.take_desk(person.id, "W1")
    return person


@pytest.fixture
def huda(centre: Centre) -> StaffView:
    """A clerk of the women's section at window W2."""
    person = centre.staff.add("huda", "هدى الحربي", PASSWORD, Role.OPERATOR, ["women"])
    centre.staff.take_desk(person.id, "W2")
    return person


@pytest.fixture
def visit(centre: Centre, noura: StaffView) -> VisitView:
    """A visit that began at window W1."""
    centre.queue.issue("women", "submit", "visitor")
    centre.queue.call_next("W1", by=noura.id)
    visitor = centre.visitors.enter(CITIZEN, NAME, Gender.WOMAN, MOBILE)
    return centre.visitors.start_visit("W1", visitor.id, by=noura.id)


@pytest.fixture
def open_kiosk(centre: Centre, clock: FakeClock, tmp_path: Path) -> Iterator[OpenKiosk]:
    """Opens kiosks that issue alone."""
    with kiosks(centre, clock, tmp_path) as opened:
        yield opened
