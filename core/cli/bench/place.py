"""A new centre to measure, and what a measure finds in it before it begins."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter
from uuid import uuid4

from core.bootstrap import Centre, create_centre, open_centre
from core.config import Device, Printer, Settings
from core.domain.errors import EnvironmentFault
from core.services.dto import TicketView
from core.services.setup import DEFAULT_CENTRE

MEN, WOMEN, SERVICE = "men", "women", "submit"
_MOST_REFUSALS = 5


@dataclass(frozen=True, slots=True)
class Place:
    """A centre under measure; its key and logs lie in `folder` and go with it."""

    database: str
    folder: Path

    @property
    def settings(self) -> Settings:
        """Of a PC that runs one of the measuring processes."""
        return Settings(
            database=self.database, key_file=self.folder / "centre.key", log_folder=self.folder, fullscreen=False
        )

    def kiosk(self, printer: str | None = None) -> Settings:
        """Of a kiosk."""
        device = Device(name="bench-kiosk", kind="kiosk")
        return self.settings.model_copy(update={"device": device, "printer": Printer(address=printer)})

    def counter(self, desk: str) -> Settings:
        """Of a counter at a desk."""
        device = Device(name=f"bench-{desk}", kind="counter", desk=desk)
        return self.settings.model_copy(update={"device": device})

    def display(self, section: str) -> Settings:
        """Of a hall's display."""
        return self.settings.model_copy(update={"device": Device(name="bench", kind="display", section=section)})


@contextmanager
def founded(database: str) -> Iterator[Place]:
    """A new centre on an empty database; `centre_exists` where there is one: nothing is measured on real tickets."""
    with TemporaryDirectory(prefix="istiqbal-bench-") as folder:
        place = Place(database, Path(folder))
        create_centre(place.settings, DEFAULT_CENTRE)
        yield place


@contextmanager
def temporary_sqlite(beside: Path) -> Iterator[str]:
    """The address of an SQLite file that is made in a folder, on its disk, and goes again."""
    beside.mkdir(parents=True, exist_ok=True)
    with TemporaryDirectory(prefix="bench-", dir=beside) as folder:
        yield f"sqlite:///{(Path(folder).resolve() / 'centre.db').as_posix()}"


def crowd(place: Place, section: str, count: int) -> None:
    """See to it that at least so many wait in a section."""
    with open_centre(place.settings) as centre:
        for _ in range(count - centre.queue.snapshot(section).waiting):
            issue(centre, section)


@dataclass(frozen=True, slots=True)
class Done:
    """One piece of work: the ticket's number, the milliseconds that it took, how often it was refused before."""

    number: int
    took: float
    refused: int


def issue(centre: Centre, section: str) -> Done:
    """Issue a ticket."""
    key = f"bench-{uuid4()}"
    done = insist(lambda: centre.queue.issue(section, SERVICE, key))
    if done is None:
        raise TypeError("a ticket was neither issued nor refused")
    return done


def insist(work: Callable[[], TicketView | None]) -> Done | None:
    """Do it, again where the database let nobody in, and count that; None when there is no ticket for it."""
    began, refused = perf_counter(), 0
    while True:
        try:
            ticket = work()
        except EnvironmentFault:
            refused += 1
            if refused > _MOST_REFUSALS:
                raise
        else:
            return Done(ticket.number, (perf_counter() - began) * 1000, refused) if ticket else None
