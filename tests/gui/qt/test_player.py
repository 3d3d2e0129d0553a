"""The loudspeaker: it may be missing, come later, be another one, or go while a call is spoken."""

from array import array
from dataclasses import dataclass
from types import SimpleNamespace
from typing import ClassVar

import PySide6
import pytest
from PySide6.QtCore import QIODevice, QObject, Signal
from PySide6.QtMultimedia import QAudioFormat, QtAudio
from pytestqt.qtbot import QtBot

from core.qt.player import Loudspeaker, interleaved
from core.voice.pcm import RATE, Pcm

SOUND = Pcm(array("h", range(-RATE // 2, RATE // 2)))  # a second, no sample twice


@dataclass
class Output:
    """An audio output; the nameless one is what Qt gives where there is none."""

    name: str
    rate: int = RATE
    channels: int = 1
    present: ClassVar["Output"]

    def isNull(self) -> bool:  # noqa: N802 - Qt's name
        return self.name == ""

    def isFormatSupported(self, wanted: QAudioFormat) -> bool:  # noqa: N802 - Qt's name
        return (wanted.sampleRate(), wanted.channelCount()) == (self.rate, self.channels)

    def preferredFormat(self) -> QAudioFormat:  # noqa: N802 - Qt's name
        made = QAudioFormat()
        made.setSampleRate(self.rate)
        made.setChannelCount(self.channels)
        return made


class Devices(QObject):
    audioOutputsChanged = Signal()  # noqa: N815 - Qt's name
    known: ClassVar[list["Devices"]]

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        Devices.known.append(self)

    @staticmethod
    def defaultAudioOutput() -> Output:  # noqa: N802 - Qt's name
        return Output.present


class Sink(QObject):
    """Plays as much as the test lets it."""

    stateChanged = Signal(object)  # noqa: N815 - Qt's name
    opened: ClassVar[list["Sink"]]

    def __init__(self, device: Output, made: QAudioFormat, parent: QObject) -> None:
        super().__init__(parent)
        self.device, self.made = device, made
        self.heard, self.volume, self.stopped = b"", 0.0, False
        self._state, self._error = QtAudio.State.IdleState, QtAudio.Error.NoError
        self._stream: QIODevice | None = None
        Sink.opened.append(self)

    def setVolume(self, volume: float) -> None:  # noqa: N802 - Qt's name
        self.volume = volume

    def start(self, stream: QIODevice) -> None:
        self._stream, self._state = stream, QtAudio.State.ActiveState

    def stop(self) -> None:
        self.stopped = True

    def state(self) -> QtAudio.State:
        return self._state

    def error(self) -> QtAudio.Error:
        return self._error

    def processedUSecs(self) -> int:  # noqa: N802 - Qt's name
        return round(len(self.heard) * 1e6 / (2 * self.made.channelCount() * self.made.sampleRate()))

    def passes(self, seconds: float) -> None:
        assert self._stream is not None
        self.heard += self._stream.read(round(seconds * self.made.sampleRate()) * 2 * self.made.channelCount()).data()
        if self._stream.atEnd():
            self._state = QtAudio.State.IdleState
            self.stateChanged.emit(self._state)

    def fails(self) -> None:
        self._state, self._error = QtAudio.State.StoppedState, QtAudio.Error.FatalError
        self.stateChanged.emit(self._state)


@pytest.fixture
def speaker(monkeypatch: pytest.MonkeyPatch, qtbot: QtBot) -> Loudspeaker:
    Output.present, Devices.known, Sink.opened = Output("hall"), [], []
    fake = SimpleNamespace(QMediaDevices=Devices, QAudioSink=Sink, QAudioFormat=QAudioFormat, QtAudio=QtAudio)
    monkeypatch.setattr(PySide6, "QtMultimedia", fake)
    return Loudspeaker()


def plug(output: Output) -> None:
    Output.present = output
    Devices.known[-1].audioOutputsChanged.emit()


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
