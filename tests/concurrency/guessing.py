"""What each process of the tests of ratings and of guesses does, with the locks and without them."""

from collections.abc import Callable
from datetime import datetime
from uuid import UUID

from sqlalchemy import select

from core.bootstrap import open_centre
from core.domain.errors import ErrorCode, IstiqbalError
from core.domain.following import Counted, Tries
from core.domain.rating import Score
from core.services.rating_ports import NewRating
from core.storage.rating_store import SqlRatingStore
from core.storage.rating_tables import rating
from core.storage.status_store import SqlStatusStore
from core.storage.status_tables import status_try
from tests.support.clock import FakeClock
from tests.support.unlocked import take_locks_away

REFERENCE = "RUH-1448-000123-7"
GUESSES = 10
Meet = Callable[[], None]
_waits: list[Meet] = []


def guess(url: str, place: int, unlocked: Meet | None = None) -> str:
    """Guess as fast as it can while the clock stands; how many guesses were compared, or the fault.

    `unlocked` is where all that have looked wait for each other before the first of them writes.
    """
    if unlocked is not None:
        _take_away(unlocked)
        SqlStatusStore.hold = _look  # type: ignore[method-assign, assignment]
    compared = 0
    with open_centre(url, clock=FakeClock()) as centre:
        for number in range(GUESSES):
            try:
                centre.status.ask(REFERENCE, f"{place * GUESSES + number:04d}")
            except IstiqbalError as refused:
                if refused.code is ErrorCode.STATUS_UNKNOWN:
                    compared += 1
                elif refused.code is not ErrorCode.STATUS_WAIT:
                    return refused.code.value
    return str(compared)


def rate(url: str, ticket_ids: list[UUID], place: int, meet: Meet, unlocked: Meet | None = None) -> str:
    """Rate the same visits as every other process, each at the same moment; how many it was the one to rate."""
    if unlocked is not None:
        _take_away(unlocked)
        SqlRatingStore.add = _look_then_add  # type: ignore[method-assign, assignment]
    given = 0
    with open_centre(url) as centre:
        centre.administration.centre()
        for ticket_id in ticket_ids:
            meet()
            try:
                centre.ratings.rate(ticket_id, Score.GOOD, f"{place} {ticket_id}")
            except IstiqbalError as refused:
                if refused.code is not ErrorCode.RATING_GIVEN:
                    return refused.code.value
            else:
                given += 1
    return str(given)


def _take_away(meet: Meet) -> None:
    take_locks_away()
    _waits.append(meet)


def _meet_once() -> None:
    if _waits:
        _waits.pop()()


def _look(store: SqlStatusStore, counted: Counted, what: str, at: datetime) -> Tries:
    """Read first, write later: what counting without the row's lock would be."""
    found = store._scope.run(select(status_try).where(status_try.c.mark == store._mark(counted, what))).first()
    _meet_once()
    if found is not None:
        return Tries(found.tries, found.last_at)
    values = {"centre_id": store._scope.centre_id, "mark": store._mark(counted, what), "tries": 0, "last_at": at}
    store._scope.run(store._scope.insert(status_try).values(values).on_conflict_do_nothing())
    return Tries(0, at)


def _look_then_add(store: SqlRatingStore, new: NewRating) -> bool:
    """Ask whether the visit has a rating, then write: what the program alone could promise without the index."""
    known = store.of_ticket(new.view.ticket_id)
    _meet_once()
    if known is not None:
        return False
    view = new.view
    return store._scope.add(
        rating,
        id=view.id,
        ticket_id=view.ticket_id,
        section_id=new.section_id,
        date=new.date,
        score=view.score.value,
        reasons=[],
        comment="",
        language=new.language.value,
        device=new.device,
        key=new.key,
        at=view.at,
    )
