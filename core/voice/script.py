"""What is read to the microphone, or to the synthesiser, for each clip."""

import tomllib
from functools import cache
from importlib import resources

from core.domain.spoken.grammar import grammar_of
from core.domain.text import Language


@cache
def script_of(language: Language) -> dict[str, str]:
    """The words of each clip that a language needs, in reading order; a number without words is read as its digits."""
    file = resources.files("assets") / "sounds/scripts" / f"{language}.toml"
    words: dict[str, str] = tomllib.loads(file.read_text("utf-8"))
    return {clip: words.get(clip, clip) for clip in grammar_of(language).clips()}
