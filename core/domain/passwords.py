"""What a password of staff must be (NIST SP 800-63B, 5.1.1.2: long and not guessable, with no rules of composition)."""

from collections.abc import Callable, Iterable
from datetime import timedelta
from itertools import pairwise

from core.domain.arabic import letters, words
from core.domain.errors import ErrorCode, RuleBroken

SHORTEST = 10
ONE_TIME_FOR = timedelta(days=7)
READABLE = "abcdefghjkmnpqrstuvwxyz23456789"  # neither o and 0 nor i, l and 1
_GROUPS, _GROUP = 3, 4
_FEWEST_DIFFERENT = 5
_NAME_FROM = 3
_COUNTED = frozenset({"1234567890", "0987654321"})


def one_time(pick: Callable[[str], str]) -> str:
    """A password to be read from paper and used once; `pick` draws one character, and nobody can foresee it."""
    return "-".join("".join(pick(READABLE) for _ in range(_GROUP)) for _ in range(_GROUPS))


def check_length(password: str) -> None:
    """`password_too_short`."""
    if len(password) < SHORTEST:
        raise RuleBroken(ErrorCode.PASSWORD_TOO_SHORT, shortest=SHORTEST)


def check_chosen(chosen: str, again: str, *, names: Iterable[str], is_old: bool) -> None:
    """Refuse what somebody must not choose: `names` are the person's own, `is_old` whether it is the present one.

    Raises `password_too_short`, `chosen_too_plain`, `chosen_is_name`, `chosen_is_old` or `chosen_differs`.
    """
    check_length(chosen)
    if _plain(chosen):
        raise RuleBroken(ErrorCode.CHOSEN_TOO_PLAIN)
    whole, left = letters(chosen), _without(chosen, names)
    if left != whole and len(left) < SHORTEST:
        raise RuleBroken(ErrorCode.CHOSEN_IS_NAME, shortest=SHORTEST)
    if is_old:
        raise RuleBroken(ErrorCode.CHOSEN_IS_OLD)
    if chosen != again:
        raise RuleBroken(ErrorCode.CHOSEN_DIFFERS)


def _plain(chosen: str) -> bool:
    """Whether it repeats very few characters, or only counts up or down."""
    steps = {abs(ord(one) - ord(following)) for one, following in pairwise(chosen)}
    return len(set(chosen)) < _FEWEST_DIFFERENT or steps <= {0, 1} or chosen in _COUNTED


def _without(chosen: str, names: Iterable[str]) -> str:
    """The password without its owner's names, which do not make it any longer."""
    left = letters(chosen)
    found = {word for name in names for word in words(name) if len(word) >= _NAME_FROM}
    for word in sorted(found, key=len, reverse=True):
        left = left.replace(word, "")
    return left
