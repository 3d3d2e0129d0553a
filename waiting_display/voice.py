"""The hall's voice: chime and words of a call, at the volume of the hour."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from zoneinfo import ZoneInfo

from PySide6.QtCore import QObject

from core.config import SpokenCalls
from core.domain.help import called_clearly
from core.domain.spoken.wishes import Shortening
from core.domain.visitor import Gender
from core.qt.jobs import JobRunner
from core.qt.player import Loudspeaker, Sound
from core.services.dto import CallView
from core.services.ports import Clock
from core.voice.pcm import Pcm
from core.voice.script import script_of
from core.voice.shelf import own_folder, shelf, shipped_folder
from core.voice.speech import Announcement, Speech
from core.voice.synthesis import Synthesis
from core.voice.voice import Voice
from waiting_display.hall import Hall


class HallVoice(QObject):
    """Speaks in the voices of a hall; until it has heard whose hall it is, those of any gender."""

    def __init__(
        self, settings: SpokenCalls, clock: Clock, sound: Sound | None, parent: QObject, making: Synthesis | None = None
    ) -> None:
        super().__init__(parent)
        self._clock = clock
        self._sound = sound or Loudspeaker(self)
        self._making = making or Synthesis()
        # a child of the link, which ends its work before it closes
        self._makers = JobRunner(parent, ThreadPoolExecutor(1, thread_name_prefix="voices"))
        self._shelf = shelf((settings.folder or own_folder(), shipped_folder()))
        self._settings = self._wishes = settings.wishes()
        self._zone: ZoneInfo | None = None
        self._known: tuple[CallView, Shortening, Announcement] | None = None
        self._gender: Gender | None = None
        self._speech = self._voices()

    def hear(self, hall: Hall) -> None:
        """As `Voice.hear`: what is set at the counter wins; a women's hall is called by a woman's voice, if any."""
        self._zone = ZoneInfo(hall.centre.zone)
        screen, own = hall.screen, self._settings
        voices, languages = screen.voices or own.voices, screen.languages or own.languages
        wishes = replace(own, voices=voices, languages=languages, clear=screen.clear)
        if (hall.section.gender, wishes) != (self._gender, self._wishes):
            self._gender, self._wishes, self._known = hall.section.gender, wishes, None
            self._speech = self._voices()

    def seconds(self, call: CallView, shortening: Shortening) -> float:
        """As `Voice.seconds`."""
        return self._announcement(call, shortening).sound.seconds

    def say(self, call: CallView, shortening: Shortening) -> None:
        """As `Voice.say`."""
        volume = self._wishes.volume_at(self._clock.now().astimezone(self._zone).time())
        self._sound.play(self._announcement(call, shortening).sound, volume)

    def stop(self) -> None:
        """As `Voice.stop`."""
        self._sound.stop()

    def _announcement(self, call: CallView, shortening: Shortening) -> Announcement:
        """Put together once: what was measured is what is played."""
        if self._known is None or self._known[:2] != (call, shortening):
            ticket = call.ticket
            clear = called_clearly(ticket.help)
            made = self._speech.call(ticket.number, call.desk_number, ticket.language, shortening, clear=clear)
            self._known = (call, shortening, made)
        return self._known[2]

    def _voices(self) -> Speech:
        speech = Speech(self._shelf, self._wishes, self._gender)
        for voice in speech.voices:
            for clip in voice.missing():
                made = partial(self._take, voice, clip)
                self._makers.submit(partial(self._make, voice, clip), made, lambda _: None)
        return speech

    def _make(self, voice: Voice, clip: str) -> Pcm | None:
        language = voice.manifest.language
        return self._making.say(script_of(language)[clip], language, voice.manifest.gender)

    def _take(self, voice: Voice, clip: str, made: Pcm | None) -> None:
        if made is not None:
            voice.add(clip, made)
