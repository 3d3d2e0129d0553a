"""Where a visitor stands who asks for a request: the reference, the end of the mobile, the answer; no Qt."""

from dataclasses import dataclass, field
from enum import StrEnum

from core.domain.errors import RuleBroken
from core.domain.following import DIGITS
from core.domain.lookup import LookupKind, recognise
from core.domain.numerals import to_western
from core.domain.references import parse_reference
from core.services.status_ports import PublicStatus

PARTS = (4, 6, 1)  # the year, the number within it, and the check digit, behind the centre's letters
_BLANK = "_"


class Step(StrEnum):
    """What is asked, and the answer."""

    REFERENCE = "reference"
    DIGITS = "digits"
    ANSWER = "answer"


@dataclass(slots=True)
class StatusFlow:
    """`letters` are the centre's own; `problem` is what is wrong with what was typed, as its words are called."""

    letters: str = ""
    step: Step = Step.REFERENCE
    problem: str = ""
    reference: str = field(default="", repr=False)
    answer: PublicStatus | None = field(default=None, repr=False)
    _number: str = field(default="", repr=False)
    _end: str = field(default="", repr=False)

    def forget(self) -> None:
        """For the next visitor."""
        self.step, self.problem, self.answer = Step.REFERENCE, "", None
        self.reference = self._number = self._end = ""

    @property
    def most(self) -> int:
        """How many digits the step takes."""
        return sum(PARTS) if self.step is Step.REFERENCE else DIGITS

    @property
    def count(self) -> int:
        """How many there are."""
        return len(self._number if self.step is Step.REFERENCE else self._end)

    @property
    def ready(self) -> bool:
        """Whether the step can be left forwards."""
        return self.step is not Step.ANSWER and self.count == self.most and self.problem != "reference"

    @property
    def end(self) -> str:
        """The digits of the mobile."""
        return self._end

    def shown(self) -> str:
        """What was typed, with a place for each digit that is to come; the mobile's digits are not shown."""
        if self.step is not Step.REFERENCE:
            return "•" * self.count + _BLANK * (self.most - self.count)
        parts, rest = [], self._number.ljust(sum(PARTS), _BLANK)
        for length in PARTS:
            parts.append(rest[:length])
            rest = rest[length:]
        return "-".join((self.letters, *parts))

    def press(self, key: str) -> None:
        """One more digit, of whatever script; more than there is room for changes nothing."""
        digit = to_western(key)
        if len(digit) != 1 or not digit.isdecimal() or self.count >= self.most or self.step is Step.ANSWER:
            return
        if self.step is Step.REFERENCE:
            self._type(self._number + digit)
        else:
            self._end, self.problem = self._end + digit, ""

    def erase(self) -> None:
        """The last digit was wrong."""
        if self.step is Step.REFERENCE:
            self._type(self._number[:-1])
        elif self.step is Step.DIGITS:
            self._end, self.problem = self._end[:-1], ""

    def read(self, text: str) -> None:
        """A scanner read a receipt's code, or something else."""
        if self.step is Step.ANSWER:
            return
        try:
            found = recognise(text)
        except RuleBroken:
            found = None
        if found is None or found.kind is not LookupKind.REFERENCE:
            self.problem = "reference"
            return
        self.reference, self._end, self.problem, self.step = found.value, "", "", Step.DIGITS

    def proceed(self) -> bool:
        """Go on from the reference; True where the centre is to be asked."""
        if not self.ready:
            return False
        if self.step is Step.DIGITS:
            return True
        self.step = Step.DIGITS
        return False

    def refused(self, problem: str) -> None:
        """The centre did not answer as hoped: the digits are typed anew, or the reference after a step back."""
        self.problem, self._end = problem, ""

    def answered(self, answer: PublicStatus) -> None:
        """The centre answered."""
        self.answer, self.step, self.problem, self._end = answer, Step.ANSWER, "", ""

    def back(self) -> bool:
        """One step back; False at the first, and from an answer, which is nobody's to come back to."""
        if self.step is not Step.DIGITS:
            return False
        self.step, self.problem, self._end = Step.REFERENCE, "", ""
        self.reference = ""
        return True

    def _type(self, number: str) -> None:
        self._number, self.problem, self.reference = number, "", ""
        if len(number) == sum(PARTS):
            try:
                self.reference = parse_reference(f"{self.letters}{number}")
            except RuleBroken:
                self.problem = "reference"
