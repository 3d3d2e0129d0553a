"""A sound card of the test's, in place of Qt's: it may be missing, be pulled out, and come back."""

from dataclasses import dataclass
from types import SimpleNamespace
from typing import ClassVar

import PySide6
import pytest
from PySide6.QtCore import QIODevice, QObject, Signal
from PySide6.QtMultimedia import QAudioFormat, QtAudio

from core.voice.pcm import RATE


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


def played_instead(monkeypatch: pytest.MonkeyPatch) -> None:
    """Loudspeakers that are made from now on play on these outputs; one is there, the hall's."""
    Output.present, Devices.known, Sink.opened = Output("hall"), [], []
    fake = SimpleNamespace(QMediaDevices=Devices, QAudioSink=Sink, QAudioFormat=QAudioFormat, QtAudio=QtAudio)
    monkeypatch.setattr(PySide6, "QtMultimedia", fake)


def plug(output: Output) -> None:
    """This is the usual output now; the nameless one: the only one is gone."""
    Output.present = output
    Devices.known[-1].audioOutputsChanged.emit()
