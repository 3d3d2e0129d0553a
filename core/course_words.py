"""What is said of a link of a request's history: on a screen, on paper and in a terminal the same words."""

from collections.abc import Callable

from core.domain.workflow import RequestMove
from core.services.dto import MovementView
from core.words import Words


def told(link: MovementView, words: Words, department: Callable[[str], str]) -> str:
    """What was done, in the words of `requests`; `department` gives the name of a code."""
    did = words.say(f"did.{link.move}")
    if link.move is RequestMove.REFER and link.department:
        return words.say("did.to", did=did, department=department(link.department))
    return did
