"""Units of work: one transaction, its stores, and the hints that leave with its commit."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from types import TracebackType
from uuid import UUID

from sqlalchemy import Connection, Engine, Text, bindparam, event, func, literal, select
from sqlalchemy.dialects import sqlite
from sqlalchemy.exc import IntegrityError

from core.domain.errors import EnvironmentFault, ErrorCode
from core.services.audit_ports import ChainKey
from core.services.identifiers import new_id
from core.storage.appointment_store import SqlAppointmentStore
from core.storage.audit_store import SqlAuditStore
from core.storage.behalf_store import SqlBehalfStore
from core.storage.centre_store import SqlCentreStore
from core.storage.classification_store import SqlClassificationStore
from core.storage.course_store import SqlCourseStore
from core.storage.desk_store import SqlDeskStore
from core.storage.device_store import SqlDeviceStore
from core.storage.document_store import SqlDocumentStore
from core.storage.draft_store import SqlDraftStore
from core.storage.engine import begin, translated_faults
from core.storage.entrance_store import SqlEntranceStore
from core.storage.escalation_store import SqlEscalationStore
from core.storage.hall_store import SqlHallStore
from core.storage.hospitality_store import SqlHospitalityStore
from core.storage.live_store import SqlLiveStore
from core.storage.opening_store import SqlOpeningStore
from core.storage.presence_store import SqlPresenceStore
from core.storage.queue_store import SqlQueueStore
from core.storage.rating_store import SqlRatingStore
from core.storage.referral_store import SqlReferralStore
from core.storage.remark_store import SqlRemarkStore
from core.storage.request_store import SqlRequestStore
from core.storage.scope import Scope
from core.storage.screen_store import SqlScreenStore
from core.storage.search_index import refresh
from core.storage.search_store import SqlSearchStore
from core.storage.series_store import SqlSeriesStore
from core.storage.sign_in_store import SqlSignInStore
from core.storage.staff_store import SqlStaffStore
from core.storage.statistics_store import SqlStatisticsStore
from core.storage.status_store import SqlStatusStore
from core.storage.tables import centre, change_mark
from core.storage.visitor_file_store import SqlVisitorFileStore
from core.storage.visitor_store import SqlVisitorStore

CHANNEL = "istiqbal"


_NOTIFY = select(func.pg_notify(literal(CHANNEL, literal_execute=True), bindparam("topics", type_=Text)))
_MARK = (
    sqlite.insert(change_mark)
    .values(topic=bindparam("topic"), centre_id=bindparam("centre_id"), revision=1)
    .on_conflict_do_update(index_elements=["topic"], set_={"revision": change_mark.c.revision + 1})
)


class SqlUnits:
    """`Units` on an engine."""

    def __init__(self, engine: Engine, key: ChainKey | None = None) -> None:
        self._engine = engine
        self.key = key
        self._centre_id: UUID | None = None
        event.listen(engine, "connect", self._forget)

    def read(self) -> "SqlUnitOfWork":
        """As the port says."""
        return SqlUnitOfWork(self, write=False)

    def write(self) -> "SqlUnitOfWork":
        """As the port says."""
        return SqlUnitOfWork(self, write=True)

    @property
    def engine(self) -> Engine:
        """Where the units connect."""
        return self._engine

    def centre_of(self, connection: Connection) -> UUID:
        """The centre of this database, or a new identifier where it has none yet."""
        if self._centre_id is None:
            self._centre_id = connection.execute(select(centre.c.id)).scalar()
        return self._centre_id or new_id()

    def _forget(self, *_: object) -> None:
        # Another connection may lead to another database: one that was restored in place of the first.
        self._centre_id = None


class SqlUnitOfWork:
    """`UnitOfWork` on SQL."""

    def __init__(self, units: SqlUnits, *, write: bool) -> None:
        self._units = units
        self._write = write
        self._open = ExitStack()

    def __enter__(self) -> "SqlUnitOfWork":
        with ExitStack() as opening:
            connection = opening.enter_context(begin(self._units.engine, write=self._write))
            self._scope = Scope(connection, self._units.centre_of(connection))
            self._open = opening.pop_all()
        self.queue = SqlQueueStore(self._scope)
        self.hall = SqlHallStore(self._scope)
        self.opening = SqlOpeningStore(self._scope)
        self.desks = SqlDeskStore(self._scope)
        self.appointments = SqlAppointmentStore(self._scope)
        self.centre = SqlCentreStore(self._scope)
        self.classification = SqlClassificationStore(self._scope)
        self.visitors = SqlVisitorStore(self._scope)
        self.requests = SqlRequestStore(self._scope)
        self.course = SqlCourseStore(self._scope)
        self.behalves = SqlBehalfStore(self._scope)
        self.files = SqlVisitorFileStore(self._scope)
        self.drafts = SqlDraftStore(self._scope)
        self.entrance = SqlEntranceStore(self._scope)
        self.referrals = SqlReferralStore(self._scope)
        self.remarks = SqlRemarkStore(self._scope)
        self.search = SqlSearchStore(self._scope)
        self.documents = SqlDocumentStore(self._scope)
        self.staff = SqlStaffStore(self._scope)
        self.escalation = SqlEscalationStore(self._scope)
        self.presence = SqlPresenceStore(self._scope)
        self.devices = SqlDeviceStore(self._scope)
        self.screens = SqlScreenStore(self._scope)
        self.sign_ins = SqlSignInStore(self._scope)
        self.live = SqlLiveStore(self._scope)
        self.series = SqlSeriesStore(self._scope)
        self.hospitality = SqlHospitalityStore(self._scope)
        self.status = SqlStatusStore(self._scope)
        self.ratings = SqlRatingStore(self._scope)
        self.statistics = SqlStatisticsStore(self._scope)
        self.audit = SqlAuditStore(self._scope, self._units.key)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._open.__exit__(kind, error, trace)

    def commit(self) -> None:
        """As the port says; the feed's hints are part of the transaction, so that none precedes its truth.

        The index of requests is written once, however many links of a history were.

        The head of the audit trail is locked here, after all else: so it is held for a moment only, and whoever waits
        for it holds nothing that its holder could still want.
        """
        with translated_faults():
            refresh(self._scope, sorted(self._scope.indexed))
            self._scope.indexed.clear()
            sealed = self.audit.seal()
            with _trail_in_order(self._scope), self._scope.together():
                if sealed is not None:
                    self.audit.write(sealed)
                if self._scope.touched:
                    _publish(self._scope)
                self._scope.connection.commit()


@contextmanager
def _trail_in_order(scope: Scope) -> Iterator[None]:
    """Nothing else that is written with a commit can be there already; on PostgreSQL it is told only at the end."""
    try:
        yield
    except IntegrityError as error:
        # A commit that was refused in the middle of its pipeline leaves a line on which nothing can begin.
        scope.connection.invalidate(error)
        raise EnvironmentFault(ErrorCode.AUDIT_ALTERED) from error


def _publish(scope: Scope) -> None:
    if scope.dialect == "postgresql":
        scope.run(_NOTIFY, topics=",".join(sorted(scope.touched)))
        return
    for topic in sorted(scope.touched):
        scope.run(_MARK, topic=topic, centre_id=scope.centre_id)
