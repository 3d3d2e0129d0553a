"""An open centre: its services, each built when it is first asked for."""

import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property

from core.clock import SharedClock, set_back
from core.config import Settings
from core.late import LateLetters, LatePapers, LatePrinter, LateSheets, LateSimilarity
from core.services.administration import AdministrationService
from core.services.appointments import AppointmentService
from core.services.arrivals import ArrivalService
from core.services.audit import AuditService
from core.services.classification import ClassificationService
from core.services.context import Context
from core.services.desk_state import DeskStateService
from core.services.devices import DeviceService
from core.services.document_ports import Scanner
from core.services.documents import DocumentService
from core.services.drafts import DraftService
from core.services.entrance import EntranceService
from core.services.escalation import EscalationService
from core.services.fairness import StatisticsService
from core.services.hall import HallService
from core.services.hand_over import HandOverService
from core.services.hospitality import HospitalityService
from core.services.live_view import LiveViewService
from core.services.ports import ChangeFeed, Clock
from core.services.presence import PresenceService
from core.services.printing import PrintingService
from core.services.queue import QueueService
from core.services.rating_take_over import RatingTakeOver
from core.services.ratings import RatingService
from core.services.request_papers import RequestPapers
from core.services.screens import ScreenService
from core.services.search import SearchService
from core.services.slips import SlipService
from core.services.staff import StaffService
from core.services.status import StatusService
from core.services.supervision import SupervisionService
from core.services.visitor_files import VisitorFileService
from core.services.visitors import VisitorService
from core.storage.passwords import Argon2Passwords
from core.storage.storage import Storage
from core.storage.vault import KeyFileVault


@dataclass(frozen=True)
class Centre:
    """An open centre; each call of its services is one unit of work."""

    settings: Settings
    clock: Clock
    storage: Storage
    vault: KeyFileVault
    elapsed: Callable[[], float] = time.monotonic

    @cached_property
    def _context(self) -> Context:
        return Context(self.storage.units, self.clock, self.settings.device.name, self.elapsed)

    @property
    def feed(self) -> ChangeFeed:
        """Hints of what changed."""
        return self.storage.feed

    @cached_property
    def queue(self) -> QueueService:
        """Tickets and calls."""
        return QueueService(self._context)

    @cached_property
    def entrance(self) -> EntranceService:
        """What a kiosk asks, and the tickets that it issues."""
        return EntranceService(self._context, self.queue, self.vault)

    @cached_property
    def desks(self) -> DeskStateService:
        """Desks: open, paused, closed."""
        return DeskStateService(self._context)

    @cached_property
    def appointments(self) -> AppointmentService:
        """Appointments, and their tickets when the visitors come."""
        return AppointmentService(self._context, self.queue, self.vault)

    @cached_property
    def slips(self) -> SlipService:
        """The slips of appointments."""
        return SlipService(self._context, LatePapers())

    @cached_property
    def arrivals(self) -> ArrivalService:
        """Who comes to a kiosk for an appointment."""
        return ArrivalService(self._context, self.appointments, self.vault)

    @cached_property
    def hall(self) -> HallService:
        """When a hall is open, and who is left when it closes."""
        return HallService(self._context, self.queue)

    @cached_property
    def visitors(self) -> VisitorService:
        """Visitors and visits."""
        return VisitorService(self._context, self.vault)

    @cached_property
    def requests(self) -> RequestPapers:
        """Requests, their course, and their papers."""
        return RequestPapers(self._context, self.vault, LatePapers(), LateSimilarity(), self.documents)

    @cached_property
    def files(self) -> VisitorFileService:
        """The files of visitors."""
        return VisitorFileService(self._context, self.vault)

    @cached_property
    def drafts(self) -> DraftService:
        """What clerks have typed and not sent yet."""
        return DraftService(self._context, self.vault)

    @cached_property
    def search(self) -> SearchService:
        """Requests, found in the whole centre."""
        return SearchService(self._context, self.vault)

    @cached_property
    def classification(self) -> ClassificationService:
        """The classification of requests."""
        return ClassificationService(self._context, LateSimilarity())

    @cached_property
    def documents(self) -> DocumentService:
        """The documents of requests."""
        return DocumentService(self._context, self.vault, LateLetters())

    @cached_property
    def scanner(self) -> Scanner:
        """The scanners of this PC."""
        from core.letters.scanner import ScanProgram

        return ScanProgram()

    @cached_property
    def staff(self) -> StaffService:
        """Staff."""
        return StaffService(self._context, Argon2Passwords())

    @cached_property
    def devices(self) -> DeviceService:
        """Devices that stand alone with the public."""
        return DeviceService(self._context, Argon2Passwords())

    @cached_property
    def hand_over(self) -> HandOverService:
        """Tickets that kiosks issued without the database."""
        return HandOverService(self._context)

    @cached_property
    def printing(self) -> PrintingService:
        """Tickets on paper."""
        device = self.settings.device
        return PrintingService(self._context, printer_of(self.settings), device.kind, device.section)

    @cached_property
    def statistics(self) -> StatisticsService:
        """What the record comes to."""
        return StatisticsService(self._context)

    @cached_property
    def live(self) -> LiveViewService:
        """The halls as a supervisor sees them."""
        return LiveViewService(self._context)

    @cached_property
    def supervision(self) -> SupervisionService:
        """What a supervisor does to a hall."""
        return SupervisionService(self._context)

    @cached_property
    def hospitality(self) -> HospitalityService:
        """What is brought to those who wait."""
        return HospitalityService(self._context)

    @cached_property
    def status(self) -> StatusService:
        """Where a request stands, for its applicant."""
        return StatusService(self._context)

    @cached_property
    def ratings(self) -> RatingService:
        """What visitors say of their visits."""
        return RatingService(self._context)

    @cached_property
    def kept_ratings(self) -> RatingTakeOver:
        """Ratings that kiosks kept without the database."""
        return RatingTakeOver(self._context)

    @cached_property
    def escalation(self) -> EscalationService:
        """What is late, and why."""
        return EscalationService(self._context)

    @cached_property
    def presence(self) -> PresenceService:
        """Who has a request open."""
        return PresenceService(self._context)

    @cached_property
    def audit(self) -> AuditService:
        """The audit trail, to be checked and read."""
        return AuditService(self._context, self.vault, LateSheets())

    @cached_property
    def screens(self) -> ScreenService:
        """The halls' screens."""
        return ScreenService(self._context, self.hall)

    @cached_property
    def administration(self) -> AdministrationService:
        """The centre itself."""
        return AdministrationService(self._context)

    def clock_offset(self) -> timedelta:
        """How far this PC's clock is ahead of the centre's (negative: behind); zero when it is right.

        On PostgreSQL the centre's clock is the server's. On SQLite the newest line of the record is the witness, so
        that a clock which was set back shows. It asks the database there: call it on a worker.
        """
        if isinstance(self.clock, SharedClock):
            return self.clock.offset()
        newest = self.storage.newest_event()
        # The clock is read after the line, so that another program which writes meanwhile accuses nobody.
        return set_back(self.clock.now(), newest)


def printer_of(settings: Settings) -> LatePrinter | None:
    """The printer that the settings name."""
    printer = settings.printer
    return LatePrinter(printer.address, printer.timeout_seconds) if printer.address else None
