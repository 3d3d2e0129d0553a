"""A loudspeaker that listens: what was played and when, and which clips of a voice are in it."""

from collections.abc import Callable
from dataclasses import dataclass

from core.domain.spoken.grammar import grammar_of
from core.voice.pcm import Pcm
from core.voice.voice import Voice


@dataclass(frozen=True, slots=True)
class Played:
    """One sound, and when it began."""

    at: float
    sound: Pcm
    volume: float

    @property
    def ends(self) -> float:
        return self.at + self.sound.seconds


class Heard:
    """`Sound`, noting what comes; `cut` are the sounds that another one or a stop broke off."""

    def __init__(self, steady: Callable[[], float]) -> None:
        self._steady = steady
        self.played: list[Played] = []
        self.cut: list[Played] = []
        self.begins: Callable[[], None] | None = None

    def play(self, sound: Pcm, volume: float) -> None:
        self.stop()
        if self.begins is not None:
            self.begins()
        self.played.append(Played(self._steady(), sound, volume))

    def stop(self) -> None:
        if self.played and self._steady() < self.played[-1].ends - 1e-6:
            self.cut.append(self.played[-1])


@dataclass(frozen=True, slots=True)
class Found:
    """A clip in a sound: its samples."""

    begin: int
    end: int
    clip: str


def clips_in(sound: Pcm, *voices: Voice) -> list[Found]:
    """Every clip of the voices that sounds, in its order; a clip is found by its own samples, all of them."""
    stream, found = sound.bytes(), list[Found]()
    for voice in voices:
        for name in grammar_of(voice.manifest.language).clips():
            clip = voice.clip(name)
            assert clip is not None
            wanted = clip.bytes()
            place = stream.find(wanted)
            while place >= 0:
                if place % 2 == 0:
                    said = f"{voice.manifest.language}:{name}"
                    found.append(Found(place // 2, (place + len(wanted)) // 2, said))
                place = stream.find(wanted, place + 1)
    return sorted(found, key=lambda one: one.begin)
