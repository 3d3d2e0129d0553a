"""One simulated day: what visitors and clerks do, each act through the real services at its own instant."""

from collections.abc import Callable, Sequence
from datetime import date, datetime, time
from functools import partial
from zoneinfo import ZoneInfo

from core.bootstrap import Centre
from core.cli.simulate.agenda import Agenda
from core.cli.simulate.arrivals import HOUR
from core.cli.simulate.clock import SimulatedClock
from core.cli.simulate.crew import CLOSES, Rest, Seat
from core.cli.simulate.hall import Guest, Hall, Place
from core.cli.simulate.people import MINUTE, Person
from core.cli.simulate.phone import Phone
from core.cli.simulate.reception import Reception
from core.domain.errors import ErrorCode, RuleBroken
from core.services.dto import CallView

_PHONE_OPENS = 7 * HOUR
_RECALLED_AFTER, _RECALLS = 45.0, 2
_NOTICED_AFTER, _CORRECTED_AFTER = 4.0, 3.0
_URGENT_AFTER = 15 * MINUTE
_LOOKS_AGAIN = 30.0
_BEFORE_FETCHING = 0.4  # of the time at the window
_FETCHES, _URGENT, _MOVES_ON = "يحضر أصل المستند", "موعد سفر قريب", "يطلب مقابلة"


class DayEngine:
    """Lives a day through to its end: until the last visitor has gone, and the last clerk after them."""

    def __init__(self, centre: Centre, clock: SimulatedClock, seats: Sequence[Seat], reception: Reception) -> None:
        self._centre = centre
        self._queue = centre.queue
        self._clock = clock
        self._seats = seats
        self._reception = reception
        self._phone = Phone(centre, reception)

    def run(self, day: date, people: Sequence[Person]) -> None:
        """One day."""
        midnight = datetime.combine(day, time(), ZoneInfo(self._centre.administration.centre().zone))
        self._agenda = Agenda(self._clock, midnight)
        self._hall = Hall(self._seats, people)
        for place in self._hall.places:
            self._agenda.at(place.seat.comes, partial(self._comes, place))
            self._agenda.at(place.seat.leaves, partial(self._would_leave, place))
            for rest in place.seat.rests:
                self._agenda.at(rest.due, partial(self._rest_due, place, rest))
        self._agenda.at(_PHONE_OPENS, partial(self._phone.book, day, people))
        for person in people:
            self._agenda.at(person.arrives, partial(self._arrives, person))
        self._agenda.run()

    def _comes(self, place: Place) -> None:
        self._centre.staff.take_desk(place.seat.staff, place.seat.desk)
        place.open = True
        self._ready(place)

    def _would_leave(self, place: Place) -> None:
        place.leaving = True
        if place.idle:
            self._ready(place)

    def _rest_due(self, place: Place, rest: Rest) -> None:
        place.rests.append(rest)
        if place.idle:
            self._ready(place)

    def _resumes(self, place: Place) -> None:
        self._centre.desks.resume(place.seat.desk, by=place.seat.staff)
        place.paused = False
        self._ready(place)

    def _arrives(self, person: Person) -> None:
        try:
            issued = self._phone.check_in(person) or self._queue.issue(
                person.section, person.service, f"simulated-{person.key}", queue_class=person.queue_class
            )
        except RuleBroken as refused:
            if refused.code is not ErrorCode.HALL_CLOSED or self._agenda.now > CLOSES:
                raise
            # The hall is at prayer: they wait at the kiosk until it gives tickets again.
            self._agenda.after(_LOOKS_AGAIN, partial(self._arrives, person))
            return
        guest = self._hall.guests[issued.id] = Guest(person, issued.id, issued.code, self._agenda.now)
        if person.urgent:
            self._agenda.after(_URGENT_AFTER, partial(self._hall.presses, guest))
        self._wake(person.section)

    def _wake(self, section: str) -> None:
        for place in self._hall.idle(section):
            self._ready(place)

    def _ready(self, place: Place) -> None:
        """The clerk is free: rests, goes home, or calls."""
        place.busy = False
        seat = place.seat
        if place.rests:
            rest = place.rests.pop(0)
            self._centre.desks.pause(seat.desk, rest.reason, by=seat.staff)
            place.paused = True
            self._agenda.after(rest.seconds, partial(self._resumes, place))
        elif place.leaving and (not seat.keeper or self._hall.empty(seat.section)):
            self._centre.staff.leave_desk(seat.staff)
            place.open = False
        elif (call := self._call(seat)) is not None:
            place.busy = True
            self._called(place, self._hall.guests[call.ticket.id])
        elif self._agenda.now > place.idle_since:
            place.idle_since = self._agenda.now

    def _call(self, seat: Seat) -> CallView | None:
        pressing = self._hall.pressing(seat.section)
        if pressing is not None:
            return self._queue.call_ticket(seat.desk, pressing.code, _URGENT, by=seat.staff)
        return self._queue.call_next(seat.desk, by=seat.staff)

    def _called(self, place: Place, guest: Guest) -> None:
        guest.waits = False
        if guest.person.called_by_mistake and not guest.mistaken:
            self._agenda.after(_NOTICED_AFTER, partial(self._take_back, place, guest))
        elif guest.is_here(self._agenda.now):
            self._agenda.after(guest.person.walks, partial(self._begins, place, guest))
        else:
            self._agenda.after(_RECALLED_AFTER, partial(self._recall, place, guest, _RECALLS))

    def _take_back(self, place: Place, guest: Guest) -> None:
        guest.mistaken = True
        try:
            self._queue.undo(place.seat.desk, by=place.seat.staff)
        except RuleBroken as refused:
            if refused.code is not ErrorCode.NOTHING_TO_UNDO:
                raise
            # Somebody came back at this desk in between: the call is not its last step any more, and stands.
            self._called(place, guest)
            return
        guest.waits = True
        self._agenda.after(_CORRECTED_AFTER, partial(self._ready, place))

    def _recall(self, place: Place, guest: Guest, left: int) -> None:
        if left:
            self._queue.recall(place.seat.desk, by=place.seat.staff)
            self._agenda.after(_RECALLED_AFTER, partial(self._recall, place, guest, left - 1))
            return
        self._queue.no_show(place.seat.desk, by=place.seat.staff)
        comes_back = None if guest.gave_up(self._agenda.now) else guest.person.comes_back
        guest.missed = True
        if comes_back is None:
            self._gone(guest)
        else:
            self._agenda.after(comes_back, partial(self._back, guest, self._queue.reinstate))
        self._ready(place)

    def _begins(self, place: Place, guest: Guest) -> None:
        self._reception.receive(place.seat, guest.person)
        person = guest.person
        share = 1.0 if person.parks is None else 1 - _BEFORE_FETCHING if guest.parked else _BEFORE_FETCHING
        seconds = person.served_there if guest.moved else person.served * share
        self._agenda.after(seconds, partial(self._ends, place, guest))

    def _ends(self, place: Place, guest: Guest) -> None:
        seat, person = place.seat, guest.person
        if person.parks is not None and not guest.parked:
            self._queue.park(seat.desk, _FETCHES, by=seat.staff)
            guest.parked = True
            self._agenda.after(person.parks, partial(self._back, guest, self._queue.bring_back))
        elif person.moves_on is not None and not guest.moved:
            self._queue.transfer(seat.desk, person.moves_on, note=_MOVES_ON, by=seat.staff)
            guest.moved = guest.waits = True
            self._wake(seat.section)
        else:
            self._queue.finish(seat.desk, by=seat.staff)
            self._gone(guest)
        self._agenda.after(person.clerk_pauses, partial(self._ready, place))

    def _back(self, guest: Guest, bring: Callable[..., object]) -> None:
        """Somebody who was away speaks to a clerk; one who comes too late has to take a new ticket another day."""
        place = self._hall.attended(guest.person.section)
        if place is None:
            self._agenda.after(_LOOKS_AGAIN, partial(self._back, guest, bring))
            return
        try:
            bring(place.seat.desk, guest.code, by=place.seat.staff)
        except RuleBroken as refused:
            if refused.code is not ErrorCode.REINSTATE_LATE:
                raise
            self._gone(guest)
            return
        guest.waits = True
        self._wake(guest.person.section)

    def _gone(self, guest: Guest) -> None:
        self._hall.gone(guest)
        if self._hall.empty(guest.person.section):
            self._wake(guest.person.section)
