"""A voice of tones, made in a folder."""

from collections.abc import Callable
from pathlib import Path

import pytest

from core.domain.spoken.grammar import grammar_of
from core.domain.text import Language
from core.voice.levels import levelled
from core.voice.manifest import FILE
from core.voice.pcm import wav_bytes
from tests.unit.voice.test_levels import tone

MANIFEST = 'language = "{language}"\ngender = "woman"\nname = {{ ar = "صوت" }}\nlicence = "ours"\n'
Maker = Callable[..., Path]


@pytest.fixture
def make_voice(tmp_path: Path) -> Maker:
    """Makes whole voices; each clip is a tone of its own."""

    def make(key: str, language: Language = Language.ENGLISH, place: str = "voices") -> Path:
        folder = tmp_path / place / key
        folder.mkdir(parents=True)
        folder.joinpath(FILE).write_text(MANIFEST.format(language=language), "utf-8")
        for number, clip in enumerate(grammar_of(language).clips()):
            sound = levelled(tone(0.3, 0.12 + number / 1000, pitch=300 + 20 * number))
            folder.joinpath(f"{clip}.wav").write_bytes(wav_bytes(sound))
        return folder

    return make
