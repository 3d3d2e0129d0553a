"""What somebody is told who comes for an appointment: from when, until when, and what holds afterwards."""

import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from uuid import UUID

from core.domain.appointments import AppointmentState, Arrival, arrival
from core.domain.queue_policy import QueuePolicy

_CODE = "ISTIQBAL:APPOINTMENT:"
_HEXADECIMAL = re.compile(r"[0-9A-F]{32}")


class Answer(StrEnum):
    """What the kiosk says; with the first two there is a ticket."""

    HERE = "here"
    AGAIN = "again"
    LATE = "late"
    EARLY = "early"
    OTHER_SECTION = "other_section"
    OTHER_DAY = "other_day"
    CALLED = "called"
    SERVED = "served"
    MISSED = "missed"
    CANCELLED = "cancelled"
    UNKNOWN = "unknown"


# Of several appointments of one visitor the one that is told: what can be done now, then what comes, then what was.
_FIRST = tuple(Answer)
_PAST = frozenset({Answer.SERVED, Answer.MISSED, Answer.CANCELLED})
_SETTLED = {
    AppointmentState.SERVED: Answer.SERVED,
    AppointmentState.MISSED: Answer.MISSED,
    AppointmentState.CANCELLED: Answer.CANCELLED,
}


@dataclass(frozen=True, slots=True)
class Booked:
    """An appointment as the answer sees it; `at_desk` once its ticket was called."""

    section: str
    on: date
    due: datetime
    state: AppointmentState
    at_desk: bool = False


def appointment_code(appointment_id: UUID) -> str:
    """What the QR code of an appointment holds: in capitals, which make a small code."""
    return f"{_CODE}{appointment_id.hex.upper()}"


def appointment_of(scanned: str) -> UUID | None:
    """The appointment of a code that was read; None where it is none of ours."""
    bare = scanned.strip().upper()
    rest = bare.removeprefix(_CODE)
    return UUID(rest) if rest != bare and _HEXADECIMAL.fullmatch(rest) else None


def opens_at(due: datetime, policy: QueuePolicy) -> datetime:
    """From when the kiosk checks in."""
    return due - timedelta(minutes=max(policy.check_in_minutes, policy.appointment_early_minutes))


def answer(booked: Booked, here: str | None, today: date, now: datetime, policy: QueuePolicy) -> Answer:
    """The answer for one appointment at a kiosk of the section `here`, or of all where it is None."""
    if (settled := _SETTLED.get(booked.state)) is not None:
        return settled
    if booked.on != today:
        return Answer.OTHER_DAY if booked.on > today else Answer.MISSED
    if here is not None and booked.section != here:
        return Answer.OTHER_SECTION
    if booked.state is AppointmentState.ARRIVED:
        return Answer.CALLED if booked.at_desk else Answer.AGAIN
    if now < opens_at(booked.due, policy):
        return Answer.EARLY
    return Answer.LATE if arrival(booked.due, now, policy) is Arrival.LATE else Answer.HERE


def order(given: Answer, due: datetime) -> tuple[int, float]:
    """Smaller is told first: of what comes the next one, of what was the last one."""
    instant = due.timestamp()
    return _FIRST.index(given), -instant if given in _PAST else instant
