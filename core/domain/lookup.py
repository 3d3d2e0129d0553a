"""What somebody types to find a visitor: an identity number, a mobile number, a ticket or a reference."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from core.domain.errors import ErrorCode, RuleBroken
from core.domain.numerals import to_western
from core.domain.references import parse_reference
from core.domain.visitor import parse_identity_number


class LookupKind(StrEnum):
    """What was typed."""

    IDENTITY = "identity"
    MOBILE = "mobile"
    TICKET = "ticket"
    REFERENCE = "reference"


@dataclass(frozen=True, slots=True)
class Lookup:
    """What was typed, in the form in which it is stored; `number` is that of a ticket in its day."""

    kind: LookupKind
    value: str
    number: int = 0


_SCANNED = "ISTIQBAL:REQUEST:"  # the QR code of a receipt, read by a scanner that types
_REFERENCE = re.compile(r"[A-Z]{3}\d{11,}")
_TICKET = re.compile(r"([A-Z]{1,2})(\d{1,5})")
# A Saudi mobile is 5 and eight digits behind the country's code or a zero (CST's national numbering plan).
_MOBILE = re.compile(r"(?:\+966|00966|966)?0?(5\d{8})")
_LEAST_DIGITS = 3


def recognise(text: str) -> Lookup:
    """What a text is, whatever its digits, case, spaces and dashes.

    Raises `lookup_unclear` where it is nothing of these, `reference_invalid` or `identity_number_invalid` where it has
    the form and a digit is wrong.
    """
    typed = _bare(text)
    if _REFERENCE.fullmatch(typed):
        return Lookup(LookupKind.REFERENCE, parse_reference(typed))
    if found := _TICKET.fullmatch(typed):
        return Lookup(LookupKind.TICKET, f"{found[1]}{int(found[2]):03d}", int(found[2]))
    if found := _MOBILE.fullmatch(typed):
        return Lookup(LookupKind.MOBILE, f"+966{found[1]}")
    if typed.isdecimal() and len(typed) >= _LEAST_DIGITS:
        return Lookup(LookupKind.IDENTITY, parse_identity_number(typed)[0])
    raise RuleBroken(ErrorCode.LOOKUP_UNCLEAR)


def _bare(text: str) -> str:
    """Western digits and capital letters; without spaces, dashes of every kind, brackets and direction marks."""
    kept = "".join(
        c for c in to_western(text).upper() if unicodedata.category(c) not in {"Zs", "Cf", "Cc", "Pd", "Ps", "Pe"}
    )
    return kept.removeprefix(_SCANNED).replace("/", "").replace("_", "").replace("ـ", "")
