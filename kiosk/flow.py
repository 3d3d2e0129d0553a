"""Where a visitor stands between the first touch and the ticket; no Qt, no database."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum

from core.domain.help import Help
from core.domain.numerals import Digits
from core.domain.text import Language
from core.services.dto import TicketView

# Words in a language and its digits: a visitor may turn the language while they stand there.
Tell = Callable[[Language, Digits], str]


class Page(StrEnum):
    """What the kiosk shows."""

    HOME = "home"
    SERVICES = "services"
    HELP = "help"
    IDENTITY = "identity"
    TICKET = "ticket"


class Paper(StrEnum):
    """How the paper is; the number does not depend on it (rule 3)."""

    COMING = "coming"
    TAKEN = "taken"
    FAILED = "failed"


_ASIDE = frozenset({Page.HELP, Page.IDENTITY})


@dataclass(slots=True)
class Flow:
    """One visitor at a time. `new_key` gives the key under which this visitor's ticket is issued, whatever happens.

    `asked` from when the ticket is asked for.
    """

    new_key: Callable[[], str]
    fixed_section: str | None = None
    page: Page = Page.HOME
    section: str = ""
    service: str = ""
    help: Help | None = None
    asked: bool = False
    ticket: TicketView | None = None
    tell: Tell | None = None
    paper: Paper = Paper.COMING
    refused: bool = False
    full: bool = False
    key: str = field(default="", init=False)

    def __post_init__(self) -> None:
        self.home()

    def home(self) -> None:
        """The next visitor: a kiosk in a section begins at the services."""
        self.service, self.ticket, self.paper, self.refused = "", None, Paper.COMING, False
        self.help, self.asked, self.tell = None, False, None
        self.section = self.fixed_section or ""
        self.page = Page.SERVICES if self.fixed_section else Page.HOME
        self.key = self.new_key()

    def choose_section(self, name: str) -> None:
        """From home to the services."""
        if self.page is Page.HOME:
            self.section, self.page = name, Page.SERVICES

    def choose_service(self, name: str, *, identify: bool = False) -> bool:
        """Whether a ticket is to be issued: not for a second tap, nor for one on a page that is gone.

        Nor where the visitor is to say first who they are.
        """
        if self.page is not Page.SERVICES or self.service:
            return False
        self.service, self.refused = name, False
        if identify:
            self.page = Page.IDENTITY
        self.asked = not identify
        return self.asked

    def identified(self) -> bool:
        """The visitor said who they are, or not: whether a ticket is to be issued now, which a second tap is not."""
        if self.page is not Page.IDENTITY or self.asked:
            return False
        self.asked = True
        return True

    def ask_help(self) -> None:
        """From the services to the kinds of help."""
        if self.page is Page.SERVICES and not self.service:
            self.page = Page.HELP

    def choose_help(self, kind: Help) -> None:
        """With it back to the services."""
        if self.page is Page.HELP:
            self.help, self.page = kind, Page.SERVICES

    def drop_help(self) -> None:
        """None is needed after all."""
        if not self.asked:
            self.help = None

    def refuse(self, *, full: bool = False) -> None:
        """The service could not be had, as it is `full` for one: choose again, under another key."""
        self.service, self.refused, self.full, self.key = "", True, full, self.new_key()
        self.asked, self.page = False, Page.SERVICES

    def issued(self, ticket: TicketView, tell: Tell | None = None) -> None:
        """The ticket exists; `tell` what is to be said of it beside."""
        self.ticket, self.tell, self.section, self.page = ticket, tell, ticket.section, Page.TICKET

    def printed(self, key: str, well: bool) -> bool:
        """How the paper of the visitor with this key came out; False when that visitor has left."""
        if key != self.key:
            return False
        self.paper = Paper.TAKEN if well else Paper.FAILED
        return True

    def back(self) -> None:
        """One step back, while there is something to undo."""
        if not self.can_go_back:
            return
        if self.page is Page.SERVICES:
            self.home()
        else:
            self.service, self.page = "", Page.SERVICES

    @property
    def can_go_back(self) -> bool:
        """Whether a step back leads anywhere."""
        if self.page is Page.SERVICES:
            return not self.fixed_section and not self.service
        return self.page in _ASIDE and not self.asked

    @property
    def issuing(self) -> bool:
        """Whether this visitor's ticket is on its way."""
        return self.asked and self.page is not Page.TICKET

    @property
    def lingers(self) -> bool:
        """Whether the visitor is given longer: the ticket is on its way, or there is no paper to take along."""
        return self.issuing or (self.page is Page.TICKET and self.paper is Paper.FAILED)
