"""Playing sound on the loudspeaker that is there now; it may be missing, come later, or be another one."""

import logging
from array import array
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import QBuffer, QObject

from core.voice.pcm import Pcm, at_rate

if TYPE_CHECKING:
    from PySide6.QtMultimedia import QAudioDevice, QAudioFormat, QAudioSink

_log = logging.getLogger(__name__)


class Sound(Protocol):
    """Where sound goes; never blocks, never fails."""

    def play(self, sound: Pcm, volume: float) -> None:
        """Play from its beginning, in place of what plays; `volume` from 0 to 1."""

    def stop(self) -> None:
        """Be silent at once."""


class Loudspeaker(QObject):
    """`Sound` on the PC's default output: what is plugged in or out while it plays takes over the rest of it."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        # Loaded here and not with this module: it tells of missing libraries before Qt's messages go to the log, and
        # a program without sound needs none of its threads.
        from PySide6 import QtMultimedia

        self._qt = QtMultimedia
        self._devices = QtMultimedia.QMediaDevices(self)
        self._devices.audioOutputsChanged.connect(self._look)
        self._sink: QAudioSink | None = None
        self._device: QAudioDevice | None = None
        self._sound: Pcm | None = None
        self._stream = QBuffer(self)
        self._volume = 1.0
        self._begun = 0.0  # seconds of the sound that an output before this one has played

    def play(self, sound: Pcm, volume: float) -> None:
        """As `Sound.play`; without a loudspeaker nothing sounds, now or later."""
        self.stop()
        self._sound, self._volume, self._begun = sound, volume, 0.0
        self._start()

    def stop(self) -> None:
        """As `Sound.stop`."""
        self._leave()
        self._sound = None

    def _start(self) -> None:
        device, sound = self._qt.QMediaDevices.defaultAudioOutput(), self._sound
        if sound is None or device.isNull():
            self._sound = None
            return
        rest = Pcm(sound.samples[round(self._begun * sound.rate) :], sound.rate)
        made = self._format(device, sound.rate)
        self._stream.setData(interleaved(at_rate(rest, made.sampleRate()), made.channelCount()))
        self._stream.open(QBuffer.OpenModeFlag.ReadOnly)
        sink = self._qt.QAudioSink(device, made, self)
        sink.setVolume(self._volume)
        sink.stateChanged.connect(self._changed)
        self._sink, self._device = sink, device
        sink.start(self._stream)

    def _format(self, device: "QAudioDevice", rate: int) -> "QAudioFormat":
        """Ours where the device takes it, else its own rate and channels."""
        made = self._qt.QAudioFormat()
        made.setSampleRate(rate)
        made.setChannelCount(1)
        made.setSampleFormat(self._qt.QAudioFormat.SampleFormat.Int16)
        if not device.isFormatSupported(made):
            own = device.preferredFormat()
            made.setSampleRate(own.sampleRate())
            made.setChannelCount(own.channelCount())
        return made

    def _leave(self) -> None:
        """Stop the output, and know how much of the sound it has played."""
        sink, self._sink, self._device = self._sink, None, None
        if sink is not None:
            self._begun += sink.processedUSecs() / 1e6
            sink.stateChanged.disconnect(self._changed)
            sink.stop()
            sink.deleteLater()
        self._stream.close()

    def _changed(self) -> None:
        if self._sink is None:
            return
        state, error = self._sink.state(), self._sink.error()
        if error not in {self._qt.QtAudio.Error.NoError, self._qt.QtAudio.Error.UnderrunError}:
            _log.warning("The loudspeaker stopped: %s", error)
            self._leave()  # what comes in its place is told by the list of outputs
        elif state is self._qt.QtAudio.State.IdleState and self._stream.atEnd():
            self.stop()

    def _look(self) -> None:
        """Another output is the usual one now, or the only one is gone."""
        if self._sound is not None and self._qt.QMediaDevices.defaultAudioOutput() != self._device:
            self._leave()
            self._start()


def interleaved(sound: Pcm, channels: int) -> bytes:
    """The same on every channel."""
    if channels == 1:
        return sound.bytes()
    made = array("h", bytes(2 * channels * len(sound.samples)))
    for channel in range(channels):
        made[channel::channels] = sound.samples
    return Pcm(made, sound.rate).bytes()
