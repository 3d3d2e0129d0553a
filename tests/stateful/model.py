"""The queue as people would keep it with paper and a pencil: what each act should change, or why it is refused."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from core.domain.errors import ErrorCode
from core.domain.queue_policy import Candidate, QueueClass, QueuePolicy, choose, first_standard
from core.domain.ticket import UNDOABLE, TicketMove, TicketState

RIYADH = ZoneInfo("Asia/Riyadh")
PREFIX = {"women": "W", "men": "M"}
SECTION_OF = {"W1": "women", "W2": "women", "M1": "men"}
AT_DESK = {TicketState.CALLED, TicketState.SERVING}


class Refused(Exception):  # noqa: N818 - reads as what happened
    """The act is not allowed, and says why."""

    def __init__(self, code: ErrorCode) -> None:
        super().__init__(code)
        self.code = code


@dataclass
class Place:
    """What an undo gives back."""

    service: str
    state: TicketState = TicketState.WAITING
    queue_class: QueueClass = QueueClass.STANDARD
    position: int = 0
    since: datetime | None = None
    due: datetime | None = None
    passed: int = 0
    recalls: int = 0
    note: str = ""
    desk: str | None = None
    for_desk: str | None = None
    for_staff: str | None = None


@dataclass
class Ticket:
    """One ticket, and what happened to it that nobody took back."""

    section: str
    day: date
    number: int
    place: Place
    changed_at: datetime
    steps: list["Line"] = field(default_factory=list)
    id: UUID | None = None

    @property
    def code(self) -> str:
        """What is printed on it."""
        return f"{PREFIX[self.section]}{self.number:03d}"


@dataclass
class Line:
    """A line of the record."""

    kind: TicketMove
    ticket: Ticket
    desk: str | None
    staff: str | None
    at: datetime
    reason: str
    before: Place
    out_of_turn: bool = False
    undone_at: datetime | None = None


@dataclass
class Deed:
    """Who acts at which desk, with which key."""

    desk: str
    by: str | None = None
    key: str | None = None


@dataclass
class Model:
    """The whole centre."""

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

    # What happens at the kiosk.

    def issue(
        self, section: str, service: str, key: str, queue_class: QueueClass, due: datetime | None = None
    ) -> Ticket:
        """A new ticket, or that of the key."""
        known = self.ticket_keys.get(key)
        if known is not None:
            if (known.section, known.place.service) != (section, service):
                raise Refused(ErrorCode.KEY_REUSED)
            return known
        number = len(self.of_day(section, self.today())) + 1
        place = Place(service, queue_class=queue_class, position=self._next(), since=self.now(), due=due)
        ticket = Ticket(section, self.today(), number, place, self.now())
        self.tickets.append(ticket)
        self.ticket_keys[key] = ticket
        self._write(TicketMove.ISSUE, ticket, None, None, place)
        return ticket

    # What happens at a desk.

    def call_next(self, deed: Deed, finishing: Ticket | None = None) -> Ticket | None:
        """Who is next."""
        if (done := self._begin(deed, TicketMove.CALL)) is not None:
            return done
        self._free(deed, finishing)
        if finishing is not None:
            self._move(Deed(deed.desk, deed.by), finishing, TicketMove.FINISH, TicketState.FINISHED)
        section = SECTION_OF[deed.desk]
        days = sorted({one.day for one in self.tickets if one.section == section and one.day >= self.first_day()})
        day = next((day for day in days if self.waiting(section, day)), None)
        takers = {one.id: one for one in self._takers(deed.desk, day)} if day else {}
        line = [_candidate(one) for one in takers.values()]
        chosen = choose(line, self.policy, self.now())
        if chosen is None:
            return None
        ticket = takers[chosen.ticket_id]
        self._called(deed, ticket)
        standard = first_standard(line)
        if standard is not None and chosen.queue_class is not QueueClass.STANDARD:
            takers[standard.ticket_id].place.passed += 1
        return ticket

    def call_ticket(self, deed: Deed, code: str) -> Ticket:
        """A certain one, out of turn."""
        if (done := self._begin(deed, TicketMove.CALL, code)) is not None:
            return done
        self._free(deed, None)
        ticket = self._named(deed.desk, code, TicketState.WAITING)
        if ticket.place.state is not TicketState.WAITING:
            raise Refused(ErrorCode.TICKET_MOVE_FORBIDDEN)
        takers = {one.id: one for one in self._takers(deed.desk, ticket.day)}
        standard = first_standard([_candidate(one) for one in takers.values()])
        self._called(deed, ticket, reason="asked", out_of_turn=True)
        if standard is not None and standard.ticket_id != ticket.id:
            takers[standard.ticket_id].place.passed += 1
        return ticket

    def recall(self, deed: Deed) -> Ticket:
        """Announce again."""
        if (done := self._begin(deed, TicketMove.RECALL)) is not None:
            return done
        ticket = self._present(deed.desk)
        if ticket.place.recalls >= self.policy.recall_limit:
            raise Refused(ErrorCode.RECALL_LIMIT)
        _require(ticket, TicketState.CALLED)
        return self._move(deed, ticket, TicketMove.RECALL, ticket.place.state, recalls=ticket.place.recalls + 1)

    def finish(self, deed: Deed) -> Ticket:
        """The visit is over."""
        if (done := self._begin(deed, TicketMove.FINISH)) is not None:
            return done
        return self._move(deed, self._present(deed.desk), TicketMove.FINISH, TicketState.FINISHED)

    def no_show(self, deed: Deed) -> Ticket:
        """Nobody came."""
        if (done := self._begin(deed, TicketMove.NO_SHOW)) is not None:
            return done
        ticket = self._present(deed.desk)
        _require(ticket, TicketState.CALLED)
        return self._move(deed, ticket, TicketMove.NO_SHOW, TicketState.NO_SHOW)

    def park(self, deed: Deed) -> Ticket:
        """Put aside."""
        if (done := self._begin(deed, TicketMove.PARK)) is not None:
            return done
        return self._move(deed, self._present(deed.desk), TicketMove.PARK, TicketState.PARKED, reason="fetches")

    def bring_back(self, deed: Deed, code: str) -> Ticket:
        """Who was put aside is here again."""
        if (done := self._begin(deed, TicketMove.RETURN, code)) is not None:
            return done
        ticket = self._named(deed.desk, code, TicketState.PARKED)
        _require(ticket, TicketState.PARKED)
        in_time = self.now() - ticket.changed_at <= timedelta(minutes=self.policy.return_minutes)
        late = QueueClass.PRIORITY if ticket.place.queue_class is QueueClass.PRIORITY else QueueClass.STANDARD
        return self._move(
            deed,
            ticket,
            TicketMove.RETURN,
            TicketState.WAITING,
            queue_class=QueueClass.RETURNING if in_time else late,
            position=self._next(),
            since=self.now(),
            due=None,
            passed=0,
        )

    def reinstate(self, deed: Deed, code: str) -> Ticket:
        """Who missed the call is here after all."""
        if (done := self._begin(deed, TicketMove.REINSTATE, code)) is not None:
            return done
        ticket = self._named(deed.desk, code, TicketState.NO_SHOW)
        _require(ticket, TicketState.NO_SHOW)
        if self.now() - ticket.changed_at > timedelta(minutes=self.policy.reinstate_minutes):
            raise Refused(ErrorCode.REINSTATE_LATE)
        return self._move(deed, ticket, TicketMove.REINSTATE, TicketState.WAITING, recalls=0)

    def transfer(self, deed: Deed, service: str | None, to_desk: str | None, to_staff: str | None) -> Ticket:
        """Send on."""
        if (done := self._begin(deed, TicketMove.TRANSFER)) is not None:
            return done
        ticket = self._present(deed.desk)
        if to_staff is not None:
            seat = next((desk for desk, (person, _) in self.seats.items() if person == to_staff), None)
            if seat is None or SECTION_OF[seat] != SECTION_OF[deed.desk]:
                raise Refused(ErrorCode.STAFF_AWAY)
        if to_desk is not None:
            if SECTION_OF[to_desk] != SECTION_OF[deed.desk]:
                raise Refused(ErrorCode.SECTION_NOT_YOURS)
            if to_desk not in self.seats:
                raise Refused(ErrorCode.DESK_CLOSED)
        return self._move(
            deed,
            ticket,
            TicketMove.TRANSFER,
            TicketState.WAITING,
            reason="sent on",
            service=service or ticket.place.service,
            for_desk=to_desk,
            for_staff=to_staff,
            note="sent on",
        )

    def go_on(self, deed: Deed, service: str) -> Ticket:
        """Another service for the same visitor."""
        if (done := self._begin(deed, TicketMove.CONTINUE)) is not None:
            return done
        ticket = self._present(deed.desk)
        return self._move(deed, ticket, TicketMove.CONTINUE, TicketState.SERVING, service=service)

    def undo(self, deed: Deed) -> Ticket:
        """Take the last step of the desk back."""
        if (done := self._begin(deed, TicketMove.UNDO)) is not None:
            return done
        if deed.desk in self.paused:
            raise Refused(ErrorCode.DESK_PAUSED)
        step = self._last_step(deed.desk)
        if (
            step is None
            or step.undone_at is not None
            or step.kind not in UNDOABLE
            or step.ticket.steps[-1] is not step
            or not self._fresh(step)
        ):
            raise Refused(ErrorCode.NOTHING_TO_UNDO)
        ticket, present = step.ticket, self.at(deed.desk)
        if step.before.desk == deed.desk and present not in (None, ticket):
            raise Refused(ErrorCode.DESK_BUSY)
        step.undone_at = self.now()
        ticket.steps.pop()
        before = replace(ticket.place)
        ticket.place = self._for_who_is_there(replace(step.before))
        ticket.changed_at = self.now()
        self._write(TicketMove.UNDO, ticket, deed, None, before, reason=step.kind.value)
        return ticket

    # Who sits where.

    def take_desk(self, staff: str, desk: str) -> None:
        """Sit down."""
        if SECTION_OF[desk] not in self.sections_of[staff]:
            raise Refused(ErrorCode.SECTION_NOT_YOURS)
        if desk in self.seats and self.seats[desk][0] == staff:
            return
        if staff in {person for person, _ in self.seats.values()}:
            raise Refused(ErrorCode.STAFF_AT_ANOTHER_DESK)
        if desk in self.seats:
            raise Refused(ErrorCode.DESK_TAKEN)
        self.seats[desk] = staff, self.now()

    def leave_desk(self, staff: str) -> None:
        """Stand up; who waits for this desk or person alone waits for everybody."""
        desk = next((desk for desk, (person, _) in self.seats.items() if person == staff), None)
        if desk is None:
            return
        if self.at(desk) is not None:
            raise Refused(ErrorCode.DESK_BUSY)
        del self.seats[desk]
        self.paused.discard(desk)
        for one in self.in_state(TicketState.WAITING):
            if one.place.for_desk == desk or one.place.for_staff == staff:
                self._move(
                    Deed(desk, staff),
                    one,
                    TicketMove.RELEASE,
                    TicketState.WAITING,
                    "closed",
                    for_desk=None,
                    for_staff=None,
                )

    def pause(self, desk: str) -> None:
        """Call nobody for a while."""
        if desk not in self.seats:
            raise Refused(ErrorCode.DESK_CLOSED)
        if self.at(desk) is not None:
            raise Refused(ErrorCode.DESK_BUSY)
        self.paused.add(desk)

    def resume(self, desk: str) -> None:
        """Call again."""
        if desk not in self.seats:
            raise Refused(ErrorCode.DESK_CLOSED)
        self.paused.discard(desk)

    def reclassify(self, ticket: Ticket, queue_class: QueueClass, by: str) -> None:
        """Another class, at the place that its coming gives it."""
        if ticket.place.queue_class is queue_class:
            return
        _require(ticket, TicketState.WAITING)
        self._move(
            Deed("", by), ticket, TicketMove.RECLASSIFY, TicketState.WAITING, "wrong", queue_class=queue_class, due=None
        )

    # How it is done.

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


def _require(ticket: Ticket, state: TicketState) -> None:
    if ticket.place.state is not state:
        raise Refused(ErrorCode.TICKET_MOVE_FORBIDDEN)


def _candidate(ticket: Ticket) -> Candidate:
    place = ticket.place
    assert ticket.id is not None
    assert place.since is not None
    return Candidate(ticket.id, place.queue_class, place.position, place.since, place.passed, place.due)
