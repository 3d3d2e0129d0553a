"""The paper on which the model of the queue is kept."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any

from core.domain.errors import ErrorCode
from core.domain.queue_policy import QueuePolicy
from core.domain.ticket import TicketMove, TicketState
from tests.stateful.parts import AT_DESK, RIYADH, SECTION_OF, Deed, Line, Place, Refused, Ticket


@dataclass
class Paper:
    """All that is known of the centre, and how a line is written."""

    policy: QueuePolicy
    now: Callable[[], datetime]
    sections_of: dict[str, tuple[str, ...]]
    services_of: dict[str, frozenset[str]]
    tickets: list[Ticket] = field(default_factory=list)
    record: list[Line] = field(default_factory=list)
    seats: dict[str, tuple[str, datetime]] = field(default_factory=dict)
    paused: set[str] = field(default_factory=set)
    ticket_keys: dict[str, Ticket] = field(default_factory=dict)
    keys: dict[str, Line] = field(default_factory=dict)
    at_desk_steps: dict[str, list[Line]] = field(default_factory=dict)
    _positions: int = 0

    def today(self) -> date:
        """The calendar day in Riyadh."""
        return self.now().astimezone(RIYADH).date()

    def first_day(self) -> date:
        """The day whose visitors may still be there: the one before, until four in the morning."""
        return (self.now() - timedelta(hours=4)).astimezone(RIYADH).date()

    def shown_day(self, section: str) -> date:
        """What a hall is shown: the evening before, as long as somebody of it is there."""
        there = {TicketState.WAITING, *AT_DESK}
        evening = self.of_day(section, self.first_day())
        return self.first_day() if any(one.place.state in there for one in evening) else self.today()

    def at(self, desk: str) -> Ticket | None:
        """Who is at a desk."""
        return next((one for one in self.tickets if one.place.desk == desk and one.place.state in AT_DESK), None)

    def of_day(self, section: str, day: date) -> list[Ticket]:
        """The tickets of a section's day, by number."""
        return [one for one in self.tickets if (one.section, one.day) == (section, day)]

    def waiting(self, section: str, day: date) -> list[Ticket]:
        """Those of them who wait."""
        return [one for one in self.of_day(section, day) if one.place.state is TicketState.WAITING]

    def in_state(self, *states: TicketState) -> list[Ticket]:
        """Every ticket in one of these states."""
        return [one for one in self.tickets if one.place.state in states]

    def _next(self) -> int:
        self._positions += 1
        return self._positions

    def _begin(self, deed: Deed, kind: TicketMove, code: str | None = None) -> Ticket | None:
        if deed.by is not None and self.seats.get(deed.desk, ("",))[0] != deed.by:
            theirs = SECTION_OF[deed.desk] in self.sections_of[deed.by]
            raise Refused(ErrorCode.DESK_NOT_YOURS if theirs else ErrorCode.SECTION_NOT_YOURS)
        done = self.keys.get(deed.key) if deed.key else None
        if done is None:
            return None
        if (done.kind, done.desk) != (kind, deed.desk) or code not in {None, done.ticket.code}:
            raise Refused(ErrorCode.KEY_REUSED)
        return done.ticket

    def _free(self, deed: Deed, finishing: Ticket | None) -> None:
        if deed.desk in self.paused:
            raise Refused(ErrorCode.DESK_PAUSED)
        present = self.at(deed.desk)
        if present is not None and present is not finishing:
            raise Refused(ErrorCode.DESK_BUSY)

    def _present(self, desk: str) -> Ticket:
        present = self.at(desk)
        if present is None:
            raise Refused(ErrorCode.DESK_IDLE)
        return present

    def _named(self, desk: str, code: str, state: TicketState) -> Ticket:
        days = [self.today(), self.first_day()]
        found = [one for day in days for one in self.of_day(SECTION_OF[desk], day) if one.code == code]
        if not found:
            raise Refused(ErrorCode.TICKET_CODE_UNKNOWN)
        return next((one for one in found if one.place.state is state), found[0])

    def _takers(self, desk: str, day: date) -> list[Ticket]:
        person = self.seats.get(desk, (None,))[0]

        def takes(one: Ticket) -> bool:
            place = one.place
            if place.for_desk is None and place.for_staff is None:
                return place.service in self.services_of[desk]
            return place.for_desk == desk or (place.for_staff is not None and place.for_staff == person)

        return [one for one in self.waiting(SECTION_OF[desk], day) if takes(one)]

    def _called(self, deed: Deed, ticket: Ticket, reason: str = "", out_of_turn: bool = False) -> None:
        self._move(deed, ticket, TicketMove.CALL, TicketState.CALLED, reason, desk=deed.desk, recalls=0)
        self.record[-1].out_of_turn = out_of_turn

    def _move(
        self, deed: Deed, ticket: Ticket, kind: TicketMove, state: TicketState, reason: str = "", **changes: Any
    ) -> Ticket:
        before = replace(ticket.place)
        place = replace(ticket.place, state=state, **changes)
        if state is TicketState.WAITING:
            place.desk = None
        ticket.place = self._for_who_is_there(place)
        ticket.changed_at = self.now()
        self._write(kind, ticket, deed, None, before, reason)
        return ticket

    def _for_who_is_there(self, place: Place) -> Place:
        if place.state is not TicketState.WAITING:
            return place
        people = {person for person, _ in self.seats.values()}
        return replace(
            place,
            desk=None,
            for_desk=place.for_desk if place.for_desk in self.seats else None,
            for_staff=place.for_staff if place.for_staff in people else None,
        )

    def _last_step(self, desk: str) -> Line | None:
        """By the clock: what lies in the future was written before somebody set it back."""
        now = self.now()
        known = [one for one in self.at_desk_steps.get(desk, []) if one.at <= now]
        left = [one for one in known if one.undone_at is None or one.undone_at > now]
        return max(reversed(left), key=lambda one: one.at, default=None)

    def _fresh(self, step: Line) -> bool:
        age = self.now() - step.at
        seat = self.seats.get(step.desk or "")
        in_time = timedelta() <= age <= timedelta(seconds=self.policy.undo_seconds)
        return in_time and (seat is None or step.at >= seat[1])

    def _write(
        self, kind: TicketMove, ticket: Ticket, deed: Deed | None, _: None, before: Place, reason: str = ""
    ) -> None:
        desk, by = (deed.desk or None, deed.by) if deed else (None, None)
        line = Line(kind, ticket, desk, by, self.now(), reason, before)
        self.record.append(line)
        if kind is not TicketMove.UNDO:
            ticket.steps.append(line)
            if desk is not None:
                self.at_desk_steps.setdefault(desk, []).append(line)
        if deed is not None and deed.key is not None:
            self.keys[deed.key] = line
