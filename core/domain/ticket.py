"""A ticket's states and the moves between them."""

from enum import StrEnum

from core.domain.errors import ErrorCode, RuleBroken


class TicketState(StrEnum):
    """Where a ticket stands."""

    WAITING = "waiting"
    CALLED = "called"
    SERVING = "serving"
    PARKED = "parked"
    NO_SHOW = "no_show"
    FINISHED = "finished"
    DISMISSED = "dismissed"


class TicketMove(StrEnum):
    """What can be done with a ticket; also the kind of the event that records it."""

    ISSUE = "issued"
    CALL = "called"
    RECALL = "recalled"
    SERVE = "serving"
    CONTINUE = "continued"
    PARK = "parked"
    RETURN = "returned"
    NO_SHOW = "no_show"
    REINSTATE = "reinstated"
    FINISH = "finished"
    TRANSFER = "transferred"
    RECLASSIFY = "reclassified"
    RELEASE = "released"
    HAND_OVER = "handed_over"
    DISMISS = "dismissed"
    UNDO = "undone"
    PRINT = "printing"
    PRINTED = "printed"
    PRINT_FAILED = "print_failed"


class PrintState(StrEnum):
    """Printing has a state of its own: paper never decides about a ticket (rule 3)."""

    PENDING = "pending"
    PRINTED = "printed"
    FAILED = "failed"
    REPRINTED = "reprinted"


# In place of how many were ahead and of the wait: whoever got the ticket from a kiosk that was alone was told neither.
UNTOLD = -1

AT_A_DESK = frozenset({TicketState.CALLED, TicketState.SERVING})

# What a clerk can take back for a few seconds: the last of these, while nothing else happened to the ticket.
UNDOABLE = frozenset({TicketMove.CALL, TicketMove.FINISH, TicketMove.NO_SHOW, TicketMove.PARK, TicketMove.TRANSFER})

_WAITING = frozenset({TicketState.WAITING})
_MOVES: dict[TicketMove, tuple[frozenset[TicketState], TicketState | None]] = {
    TicketMove.CALL: (_WAITING, TicketState.CALLED),
    TicketMove.RECALL: (frozenset({TicketState.CALLED}), None),
    TicketMove.SERVE: (frozenset({TicketState.CALLED}), TicketState.SERVING),
    TicketMove.CONTINUE: (AT_A_DESK, TicketState.SERVING),
    TicketMove.FINISH: (AT_A_DESK, TicketState.FINISHED),
    TicketMove.NO_SHOW: (frozenset({TicketState.CALLED}), TicketState.NO_SHOW),
    TicketMove.PARK: (AT_A_DESK, TicketState.PARKED),
    TicketMove.RETURN: (frozenset({TicketState.PARKED}), TicketState.WAITING),
    TicketMove.REINSTATE: (frozenset({TicketState.NO_SHOW}), TicketState.WAITING),
    TicketMove.TRANSFER: (AT_A_DESK, TicketState.WAITING),
    TicketMove.RECLASSIFY: (_WAITING, None),
    TicketMove.RELEASE: (_WAITING, None),
    TicketMove.DISMISS: (_WAITING | {TicketState.PARKED}, TicketState.DISMISSED),
}


def sources(move: TicketMove) -> frozenset[TicketState]:
    """The states from which a move may be made."""
    return _MOVES[move][0]


def after(move: TicketMove, state: TicketState) -> TicketState:
    """The state after a move, or `ticket_move_forbidden`."""
    allowed, target = _MOVES[move]
    if state not in allowed:
        raise RuleBroken(ErrorCode.TICKET_MOVE_FORBIDDEN, move=move.value, state=state.value)
    return target or state


def ticket_code(prefix: str, number: int) -> str:
    """The printed text of a ticket: its section's letter and at least three digits, such as W014."""
    return f"{prefix}{number:03d}"
