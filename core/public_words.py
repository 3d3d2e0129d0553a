"""What an applicant is told of a request, at a kiosk and by staff who read it out: the same words."""

from core.domain.workflow import RequestState
from core.words import Words


def public_told(state: RequestState, goes_on_as: str | None, words: Words) -> tuple[str, str]:
    """The public label and the next step, in the words of `public`; a merged request goes on as another."""
    label = words.say(f"state.{state}")
    if goes_on_as is not None:
        return label, words.say("merged", other=f"\u2066{words.digits(goes_on_as)}\u2069")
    return label, words.say(f"next.{state}")
