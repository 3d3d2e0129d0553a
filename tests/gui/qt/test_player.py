"""The loudspeaker: it may be missing, come later, be another one, or go while a call is spoken."""

from array import array

import pytest
from pytestqt.qtbot import QtBot

from core.qt.player import Loudspeaker, interleaved
from core.voice.pcm import RATE, Pcm
from tests.support.sound_card import Output, Sink, played_instead, plug

SOUND = Pcm(array("h", range(-RATE // 2, RATE // 2)))  # a second, no sample twice


@pytest.fixture
def speaker(monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> Loudspeaker:
    played_instead(monkeypatch)
    return Loudspeaker()


def test_every_sample_is_played_once_at_the_volume_that_is_wanted(speaker: Loudspeaker) -> None:
    speaker.play(SOUND, 0.4)
    sink = Sink.opened[-1]
    sink.passes(0.6)
    assert not sink.stopped
    sink.passes(0.6)
    assert sink.heard == SOUND.bytes()
    assert sink.volume == pytest.approx(0.4)
    assert sink.stopped  # an output that is not needed is given back


def test_the_next_call_begins_where_the_last_one_is_cut(speaker: Loudspeaker) -> None:
    speaker.play(SOUND, 1.0)
    Sink.opened[-1].passes(0.5)
    speaker.play(SOUND, 1.0)
    assert [sink.stopped for sink in Sink.opened] == [True, False]
    speaker.stop()
    assert Sink.opened[-1].stopped


def test_without_a_loudspeaker_nothing_sounds_then_or_later_and_nothing_fails(speaker: Loudspeaker) -> None:
    Output.present = Output("")
    speaker.play(SOUND, 1.0)
    plug(Output("hall"))
    assert Sink.opened == []
    speaker.play(SOUND, 1.0)
    assert Sink.opened[-1].device.name == "hall"


def test_what_is_plugged_in_while_a_call_is_spoken_says_the_rest_of_it(speaker: Loudspeaker) -> None:
    speaker.play(SOUND, 0.7)
    first = Sink.opened[-1]
    first.passes(0.4)
    first.fails()  # pulled out: Qt tells of the output first, then of the list
    plug(Output("television"))
    second = Sink.opened[-1]
    assert second.device.name == "television"
    assert second.volume == pytest.approx(0.7)
    second.passes(1.0)
    assert first.heard + second.heard == SOUND.bytes()


def test_another_output_that_is_not_the_usual_one_disturbs_nothing(speaker: Loudspeaker) -> None:
    speaker.play(SOUND, 1.0)
    plug(Output.present)
    assert len(Sink.opened) == 1
    plug(Output(""))
    assert Sink.opened[-1].stopped
    plug(Output("later"))
    assert len(Sink.opened) == 1


def test_a_device_that_wants_two_channels_at_its_own_rate_gets_them(speaker: Loudspeaker) -> None:
    Output.present = Output("card", 44_100, 2)
    speaker.play(SOUND, 1.0)
    sink = Sink.opened[-1]
    sink.passes(2.0)
    samples = array("h", sink.heard)
    assert len(samples) == pytest.approx(2 * 44_100, abs=4)
    assert samples[0::2] == samples[1::2]
    assert samples[0] == SOUND.samples[0]
    assert interleaved(SOUND, 1) == SOUND.bytes()
