"""How was your visit: the errand as its page shows it."""

from typing import Any

from PySide6.QtCore import Property, Signal, Slot
from PySide6.QtQml import QmlElement

from core.domain.rating import MOST_COMMENT, REASONS, Reason, Score
from core.words import texts
from kiosk.errands.rating.delivery import End
from kiosk.errands.rating.errand import RatingSteps
from kiosk.errands.rating.flow import Step
from kiosk.errands.rating.keys import Keys, alphabets

QML_IMPORT_NAME = "Istiqbal.Rating"
QML_IMPORT_MAJOR_VERSION = 1
_KEYS = "1234567890"
_THANKS = {
    End.SENT: "thanks_text",
    End.ASKS: "thanks_low",
    End.KEPT: "thanks_kept",
    End.WITHOUT: "thanks_without",
    End.REFUSED: "thanks_text",
}
_ASKED = {Score.VERY_BAD: "low", Score.BAD: "low", Score.FAIR: "fair", Score.GOOD: "good", Score.VERY_GOOD: "good"}


@QmlElement
class RatingErrand(RatingSteps):
    """Everything that the page shows, and every touch that it passes on."""

    told = Signal()  # QML hears only of signals of the property's own class

    @Slot(int)
    def touch(self, score: int) -> None:
        """A face."""
        self._flow.touch(Score(score))
        self.changed.emit()

    @Slot(str)
    def choose_prefix(self, prefix: str) -> None:
        """The letter on the ticket."""
        self._flow.choose_prefix(prefix)
        self.changed.emit()

    @Slot(str)
    def press(self, key: str) -> None:
        """A digit of the ticket's number, or a letter of the comment."""
        if self._flow.step is Step.COMMENT:
            self._flow.letter(key)
            if self._board.once:
                self._keyboard = 0
        elif not self._busy:
            self._flow.press(key)
        self.changed.emit()

    @Slot()
    def erase(self) -> None:
        """The last one was wrong."""
        if self._flow.step is Step.COMMENT:
            self._flow.unletter()
        elif not self._busy:
            self._flow.erase()
        self.changed.emit()

    @Slot()
    def proceed(self) -> None:
        """The ticket's number is right."""
        if self._flow.typed and not self._busy:
            self._find(self._flow.typed)
        self.changed.emit()

    @Slot(str)
    def turn(self, reason: str) -> None:
        """A reason."""
        self._flow.turn(Reason(reason))
        self.changed.emit()

    @Slot()
    def write(self) -> None:
        """A comment is to be written."""
        self._flow.write()
        self.changed.emit()

    @Slot()
    def written(self) -> None:
        """It is."""
        self._flow.written()
        self.changed.emit()

    @Slot()
    def turn_keys(self) -> None:
        """The other letters."""
        self._keyboard += 1
        self.changed.emit()

    @Slot()
    def send(self) -> None:
        """That is all; a second touch changes nothing (rule 2)."""
        if self._flow.given and not self._busy:
            self._give()
        self.changed.emit()

    @Slot()
    def finish(self) -> None:
        """The thanks were read."""
        self.finished.emit()

    def _get_words(self) -> dict[str, str]:
        return texts("rating", self._language)

    def _get_step(self) -> str:
        return self._flow.step.value

    def _get_faces(self) -> list[dict[str, Any]]:
        """The best first, where reading begins."""
        return [
            {"score": score.value, "title": self._words.say(f"score.{score.value}"), "icon": f"face-{score.value}"}
            for score in reversed(Score)
        ]

    def _get_score(self) -> int:
        return self._flow.score or 0

    def _get_prefixes(self) -> list[dict[str, Any]]:
        """The letters of the sections, where there are several to choose from."""
        centre = self._centre
        if centre is None or len(self._flow.prefixes) < 2:
            return []
        return [
            {
                "prefix": one.prefix,
                "title": one.title.in_language(self._language),
                "chosen": one.prefix == self._flow.prefix,
            }
            for one in centre.sections
        ]

    def _get_shown(self) -> str:
        return self._words.digits(self._flow.shown())

    def _get_keys(self) -> list[str]:
        return [self._words.digits(key) for key in _KEYS]

    def _get_ready(self) -> bool:
        return bool(self._flow.typed) and not self._busy

    def _get_problem(self) -> str:
        return self._words.say(f"problem.{self._flow.problem}") if self._flow.problem else ""

    def _get_asked(self) -> str:
        return self._words.say(f"ask_reason.{_ASKED[self._flow.score]}") if self._flow.score else ""

    def _get_reasons(self) -> list[dict[str, Any]]:
        reasons = REASONS[self._flow.score] if self._flow.score else ()
        return [
            {"name": one.value, "title": self._words.say(f"reason.{one}"), "chosen": one in self._flow.chosen}
            for one in reasons
        ]

    def _get_comment(self) -> str:
        return self._flow.comment

    def _get_letters(self) -> list[list[str]]:
        return [list(row) for row in self._board.rows]

    def _get_further(self) -> list[str]:
        return list(self._board.further)

    @property
    def _board(self) -> Keys:
        boards = alphabets(self._language)
        return boards[self._keyboard % len(boards)]

    def _get_full(self) -> bool:
        return len(self._flow.comment) >= MOST_COMMENT

    def _get_thanks(self) -> str:
        return self._words.say(_THANKS[self._end])

    def _get_can_comment(self) -> bool:
        """Without the database where one can be kept; who has written one may read it."""
        known = self._own.known
        return not self._own.serves or (known is not None and known.comments) or self._flow.comment != ""

    def _get_busy(self) -> bool:
        return self._busy

    words = Property(dict, _get_words, notify=told)
    step = Property(str, _get_step, notify=told)
    faces = Property(list, _get_faces, notify=told)
    score = Property(int, _get_score, notify=told)
    prefixes = Property(list, _get_prefixes, notify=told)
    shown = Property(str, _get_shown, notify=told)
    keys = Property(list, _get_keys, notify=told)
    ready = Property(bool, _get_ready, notify=told)
    problem = Property(str, _get_problem, notify=told)
    asked = Property(str, _get_asked, notify=told)
    reasons = Property(list, _get_reasons, notify=told)
    comment = Property(str, _get_comment, notify=told)
    letters = Property(list, _get_letters, notify=told)
    further = Property(list, _get_further, notify=told)
    full = Property(bool, _get_full, notify=told)
    thanks = Property(str, _get_thanks, notify=told)
    canComment = Property(bool, _get_can_comment, notify=told)  # noqa: N815 - QML's way of naming
    busy = Property(bool, _get_busy, notify=told)
