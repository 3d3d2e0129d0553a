"""A spool handed over part by part: so nobody waits long for the day, and what is cut off in between goes on later."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby

from core.services.hand_over import HandOverService
from core.services.spool_ports import Spool, SpoolTicket

_AT_ONCE = 25  # tickets in one unit of work


def still_here(spool: Spool) -> list[SpoolTicket]:
    """What the database does not have yet."""
    return [one for one in spool.tickets() if not one.handed]


def given(spool: Spool, to: HandOverService, told: Callable[[], None]) -> Iterator[int]:
    """Hand over part by part, and tell after each; how many were in it."""
    for part in parts(still_here(spool)):
        to.take(part)
        spool.note_handed([one.id for one in part])
        told()
        yield len(part)


def parts(tickets: Sequence[SpoolTicket]) -> Iterable[list[SpoolTicket]]:
    """Those of one line together, so that no two kiosks wait for each other; in it the order of issue."""
    for _, line in groupby(sorted(tickets, key=_line), key=_line):
        ordered = sorted(line, key=lambda one: one.issued_at)
        for start in range(0, len(ordered), _AT_ONCE):
            yield ordered[start : start + _AT_ONCE]


def _line(ticket: SpoolTicket) -> tuple[date, str]:
    return ticket.on, ticket.section
