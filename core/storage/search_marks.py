"""The marks beside a request's words in the index, by which a question leaves out what its reader may not read.

A word has no underline, so that no word is ever taken for a mark.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from core.domain.finding import beginnings, kept
from core.domain.workflow import SETTLED

OPEN = "_o"
# Windows of the newest rows, each sixteen times as long as the one before.
WINDOWS = (("_a", 12), ("_b", 16), ("_c", 20))
# Of more than so many the next longer ones are named in their place.
_MOST_NAMED = 17


@dataclass(frozen=True, slots=True)
class Indexed:
    """What of a request is indexed."""

    subject: str
    name: str
    reference: str
    state: str
    type_code: str
    section: str
    departments: frozenset[str]

    @property
    def words(self) -> tuple[str, ...]:
        """The words by which it is found."""
        return kept(self.subject, self.name, self.reference)

    @property
    def marks(self) -> tuple[str, ...]:
        """Its marks."""
        opened = () if self.state in SETTLED else (OPEN,)
        departments = (department_mark(code) for code in sorted(self.departments))
        return (*opened, section_mark(self.section), type_mark(self.type_code), *departments)


def section_mark(name: str) -> str:
    """The mark of a section."""
    return f"_s{_safe(name)}"


def type_mark(code: str) -> str:
    """The mark of a type."""
    return f"_t{_safe(code)}"


def department_mark(code: str) -> str:
    """The mark of a department to which a request was ever referred."""
    return f"_d{_safe(code)}"


def window_marks(n: int) -> list[str]:
    """In which windows a row lies."""
    return [f"{name}{n >> bits}" for name, bits in WINDOWS]


def newest_windows(newest: int, rows: int) -> list[str]:
    """The marks of windows that hold at least so many of the newest rows; none where that is better asked of all."""
    for name, bits in WINDOWS:
        # one more, since the newest is seldom full
        count, last = -(-rows >> bits) + 1, newest >> bits
        if count <= _MOST_NAMED:
            return [f"{name}{last - back}" for back in range(count)] if count <= last else []
    return []


def tokens(words: Iterable[str], marks: Iterable[str]) -> list[str]:
    """All that the index is given, each once."""
    begun = (beginning for word in words for beginning in beginnings(word))
    return list(dict.fromkeys((*begun, *marks)))


def _safe(code: str) -> str:
    # Codes are any text of the centre; the words of an index are letters and digits, and FTS5 makes them small.
    return code.encode().hex()
