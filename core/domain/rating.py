"""How a visit was: a score of one to five, reasons that depend on it, and a low one that asks for a supervisor."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from enum import IntEnum, StrEnum
from types import MappingProxyType

from core.domain.errors import ErrorCode, RuleBroken


class Score(IntEnum):
    """Five faces, the worst first."""

    VERY_BAD = 1
    BAD = 2
    FAIR = 3
    GOOD = 4
    VERY_GOOD = 5


class Reason(StrEnum):
    """What made it so."""

    LONG_WAIT = "long_wait"
    MANNER = "manner"
    UNCLEAR = "unclear"
    NOT_DONE = "not_done"
    PLACE = "place"
    SHORT_WAIT = "short_wait"
    KIND = "kind"
    CLEAR = "clear"
    DONE = "done"
    COMFORT = "comfort"


_AMISS = (Reason.LONG_WAIT, Reason.MANNER, Reason.UNCLEAR, Reason.NOT_DONE, Reason.PLACE)
_WELL = (Reason.SHORT_WAIT, Reason.KIND, Reason.CLEAR, Reason.DONE, Reason.COMFORT)
REASONS: Mapping[Score, tuple[Reason, ...]] = MappingProxyType(
    {
        Score.VERY_BAD: _AMISS,
        Score.BAD: _AMISS,
        # Who says "fair" is asked what was missing, and not blamed for anybody's manner.
        Score.FAIR: (Reason.LONG_WAIT, Reason.UNCLEAR, Reason.NOT_DONE, Reason.PLACE),
        Score.GOOD: _WELL,
        Score.VERY_GOOD: _WELL,
    }
)
MOST_COMMENT = 300


def check_reasons(score: Score, reasons: Iterable[Reason]) -> tuple[Reason, ...]:
    """The reasons, each once and in the order of the table; `rating_reason_wrong` for one that is not of the score."""
    given = set(reasons)
    if not given <= set(REASONS[score]):
        raise RuleBroken(ErrorCode.RATING_REASON_WRONG)
    return tuple(reason for reason in REASONS[score] if reason in given)


def check_comment(text: str) -> str:
    """The comment in single spaces, or `text_too_long`."""
    text = " ".join(text.split())
    if len(text) > MOST_COMMENT:
        raise RuleBroken(ErrorCode.TEXT_TOO_LONG, field="comment", limit=MOST_COMMENT)
    return text


def check_time(ended: datetime, now: datetime, hours: int) -> None:
    """`rating_late` where the visit ended longer ago than the centre's hours."""
    if now - ended > timedelta(hours=hours):
        raise RuleBroken(ErrorCode.RATING_LATE, hours=hours)


def asks_for_supervisor(score: Score, low: int) -> bool:
    """Whether somebody is to look at it: at the centre's low scores, none where that is 0."""
    return score <= low
