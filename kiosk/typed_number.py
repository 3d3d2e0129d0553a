"""An identity number as it is typed or read at the kiosk: never shown whole, and gone with its visitor."""

from dataclasses import dataclass, field

from core.domain.errors import RuleBroken
from core.domain.numerals import to_western
from core.domain.visitor import VisitorKind, identity_in, parse_identity_number

LENGTH = 10
_BEGINNINGS = ("1", "2")
_SEEN = 2  # of the digits typed last, so that a slip is noticed
_MASK = "•"


@dataclass(slots=True)
class TypedNumber:
    """`problem` says what is wrong as soon as it is known: first_digit, check_digit, or unread for what was scanned."""

    problem: str = ""
    kind: VisitorKind | None = None
    _digits: str = field(default="", repr=False)

    @property
    def number(self) -> str:
        """The whole number once it is one, else nothing."""
        return self._digits if self.kind is not None else ""

    @property
    def count(self) -> int:
        """How many digits there are."""
        return len(self._digits)

    def press(self, key: str) -> None:
        """One more digit, of whatever script; more than there is room for changes nothing."""
        digit = to_western(key)
        if len(digit) == 1 and digit.isdecimal() and self.count < LENGTH:
            self._take(self._digits + digit)

    def undo(self) -> None:
        """Take the last digit back."""
        self._take(self._digits[:-1])

    def clear(self) -> None:
        """Forget all of it."""
        self._take("")

    def read(self, text: str) -> None:
        """What a scanner read, in place of what was typed."""
        try:
            number, _ = identity_in(text)
        except RuleBroken:
            self.clear()
            self.problem = "unread"
        else:
            self._take(number)

    def cells(self) -> list[str]:
        """One for each digit that belongs there: a mark, one of the last digits, or nothing yet."""
        hidden = max(0, self.count - _SEEN)
        return [_MASK] * hidden + list(self._digits[hidden:]) + [""] * (LENGTH - self.count)

    def _take(self, digits: str) -> None:
        self._digits, self.problem, self.kind = digits, "", None
        if digits and not digits.startswith(_BEGINNINGS):
            self.problem = "first_digit"
        elif len(digits) == LENGTH:
            try:
                _, self.kind = parse_identity_number(digits)
            except RuleBroken:
                self.problem = "check_digit"
