"""Clips that nobody recorded: spoken by the PC before they are needed, or the chime stands alone."""

from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from core.config import SpokenCalls
from core.domain.spoken.wishes import Shortening
from core.domain.text import Language
from core.domain.visitor import Gender
from core.qt.jobs import JobRunner
from core.services.dto import CallView
from core.voice.pcm import Pcm
from core.voice.speech import AFTER_ALL, chime
from core.voice.synthesis import Synthesis
from tests.support.clock import FakeClock
from tests.support.heard import Heard
from tests.unit.display.test_announcer import Record
from tests.unit.voice.conftest import Maker, make_voice
from tests.unit.voice.test_levels import tone
from waiting_display.voice import HallVoice

__all__ = ["make_voice"]
FULL = Shortening.NONE
SHORTEST = chime(clear=False).seconds + AFTER_ALL + 0.3  # of an announcement with words


class Speaker(Synthesis):
    """Says a tone for what it may say, and notes the words."""

    def __init__(self, able: bool) -> None:
        super().__init__(Path("nowhere"))
        self._able = able
        self.asked: list[tuple[str, Language, Gender]] = []
        self.may_speak = Event()

    def say(self, text: str, language: Language, gender: Gender = Gender.MAN) -> Pcm | None:
        assert self.may_speak.wait(20)
        self.asked.append((text, language, gender))
        return tone(0.1) if self._able else None


def called(number: int, desk: int) -> CallView:
    record = Record()
    record.call(number, desk)
    call = record.calls[0]
    return replace(call, ticket=replace(call.ticket, language=Language.ENGLISH))


@pytest.mark.parametrize("able", [True, False])
def test_what_is_missing_is_made_once_beside_the_screen_and_never_said_by_halves(
    able: bool, make_voice: Maker, qtbot: QtBot
) -> None:
    folder = make_voice("ours")
    folder.joinpath("5.wav").unlink()
    making, sound = Speaker(able), Heard(lambda: 0.0)
    settings = SpokenCalls(languages=(Language.ENGLISH,), voices=("ours",), folder=folder.parent)
    link = QObject()
    voice = HallVoice(settings, FakeClock(), sound, link, making)
    with_words, alone = voice.seconds(called(4, 2), FULL), voice.seconds(called(5, 2), FULL)
    assert alone < SHORTEST < with_words  # not made yet: the chime stands alone
    making.may_speak.set()
    qtbot.waitUntil(lambda: making.asked == [("five", Language.ENGLISH, Gender.WOMAN)])
    qtbot.waitUntil(lambda: (voice.seconds(called(5, 3), FULL) > SHORTEST) is able)
    voice.say(called(5, 4), FULL)
    assert (sound.played[0].sound.seconds > SHORTEST) is able
    for runner in link.findChildren(JobRunner):
        runner.close()
