"""How loud a clip is, and clips made equal."""

from array import array
from math import pi, sin

import pytest

from core.voice.levels import WANTED, levelled, loudness, peak, trimmed
from core.voice.pcm import FULL, RATE, Pcm, at_rate, joined, read_wav, silence, wav_bytes


def tone(strength: float, seconds: float = 0.5, rate: int = RATE, pitch: float = 440) -> Pcm:
    count = round(seconds * rate)
    return Pcm(array("h", (round(FULL * strength * sin(2 * pi * pitch * i / rate)) for i in range(count))), rate)


def speechlike(strength: float) -> Pcm:
    """Short loud and long soft parts, as syllables are; its peaks stand far above its mean."""
    return joined([tone(strength, 0.03), tone(strength / 8, 0.2), tone(strength, 0.02), tone(strength / 5, 0.15)])


def test_a_full_tone_is_three_decibels_below_full_scale() -> None:
    assert loudness(tone(1.0)) == pytest.approx(-3.01, abs=0.05)
    assert loudness(tone(0.1)) == pytest.approx(-23.01, abs=0.05)
    assert peak(tone(0.5)) == pytest.approx(-6.02, abs=0.01)


def test_silence_around_a_word_makes_it_no_quieter() -> None:
    word = tone(0.5)
    padded = joined([silence(1.0), word, silence(2.0)])
    assert loudness(padded) == pytest.approx(loudness(word), abs=0.2)
    assert trimmed(padded).seconds == pytest.approx(word.seconds, abs=0.06)
    assert trimmed(silence(1.0)).seconds == 1.0


@pytest.mark.parametrize("strength", [0.02, 0.2, 0.9])
def test_whatever_came_loud_or_quiet_leaves_equally_loud_and_whole(strength: float) -> None:
    made = levelled(speechlike(strength))
    assert loudness(made) == pytest.approx(WANTED, abs=0.3)
    assert peak(made) < -0.9


def test_another_rate_keeps_length_pitch_and_loudness() -> None:
    high = tone(0.5, rate=48_000)
    made = at_rate(high)
    assert made.rate == RATE
    assert made.seconds == pytest.approx(high.seconds, abs=0.001)
    assert loudness(made) == pytest.approx(loudness(high), abs=0.3)
    crossings = sum(before < 0 <= after for before, after in zip(made.samples, made.samples[1:], strict=False))
    assert crossings == pytest.approx(440 * made.seconds, abs=2)


def test_a_file_comes_back_as_it_went(tmp_path: object) -> None:
    from io import BytesIO

    sound = tone(0.3)
    assert read_wav(BytesIO(wav_bytes(sound))) == sound
