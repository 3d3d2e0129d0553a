"""On whose behalf a visitor hands over a request: their own, a relative's, or a company's."""

from dataclasses import dataclass, replace
from enum import StrEnum

from core.domain.errors import ErrorCode, RuleBroken
from core.domain.numerals import to_western
from core.domain.visitor import parse_identity_number

MAX_NAME = 200
_REGISTRATION_DIGITS = 10


class BehalfKind(StrEnum):
    """Whose request it is."""

    ONESELF = "oneself"
    RELATIVE = "relative"
    COMPANY = "company"


class Relation(StrEnum):
    """What the relative is to the visitor."""

    FATHER = "father"
    MOTHER = "mother"
    HUSBAND = "husband"
    WIFE = "wife"
    SON = "son"
    DAUGHTER = "daughter"
    BROTHER = "brother"
    SISTER = "sister"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Behalf:
    """`number` is a relative's identity number, which may be left out, or a company's registration number."""

    kind: BehalfKind = BehalfKind.ONESELF
    relation: Relation | None = None
    name: str = ""
    number: str = ""


ONESELF = Behalf()


def parse_registration_number(text: str) -> str:
    """The ten Western digits of a commercial registration number, or `registration_number_invalid`.

    The register's own numbers (1010… for Riyadh, 4030… for Jeddah) have ten digits, and so has the unified number
    7XXXXXXXXX that replaces them: Cabinet Resolution 225 of 6/5/1439H, in the Saudi Central Bank's circular 42007290
    of 28/9/2020 (rulebook.sama.gov.sa/en/node/10194). No check digit is published.
    """
    digits = "".join(to_western(text).split())
    if len(digits) != _REGISTRATION_DIGITS or not digits.isdecimal() or digits[0] == "0":
        raise RuleBroken(ErrorCode.REGISTRATION_NUMBER_INVALID)
    return digits


def checked(behalf: Behalf) -> Behalf:
    """What is to be stored, in one form.

    Raises `behalf_name_missing`, `behalf_relation_missing`, `text_too_long`, `registration_number_invalid`, or
    `identity_number_invalid` with the field `behalf`.
    """
    if behalf.kind is BehalfKind.ONESELF:
        return ONESELF
    name = " ".join(behalf.name.split())
    if behalf.kind is BehalfKind.RELATIVE and behalf.relation is None:
        raise RuleBroken(ErrorCode.BEHALF_RELATION_MISSING)
    if not name:
        raise RuleBroken(ErrorCode.BEHALF_NAME_MISSING)
    if len(name) > MAX_NAME:
        raise RuleBroken(ErrorCode.TEXT_TOO_LONG, field="behalf", limit=MAX_NAME)
    if behalf.kind is BehalfKind.COMPANY:
        return replace(behalf, relation=None, name=name, number=parse_registration_number(behalf.number))
    return replace(behalf, name=name, number=_identity(behalf.number))


def _identity(text: str) -> str:
    if not text.strip():
        return ""
    try:
        return parse_identity_number(text)[0]
    except RuleBroken as refused:
        raise RuleBroken(refused.code, **refused.facts, field="behalf") from refused
