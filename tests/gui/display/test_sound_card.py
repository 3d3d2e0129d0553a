"""A hall's sound card goes in the middle of a call, and comes back: the screen goes on, and the next call is heard."""

from array import array

import pytest

from core.bootstrap import Centre
from core.config import SpokenCalls
from core.domain.spoken.grammar import grammar_of
from core.domain.text import Language
from core.qt.player import Loudspeaker
from core.voice.pcm import Pcm
from core.voice.shelf import shelf, shipped_folder
from core.voice.voice import Voice
from tests.gui.display.conftest import Opener
from tests.gui.display.test_calls import come
from tests.support.heard import clips_in
from tests.support.sound_card import Output, Sink, played_instead, plug
from waiting_display.announcer import LEAST_SECONDS

AR = Language.ARABIC
SHIPPED = [Voice(voice) for voice in shelf([shipped_folder()]).voices if voice.language is AR]


@pytest.fixture
def database_url(sqlite_url: str) -> str:
    """What is read, not what is heard."""
    return sqlite_url


@pytest.mark.parametrize("told_first", ["output", "list"])
def test_a_sound_card_that_is_pulled_out_in_mid_call_stops_nothing_and_the_next_call_after_it_is_back_is_heard(
    centre: Centre, open_screen: Opener, monkeypatch: pytest.MonkeyPatch, told_first: str
) -> None:
    played_instead(monkeypatch)
    screen = open_screen(voice=SpokenCalls(languages=(AR,), ticket_language=False), sound=Loudspeaker())
    screen.actor.expect("قسم النساء")
    come(centre, 3)
    centre.queue.call_next("W1")
    screen.see(lambda: len(Sink.opened) == 1)
    Sink.opened[0].passes(1.0)
    if told_first == "output":
        Sink.opened[0].fails()
    plug(Output(""))
    assert Sink.opened[0].stopped
    centre.queue.call_next("W2")
    screen.see(lambda: screen.display.model.property("backlog") == 1)
    screen.pass_seconds(LEAST_SECONDS, step=1)
    screen.see(lambda: screen.large == ("W002", "2"))
    assert len(Sink.opened) == 1  # there is nothing to be heard by
    plug(Output("hall again"))
    assert len(Sink.opened) == 1  # half a call, begun anew, would be understood by nobody
    screen.pass_seconds(LEAST_SECONDS, step=1)
    centre.queue.call_next("W3")
    screen.see(lambda: screen.large == ("W003", "3") and len(Sink.opened) == 2)
    back = Sink.opened[1]
    back.passes(60)
    heard = Pcm(array("h", back.heard))
    said = [found.clip for found in clips_in(heard, *SHIPPED)]
    assert said == [f"{AR}:{clip}" for phrase in grammar_of(AR).call(3, 3) for clip in phrase]
    assert [code for code, _ in screen.shown] == ["W001", "W002", "W003"]
