"""How loud a clip is, and clips made equally loud and without silence around them."""

from array import array
from collections.abc import Iterator
from math import log10, sqrt, tanh

from core.voice.pcm import FULL, Pcm

WANTED = -17.0  # dBFS: the mean of speech, with room above it for its peaks
TOLERANCE = 1.5  # so that no two clips differ by more than 3 dB
PEAK = -1.0
_KNEE = 0.7  # of the highest peak
SILENT = -70.0
_FRAME = 0.02
_GATE = 20.0  # below the loudest frame: pauses and fading ends do not count, as in EBU R 128
_TRIM = 36.0
_MARGIN = 0.012


def loudness(sound: Pcm) -> float:
    """The mean power in dBFS of what is heard: of frames of 20 ms, those within 20 dB of the loudest."""
    powers = list(_powers(sound))
    gate = max(powers, default=0.0) / 10 ** (_GATE / 10)
    heard = [power for power in powers if power >= gate and power > 0]
    return _decibel(sqrt(sum(heard) / len(heard))) if heard else SILENT


def peak(sound: Pcm) -> float:
    """The highest sample in dBFS."""
    return _decibel(max((abs(one) for one in sound.samples), default=0) / FULL)


def trimmed(sound: Pcm) -> Pcm:
    """Without the silence before and after, but for 12 ms."""
    powers = list(_powers(sound))
    gate = max(powers, default=0.0) / 10 ** (_TRIM / 10)
    heard = [place for place, power in enumerate(powers) if power > gate]
    if not heard:
        return sound
    size, margin = _frame(sound), round(_MARGIN * sound.rate)
    begin, end = max(0, heard[0] * size - margin), (heard[-1] + 1) * size + margin
    return Pcm(sound.samples[begin:end], sound.rate)


def levelled(sound: Pcm, wanted: float = WANTED) -> Pcm:
    """As loud as all others; peaks that would be cut off are rounded, for a clipped word is hard to understand."""
    gain, made = wanted - loudness(sound), sound
    for _ in range(4):  # rounding takes a little of the loudness, which is given back
        made = _rounded(sound, gain)
        gain += wanted - loudness(made)
    return made


def _rounded(sound: Pcm, decibel: float) -> Pcm:
    """Louder; above the knee a sample comes ever more slowly nearer to the highest peak."""
    factor, top = 10 ** (decibel / 20), FULL * 10 ** (PEAK / 20)
    knee = top * _KNEE
    room = top - knee

    def one(sample: int) -> int:
        value = abs(sample * factor)
        if value > knee:
            value = knee + room * tanh((value - knee) / room)
        return round(value if sample >= 0 else -value)

    return Pcm(array("h", map(one, sound.samples)), sound.rate)


def _powers(sound: Pcm) -> Iterator[float]:
    size = _frame(sound)
    for begin in range(0, len(sound.samples), size):
        frame = sound.samples[begin : begin + size]
        yield sum(one * one for one in frame) / (len(frame) * FULL * FULL)


def _frame(sound: Pcm) -> int:
    return max(1, round(_FRAME * sound.rate))


def _decibel(value: float) -> float:
    return max(SILENT, 20 * log10(value)) if value > 0 else SILENT
