"""How a rating is entered, whenever it was given: the visit it is of, its hour, and the task that a low one is."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from core.domain.errors import ErrorCode, RuleBroken
from core.domain.numerals import to_western
from core.domain.rating import Reason, Score, asks_for_supervisor, check_time
from core.domain.text import Language
from core.domain.ticket import TicketState
from core.services.context import Context
from core.services.dto import TicketView
from core.services.ports import UnitOfWork
from core.services.rating_dto import RatingView
from core.services.rating_ports import NewRating

TOPIC = "ratings"
SCANNED = "istiqbal:ticket:"


@dataclass(frozen=True, slots=True)
class Given:
    """What a visitor said, and when."""

    id: UUID
    score: Score
    reasons: tuple[Reason, ...]
    comment: str
    language: Language
    key: str
    at: datetime


def ticket_of(context: Context, unit: UnitOfWork, text: str, days: Iterable[date]) -> TicketView:
    """The ticket of a QR code, or of a number on one of these days, the latest first; `ticket_code_unknown`."""
    typed = text.strip()
    if typed.lower().startswith(SCANNED):
        return _scanned(unit, typed[len(SCANNED) :])
    code = to_western(typed).upper()
    for one in context.centre().sections:
        if code.startswith(one.prefix):
            for on in days:
                if (found := unit.queue.ticket_of_code(one.id, on, code)) is not None:
                    return found
    raise RuleBroken(ErrorCode.TICKET_CODE_UNKNOWN, ticket=code)


def check_over(context: Context, ticket: TicketView, at: datetime) -> None:
    """`rating_early` while the visit is not over, `rating_late` where it was over for too long at that instant."""
    if ticket.state is not TicketState.FINISHED:
        raise RuleBroken(ErrorCode.RATING_EARLY)
    check_time(ticket.changed_at or ticket.issued_at, at, context.policy().rating_hours)


def enter_rating(context: Context, unit: UnitOfWork, ticket: TicketView, given: Given) -> RatingView:
    """Add it to this unit, with a supervisor's task where it is low; `rating_given` where the visit has another."""
    asks = asks_for_supervisor(given.score, context.policy().low_rating)
    said = given.score, given.reasons, given.comment, given.at, asks
    made = RatingView(given.id, ticket.id, ticket.section, *said)
    section = context.section(ticket.section)
    new = NewRating(made, section.id, ticket.service_date, given.language, context.device, given.key)
    if not unit.ratings.add(new):
        raise RuleBroken(ErrorCode.RATING_GIVEN)
    if asks:
        unit.ratings.open_task(made.id)
        unit.centre.touch(TOPIC)
    return made


def _scanned(unit: UnitOfWork, identifier: str) -> TicketView:
    try:
        return unit.queue.ticket(UUID(identifier))
    except ValueError:
        raise RuleBroken(ErrorCode.TICKET_CODE_UNKNOWN, ticket="—") from None
