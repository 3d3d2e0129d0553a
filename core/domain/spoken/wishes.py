"""How a hall wants its calls spoken: in which languages, how often, how loud at which time of the day."""

from collections.abc import Container, Mapping
from dataclasses import dataclass, field
from datetime import time
from enum import IntEnum

from core.domain.text import Language


class Shortening(IntEnum):
    """What is left out of an announcement when others wait: repetitions first, then all languages but one."""

    NONE = 0
    ONCE = 1
    ONE_LANGUAGE = 2


@dataclass(frozen=True, slots=True)
class Wishes:
    """`voices` are names of the list of voices, those that are preferred; `clear`: as for the hard of hearing.

    `hours` give the volume from a time of the day until the next one.
    """

    languages: tuple[Language, ...] = (Language.ARABIC, Language.ENGLISH)
    of_ticket: bool = True
    voices: tuple[str, ...] = ()
    times: int = 1
    clear: bool = False
    volume: int = 100
    hours: Mapping[time, int] = field(default_factory=dict)

    def volume_at(self, now: time) -> float:
        """From 0 to 1; before the first of the hours the last one of the day before holds."""
        if not self.hours:
            return self.volume / 100
        begun = [begins for begins in self.hours if begins <= now]
        return self.hours[max(begun or self.hours)] / 100

    def spoken(self, ticket: Language, voices: Container[Language], shortening: Shortening) -> tuple[Language, ...]:
        """The languages in which a call is said, one after the other, of those in which there is a voice.

        In one language only, it is the ticket's: whoever took it in English waits for the English words.
        """
        wanted = dict.fromkeys((*self.languages, ticket) if self.of_ticket else self.languages)
        able = tuple(language for language in wanted if language in voices)
        if shortening is Shortening.ONE_LANGUAGE and able:
            return (ticket if ticket in able else able[0],)
        return able * (1 if shortening else self.times)
