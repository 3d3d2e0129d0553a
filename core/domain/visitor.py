"""Who a visitor is: kinds, identity numbers, genders."""

import re
from enum import StrEnum

from core.domain.check_digits import luhn_holds
from core.domain.errors import ErrorCode, RuleBroken
from core.domain.numerals import to_western


class VisitorKind(StrEnum):
    """Citizen or resident, as the first digit of the identity number tells."""

    CITIZEN = "citizen"
    RESIDENT = "resident"


class Gender(StrEnum):
    """The visitor's gender; a section serves one."""

    MAN = "man"
    WOMAN = "woman"


_TEN_DIGITS = re.compile(r"(?<!\d)\d{10}(?!\d)")
_KIND_OF_FIRST_DIGIT = {"1": VisitorKind.CITIZEN, "2": VisitorKind.RESIDENT}


def parse_identity_number(text: str) -> tuple[str, VisitorKind]:
    """The ten Western digits of a Saudi identity number and the kind they tell.

    Ten digits that pass Luhn, the first 1 (citizen) or 2 (resident); digits of any script and spaces are
    accepted. Raises `identity_number_invalid` with the problem: length, first_digit or check_digit.
    """
    digits = "".join(to_western(text).split())
    if len(digits) != 10 or not digits.isdecimal():
        raise RuleBroken(ErrorCode.IDENTITY_NUMBER_INVALID, problem="length")
    kind = _KIND_OF_FIRST_DIGIT.get(digits[0])
    if kind is None:
        raise RuleBroken(ErrorCode.IDENTITY_NUMBER_INVALID, problem="first_digit")
    if not luhn_holds(digits):
        raise RuleBroken(ErrorCode.IDENTITY_NUMBER_INVALID, problem="check_digit")
    return digits, kind


def masked(identity_number: str) -> str:
    """What a screen shows of an identity number: the last four digits."""
    return "•" * (len(identity_number) - 4) + identity_number[-4:]


def identity_in(text: str) -> tuple[str, VisitorKind]:
    """The identity number in what a card or a barcode holds: its first ten digits in a row that are one.

    Raises as `parse_identity_number` where nothing in it is.
    """
    for found in _TEN_DIGITS.findall(to_western(text)):
        try:
            return parse_identity_number(found)
        except RuleBroken:
            continue
    return parse_identity_number(text)
