"""A trail of some entries, the people who made them, and edits behind the program."""

from collections.abc import Callable
from dataclasses import dataclass

from sqlalchemy import Connection, update

from core.bootstrap import Centre
from core.domain.workflow import RequestMove, Role
from core.services.audit_dto import Broken
from core.services.audit_ports import KeptEntry
from core.services.course import Act
from core.services.dto import RequestView, StaffView, VisitView
from core.storage.audit_tables import audit_entry
from core.storage.engine import begin, make_engine
from core.storage.request_tables import request_type
from tests.integration.conftest import PASSWORD

Edit = Callable[[Connection], object]


@dataclass
class Story:
    """A trail of some entries, and the people who made them."""

    centre: Centre
    url: str
    request: RequestView
    clerk: StaffView
    office: StaffView

    def behind(self, *edits: Edit) -> None:
        """Do something to the database behind the program."""
        engine = make_engine(self.url)
        with begin(engine, write=True) as connection:
            for edit in edits:
                edit(connection)
            connection.commit()
        engine.dispose()

    def broken(self, head: str = "") -> Broken:
        found = self.centre.audit.verify(head).broken
        assert found is not None
        return found

    def entries(self) -> list[KeptEntry]:
        with self.centre.storage.units.read() as unit:
            return list(unit.audit.entries())

    def kinds(self, after: int = 0) -> list[str]:
        return [entry.kind for entry in self.entries()[after:]]


def begun(centre: Centre, url: str, visit: VisitView, clerk: StaffView) -> Story:
    """A request that was directed to a department: eight entries."""
    office = centre.staff.add("office", "Office", PASSWORD, Role.OFFICE, [])
    made = centre.requests.register(visit.id, "G01", "طلب نقل", "ملخص", by=clerk.id, key="k")
    centre.requests.take(made.id, Act(RequestMove.DIRECT, "يُنظر فيه", ("ADM",)), by=office.id, key="direct")
    return Story(centre, url, made, clerk, office)


def confidential(story: Story, level: str = "confidential") -> None:
    """From now on requests of every type are."""
    story.behind(lambda connection: connection.execute(update(request_type).values(confidentiality=level)))


def change(place: int, **values: object) -> Edit:
    return lambda connection: connection.execute(
        update(audit_entry).where(audit_entry.c.sequence == place).values(values)
    )
