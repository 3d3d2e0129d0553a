"""The loudspeaker: it may be missing, come later, or be another one."""

import sys
from types import ModuleType
from typing import ClassVar

import pytest
from PySide6.QtCore import QObject, QUrl

from waiting_display.chime import FILE, Chime


class Output:
    """An audio output; the nameless one is what Qt gives where there is none."""

    present: ClassVar["Output"]

    def __init__(self, name: str) -> None:
        self.name = name

    def isNull(self) -> bool:  # noqa: N802 - Qt's name
        return self.name == ""

    @classmethod
    def defaultAudioOutput(cls) -> "Output":  # noqa: N802 - Qt's name
        return cls.present


class Effect(QObject):
    """Notes what would sound, and where."""

    played: ClassVar[list[tuple[str, str]]]

    def __init__(self, output: Output, parent: QObject) -> None:
        super().__init__(parent)
        self._output = output
        self._source = QUrl()

    def audioDevice(self) -> Output:  # noqa: N802 - Qt's name
        return self._output

    def setSource(self, source: QUrl) -> None:  # noqa: N802 - Qt's name
        self._source = source

    def play(self) -> None:
        Effect.played.append((self._output.name, self._source.toLocalFile()))


@pytest.fixture(autouse=True)
def _loudspeaker(monkeypatch: pytest.MonkeyPatch) -> None:
    Output.present, Effect.played = Output(""), []
    multimedia = ModuleType("QtMultimedia")
    multimedia.__dict__.update(QMediaDevices=Output, QSoundEffect=Effect)
    monkeypatch.setitem(sys.modules, "PySide6.QtMultimedia", multimedia)


def test_without_a_loudspeaker_nothing_sounds_and_nothing_fails() -> None:
    Chime().sound()
    assert Effect.played == []


def test_the_chime_follows_the_loudspeaker_that_is_there() -> None:
    chime = Chime()
    chime.sound()
    for name in ("hall", "hall", "television"):
        Output.present = Output(name) if Output.present.name != name else Output.present
        chime.sound()
    Output.present = Output("")
    chime.sound()
    assert Effect.played == [("hall", str(FILE)), ("hall", str(FILE)), ("television", str(FILE))]
    assert len(chime.children()) <= 2  # the effect of the unplugged one is on its way out
