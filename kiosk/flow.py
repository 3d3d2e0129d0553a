"""Where a visitor stands between the first touch and the ticket; no Qt, no database."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

from core.services.dto import TicketView


class Page(StrEnum):
    """What the kiosk shows."""

    HOME = "home"
    SERVICES = "services"
    TICKET = "ticket"


class Paper(StrEnum):
    """How the paper is; the number does not depend on it (rule 3)."""

    COMING = "coming"
    TAKEN = "taken"
    FAILED = "failed"


@dataclass(slots=True)
class Flow:
    """One visitor at a time. `new_key` gives the key under which this visitor's ticket is issued, whatever happens."""

    new_key: Callable[[], str]
    fixed_section: str | None = None
    page: Page = Page.HOME
    section: str = ""
    service: str = ""
    ticket: TicketView | None = None
    paper: Paper = Paper.COMING
    refused: bool = False
    full: bool = False
    key: str = field(default="", init=False)

    def __post_init__(self) -> None:
        self.home()

    def home(self) -> None:
        """The next visitor: a kiosk in a section begins at the services."""
        self.service, self.ticket, self.paper, self.refused = "", None, Paper.COMING, False
        self.section = self.fixed_section or ""
        self.page = Page.SERVICES if self.fixed_section else Page.HOME
        self.key = self.new_key()

    def choose_section(self, name: str) -> None:
        """From home to the services."""
        if self.page is Page.HOME:
            self.section, self.page = name, Page.SERVICES

    def choose_service(self, name: str) -> bool:
        """Whether a ticket is to be issued: not for a second tap, nor for one on a page that is gone."""
        if self.page is not Page.SERVICES or self.service:
            return False
        self.service, self.refused = name, False
        return True

    def refuse(self, *, full: bool = False) -> None:
        """The service could not be had, as it is `full` for one: choose again, under another key."""
        self.service, self.refused, self.full, self.key = "", True, full, self.new_key()

    def issued(self, ticket: TicketView) -> None:
        """The ticket exists."""
        self.ticket, self.page = ticket, Page.TICKET

    def printed(self, key: str, well: bool) -> bool:
        """How the paper of the visitor with this key came out; False when that visitor has left."""
        if key != self.key:
            return False
        self.paper = Paper.TAKEN if well else Paper.FAILED
        return True

    def back(self) -> None:
        """One step back, while there is something to undo."""
        if self.can_go_back:
            self.home()

    @property
    def can_go_back(self) -> bool:
        """Whether a step back leads anywhere."""
        return self.page is Page.SERVICES and not self.fixed_section and not self.service

    @property
    def issuing(self) -> bool:
        """Whether this visitor's ticket is on its way."""
        return bool(self.service) and self.page is Page.SERVICES

    @property
    def lingers(self) -> bool:
        """Whether the visitor is given longer: the ticket is on its way, or there is no paper to take along."""
        return self.issuing or (self.page is Page.TICKET and self.paper is Paper.FAILED)
