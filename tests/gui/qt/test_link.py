"""What a screen's own dates go by."""

from datetime import timedelta
from pathlib import Path

from pytestqt.qtbot import QtBot

from core.bootstrap import create_centre, open_centre
from core.clock import SystemClock
from core.config import Settings
from core.qt.link import CentreLink
from core.services.setup import DEFAULT_CENTRE
from tests.support.clock import FakeClock


def test_a_screen_goes_by_the_centres_clock_once_the_centre_is_open(qtbot: QtBot, tmp_path: Path) -> None:
    settings, clock = Settings(database=f"sqlite:///{tmp_path / 'centre.db'}"), FakeClock()
    create_centre(settings, DEFAULT_CENTRE)
    link = CentreLink(lambda: open_centre(settings, clock=clock))
    shown = link.clock
    assert abs(shown.now() - SystemClock().now()) < timedelta(minutes=1)
    link.start()
    qtbot.waitUntil(lambda: shown.now() == clock.now())
    link.close()
