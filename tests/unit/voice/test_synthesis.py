"""Synthesis by a program of its own, which may be missing, slow or broken."""

import sys
from pathlib import Path

import pytest

from core.domain.text import Language
from core.domain.visitor import Gender
from core.voice.levels import WANTED, loudness
from core.voice.pcm import wav_bytes
from core.voice.synthesis import Synthesis
from tests.unit.voice.test_levels import tone

AR = Language.ARABIC


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """Stands for espeak-ng: says a tone, and notes in `asked` what it was to say."""
    sample = tmp_path / "sample.wav"
    sample.write_bytes(wav_bytes(tone(0.05)))
    made = tmp_path / "speaker"
    made.write_text(
        f"#!{sys.executable}\nimport shutil, sys\n"
        f"open({str(tmp_path / 'asked')!r}, 'a').write(' '.join(sys.argv[1:3]) + ' ' + sys.stdin.read() + '\\n')\n"
        f"shutil.copy({str(sample)!r}, sys.argv[sys.argv.index('-w') + 1])\n",
        "utf-8",
    )
    made.chmod(0o755)
    return made


def test_what_it_says_is_as_loud_as_every_clip_and_is_kept(program: Path, tmp_path: Path) -> None:
    synthesis = Synthesis(tmp_path / "cache", str(program))
    assert synthesis.available
    said = synthesis.say("وَاحِد", AR, Gender.WOMAN)
    assert said is not None
    assert loudness(said) == pytest.approx(WANTED, abs=0.3)
    assert synthesis.say("وَاحِد", AR, Gender.WOMAN) == said
    assert tmp_path.joinpath("asked").read_text("utf-8") == "-v ar+f2 [[w'a:|Hi|d]]\n"  # asked once
    assert synthesis.say("وَاحِد", AR, Gender.MAN) is not None
    assert tmp_path.joinpath("asked").read_text("utf-8").count("\n") == 2


def test_without_the_program_nothing_is_said_and_nothing_fails(tmp_path: Path) -> None:
    synthesis = Synthesis(tmp_path, "no-such-program")
    assert not synthesis.available
    assert synthesis.say("one", AR) is None


def test_a_program_that_hangs_or_fails_is_given_up(program: Path, tmp_path: Path) -> None:
    hanging = program.with_name("hanging")
    hanging.write_text(f"#!{sys.executable}\nimport threading\nthreading.Event().wait(60)\n", "utf-8")
    failing = program.with_name("failing")
    failing.write_text("#!/bin/sh\nexit 3\n", "utf-8")
    for broken in (hanging, failing):
        broken.chmod(0o755)
        assert Synthesis(tmp_path / "cache", str(broken), seconds=0.3).say("one", AR) is None


def test_a_cache_that_cannot_be_written_is_no_reason_for_silence(program: Path, tmp_path: Path) -> None:
    place = tmp_path / "file"
    place.write_text("not a folder", "utf-8")
    assert Synthesis(place, str(program)).say("one", AR) is not None
