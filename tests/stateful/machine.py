"""Drives the services and the model through the same acts, in any order that hypothesis thinks of."""

from collections.abc import Callable
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
from tests.stateful.parts import Deed, Refused, Ticket

KEYS = tuple(f"key {place}" for place in range(6))

desks = st.sampled_from(["W1", "W1", "W2", "M1"])
people = st.sampled_from(sorted(SECTIONS_OF))
services = st.sampled_from(SERVICES)
keys = st.none() | st.none() | st.sampled_from(KEYS)
classes = st.sampled_from([QueueClass.STANDARD, QueueClass.STANDARD, QueueClass.PRIORITY, QueueClass.RETURNING])
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

    @initialize(policy=policies, seated=st.booleans())
    def begin(self, policy: QueuePolicy, seated: bool) -> None:
        """A centre's own numbers; often its clerks sit already."""
        self.house.decide(policy)
        self.model.policy = policy
        for person, desk in [("noura", "W1"), ("huda", "W2"), ("salem", "M1")] if seated else []:
            self.take_desk(person, desk)

    @rule()
    def restart(self) -> None:
        """Every program ends and starts again."""
        self.house.restart()

    @rule(seconds=st.sampled_from([1, 5, 9, 10, 11, 60, 290, 301, 900]))
    def wait(self, seconds: int) -> None:
        """Time goes on."""
        self.clock.advance(seconds)

    @rule(hours=st.sampled_from([-24, -1, 1, 14, 16, 24]), seconds=st.integers(-5, 5))
    def set_clock(self, hours: int, seconds: int) -> None:
        """Somebody sets the clock, or a night goes by."""
        self.clock.advance(hours * 3600 + seconds)

    @rule(section=st.sampled_from(["women", "women", "men"]), service=services, queue_class=classes)
    def issue(self, section: str, service: str, queue_class: QueueClass) -> None:
        """Somebody comes."""
        self._keys += 1
        self._issue(section, service, f"visitor {self._keys}", queue_class)

    @rule(section=st.sampled_from(["women", "men"]), service=services, place=st.integers(1, 6))
    def issue_again(self, section: str, service: str, place: int) -> None:
        """A kiosk repeats a key, perhaps for something else."""
        self._issue(section, service, f"visitor {place}", QueueClass.STANDARD)
        self._keys = max(self._keys, place)

    def _issue(self, section: str, service: str, key: str, queue_class: QueueClass) -> None:
        self._both(
            lambda: self.model.issue(section, service, key, queue_class),
            lambda: self.centre.queue.issue(section, service, key, queue_class=queue_class),
        )

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

    @rule(desk=desks, key=keys, own=st.booleans(), finishing=st.booleans())
    def call_next(self, desk: str, key: str | None, own: bool, finishing: bool) -> None:
        """The button that is used most."""
        present = self.model.at(desk) if finishing else None
        deed = self._deed(desk, key, own)
        self._both(
            lambda: self.model.call_next(deed, present),
            lambda: self.centre.queue.call_next(
                desk, by=self._id(deed.by), key=key, finishing=present.id if present else None
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

    @rule(desk=desks, key=keys, move=st.sampled_from(["recall", "finish", "no_show", "park"]), own=st.booleans())
    def at_the_desk(self, desk: str, key: str | None, move: str, own: bool) -> None:
        """What needs no more than the ticket that is there."""
        deed = self._deed(desk, key, own)
        more = {"reason": "fetches"} if move == "park" else {}
        self._both(
            lambda: getattr(self.model, move)(deed),
            lambda: getattr(self.centre.queue, move)(desk, by=self._id(deed.by), key=key, **more),
        )

    @precondition(lambda self: self.model.in_state(TicketState.PARKED, TicketState.NO_SHOW))
    @rule(desk=desks, key=keys, move=st.sampled_from(["bring_back", "reinstate"]), data=st.data())
    def here_again(self, desk: str, key: str | None, move: str, data: st.DataObject) -> None:
        """Who was away comes to a desk."""
        code = data.draw(self._codes(TicketState.PARKED, TicketState.NO_SHOW))
        deed = self._deed(desk, key)
        self._both(
            lambda: getattr(self.model, move)(deed, code),
            lambda: getattr(self.centre.queue, move)(desk, code, by=self._id(deed.by), key=key),
        )

    @precondition(lambda self: self.model.in_state(TicketState.CALLED, TicketState.SERVING))
    @rule(
        desk=desks,
        key=keys,
        service=st.none() | services,
        to_desk=st.none() | desks,
        to_staff=st.none() | people,
    )
    def transfer(
        self, desk: str, key: str | None, service: str | None, to_desk: str | None, to_staff: str | None
    ) -> None:
        """Somebody is sent on."""
        deed = self._deed(desk, key)
        self._both(
            lambda: self.model.transfer(deed, service, to_desk, to_staff),
            lambda: self.centre.queue.transfer(
                desk,
                service,
                to_desk=to_desk,
                to_staff=self._id(to_staff),
                note="sent on",
                by=self._id(deed.by),
                key=key,
            ),
        )

    @precondition(lambda self: self.model.in_state(TicketState.CALLED, TicketState.SERVING))
    @rule(desk=desks, key=keys, service=services)
    def go_on(self, desk: str, key: str | None, service: str) -> None:
        """The same visitor, another service."""
        deed = self._deed(desk, key)
        self._both(
            lambda: self.model.go_on(deed, service),
            lambda: self.centre.queue.go_on(desk, service, by=self._id(deed.by), key=key),
        )

    @precondition(lambda self: self.model.tickets)
    @rule(desk=desks, key=keys)
    def undo(self, desk: str, key: str | None) -> None:
        """The last step was a mistake."""
        deed = self._deed(desk, key)
        self._both(lambda: self.model.undo(deed), lambda: self.centre.queue.undo(desk, by=self._id(deed.by), key=key))

    @precondition(lambda self: self.model.tickets)
    @rule(data=st.data(), queue_class=classes)
    def reclassify(self, data: st.DataObject, queue_class: QueueClass) -> None:
        """A supervisor puts somebody in another class."""
        ticket = data.draw(st.sampled_from(self.model.tickets))
        self._both(
            lambda: self.model.reclassify(ticket, queue_class, "amal"),
            lambda: self.centre.supervision.reclassify(_known(ticket), queue_class, "wrong", by=self.staff["amal"]),
        )

    @rule(person=people, desk=desks)
    def take_desk(self, person: str, desk: str) -> None:
        """Somebody sits down."""
        self._both(
            lambda: self.model.take_desk(person, desk), lambda: self.centre.staff.take_desk(self.staff[person], desk)
        )

    @rule(person=people)
    def leave_desk(self, person: str) -> None:
        """Somebody stands up."""
        self._both(lambda: self.model.leave_desk(person), lambda: self.centre.staff.leave_desk(self.staff[person]))

    @precondition(lambda self: self.model.seats)
    @rule(desk=desks, pausing=st.booleans())
    def pause(self, desk: str, pausing: bool) -> None:
        """A desk stops calling, or goes on."""
        self._both(
            lambda: (self.model.pause if pausing else self.model.resume)(desk),
            lambda: self.centre.desks.pause(desk, "prayer") if pausing else self.centre.desks.resume(desk),
        )

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

    def _codes(self, *states: TicketState) -> st.SearchStrategy[str]:
        likely = [one.code for one in self.model.in_state(*states)] or ["W999"]
        return st.sampled_from(likely) | st.sampled_from([one.code for one in self.model.tickets])

    def _id(self, person: str | None) -> UUID | None:
        return self.staff[person] if person else None


def _known(ticket: Ticket) -> UUID:
    assert ticket.id is not None
    return ticket.id
