"""A voice: what it can say, from its recorded clips and from those that were made for it meanwhile."""

import logging
from collections.abc import Iterator

from core.domain.spoken.grammar import Phrases, grammar_of
from core.voice.levels import TOLERANCE, WANTED
from core.voice.manifest import Manifest
from core.voice.pcm import RATE, NotOurSound, Pcm, amplified, at_rate, joined, read_wav, silence

_log = logging.getLogger(__name__)


class Voice:
    """Reads each clip once, when it is first needed; one that cannot be read is missing until it is made."""

    def __init__(self, manifest: Manifest) -> None:
        self.manifest = manifest
        self._clips: dict[str, Pcm | None] = {}

    def clip(self, name: str) -> Pcm | None:
        """The sound of a clip, as loud as every other voice's; None where there is none."""
        if name not in self._clips:
            self._clips[name] = self._read(name)
        return self._clips[name]

    def missing(self) -> tuple[str, ...]:
        """The clips that the language needs and the folder does not have."""
        files = self.manifest.file
        return tuple(name for name in grammar_of(self.manifest.language).clips() if not files(name).is_file())

    def add(self, name: str, sound: Pcm) -> None:
        """A clip that was made for it."""
        self._clips[name] = sound

    def call(self, ticket: int, window: int) -> Pcm | None:
        """A call in this voice; None where a clip of it is missing, for half a number is a wrong number."""
        phrases = grammar_of(self.manifest.language).call(ticket, window)
        parts = list(self._parts(phrases))
        known = [part for part in parts if part is not None]
        return joined(known) if len(known) == len(parts) else None

    def _parts(self, phrases: Phrases) -> Iterator[Pcm | None]:
        for place, phrase in enumerate(phrases):
            if place:
                yield silence(self.manifest.pause)
            for number, name in enumerate(phrase):
                if number:
                    yield silence(self.manifest.gap)
                yield self.clip(name)

    def _read(self, name: str) -> Pcm | None:
        file = self.manifest.file(name)
        if not file.is_file():
            return None
        try:
            sound = at_rate(read_wav(file), RATE)
        except (OSError, NotOurSound) as error:
            _log.warning("The clip %s of the voice %s cannot be read: %s", name, self.manifest.key, error)
            return None
        louder = WANTED - self.manifest.loudness
        return amplified(sound, louder) if abs(louder) > TOLERANCE / 2 else sound
