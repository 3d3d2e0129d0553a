"""A request's reference, such as RUH-1448-000123-7: centre, Hijri year, sequence, check digit."""

import re

from core.domain.check_digits import mod_11_10
from core.domain.errors import ErrorCode, RuleBroken
from core.domain.numerals import to_western

_FORM = re.compile(r"([A-Z]{3})[-\s]?(\d{4})[-\s]?(\d{6,})[-\s]?(\d)")


def build_reference(centre: str, hijri_year: int, sequence: int) -> str:
    """Write the reference of the sequence-th request of a centre in a Hijri year."""
    body = f"{centre}-{hijri_year:04d}-{sequence:06d}"
    return f"{body}-{_check(body)}"


def parse_reference(text: str) -> str:
    """The canonical reference that a person typed, or `reference_invalid`; any digits, any case."""
    match = _FORM.fullmatch(to_western(text).strip().upper())
    if match is None or _check("".join(match.groups()[:3])) != match[4]:
        raise RuleBroken(ErrorCode.REFERENCE_INVALID)
    return "-".join(match.groups())


def _check(body: str) -> str:
    # Letters count as in an IBAN (ISO 13616): A = 10 … Z = 35.
    return mod_11_10("".join(str(int(c, 36)) for c in body if c.isalnum()))
