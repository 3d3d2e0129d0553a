"""The one place where adapters are built, and the front door for programs."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property
from hashlib import sha256
from pathlib import Path
from random import Random

from core.clock import SharedClock, SystemClock, set_back
from core.config import Settings
from core.domain.errors import EnvironmentFault, ErrorCode
from core.domain.text import Language
from core.late import LateLetters, LatePapers, LatePrinter, LateSheets, LateSimilarity
from core.services.administration import AdministrationService
from core.services.appointments import AppointmentService
from core.services.archive_ports import Variety
from core.services.arrivals import ArrivalService
from core.services.audit import AuditService
from core.services.classification import ClassificationService
from core.services.context import Context
from core.services.desk_state import DeskStateService
from core.services.devices import DeviceService
from core.services.document_ports import Scanner
from core.services.documents import DocumentService
from core.services.drafts import DraftService
from core.services.dto import CentreView
from core.services.entrance import EntranceService
from core.services.escalation import EscalationService
from core.services.fairness import StatisticsService
from core.services.hall import HallService
from core.services.hand_over import HandOverService
from core.services.hospitality import HospitalityService
from core.services.live_view import LiveViewService
from core.services.offline import OfflineService
from core.services.ports import ChangeFeed, Clock
from core.services.presence import PresenceService
from core.services.printing import PrintingService
from core.services.queue import QueueService
from core.services.ratings import RatingService
from core.services.request_papers import RequestPapers
from core.services.screens import ScreenService
from core.services.search import SearchService
from core.services.setup import DEFAULT_CENTRE, CentreSetup
from core.services.slips import SlipService
from core.services.staff import StaffService
from core.services.staff_door import StaffDoor
from core.services.status import StatusService
from core.services.supervision import SupervisionService
from core.services.visitor_files import VisitorFileService
from core.services.visitors import VisitorService
from core.storage.code_copy import SealedCode
from core.storage.passwords import Argon2Passwords
from core.storage.storage import Storage, database_file
from core.storage.vault import KeyFileVault, create_key_file


@dataclass(frozen=True)
class Centre:
    """An open centre; each call of its services is one unit of work."""

    settings: Settings
    clock: Clock
    storage: Storage
    _vault: KeyFileVault
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
        return EntranceService(self._context, self.queue, self._vault)

    @cached_property
    def desks(self) -> DeskStateService:
        """Desks: open, paused, closed."""
        return DeskStateService(self._context)

    @cached_property
    def appointments(self) -> AppointmentService:
        """Appointments, and their tickets when the visitors come."""
        return AppointmentService(self._context, self.queue, self._vault)

    @cached_property
    def slips(self) -> SlipService:
        """The slips of appointments."""
        return SlipService(self._context, LatePapers())

    @cached_property
    def arrivals(self) -> ArrivalService:
        """Who comes to a kiosk for an appointment."""
        return ArrivalService(self._context, self.appointments, self._vault)

    @cached_property
    def hall(self) -> HallService:
        """When a hall is open, and who is left when it closes."""
        return HallService(self._context, self.queue)

    @cached_property
    def visitors(self) -> VisitorService:
        """Visitors and visits."""
        return VisitorService(self._context, self._vault)

    @cached_property
    def requests(self) -> RequestPapers:
        """Requests, their course, and their papers."""
        return RequestPapers(self._context, self._vault, LatePapers(), LateSimilarity(), self.documents)

    @cached_property
    def files(self) -> VisitorFileService:
        """The files of visitors."""
        return VisitorFileService(self._context, self._vault)

    @cached_property
    def drafts(self) -> DraftService:
        """What clerks have typed and not sent yet."""
        return DraftService(self._context, self._vault)

    @cached_property
    def search(self) -> SearchService:
        """Requests, found in the whole centre."""
        return SearchService(self._context, self._vault)

    @cached_property
    def classification(self) -> ClassificationService:
        """The classification of requests."""
        return ClassificationService(self._context, LateSimilarity())

    @cached_property
    def documents(self) -> DocumentService:
        """The documents of requests."""
        return DocumentService(self._context, self._vault, LateLetters())

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
        return PrintingService(self._context, _printer(self.settings), device.kind, device.section)

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
        return AuditService(self._context, self._vault, LateSheets())

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


@contextmanager
def open_centre(settings_or_url: Settings | str, *, clock: Clock | None = None) -> Iterator[Centre]:
    """Open the centre of a database, in any process and any number of them.

    A URL of an empty database gets a centre with both sections; with settings, an empty one raises
    `database_not_initialised`: a PC whose address is mistyped must not found a second centre. A key file that is
    another centre's raises `key_file_wrong`: identity numbers under two keys would never find each other.
    Without a `clock` it is this PC's, or on PostgreSQL the server's.
    """
    named = isinstance(settings_or_url, str)
    settings = Settings(database=settings_or_url) if isinstance(settings_or_url, str) else settings_or_url
    vault = KeyFileVault(key_file_of(settings))
    storage = Storage(settings.database, key=vault)
    try:
        if named:
            _found_if_empty(storage, settings)
        clock = clock or _clock_of(storage)
        mark = storage.check()
        vault.recognise(mark)
        yield Centre(settings, clock, storage, vault)
    finally:
        storage.close()


def open_offline(settings: Settings) -> OfflineService:
    """What a kiosk issues from while its database is away."""
    from core.spool.folder import SpoolFolder

    folder = SpoolFolder(settings.spool_folder, settings.device.name, settings.database)
    return OfflineService(folder.own(), _printer(settings), KeyFileVault(key_file_of(settings)), folder.left_behind)


def _printer(settings: Settings) -> LatePrinter | None:
    printer = settings.printer
    return LatePrinter(printer.address, printer.timeout_seconds) if printer.address else None


def _clock_of(storage: Storage) -> Clock:
    own = SystemClock()
    shared = SharedClock(own)
    return shared if storage.follow(shared) else own


def create_centre(settings: Settings, setup: CentreSetup) -> CentreView:
    """Make a new centre in an empty database, with its key; `centre_exists` where there is one."""
    storage = Storage(settings.database)
    try:
        storage.prepare(setup, new=True, mark=lambda: _new_key(settings))
    finally:
        storage.close()
    with open_centre(settings) as centre:
        return centre.administration.centre()


def upgrade_centre(settings: Settings) -> CentreView | None:
    """Bring a centre of an older version to this program's schema and change nothing else; None where it is not one."""
    storage = Storage(settings.database)
    try:
        if not _is_older(storage):
            return None
        storage.prepare(None)
    finally:
        storage.close()
    with open_centre(settings) as centre:
        return centre.administration.centre()


def _is_older(storage: Storage) -> bool:
    try:
        storage.check()
    except EnvironmentFault as fault:
        return fault.code is ErrorCode.DATABASE_OLDER
    return False


@contextmanager
def open_simulation(settings: Settings, setup: CentreSetup, clock: Clock) -> Iterator[Centre]:
    """Make a centre for simulated days and open it; `centre_exists` where there is one, so that no real centre can be.

    Its commits do not wait for the disk: a power cut may take days that can be simulated again. Nobody else changes
    it, so what is remembered grows never old, and the same days come out the same however fast the machine is.
    """
    create_centre(settings, setup)
    vault = KeyFileVault(key_file_of(settings))
    storage = Storage(settings.database, durable=False, key=vault)
    try:
        yield Centre(settings, clock, storage, vault, elapsed=lambda: 0.0)
    finally:
        storage.close()


def add_archive(
    centre: Centre, variety: Variety, count: int, random: Random, told: Callable[[int, int], None] | None = None
) -> None:
    """Fill the years before a simulated centre's days with copies of its requests."""
    from core.storage.archive import Archive

    Archive(centre.storage.units.engine, centre._vault, variety, random).fill(count, told)


def staff_door(settings: Settings) -> StaffDoor:
    """The staff code as this device checks it with its centre away, by the sealed copy on its disk."""
    import platformdirs

    name = sha256(settings.device.name.encode()).hexdigest()[:16]
    path = platformdirs.user_data_path("istiqbal") / "devices" / f"{name}.code"
    copy = SealedCode(path, settings.database, settings.device.name)
    return StaffDoor(copy, Argon2Passwords(), SystemClock())


def key_file_of(settings: Settings) -> Path:
    """The key file that settings name; else beside the SQLite file, or in the platform's data folder."""
    import platformdirs

    if settings.key_file is not None:
        return settings.key_file
    file = database_file(settings.database)
    return file.with_suffix(".key") if file else platformdirs.user_data_path("istiqbal") / "centre.key"


def _found_if_empty(storage: Storage, settings: Settings) -> None:
    try:
        storage.check()
    except EnvironmentFault as fault:
        if fault.code not in {ErrorCode.DATABASE_NOT_INITIALISED, ErrorCode.DATABASE_AWAY}:
            raise
        storage.prepare(DEFAULT_CENTRE, mark=lambda: _new_key(settings))


def _new_key(settings: Settings) -> bytes:
    """Make the key of a new centre where there is none, and tell its mark."""
    file = key_file_of(settings)
    create_key_file(file)
    return KeyFileVault(file).mark()


def write_voice_guide(language: Language, path: Path, spoken: Language) -> None:
    """The guide for recording a voice of a language, explained in another; OSError where the folder refuses."""
    from core.reports.voice_guide import write_voice_guide

    write_voice_guide(language, path, spoken)
