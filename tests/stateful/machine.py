"""Drives the services and the model through the same acts, in any order that hypothesis thinks of."""

from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from core.bootstrap import Centre
from core.domain.errors import RuleBroken
from core.domain.queue_policy import Order, QueueClass, QueuePolicy
from core.domain.ticket import TicketState
from core.services.dto import CallView, TicketView
from tests.stateful.checks import Witness
from tests.stateful.house import SECTIONS_OF, SERVICES, SERVICES_OF, House
from tests.stateful.model import Model
from tests.stateful.parts import SECTION_OF, Deed, Refused, Ticket

CROWD = 5  # so that most of a day is spent at the desks
KEYS = tuple(f"key {place}" for place in range(6))

desks = st.sampled_from(["W1", "W1", "W2", "M1"])
people = st.sampled_from(sorted(SECTIONS_OF))
services = st.sampled_from(SERVICES)
keys = st.none() | st.none() | st.sampled_from(KEYS)
classes = st.sampled_from([QueueClass.STANDARD, QueueClass.STANDARD, QueueClass.PRIORITY, QueueClass.RETURNING])
jumps = st.builds(
    lambda hours, more: hours * 3600 + more, st.sampled_from([-24, -1, 1, 14, 16, 24]), st.integers(-5, 5)
)
policies = st.builds(
    QueuePolicy,
    order=st.sampled_from([Order.FAIR, Order.FAIR, Order.ARRIVAL]),
    others_before_standard=st.integers(1, 2),
    recall_limit=st.integers(1, 3),
    reinstate_minutes=st.just(5),
    return_minutes=st.just(10),
)


class QueueMachine(RuleBasedStateMachine):
    """The rules; the test sets `house`."""

    house: House

    def __init__(self) -> None:
        super().__init__()
        self.house.begin()
        self.clock, self.staff = self.house.clock, self.house.staff
        self.witness = Witness()
        self.model = Model(QueuePolicy(), self.clock.now, SECTIONS_OF, SERVICES_OF)
        self._keys = 0

    @property
    def centre(self) -> Centre:
        """The centre as it is open now."""
        return self.house.centre

    @initialize(policy=policies, seated=st.sampled_from([True, True, False]), coming=st.lists(services, max_size=3))
    def begin(self, policy: QueuePolicy, seated: bool, coming: list[str]) -> None:
        """A centre's own numbers; often its clerks sit already, and visitors wait."""
        self.house.decide(policy)
        self.model.policy = policy
        for person, desk in [("noura", "W1"), ("huda", "W2"), ("salem", "M1")] if seated else []:
            self._take(person, desk)
        for service in coming:
            self.issue("women", service, QueueClass.STANDARD, None)

    @rule(seconds=st.sampled_from([1, 5, 9, 10, 11, 60, 290, 301, 900]) | jumps, restarting=st.sampled_from([0, 0, 1]))
    def time_goes_on(self, seconds: int, restarting: int) -> None:
        """A while, a night, or a clock that somebody sets; perhaps every program ends meanwhile and starts again."""
        self.clock.advance(seconds)
        if restarting:
            self.house.restart()

    @precondition(lambda self: len(self.model.in_state(TicketState.WAITING)) < CROWD)
    @rule(
        section=st.sampled_from(["women", "women", "men"]),
        service=services,
        queue_class=classes,
        again=st.none() | st.none() | st.integers(1, 6),
    )
    def issue(self, section: str, service: str, queue_class: QueueClass, again: int | None) -> None:
        """Somebody comes; or a kiosk repeats a key, perhaps for something else."""
        place = self._keys + 1 if again is None else again
        self._keys = max(self._keys, place)
        self._issue(section, service, f"visitor {place}", QueueClass.STANDARD if again else queue_class)

    def _issue(self, section: str, service: str, key: str, queue_class: QueueClass) -> None:
        self._both(
            lambda: self.model.issue(section, service, key, queue_class),
            lambda: self.centre.queue.issue(section, service, key, queue_class=queue_class),
        )

    @precondition(lambda self: len(self.model.in_state(TicketState.WAITING)) < CROWD)
    @rule(minutes=st.integers(-20, 40), service=services)
    def appointment(self, minutes: int, service: str) -> None:
        """Somebody comes for an appointment."""
        self._keys += 1
        key, due = f"visitor {self._keys}", self.clock.now() + timedelta(minutes=minutes)

        def real() -> TicketView | None:
            with self.centre.storage.units.write() as unit:
                ticket = self.centre.queue.issue_in(
                    unit, "women", service, key, queue_class=QueueClass.APPOINTMENT, due_at=due
                )
                unit.commit()
            return ticket

        self._both(lambda: self.model.issue("women", service, key, QueueClass.APPOINTMENT, due), real)

    @rule(data=st.data(), key=keys, own=st.booleans(), finishing=st.booleans())
    def call_next(self, data: st.DataObject, key: str | None, own: bool, finishing: bool) -> None:
        """The button that is used most."""
        desk = data.draw(_likely(self.model.wanted()) | desks)
        self._call_next(self._deed(desk, key, own), self.model.at(desk) if finishing else None)

    def _call_next(self, deed: Deed, present: Ticket | None) -> None:
        self._both(
            lambda: self.model.call_next(deed, present),
            lambda: self.centre.queue.call_next(
                deed.desk, by=self._id(deed.by), key=deed.key, finishing=present.id if present else None
            ),
        )

    @precondition(lambda self: self.model.tickets)
    @rule(desk=desks, key=keys, data=st.data())
    def call_ticket(self, desk: str, key: str | None, data: st.DataObject) -> None:
        """A certain one out of turn."""
        code = data.draw(self._codes(TicketState.WAITING))
        deed = self._deed(desk, key)
        self._both(
            lambda: self.model.call_ticket(deed, code),
            lambda: self.centre.queue.call_ticket(desk, code.lower(), "asked", by=self._id(deed.by), key=key),
        )

    @rule(data=st.data(), key=keys, move=st.sampled_from(["recall", "finish", "no_show", "park"]), own=st.booleans())
    def at_the_desk(self, data: st.DataObject, key: str | None, move: str, own: bool) -> None:
        """What needs no more than the ticket that is there."""
        self._at_desk(self._deed(data.draw(self._busy_desks()), key, own), move)

    def _at_desk(self, deed: Deed, move: str) -> None:
        more = {"reason": "fetches"} if move == "park" else {}
        self._both(
            lambda: getattr(self.model, move)(deed),
            lambda: getattr(self.centre.queue, move)(deed.desk, by=self._id(deed.by), key=deed.key, **more),
        )

    @precondition(lambda self: self.model.in_state(TicketState.CALLED, TicketState.SERVING))
    @rule(data=st.data(), move=st.sampled_from(["finish", "no_show", "park", "transfer"]))
    def slip(self, data: st.DataObject, move: str) -> None:
        """The wrong button, taken back at once."""
        deed = self._deed(data.draw(self._busy_desks()), None)
        if move == "transfer":
            self._transfer(deed, None, data.draw(self._colleagues(deed.desk)), None)
        else:
            self._at_desk(deed, move)
        self._undo(deed)

    @precondition(lambda self: self.model.in_state(TicketState.CALLED, TicketState.SERVING))
    @rule(data=st.data(), steps=st.integers(1, 4))
    def errand(self, data: st.DataObject, steps: int) -> None:
        """Sent to a colleague, who calls, lets the visitor fetch something and goes home; a story told so far."""
        desk = data.draw(self._busy_desks())
        colleague, visitor = data.draw(self._colleagues(desk)), self.model.at(desk)
        self._transfer(self._deed(desk, None), None, colleague, None)
        if steps > 1:
            self._call_next(self._deed(colleague, None), None)
        if steps > 2:
            self._at_desk(self._deed(colleague, None), "park")
            if colleague in self.model.seats:
                self._leave(self.model.seats[colleague][0])
        if steps > 3 and visitor is not None:
            self._again(self._deed(desk, None), "bring_back", visitor.code)

    @precondition(lambda self: self.model.in_state(TicketState.PARKED, TicketState.NO_SHOW))
    @rule(desk=desks, key=keys, move=st.sampled_from(["bring_back", "reinstate"]), data=st.data())
    def here_again(self, desk: str, key: str | None, move: str, data: st.DataObject) -> None:
        """Who was away comes to a desk."""
        code = data.draw(self._codes(TicketState.PARKED, TicketState.NO_SHOW))
        self._again(self._deed(desk, key), move, code)

    def _again(self, deed: Deed, move: str, code: str) -> None:
        self._both(
            lambda: getattr(self.model, move)(deed, code),
            lambda: getattr(self.centre.queue, move)(deed.desk, code, by=self._id(deed.by), key=deed.key),
        )

    @precondition(lambda self: self.model.in_state(TicketState.CALLED, TicketState.SERVING))
    @rule(data=st.data(), key=keys, service=st.none() | services, to_staff=st.none() | st.none() | people)
    def transfer(self, data: st.DataObject, key: str | None, service: str | None, to_staff: str | None) -> None:
        """Somebody is sent on, most often to where somebody sits."""
        deed = self._deed(data.draw(self._busy_desks()), key)
        to_desk = data.draw(st.none() | self._colleagues(deed.desk))
        self._transfer(deed, service, to_desk, to_staff)

    def _transfer(self, deed: Deed, service: str | None, to_desk: str | None, to_staff: str | None) -> None:
        self._both(
            lambda: self.model.transfer(deed, service, to_desk, to_staff),
            lambda: self.centre.queue.transfer(
                deed.desk,
                service,
                to_desk=to_desk,
                to_staff=self._id(to_staff),
                note="sent on",
                by=self._id(deed.by),
                key=deed.key,
            ),
        )

    @precondition(lambda self: self.model.in_state(TicketState.CALLED, TicketState.SERVING))
    @rule(data=st.data(), key=keys, service=services)
    def go_on(self, data: st.DataObject, key: str | None, service: str) -> None:
        """The same visitor, another service."""
        desk = data.draw(self._busy_desks())
        deed = self._deed(desk, key)
        self._both(
            lambda: self.model.go_on(deed, service),
            lambda: self.centre.queue.go_on(desk, service, by=self._id(deed.by), key=key),
        )

    @precondition(lambda self: self.model.tickets)
    @rule(data=st.data(), key=keys)
    def undo(self, data: st.DataObject, key: str | None) -> None:
        """The last step was a mistake."""
        desk = data.draw(_likely(self.model.mistaken()) | desks)
        self._undo(self._deed(desk, key))

    def _undo(self, deed: Deed) -> None:
        self._both(
            lambda: self.model.undo(deed),
            lambda: self.centre.queue.undo(deed.desk, by=self._id(deed.by), key=deed.key),
        )

    @precondition(lambda self: self.model.tickets)
    @rule(data=st.data(), queue_class=classes)
    def reclassify(self, data: st.DataObject, queue_class: QueueClass) -> None:
        """A supervisor puts somebody in another class."""
        ticket = data.draw(st.sampled_from(self.model.tickets))
        self._both(
            lambda: self.model.reclassify(ticket, queue_class, "amal"),
            lambda: self.centre.supervision.reclassify(_known(ticket), queue_class, "wrong", by=self.staff["amal"]),
        )

    @rule(data=st.data(), act=st.sampled_from(["take", "take", "leave", "pause", "resume"]))
    def seat(self, data: st.DataObject, act: str) -> None:
        """Somebody sits down, stands up, stops calling for a while, or goes on."""
        if act == "leave":
            free = [person for desk, (person, _) in self.model.seats.items() if self.model.at(desk) is None]
            self._leave(data.draw(_likely(free) | people))
            return
        desk = data.draw(desks)
        if act == "take":
            self._take(data.draw(people), desk)
        else:
            self._both(
                lambda: getattr(self.model, act)(desk),
                lambda: self.centre.desks.pause(desk, "prayer") if act == "pause" else self.centre.desks.resume(desk),
            )

    def _take(self, person: str, desk: str) -> None:
        self._both(
            lambda: self.model.take_desk(person, desk), lambda: self.centre.staff.take_desk(self.staff[person], desk)
        )

    def _leave(self, person: str) -> None:
        self._both(lambda: self.model.leave_desk(person), lambda: self.centre.staff.leave_desk(self.staff[person]))

    @invariant()
    def the_rules_hold(self) -> None:
        """After each act."""
        self.witness.check(self.centre, self.model)

    def _both(self, expect: Callable[[], Any], act: Callable[[], Any]) -> None:
        expected, refused, done, found = None, None, None, None
        try:
            expected = expect()
        except Refused as refusal:
            refused = refusal.code
        try:
            done = act()
        except RuleBroken as broken:
            found = broken.code
        assert found == refused
        if isinstance(expected, Ticket):
            assert done is not None, "nobody was called"
            ticket = done.ticket if isinstance(done, CallView) else done
            if expected.id is None:
                expected.id = ticket.id
            assert (ticket.id, ticket.code) == (expected.id, expected.code)
        elif isinstance(done, CallView):
            pytest.fail(f"somebody was called: {done}")

    def _deed(self, desk: str, key: str | None, own: bool = True) -> Deed:
        seat = self.model.seats.get(desk)
        clerk = seat[0] if seat and own else None
        return Deed(desk, clerk, key)

    def _busy_desks(self) -> st.SearchStrategy[str]:
        return _likely([desk for desk in SECTION_OF if self.model.at(desk) is not None]) | desks

    def _colleagues(self, desk: str) -> st.SearchStrategy[str]:
        return _likely([one for one in self.model.seats if one != desk]) | desks

    def _codes(self, *states: TicketState) -> st.SearchStrategy[str]:
        likely = [one.code for one in self.model.in_state(*states)] or ["W999"]
        return st.sampled_from(likely) | st.sampled_from([one.code for one in self.model.tickets])

    def _id(self, person: str | None) -> UUID | None:
        return self.staff[person] if person else None


def _likely(found: Sequence[str]) -> st.SearchStrategy[str]:
    """Where something is to be found, else nothing."""
    return st.sampled_from(found) if found else st.nothing()


def _known(ticket: Ticket) -> UUID:
    assert ticket.id is not None
    return ticket.id
