"""Makes chime.wav, the two soft notes before a call: `python -m assets.sounds.make_chime`."""

import math
import struct
import sys
import wave
from io import BytesIO
from pathlib import Path

RATE = 22_050
SECONDS = 1.4
PEAK = 10 ** (-3 / 20)  # -3 dBFS: loud in a hall, with room for a loudspeaker's own gain
ATTACK = 0.012
RELEASE = 0.12
# E5, then C5: a falling third reads as "ding, dong" and lies where old ears still hear well.
NOTES = ((0.0, 659.25, 1.0), (0.42, 523.25, 0.92))
# Partials of a soft bell: multiple of the note, strength, seconds to fall to 1/e.
PARTIALS = ((1.0, 1.0, 0.34), (2.0, 0.28, 0.2), (3.01, 0.1, 0.11), (4.2, 0.04, 0.06))


def chime() -> bytes:
    """The whole WAV file: 22.05 kHz, mono, 16 bit; the same bytes each time."""
    samples = [_sample(index / RATE) for index in range(round(RATE * SECONDS))]
    scale = PEAK * 32767 / max(abs(value) for value in samples)
    out = BytesIO()
    with wave.open(out, "wb") as sound:
        sound.setnchannels(1)
        sound.setsampwidth(2)
        sound.setframerate(RATE)
        sound.writeframes(struct.pack(f"<{len(samples)}h", *(round(value * scale) for value in samples)))
    return out.getvalue()


def _sample(at: float) -> float:
    return sum(_note(at - start, pitch) * loudness for start, pitch, loudness in NOTES) * _fade(SECONDS - at)


def _note(at: float, pitch: float) -> float:
    if at <= 0:
        return 0.0
    bell = sum(s * math.exp(-at / fall) * math.sin(2 * math.pi * pitch * m * at) for m, s, fall in PARTIALS)
    return bell * (1.0 if at >= ATTACK else 0.5 - 0.5 * math.cos(math.pi * at / ATTACK))


def _fade(left: float) -> float:
    return 1.0 if left >= RELEASE else 0.5 - 0.5 * math.cos(math.pi * left / RELEASE)


if __name__ == "__main__":
    Path(sys.argv[1] if len(sys.argv) > 1 else Path(__file__).with_name("chime.wav")).write_bytes(chime())
