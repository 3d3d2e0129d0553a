"""Makes the ready-made voices from their scripts with the program espeak-ng: `python -m assets.sounds.make_voices`."""

import shutil
import sys
from pathlib import Path

from core.domain.text import Language
from core.domain.visitor import Gender
from core.voice.manifest import FILE
from core.voice.pcm import wav_bytes
from core.voice.script import script_of
from core.voice.synthesis import Synthesis

_FOLDER = Path(__file__).with_name("voices")
_MANIFEST = """\
language = "{language}"
gender = "man"
name = {{ ar = "{arabic}", en = "{english}" }}
licence = "Apache-2.0; spoken by espeak-ng, see LICENCE.txt"
"""
_NAMES = {
    Language.ARABIC: ("صوت عربي آلي", "Arabic, synthetic"),
    Language.ENGLISH: ("صوت إنجليزي آلي", "English, synthetic"),
}


def make(language: Language, folder: Path, synthesis: Synthesis) -> None:
    """A whole voice: its manifest and all clips of its language."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    arabic, english = _NAMES[language]
    manifest = _MANIFEST.format(language=language, arabic=arabic, english=english)
    folder.joinpath(FILE).write_text(manifest, "utf-8")
    for clip, words in script_of(language).items():
        sound = synthesis.say(words, language, Gender.MAN)
        if sound is None:
            sys.exit(f"espeak-ng did not say {clip!r}; on Debian: apt install espeak-ng")
        folder.joinpath(f"{clip}.wav").write_bytes(wav_bytes(sound))


if __name__ == "__main__":
    for each in _NAMES:
        make(each, _FOLDER / f"{each}_man", Synthesis(Path(sys.argv[1])))
