"""Where the examples live: one centre, emptied for each of them, closed and opened again when an example says so."""

import sqlite3
from contextlib import ExitStack
from uuid import UUID

from sqlalchemy import event

from core.bootstrap import Centre, open_centre
from core.domain.queue_policy import QueuePolicy
from core.domain.workflow import Role
from core.storage.hall_tables import desk_event
from core.storage.tables import desk_session, service_day, ticket, ticket_event
from tests.support.clock import START, FakeClock

SERVICES = ("submit", "follow", "audience", "enquiry")
SECTIONS_OF = {"noura": ("women",), "huda": ("women",), "salem": ("men",), "amal": ("women", "men")}
SERVICES_OF = {"W1": frozenset(SERVICES), "W2": frozenset({"submit", "follow"}), "M1": frozenset(SERVICES)}
_EMPTIED = (ticket_event, ticket, service_day, desk_event, desk_session)


def _swift(connection: sqlite3.Connection, *_: object) -> None:
    connection.execute("PRAGMA synchronous=OFF")  # no power cut is among the acts


class House:
    """A centre with its staff, on either database."""

    def __init__(self, address: str) -> None:
        self._address = address
        self._open = ExitStack()
        self.clock = FakeClock()
        self.restart()
        self.staff = self._engage()

    def restart(self) -> None:
        """Every program ends and starts again."""
        self._open.close()
        self.centre: Centre = self._open.enter_context(open_centre(self._address, clock=self.clock))
        engine = self.centre.storage.units.engine
        if engine.dialect.name == "sqlite":
            event.listen(engine, "checkout", _swift)

    def begin(self) -> None:
        """A new example, at ten in the morning of the same day."""
        self.clock.advance((START - self.clock.now()).total_seconds())
        with self.centre.storage.units.engine.begin() as connection:
            for table in _EMPTIED:
                connection.execute(table.delete())

    def decide(self, policy: QueuePolicy) -> None:
        """The centre's own numbers."""
        with self.centre.storage.units.write() as unit:
            unit.hall.set_policy(policy)
            unit.commit()
        self.centre._context.forget_policy()

    def close(self) -> None:
        """No more examples."""
        self._open.close()

    def _engage(self) -> dict[str, UUID]:
        for desk, services in SERVICES_OF.items():
            if services != frozenset(SERVICES):
                self.centre.desks.set_services(desk, sorted(services))
        roles = {name: Role.SUPERVISOR if name == "amal" else Role.OPERATOR for name in SECTIONS_OF}
        return {
            name: self.centre.staff.add(name, name, "a long password", roles[name], sections).id
            for name, sections in SECTIONS_OF.items()
        }
