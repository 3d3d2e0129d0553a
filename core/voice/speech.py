"""Calls as they are heard: the chime, then the words in each language, from the voices of this PC."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from core.domain.spoken.wishes import Shortening, Wishes
from core.domain.text import Language
from core.domain.visitor import Gender
from core.voice.levels import WANTED, levelled, loudness
from core.voice.manifest import synthetic
from core.voice.pcm import Pcm, amplified, at_rate, joined, read_wav, silence
from core.voice.shelf import Shelf
from core.voice.voice import Voice

CHIME = Path(__file__).parents[2] / "assets/sounds/chime.wav"
AFTER_CHIME, BETWEEN, AFTER_ALL = 0.1, 0.45, 0.5
_CLEAR = 6.0


@dataclass(frozen=True, slots=True)
class Announcement:
    """A call as it sounds, its last silence included, and the languages that one hears; none is the chime alone."""

    sound: Pcm
    languages: tuple[Language, ...]


class Speech:
    """The voices of one hall, chosen by its wishes and its gender."""

    def __init__(self, found: Shelf, wishes: Wishes, gender: Gender | None = None) -> None:
        self.wishes = wishes
        self._voices = {voice.manifest.language: voice for voice in _chosen(found, wishes, gender)}
        # Both now: a louder one that is made when it is first needed comes late.
        self._chimes = {clear: chime(clear=clear) for clear in (False, True)}

    @property
    def voices(self) -> tuple[Voice, ...]:
        """One for each language that can be spoken."""
        return tuple(self._voices.values())

    def call(
        self, ticket: int, window: int, language: Language, shortening: Shortening, *, clear: bool = False
    ) -> Announcement:
        """A call of the ticket with this number, taken in this language, to a window; `clear`: by the louder chime."""
        said = {}
        for one, voice in self._voices.items():
            sound = voice.call(ticket, window)
            if sound is not None:
                said[one] = sound
        spoken = self.wishes.spoken(language, said, shortening)
        parts = [self._chimes[clear or self.wishes.clear]]
        for place, one in enumerate(spoken):
            parts += [silence(BETWEEN if place else AFTER_CHIME), said[one]]
        return Announcement(joined([*parts, silence(AFTER_ALL)]), spoken)


@cache
def chime(*, clear: bool) -> Pcm:
    """As loud as the words, or `_CLEAR` decibels above them."""
    sound = at_rate(read_wav(CHIME))
    return levelled(sound, WANTED + _CLEAR) if clear else amplified(sound, WANTED - loudness(sound))


def _chosen(found: Shelf, wishes: Wishes, gender: Gender | None) -> Iterator[Voice]:
    """A language that is wished for is synthesised where it has no voice; that of a ticket is not."""
    for language in Language:
        manifest = found.choose(language, wishes.voices, gender)
        if manifest is not None:
            yield Voice(manifest)
        elif language in wishes.languages:
            yield Voice(synthetic(language, gender or Gender.MAN))
