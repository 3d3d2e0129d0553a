"""The queue as people would keep it with paper and a pencil: what each act should change, or why it is refused."""

from dataclasses import replace
from datetime import datetime, timedelta

from core.domain.errors import ErrorCode
from core.domain.queue_policy import Candidate, QueueClass, choose, first_standard
from core.domain.ticket import UNDOABLE, TicketMove, TicketState
from tests.stateful.paper import Paper
from tests.stateful.parts import SECTION_OF, Deed, Line, Place, Refused, Ticket


class Model(Paper):
    """What may be done, and what it changes."""

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
        step = self._mistake(deed.desk)
        if step is None:
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

    def wanted(self) -> list[str]:
        """The desks for which somebody waits and for no other."""
        places = [one.place for one in self.in_state(TicketState.WAITING)]
        people = {place.for_staff for place in places} - {None}
        seats = {desk for desk, (person, _) in self.seats.items() if person in people}
        return sorted(seats | {place.for_desk for place in places if place.for_desk is not None})

    def mistaken(self) -> list[str]:
        """The desks whose last step can still be taken back."""
        return [desk for desk in SECTION_OF if self._mistake(desk) is not None]

    def _mistake(self, desk: str) -> Line | None:
        step = self._last_step(desk)
        if step is None or step.undone_at is not None or step.kind not in UNDOABLE:
            return None
        return step if step.ticket.steps[-1] is step and self._fresh(step) else None

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


def _require(ticket: Ticket, state: TicketState) -> None:
    if ticket.place.state is not state:
        raise Refused(ErrorCode.TICKET_MOVE_FORBIDDEN)


def _candidate(ticket: Ticket) -> Candidate:
    place = ticket.place
    assert ticket.id is not None
    assert place.since is not None
    return Candidate(ticket.id, place.queue_class, place.position, place.since, place.passed, place.due)
