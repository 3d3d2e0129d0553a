"""The kiosk's voice: sentences spoken on this PC by synthesis, one after the other, away from the screen's thread."""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import Protocol

from PySide6.QtCore import QObject, QTimer

from core.domain.text import Language
from core.qt.jobs import JobRunner
from core.qt.player import Loudspeaker, Sound
from core.voice.pcm import Pcm
from core.voice.synthesis import Synthesis

_BREATH_MS = 250


class Speaker(Protocol):
    """Says things to a visitor; never blocks, never fails."""

    @property
    def available(self) -> bool:
        """Whether anything can be heard."""

    def say(self, sentences: Sequence[str], language: Language) -> None:
        """In place of what is being said."""

    def hush(self) -> None:
        """Be silent at once."""


class SpokenWords(QObject):
    """`Speaker` by the PC's synthesis and its loudspeaker, both woken when first asked."""

    def __init__(self, parent: QObject, making: Synthesis | None = None, sound: Sound | None = None) -> None:
        super().__init__(parent)
        # Nothing of it stays: what one visitor listened to is nobody else's business.
        self._making = making or Synthesis(keeps=False)
        self._sound = sound
        self._makers: JobRunner | None = None
        self._left: list[str] = []
        self._language = Language.ARABIC
        self._turn = 0
        self._pause = QTimer(self, singleShot=True)
        self._pause.timeout.connect(self._next)

    @property
    def available(self) -> bool:
        """As `Speaker.available`."""
        return self._making.available and (self._sound is not None or _loudspeaker_is_there())

    def say(self, sentences: Sequence[str], language: Language) -> None:
        """As `Speaker.say`; what is made too late is not heard."""
        self.hush()
        self._left, self._language = list(sentences), language
        self._next()

    def hush(self) -> None:
        """As `Speaker.hush`."""
        self._turn += 1
        self._left = []
        self._pause.stop()
        if self._sound is not None:
            self._sound.stop()

    def _next(self) -> None:
        if self._left:
            made = partial(self._take, self._turn)
            self._maker().submit(partial(self._making.say, self._left.pop(0), self._language), made, lambda _: None)

    def _take(self, turn: int, made: Pcm | None) -> None:
        if turn != self._turn:
            return
        if made is not None:
            self._sound = self._sound or Loudspeaker(self)
            self._sound.play(made, 1.0)
        self._pause.start(round(made.seconds * 1000) + _BREATH_MS if made else 0)

    def _maker(self) -> JobRunner:
        if self._makers is None:
            # a child of the link, which ends its work before it closes
            self._makers = JobRunner(self.parent(), ThreadPoolExecutor(1, thread_name_prefix="guide"))
        return self._makers


def _loudspeaker_is_there() -> bool:
    from PySide6.QtMultimedia import QMediaDevices  # a kiosk at which nobody listens needs none of it

    return not QMediaDevices.defaultAudioOutput().isNull()
