"""The one place where adapters are built, and the front door for programs."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from random import Random

from core.centre import Centre, printer_of
from core.clock import SharedClock, SystemClock
from core.config import Settings
from core.domain.errors import EnvironmentFault, ErrorCode
from core.domain.text import Language
from core.services.archive_ports import Variety
from core.services.dto import CentreView
from core.services.kept_ratings import KeptRatings
from core.services.offline import OfflineService
from core.services.ports import Clock
from core.services.setup import DEFAULT_CENTRE, CentreSetup
from core.services.staff_door import StaffDoor
from core.storage.code_copy import SealedCode
from core.storage.passwords import Argon2Passwords
from core.storage.storage import Storage, database_file
from core.storage.vault import KeyFileVault, create_key_file

__all__ = ["Centre"]


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
    vault = KeyFileVault(key_file_of(settings))
    ratings = KeptRatings(folder.own_ratings(), vault, folder.ratings_left_behind)
    return OfflineService(folder.own(), ratings, printer_of(settings), vault, folder.left_behind)


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

    Archive(centre.storage.units.engine, centre.vault, variety, random).fill(count, told)


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
