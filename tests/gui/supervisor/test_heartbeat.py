"""Every program gives a sign of life with its clock's error; a counter takes its leave, a kiosk does not."""

from collections.abc import Callable, Iterator
from datetime import timedelta

import pytest
from pytestqt.qtbot import QtBot

from core.bootstrap import Centre, open_centre
from core.config import Device, Settings
from core.qt.heartbeat import Heartbeat
from core.qt.link import CentreLink
from core.qt.stills import lose_database
from core.services.dto import DeviceView
from tests.support.clock import FakeClock

Start = Callable[[Device, FakeClock], CentreLink]


@pytest.fixture
def start(centre: Centre, database_url: str) -> Iterator[Start]:
    """A program of a device, on a clock of its own."""
    links: list[CentreLink] = []

    def started(device: Device, clock: FakeClock) -> CentreLink:
        settings = Settings(database=database_url, device=device)
        link = CentreLink(lambda: open_centre(settings, clock=clock))
        links.append(link)
        Heartbeat(link, device, every_ms=20)
        link.start()
        return link

    yield started
    for link in links:
        link.close()


def heard(centre: Centre, name: str) -> DeviceView | None:
    """What is known of a device."""
    return next((one for one in centre.administration.devices() if one.name == name), None)


@pytest.mark.parametrize(("kind", "stays"), [("kiosk", True), ("display", True), ("counter", False)])
def test_a_device_beats_and_goes(
    centre: Centre, clock: FakeClock, start: Start, qtbot: QtBot, kind: str, stays: bool
) -> None:
    device = Device.model_validate({"name": "here", "kind": kind, "section": "women"})
    link = start(device, clock)
    qtbot.waitUntil(lambda: (known := heard(centre, "here")) is not None and known.heard_at == clock.now())
    clock.advance(300)
    qtbot.waitUntil(lambda: (known := heard(centre, "here")) is not None and known.heard_at == clock.now())
    link.close()
    known = heard(centre, "here")
    assert known is not None
    assert (known.kind, known.section, known.heard_at is not None) == (kind, "women", stays)


def test_a_counter_belongs_to_the_section_of_its_desk(
    centre: Centre, clock: FakeClock, start: Start, qtbot: QtBot
) -> None:
    start(Device(name="here", kind="counter", desk="M2"), clock)
    qtbot.waitUntil(lambda: heard(centre, "here") is not None)
    known = heard(centre, "here")
    assert known is not None
    assert known.section == "men"


def test_a_clock_that_was_set_back_is_told_and_one_that_was_mended_too(
    centre: Centre, clock: FakeClock, start: Start, qtbot: QtBot
) -> None:
    centre.queue.issue("women", "submit", "a")
    own = FakeClock(clock.now() - timedelta(hours=1))
    start(Device(name="here", kind="kiosk"), own)
    qtbot.waitUntil(lambda: (known := heard(centre, "here")) is not None and known.clock_offset_seconds == -3600)
    own.advance(3600)
    qtbot.waitUntil(lambda: (known := heard(centre, "here")) is not None and known.clock_offset_seconds == 0)


def test_a_lost_database_is_beaten_again_when_it_is_back(
    centre: Centre, clock: FakeClock, start: Start, qtbot: QtBot
) -> None:
    link = start(Device(name="here", kind="kiosk"), clock)
    qtbot.waitUntil(lambda: heard(centre, "here") is not None)
    lose_database(link)
    qtbot.waitUntil(lambda: link.available)
    clock.advance(60)
    qtbot.waitUntil(lambda: (known := heard(centre, "here")) is not None and known.heard_at == clock.now())
