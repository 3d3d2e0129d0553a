"""Whether a voice can be used: each clip is there, can be read, has the format of the house and its loudness."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from core.domain.spoken.grammar import grammar_of
from core.voice.levels import TOLERANCE, loudness, peak, trimmed
from core.voice.manifest import Manifest
from core.voice.pcm import RATE, NotOurSound, Pcm, read_wav

_FORMAT = f"1 × 16 bit, {RATE} Hz"
_LONGEST = 4.0
_LONGEST_SILENCE = 0.25
_CLIPPED = -0.05


class Problem(StrEnum):
    """What may be wrong with a clip; each has words in assets/i18n/voice."""

    MISSING = "missing"
    UNREADABLE = "unreadable"
    FORMAT = "format"
    SILENT = "silent"
    LOUD = "loud"
    QUIET = "quiet"
    CLIPPED = "clipped"
    LONG = "long"
    PADDED = "padded"


@dataclass(frozen=True, slots=True)
class Finding:
    """One mistake: the file, what was found, and what is allowed."""

    clip: str
    file: str
    problem: Problem
    found: str = ""
    allowed: str = ""


def check(manifest: Manifest) -> tuple[Finding, ...]:
    """All mistakes of a voice, in the order of the guide; none where it can be used as it is."""
    clips = grammar_of(manifest.language).clips()
    return tuple(finding for clip in clips for finding in _of_clip(manifest, clip))


def _of_clip(manifest: Manifest, clip: str) -> Iterator[Finding]:
    file = manifest.file(clip)
    if not file.is_file():
        yield Finding(clip, file.name, Problem.MISSING)
        return
    try:
        sound = read_wav(file)
    except OSError as error:
        yield Finding(clip, file.name, Problem.UNREADABLE, error.strerror or type(error).__name__)
        return
    except NotOurSound as error:
        yield Finding(clip, file.name, Problem.FORMAT, str(error), _FORMAT)
        return
    if sound.rate != RATE:
        yield Finding(clip, file.name, Problem.FORMAT, f"1 × 16 bit, {sound.rate} Hz", _FORMAT)
        return
    for problem, found, allowed in _heard(sound, manifest.loudness):
        yield Finding(clip, file.name, problem, found, allowed)


def _heard(sound: Pcm, wanted: float) -> Iterator[tuple[Problem, str, str]]:
    level, core = loudness(sound), trimmed(sound).seconds
    allowed = f"{wanted - TOLERANCE:.1f} … {wanted + TOLERANCE:.1f} dBFS"
    if level < wanted - 40:
        yield Problem.SILENT, f"{level:.1f} dBFS", allowed
        return
    if level > wanted + TOLERANCE:
        yield Problem.LOUD, f"{level:.1f} dBFS", allowed
    if level < wanted - TOLERANCE:
        yield Problem.QUIET, f"{level:.1f} dBFS", allowed
    if peak(sound) > _CLIPPED:
        yield Problem.CLIPPED, f"{peak(sound):.1f} dBFS", f"≤ {_CLIPPED} dBFS"
    if core > _LONGEST:
        yield Problem.LONG, f"{core:.1f} s", f"≤ {_LONGEST:.0f} s"
    elif sound.seconds - core > _LONGEST_SILENCE:
        yield Problem.PADDED, f"{sound.seconds - core:.2f} s", f"≤ {_LONGEST_SILENCE} s"
