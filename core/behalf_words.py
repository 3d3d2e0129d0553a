"""On whose behalf a request is made, in words: the same on screens and on paper."""

from core.domain.behalf import Behalf, BehalfKind
from core.domain.numerals import Digits
from core.domain.text import Language
from core.words import Words


def behalf_told(behalf: Behalf, language: Language, digits: Digits) -> str:
    """One line; empty where the request is the applicant's own."""
    words = Words("behalf", language, digits)
    if behalf.kind is BehalfKind.COMPANY:
        return words.say("told.company", name=behalf.name, number=behalf.number)
    if behalf.kind is not BehalfKind.RELATIVE:
        return ""
    relation = words.say(f"relation.{behalf.relation}")
    entry = "told.relative.number" if behalf.number else "told.relative"
    return words.say(entry, name=behalf.name, relation=relation, number=behalf.number)
