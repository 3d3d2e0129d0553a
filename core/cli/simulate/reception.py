"""What happens at the window beside the queue: the visitor is identified, and may hand in a request."""

from uuid import UUID

from core.bootstrap import Centre
from core.cli.simulate.crew import Seat
from core.cli.simulate.people import Person, identity_number, mobile, name
from core.domain.visitor import VisitorKind

_SUBJECT, _SUMMARY = "طلب مقدّم إلى معالي الوزير", "ألتمس النظر في طلبي."


class Reception:
    """Enters visitors, each a person of their own, and requests where a plan has them; counts whom it entered."""

    def __init__(self, centre: Centre, *, visits: bool, requests: bool) -> None:
        self._centre = centre
        self._visits = visits or requests
        self._requests = requests
        view = centre.administration.centre()
        self._gender = {section.name: section.gender for section in view.sections}
        self._types = [kind.code for kind in centre.requests.types() if kind.working_days is not None]
        self._known: dict[str, UUID] = {}
        self._received: set[str] = set()
        self.visitors = dict.fromkeys(VisitorKind, 0)
        self.requests = 0

    def visitor(self, person: Person) -> UUID:
        """Enter a person, once."""
        if (known := self._known.get(person.key)) is not None:
            return known
        serial, gender = len(self._known) + 1, self._gender[person.section]
        entered = self._centre.visitors.enter(
            identity_number(person.kind, serial), name(gender, serial), gender, mobile(serial)
        )
        self._known[person.key] = entered.id
        self.visitors[entered.kind] += 1
        return entered.id

    def receive(self, seat: Seat, person: Person) -> None:
        """The person stands at the window."""
        if not self._visits or person.key in self._received:
            return
        self._received.add(person.key)
        visit = self._centre.visitors.start_visit(seat.desk, self.visitor(person), by=seat.staff)
        if self._requests and person.service == "submit":
            kind = self._types[self.requests % len(self._types)]
            self._centre.requests.register(
                visit.id, kind, _SUBJECT, _SUMMARY, by=seat.staff, key=f"simulated-{person.key}"
            )
            self.requests += 1
