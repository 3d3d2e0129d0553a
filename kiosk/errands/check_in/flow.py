"""Where who comes for an appointment stands; no Qt, no database."""

from dataclasses import dataclass, field
from enum import StrEnum

from core.domain.check_in import Answer
from core.services.arrival_dto import Told


class Step(StrEnum):
    """What the page shows."""

    ASK = "ask"
    WAIT = "wait"
    TOLD = "told"


@dataclass(slots=True)
class CheckIn:
    """One visitor. `text` is what they typed or had read, kept while it may still be needed; `trouble` is a code."""

    step: Step = Step.ASK
    told: Told | None = None
    trouble: str = ""
    text: str = field(default="", repr=False)

    def ask(self, text: str) -> bool:
        """Whether to ask now: not while an answer is on its way."""
        if self.step is Step.WAIT or not text:
            return False
        self.step, self.text, self.trouble = Step.WAIT, text, ""
        return True

    def answered(self, told: Told) -> None:
        """The answer came."""
        self.step, self.told = Step.TOLD, told
        if told.answer is not Answer.LATE:
            self.text = ""

    def failed(self, trouble: str) -> None:
        """No answer: ask again."""
        self.step, self.trouble, self.text = Step.ASK, trouble, ""

    def back(self) -> bool:
        """From an answer to the question; False where that shows."""
        if self.step is Step.ASK:
            return False
        self.forget()
        return True

    def forget(self) -> None:
        """The visitor is gone."""
        self.step, self.told, self.trouble, self.text = Step.ASK, None, "", ""

    @property
    def may_take(self) -> bool:
        """Whether a ticket is offered that is not as was promised."""
        return self.step is Step.TOLD and self.told is not None and self.told.answer is Answer.LATE
