"""What is said of a link of a request's history: on a screen, on paper and in a terminal the same words."""

from collections.abc import Callable, Mapping

from core.domain.remarks import Happening, Remark
from core.domain.workflow import RequestMove
from core.services.dto import MovementView
from core.words import Words


def told(link: MovementView, words: Words, department: Callable[[str], str]) -> str:
    """What was done, in the words of `requests`; `department` gives the name of a code."""
    did = words.say(f"did.{link.move}")
    if link.move is RequestMove.REFER and link.department:
        return words.say("did.to", did=did, department=department(link.department))
    more = _more(link.move, link.detail or {}, words)
    return words.say("did.more", did=did, more=more) if more else did


def _more(move: Happening, detail: Mapping[str, str], words: Words) -> str:
    """What a remark has beside its reason: the other request, the document, what was and what is."""
    if move is Remark.SET_URGENCY:
        old, new = (words.say(f"urgency.{detail[way]}") for way in ("from", "to"))
        return words.say("did.change", old=old, new=new)
    if move is Remark.RECLASSIFY:
        old, new = (detail[f"{way}_{words.language}"] for way in ("from", "to"))
        return words.say("did.change", old=old, new=new)
    if "other" in detail:
        return f"\u2066{words.digits(detail['other'])}\u2069"
    return f"\u2068{detail['title']}\u2069" if "title" in detail else ""
