"""A line of the list for each ticket of an earlier day."""

from datetime import date

from core.calendar import gregorian_text, hijri_text, weekday
from core.domain.numerals import Digits
from core.services.readmission import LeftOver
from counter.models.rows import Cell, Row
from counter.session import Session
from counter.widgets import apart

HEADS = ("left.code", "left.day", "left.service", "left.state", "left.since")
WIDTHS = (88, 360, 0, 150, 90)
FITTED = (1, 3, 4)
BY_DAY = 1
CENTRED = frozenset({0, 4})


def line(one: LeftOver, session: Session) -> Row:
    """What stands in it; its tag is the ticket's code."""
    words, ticket = session.words, one.ticket
    service = session.centre.service(ticket.service).title.in_language(words.language) if session.centre else ""
    since = one.since.astimezone(session.now.tzinfo)
    at = f"{since:%H:%M}" if since.date() == ticket.service_date else f"{since:%d/%m/%Y %H:%M}"
    newest_first = (-ticket.service_date.toordinal(), -ticket.number)
    return Row(
        key=ticket.id,
        cells=(
            Cell(words.digits(ticket.code), ticket.number, strong=True),
            Cell(both_dates(ticket.service_date, session), newest_first),
            Cell(service),
            Cell(words.say(f"left.{ticket.state}")),
            Cell(apart(words.digits(at)), one.since.timestamp()),
        ),
        tag=ticket.code,
        fact=one,
    )


def both_dates(day: date, session: Session) -> str:
    """Its name and both dates."""
    language, digits = session.language, session.centre.digits if session.centre else Digits.WESTERN
    dates = hijri_text(day, language, digits), gregorian_text(day, language, digits)
    return f"{weekday(day, language)} {'  ·  '.join(dates)}"
