"""The request's life as one table: who may make which move, and what it requires."""

from dataclasses import dataclass
from enum import StrEnum

from core.domain.errors import ErrorCode, RuleBroken


class RequestState(StrEnum):
    """Where a request stands, as far as the window takes it."""

    DRAFT = "draft"
    REGISTERED = "registered"


class RequestMove(StrEnum):
    """A step of the request's course."""

    REGISTER = "register"


class Role(StrEnum):
    """What a member of staff is there for."""

    OPERATOR = "operator"
    SUPERVISOR = "supervisor"
    ADMINISTRATOR = "administrator"
    HOST = "host"

    @property
    def sits(self) -> bool:
        """Whether the work is done at a window, which is taken when signing in."""
        return self is Role.OPERATOR


@dataclass(frozen=True, slots=True)
class Step:
    """One allowed move: its states, its roles and the fields that it requires."""

    source: RequestState
    target: RequestState
    roles: frozenset[Role]
    requires: tuple[str, ...]


COURSE: dict[RequestMove, Step] = {
    RequestMove.REGISTER: Step(
        RequestState.DRAFT,
        RequestState.REGISTERED,
        frozenset({Role.OPERATOR, Role.SUPERVISOR}),
        ("subject",),
    ),
}

MAX_SUBJECT = 200
MAX_SUMMARY = 4000


def check_texts(subject: str, summary: str) -> tuple[str, str]:
    """The trimmed subject and summary, or `subject_missing` / `text_too_long` with field and limit."""
    subject, summary = " ".join(subject.split()), summary.strip()
    if not subject:
        raise RuleBroken(ErrorCode.SUBJECT_MISSING)
    for field, text, limit in (("subject", subject, MAX_SUBJECT), ("summary", summary, MAX_SUMMARY)):
        if len(text) > limit:
            raise RuleBroken(ErrorCode.TEXT_TOO_LONG, field=field, limit=limit)
    return subject, summary
