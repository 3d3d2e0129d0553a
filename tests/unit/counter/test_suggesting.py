"""Asking for suggestions while somebody types: once when the hands rest, never an answer to an older text."""

from collections.abc import Callable
from typing import Any, cast

import pytest
from pytestqt.qtbot import QtBot

from core.domain.suggesting import Suggestion
from core.qt.link import CentreLink
from counter.suggesting import Suggesting

ONE, OTHER = (Suggestion("P05", ("تأشيرة",), 0),), (Suggestion("T01", ("مخالفة",), 0),)


class Line:
    """A link whose answers the test gives."""

    def __init__(self) -> None:
        self.asked: list[tuple[Callable[[Any], None], Callable[[Any], None]]] = []

    def run(self, work: object, done: Callable[[Any], None], failed: Callable[[Any], None]) -> None:
        self.asked.append((done, failed))


@pytest.fixture
def line() -> Line:
    return Line()


@pytest.fixture
def suggesting(line: Line, qtbot: QtBot) -> Suggesting:
    return Suggesting(cast("CentreLink", line))


def waits_for(qtbot: QtBot, line: Line, questions: int) -> None:
    qtbot.waitUntil(lambda: len(line.asked) == questions)


def test_a_text_is_asked_for_once_when_the_hands_rest(suggesting: Suggesting, line: Line, qtbot: QtBot) -> None:
    for text in ("ت", "تأ", "تأشيرة"):
        suggesting.hear(text, "")
    assert line.asked == []
    waits_for(qtbot, line, 1)
    with qtbot.waitSignal(suggesting.changed):
        line.asked[0][0](ONE)
    assert suggesting.found == ONE
    suggesting.hear(" تأشيرة ", "")
    assert not suggesting._rest.isActive()


def test_an_answer_to_an_older_text_is_not_shown_and_the_newer_is_asked_for(
    suggesting: Suggesting, line: Line, qtbot: QtBot
) -> None:
    suggesting.hear("تأشيرة", "")
    waits_for(qtbot, line, 1)
    suggesting.hear("مخالفة", "")
    rest = suggesting._rest
    qtbot.waitUntil(lambda: not rest.isActive())
    assert len(line.asked) == 1
    line.asked[0][0](ONE)
    assert not suggesting.found
    waits_for(qtbot, line, 2)
    line.asked[1][0](OTHER)
    assert suggesting.found == OTHER


def test_an_emptied_form_shows_nothing_at_once_whatever_is_answered(
    suggesting: Suggesting, line: Line, qtbot: QtBot
) -> None:
    suggesting.hear("تأشيرة", "")
    waits_for(qtbot, line, 1)
    line.asked[0][0](ONE)
    suggesting.hear("تأشيرة زيارة", "")
    waits_for(qtbot, line, 2)
    suggesting.hear("", "  ")
    assert not suggesting.found
    with qtbot.assertNotEmitted(suggesting.changed):
        line.asked[1][0](ONE)
    assert len(line.asked) == 2


def test_a_failure_shows_nothing_and_the_next_text_is_asked_for(
    suggesting: Suggesting, line: Line, qtbot: QtBot
) -> None:
    suggesting.hear("تأشيرة", "")
    waits_for(qtbot, line, 1)
    line.asked[0][1](None)
    assert not suggesting.found
    suggesting.hear("تأشيرة زيارة", "")
    waits_for(qtbot, line, 2)
    line.asked[1][0](ONE)
    assert suggesting.found == ONE


def test_closed_it_asks_no_more(suggesting: Suggesting, line: Line) -> None:
    suggesting.hear("تأشيرة", "")
    suggesting.close()
    assert not suggesting._rest.isActive()
    assert line.asked == []
