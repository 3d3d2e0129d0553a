"""The centre's staff code, by which staff leave a kiosk or a display: digits only, since a kiosk has a keypad."""

from datetime import datetime
from itertools import pairwise

from core.domain.errors import ErrorCode, RuleBroken
from core.domain.numerals import to_western
from core.domain.sign_in import LOCKED

SHORTEST, LONGEST = 6, 12
_FEWEST_DIFFERENT = 3


def as_typed(code: str) -> str:
    """The digits of a code, in whichever digits it was typed."""
    return to_western(code).strip()


def check_code(code: str, again: str) -> str:
    """The digits of a code to be set: `staff_code_invalid` with its problem: form, plain or differs."""
    digits = as_typed(code)
    if not (digits.isascii() and digits.isdecimal() and SHORTEST <= len(digits) <= LONGEST):
        raise RuleBroken(ErrorCode.STAFF_CODE_INVALID, problem="form", shortest=SHORTEST, longest=LONGEST)
    steps = {(int(following) - int(one)) % 10 for one, following in pairwise(digits)}
    if len(set(digits)) < _FEWEST_DIFFERENT or steps <= {1} or steps <= {9}:
        raise RuleBroken(ErrorCode.STAFF_CODE_INVALID, problem="plain")
    if as_typed(again) != digits:
        raise RuleBroken(ErrorCode.STAFF_CODE_INVALID, problem="differs")
    return digits


def counts_anew(last: datetime, now: datetime) -> bool:
    """Whether tries begin anew: a quarter of an hour after the last that counted, or where a clock was set back."""
    return not last - LOCKED <= now < last + LOCKED
