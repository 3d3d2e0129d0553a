"""Synthesis on this PC by espeak-ng, for what nobody recorded. It is GPL: never linked, only run as a program."""

import logging
import shutil
import subprocess
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

import platformdirs

from core.domain.text import Language
from core.domain.visitor import Gender
from core.voice.arabic_sounds import phonemes
from core.voice.levels import levelled, trimmed
from core.voice.pcm import NotOurSound, Pcm, at_rate, read_wav, wav_bytes

PROGRAM = "espeak-ng"
_SECONDS = 10.0
_WORDS_A_MINUTE = 160
# espeak-ng knows no Filipino; its spelling is read aloud much as that of Indonesian is.
_READ_AS = {Language.FILIPINO: "id"}
_VARIANT = {Gender.MAN: "", Gender.WOMAN: "+f2"}
_KEPT = 1_000
_log = logging.getLogger(__name__)


def cache_folder() -> Path:
    """Where what was spoken once is kept."""
    return platformdirs.user_cache_path("istiqbal") / "spoken"


class Synthesis:
    """Blocks until the words are spoken, a few hundredths of a second: call it away from the screen's thread."""

    def __init__(
        self, cache: Path | None = None, program: str = PROGRAM, seconds: float = _SECONDS, *, keeps: bool = True
    ) -> None:
        self._cache = cache or cache_folder()
        self._keeps = keeps
        self._program = program
        self._seconds = seconds

    @property
    def available(self) -> bool:
        """Whether the program is on this PC."""
        return shutil.which(self._program) is not None

    def say(self, text: str, language: Language, gender: Gender = Gender.MAN) -> Pcm | None:
        """The words, trimmed and as loud as every clip; None where the PC cannot say them."""
        voice = f"{_READ_AS.get(language, language)}{_VARIANT[gender]}"
        if language is Language.ARABIC:
            text = phonemes(text) or text
        key = sha256(f"{self._program} {voice} {_WORDS_A_MINUTE} {text}".encode()).hexdigest()[:32]
        file = self._cache / f"{key}.wav"
        with suppress(OSError, NotOurSound):
            return read_wav(file)
        made = self._spoken(text, voice)
        if made is not None and self._keeps:
            _keep(made, file)
        return made

    def _spoken(self, text: str, voice: str) -> Pcm | None:
        program = shutil.which(self._program)
        if program is None:
            return None
        with TemporaryDirectory(prefix="istiqbal-") as folder:
            made = Path(folder, "spoken.wav")
            command = [program, "-v", voice, "-s", str(_WORDS_A_MINUTE), "-w", str(made), "-b", "1", "--stdin"]
            try:
                subprocess.run(command, input=text.encode(), capture_output=True, check=True, timeout=self._seconds)
                return levelled(trimmed(at_rate(read_wav(made))))
            except (OSError, subprocess.SubprocessError, NotOurSound) as error:
                _log.warning("%s did not speak %s: %s", self._program, voice, error)
                return None


def _keep(made: Pcm, file: Path) -> None:
    """In the cache, whole or not at all, in place of the oldest; a full disk is no reason for silence."""
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        part = file.with_suffix(".part")
        part.write_bytes(wav_bytes(made))
        part.replace(file)
        kept = sorted(file.parent.glob("*.wav"), key=lambda one: one.stat().st_mtime)
        for old in kept[:-_KEPT]:
            old.unlink(missing_ok=True)
    except OSError as error:
        _log.warning("What was spoken cannot be kept: %s", error.strerror)
