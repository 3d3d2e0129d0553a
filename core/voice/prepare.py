"""Recordings made into a voice: trimmed, equally loud, in the format of the house, under the names of the clips."""

import json
from pathlib import Path

from core.domain.spoken.grammar import grammar_of
from core.domain.text import Language, LocalText
from core.domain.visitor import Gender
from core.voice.levels import levelled, trimmed
from core.voice.manifest import FILE
from core.voice.pcm import NotOurSound, at_rate, read_wav, wav_bytes


def write_manifest(folder: Path, language: Language, gender: Gender, title: LocalText, licence: str) -> None:
    """The manifest of a voice whose clips lie under their own names at the house's loudness."""
    text = "\n".join(
        (
            f'language = "{language}"',
            f'gender = "{gender}"',
            f"name = {{ ar = {_quoted(title.ar)}, en = {_quoted(title.en)} }}",
            f"licence = {_quoted(licence)}",
            "",
        )
    )
    folder.joinpath(FILE).write_text(text, "utf-8")


def prepare(recordings: Path, folder: Path, language: Language) -> int:
    """Make the clips that were recorded; one that cannot be read is left for `check` to name. How many were made."""
    folder.mkdir(parents=True, exist_ok=True)
    made = 0
    for clip in grammar_of(language).clips():
        try:
            sound = read_wav(recordings / f"{clip}.wav")
        except (OSError, NotOurSound):
            continue
        folder.joinpath(f"{clip}.wav").write_bytes(wav_bytes(levelled(trimmed(at_rate(sound)))))
        made += 1
    return made


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)  # a string of JSON is one of TOML
