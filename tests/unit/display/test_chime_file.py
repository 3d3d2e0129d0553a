"""The chime: loud enough, short enough, not clipped, and our own work."""

import array
import wave

from assets.sounds.make_chime import RATE, chime
from core.voice.speech import CHIME as FILE


def _samples() -> "array.array[int]":
    with wave.open(str(FILE)) as sound:
        assert (sound.getnchannels(), sound.getsampwidth(), sound.getframerate()) == (1, 2, RATE)
        return array.array("h", sound.readframes(sound.getnframes()))


def test_it_is_what_our_own_program_makes_and_says_so() -> None:
    assert FILE.read_bytes() == chime()
    licence = FILE.with_name("LICENCE.txt").read_text("utf-8")
    assert "make_chime.py" in licence
    assert "Apache-2.0" in licence


def test_it_is_over_long_before_the_next_call_may_come() -> None:
    assert 1.0 <= len(_samples()) / RATE <= 2.0


def test_it_is_loud_and_does_not_clip() -> None:
    peak = max(abs(value) for value in _samples()) / 32767
    assert 0.63 < peak < 0.8  # -4 to -2 dBFS


def test_it_begins_at_once_and_ends_in_silence() -> None:
    samples = _samples()
    assert max(abs(value) for value in samples[: RATE // 20]) > 3000
    assert max(abs(value) for value in samples[-RATE // 200 :]) < 100
