"""The request's life as one table: who may make which move, what it requires, and with whom the request lies then."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from core.domain.errors import ErrorCode, RuleBroken


class RequestState(StrEnum):
    """Where a request stands."""

    DRAFT = "draft"
    REGISTERED = "registered"
    RAISED = "raised"
    DIRECTED = "directed"
    REFERRED = "referred"
    IN_PROCESS = "in_process"
    ANSWERED = "answered"
    CLOSED = "closed"
    RETURNED = "returned"
    WITHDRAWN = "withdrawn"
    REOPENED = "reopened"


class RequestMove(StrEnum):
    """A step of the request's course."""

    REGISTER = "register"
    RAISE = "raise"
    DIRECT = "direct"
    REFER = "refer"
    ACCEPT = "accept"
    HAND_BACK = "hand_back"
    RETURN = "return"
    COMPLETE = "complete"
    ANSWER = "answer"
    CLOSE = "close"
    MERGE = "merge"
    WITHDRAW = "withdraw"
    REOPEN = "reopen"


class Role(StrEnum):
    """What a member of staff is there for."""

    OPERATOR = "operator"
    AGENT = "agent"
    OFFICE = "office"
    OFFICER = "officer"
    COORDINATOR = "coordinator"
    SUPERVISOR = "supervisor"
    ADMINISTRATOR = "administrator"
    AUDITOR = "auditor"
    HOST = "host"

    @property
    def sits(self) -> bool:
        """Whether the work is done at a window, which is taken when signing in."""
        return self is Role.OPERATOR


class Party(StrEnum):
    """With whom a request lies (rule 10: always with one)."""

    CENTRE = "centre"
    OFFICE = "office"
    DEPARTMENT = "department"


class Urgency(StrEnum):
    """How soon a request wants its answer."""

    NORMAL = "normal"
    URGENT = "urgent"


class Need(StrEnum):
    """What a move or a remark cannot do without; `REQUEST` is another request."""

    SUBJECT = "subject"
    DIRECTIVE = "directive"
    DEPARTMENT = "department"
    ANSWER = "answer"
    REASON = "reason"
    TYPE = "type"
    URGENCY = "urgency"
    REQUEST = "request"
    DOCUMENT = "document"


@dataclass(frozen=True, slots=True)
class Step:
    """One allowed move.

    `target` None is the state from which the request was returned. `owner` None leaves it with whom it lies.
    `tells` is whether the applicant hears of it.
    """

    sources: frozenset[RequestState]
    target: RequestState | None
    roles: frozenset[Role]
    needs: frozenset[Need] = frozenset()
    owner: Party | None = None
    tells: bool = False


_AT_WINDOW = frozenset({Role.OPERATOR, Role.SUPERVISOR})
_AT_CENTRE = _AT_WINDOW | {Role.AGENT}
_OFFICE = frozenset({Role.OFFICE})
_OFFICER = frozenset({Role.OFFICER})
_STATE, _NEED = RequestState, Need
_UNANSWERED = frozenset(
    {
        _STATE.REGISTERED,
        _STATE.RAISED,
        _STATE.DIRECTED,
        _STATE.REFERRED,
        _STATE.IN_PROCESS,
        _STATE.RETURNED,
        _STATE.REOPENED,
    }
)

COURSE: Mapping[RequestMove, Step] = MappingProxyType(
    {
        RequestMove.REGISTER: Step(
            frozenset({_STATE.DRAFT}),
            _STATE.REGISTERED,
            _AT_WINDOW,
            frozenset({_NEED.SUBJECT}),
            Party.CENTRE,
            tells=True,
        ),
        RequestMove.RAISE: Step(
            frozenset({_STATE.REGISTERED, _STATE.REOPENED}), _STATE.RAISED, _AT_CENTRE, owner=Party.OFFICE, tells=True
        ),
        RequestMove.DIRECT: Step(
            frozenset({_STATE.RAISED}), _STATE.DIRECTED, _OFFICE, frozenset({_NEED.DIRECTIVE}), Party.OFFICE
        ),
        # From *raised* where the directive stands: for a type, or said in the same breath.
        RequestMove.REFER: Step(
            frozenset({_STATE.DIRECTED}),
            _STATE.REFERRED,
            _OFFICE,
            frozenset({_NEED.DEPARTMENT}),
            Party.DEPARTMENT,
            tells=True,
        ),
        RequestMove.ACCEPT: Step(
            frozenset({_STATE.REFERRED}), _STATE.IN_PROCESS, _OFFICER, owner=Party.DEPARTMENT, tells=True
        ),
        RequestMove.HAND_BACK: Step(
            frozenset({_STATE.REFERRED, _STATE.IN_PROCESS}),
            _STATE.DIRECTED,
            _OFFICER,
            frozenset({_NEED.REASON}),
            Party.OFFICE,
        ),
        RequestMove.RETURN: Step(
            frozenset({_STATE.RAISED, _STATE.IN_PROCESS}),
            _STATE.RETURNED,
            _OFFICE | _OFFICER,
            frozenset({_NEED.REASON}),
            Party.CENTRE,
            tells=True,
        ),
        RequestMove.COMPLETE: Step(
            frozenset({_STATE.RETURNED}), None, _AT_CENTRE, frozenset({_NEED.REASON}), tells=True
        ),
        RequestMove.ANSWER: Step(
            frozenset({_STATE.IN_PROCESS}),
            _STATE.ANSWERED,
            _OFFICER,
            frozenset({_NEED.ANSWER}),
            Party.CENTRE,
            tells=True,
        ),
        RequestMove.CLOSE: Step(
            frozenset({_STATE.ANSWERED}), _STATE.CLOSED, _AT_CENTRE, owner=Party.CENTRE, tells=True
        ),
        # Into an elder one of the same applicant, which goes on for both; an answered one is closed by its answer.
        RequestMove.MERGE: Step(
            _UNANSWERED,
            _STATE.CLOSED,
            _AT_WINDOW | _OFFICE,
            frozenset({_NEED.REQUEST, _NEED.REASON}),
            Party.CENTRE,
            tells=True,
        ),
        RequestMove.WITHDRAW: Step(
            _UNANSWERED,
            _STATE.WITHDRAWN,
            _AT_CENTRE,
            frozenset({_NEED.REASON}),
            Party.CENTRE,
            tells=True,
        ),
        RequestMove.REOPEN: Step(
            frozenset({_STATE.ANSWERED, _STATE.CLOSED, _STATE.WITHDRAWN}),
            _STATE.REOPENED,
            frozenset({Role.SUPERVISOR, Role.OFFICE}),
            frozenset({_NEED.REASON}),
            Party.CENTRE,
            tells=True,
        ),
    }
)

SETTLED = frozenset({RequestState.CLOSED, RequestState.WITHDRAWN})
MISSING: Mapping[Need, ErrorCode] = {
    Need.SUBJECT: ErrorCode.SUBJECT_MISSING,
    Need.DIRECTIVE: ErrorCode.DIRECTIVE_MISSING,
    Need.DEPARTMENT: ErrorCode.DEPARTMENT_MISSING,
    Need.ANSWER: ErrorCode.ANSWER_MISSING,
    Need.REASON: ErrorCode.REASON_MISSING,
    Need.TYPE: ErrorCode.REQUEST_TYPE_UNKNOWN,
    Need.URGENCY: ErrorCode.URGENCY_MISSING,
    Need.REQUEST: ErrorCode.OTHER_REQUEST_MISSING,
    Need.DOCUMENT: ErrorCode.DOCUMENT_UNKNOWN,
}
MAX_SUBJECT = 200
MAX_SUMMARY = 4000
MAX_NOTE = 4000


@dataclass(frozen=True, slots=True)
class Stand:
    """As much of a request as its course needs; `before_return` is the state from which it was returned."""

    state: RequestState
    owner: Party
    before_return: RequestState | None = None


def moves(state: RequestState, role: Role) -> list[RequestMove]:
    """What somebody of this role may do with a request in this state, in the order of the course."""
    return [move for move, step in COURSE.items() if state in step.sources and role in step.roles]


def moved(stand: Stand, move: RequestMove, role: Role, given: frozenset[Need] = frozenset()) -> Stand:
    """Where the request stands after a move.

    Raises `role_not_allowed`, `request_move_forbidden`, or what is missing of what the move requires
    (`reason_missing` and the like).
    """
    step = COURSE[move]
    if role not in step.roles:
        raise RuleBroken(ErrorCode.ROLE_NOT_ALLOWED)
    target = step.target or stand.before_return
    if stand.state not in step.sources or target is None:
        raise RuleBroken(ErrorCode.REQUEST_MOVE_FORBIDDEN, move=move.value, state=stand.state.value)
    for need in sorted(step.needs - given):
        raise RuleBroken(MISSING[need])
    before = stand.state if move is RequestMove.RETURN else None
    return Stand(target, step.owner or _owner_of(target), before)


def _owner_of(state: RequestState) -> Party:
    """With whom a request lies again that comes back to a state."""
    return Party.OFFICE if state is RequestState.RAISED else Party.DEPARTMENT


def check_note(text: str) -> str:
    """A directive, an answer or a reason, trimmed, or `text_too_long`."""
    text = text.strip()
    if len(text) > MAX_NOTE:
        raise RuleBroken(ErrorCode.TEXT_TOO_LONG, field="note", limit=MAX_NOTE)
    return text


def check_texts(subject: str, summary: str) -> tuple[str, str]:
    """The trimmed subject and summary, or `subject_missing` / `text_too_long` with field and limit."""
    subject, summary = " ".join(subject.split()), summary.strip()
    if not subject:
        raise RuleBroken(ErrorCode.SUBJECT_MISSING)
    for field, text, limit in (("subject", subject, MAX_SUBJECT), ("summary", summary, MAX_SUMMARY)):
        if len(text) > limit:
            raise RuleBroken(ErrorCode.TEXT_TOO_LONG, field=field, limit=limit)
    return subject, summary
