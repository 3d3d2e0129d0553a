"""Where a visitor stands who rates a visit: the face, the ticket, the reasons, a comment, thanks; no Qt."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from core.domain.numerals import to_western
from core.domain.rating import MOST_COMMENT, REASONS, Reason, Score
from core.services.rating_dto import RatableVisit

MOST_DIGITS = 4
SCANNED = "istiqbal:ticket:"
_BLANK = "_"
_LEAST_PLACES = 3
_IDENTITY = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")


class Step(StrEnum):
    """What is asked."""

    SCORE = "score"
    TICKET = "ticket"
    REASONS = "reasons"
    COMMENT = "comment"
    THANKS = "thanks"


@dataclass(slots=True)
class RatingFlow:
    """`prefixes` are the letters of the tickets that are taken here; `problem` is why a ticket was not.

    A ticket whose code was read before a face was touched is asked for no more. `unseen` is one that nobody could look
    up: the centre will, when it can be reached.
    """

    prefixes: Sequence[str] = ()
    step: Step = Step.SCORE
    score: Score | None = None
    visit: RatableVisit | None = None
    unseen: str = ""
    prefix: str = ""
    number: str = ""
    problem: str = ""
    chosen: list[Reason] = field(default_factory=list)
    comment: str = field(default="", repr=False)

    def forget(self) -> None:
        """For the next visitor."""
        self.step, self.score, self.visit, self.unseen = Step.SCORE, None, None, ""
        self.prefix, self.number, self.problem, self.comment = self._only_prefix, "", "", ""
        self.chosen.clear()

    def know(self, prefixes: Sequence[str]) -> None:
        """These tickets are taken here."""
        self.prefixes = tuple(prefixes)
        self.prefix = self.prefix or self._only_prefix

    def touch(self, score: Score) -> None:
        """A face; another one than before has other reasons."""
        if self.step is not Step.SCORE:
            return
        if self.score is not None and REASONS[self.score] != REASONS[score]:
            self.chosen.clear()
        self.score, self.problem = score, ""
        self.step = Step.REASONS if self._has_ticket else Step.TICKET

    @property
    def typed(self) -> str:
        """The ticket's number as it is printed, or nothing yet."""
        return f"{self.prefix}{int(self.number):03d}" if self.prefix and self.number else ""

    def shown(self) -> str:
        """What was typed, with places for what is to come."""
        return (self.prefix or _BLANK) + self.number.rjust(_LEAST_PLACES, _BLANK)

    def choose_prefix(self, prefix: str) -> None:
        """The letter on the ticket."""
        if prefix in self.prefixes:
            self.prefix, self.problem = prefix, ""

    def press(self, key: str) -> None:
        """A digit of the number."""
        digit = to_western(key)
        if len(digit) == 1 and digit.isdecimal() and len(self.number) < MOST_DIGITS:
            self.number, self.problem = self.number + digit, ""

    def erase(self) -> None:
        """The last digit was wrong."""
        self.number, self.problem = self.number[:-1], ""

    def found(self, visit: RatableVisit) -> None:
        """The ticket's visit can be rated."""
        self.visit, self.unseen = visit, ""
        self._go_on()

    def believe(self, text: str) -> None:
        """The ticket cannot be looked up now: what may be one is taken for one."""
        if text.lower().startswith(SCANNED) and not _IDENTITY.fullmatch(text[len(SCANNED) :]):
            self.refused("unknown")
            return
        self.visit, self.unseen = None, text
        self._go_on()

    def _go_on(self) -> None:
        self.problem = ""
        if self.step is Step.TICKET:
            self.step = Step.REASONS

    def refused(self, problem: str) -> None:
        """It cannot, or what was sent was not taken: then it is the ticket that is asked for again."""
        self.problem, self.visit, self.unseen, self.number = problem, None, "", ""
        if self.step in {Step.REASONS, Step.COMMENT}:
            self.step = Step.TICKET

    def turn(self, reason: Reason) -> None:
        """Choose a reason, or no more."""
        if self.score is None or reason not in REASONS[self.score]:
            return
        if reason in self.chosen:
            self.chosen.remove(reason)
        else:
            self.chosen.append(reason)

    def write(self) -> None:
        """A comment is to be written."""
        if self.step is Step.REASONS:
            self.step = Step.COMMENT

    def written(self) -> None:
        """It is."""
        if self.step is Step.COMMENT:
            self.step = Step.REASONS

    def letter(self, letter: str) -> None:
        """One more letter of the comment."""
        if self.step is Step.COMMENT and len(self.comment) < MOST_COMMENT:
            self.comment += letter

    def unletter(self) -> None:
        """The last one was wrong."""
        self.comment = self.comment[:-1]

    def back(self) -> bool:
        """One step back; False at the faces, and when it is given."""
        before = {Step.TICKET: Step.SCORE, Step.REASONS: Step.SCORE, Step.COMMENT: Step.REASONS}.get(self.step)
        if before is None:
            return False
        self.step, self.problem = before, ""
        return True

    @property
    def given(self) -> bool:
        """Whether a face was touched for a visit that is known: whoever leaves now has said how it was."""
        return self.step in {Step.REASONS, Step.COMMENT} and self.score is not None and self._has_ticket

    @property
    def _has_ticket(self) -> bool:
        return self.visit is not None or self.unseen != ""

    @property
    def _only_prefix(self) -> str:
        return self.prefixes[0] if len(self.prefixes) == 1 else ""
