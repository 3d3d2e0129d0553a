"""Sound in memory: 16 bit, one channel, the rate of the house; read from and written to WAV files."""

import sys
import wave
from array import array
from collections.abc import Sequence
from dataclasses import dataclass, field
from io import BytesIO
from pathlib import Path
from typing import IO

RATE = 22_050
FULL = 32_767


class NotOurSound(ValueError):  # noqa: N818 - reads as it is told
    """A WAV file of another format; the format is its text."""


@dataclass(frozen=True, slots=True)
class Pcm:
    """Sound at a rate; `samples` is never changed."""

    samples: "array[int]" = field(repr=False)
    rate: int = RATE

    @property
    def seconds(self) -> float:
        """Its length."""
        return len(self.samples) / self.rate

    def bytes(self) -> bytes:
        """Little-endian, as WAV files and loudspeakers take it."""
        return _little(self.samples).tobytes()


def silence(seconds: float) -> Pcm:
    """Nothing, for a while."""
    return Pcm(array("h", bytes(2 * round(seconds * RATE))))


def joined(parts: Sequence[Pcm]) -> Pcm:
    """One after the other, to the sample."""
    made = array("h")
    for part in parts:
        made.extend(part.samples)
    return Pcm(made)


def amplified(sound: Pcm, decibel: float) -> Pcm:
    """Louder or quieter; what would be cut off is limited."""
    factor = 10 ** (decibel / 20)
    return Pcm(array("h", (max(-FULL, min(FULL, round(one * factor))) for one in sound.samples)), sound.rate)


def at_rate(sound: Pcm, rate: int = RATE) -> Pcm:
    """At another rate, by straight lines between samples after a mean over those that fall together."""
    if sound.rate == rate or not sound.samples:
        return Pcm(sound.samples, rate)
    source, step = _smoothed(sound.samples, sound.rate / rate), sound.rate / rate
    last, made = len(source) - 1, array("h")
    for place in range(int(len(source) / step)):
        whole, part = divmod(place * step, 1)
        left = source[int(whole)]
        made.append(round(left + (source[min(int(whole) + 1, last)] - left) * part))
    return Pcm(made, rate)


def _smoothed(samples: "array[int]", step: float) -> "array[int]":
    """Without the pitches that the new rate could not carry, roughly: a mean of as many samples as fall on one."""
    width = round(step)
    if width < 2:
        return samples
    total, made = sum(samples[:width]), array("h")
    for place in range(len(samples)):
        made.append(round(total / width))
        following = samples[place + width] if place + width < len(samples) else 0
        total += following - samples[place]
    return made


def read_wav(source: Path | IO[bytes]) -> Pcm:
    """A WAV file of 16 bit with one channel; NotOurSound where it is another, OSError where it cannot be read."""
    try:
        with wave.open(str(source) if isinstance(source, Path) else source, "rb") as file:
            found = (file.getnchannels(), file.getsampwidth() * 8, file.getframerate())
            frames = file.readframes(file.getnframes())
    except (wave.Error, EOFError) as error:
        raise NotOurSound(str(error) or "?") from error
    if found[:2] != (1, 16):
        raise NotOurSound("{} × {} bit, {} Hz".format(*found))
    samples = array("h")
    samples.frombytes(frames[: len(frames) // 2 * 2])
    return Pcm(_little(samples), found[2])


def wav_bytes(sound: Pcm) -> bytes:
    """The whole file."""
    out = BytesIO()
    with wave.open(out, "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(sound.rate)
        file.writeframes(sound.bytes())
    return out.getvalue()


def _little(samples: "array[int]") -> "array[int]":
    if sys.byteorder == "little":
        return samples
    swapped = samples[:]
    swapped.byteswap()
    return swapped
