"""What passes between a kiosk and who comes for an appointment: no name, and no number in any text made of these."""

from dataclasses import dataclass, field
from datetime import date, datetime

from core.domain.appointments import Arrival
from core.domain.check_in import Answer
from core.domain.text import Language
from core.services.dto import TicketView


@dataclass(frozen=True, slots=True)
class Arriving:
    """What somebody typed or had read at a kiosk, of the section `here` or of all; `late` where late is as well."""

    text: str = field(repr=False)
    here: str | None = None
    language: Language = Language.ARABIC
    late: bool = False


@dataclass(frozen=True, slots=True)
class Told:
    """The answer and, but for who is unknown, the appointment it is about; instants in the centre's zone.

    The kiosk checks in from `opens`; `minutes` are those from its time to now, or the other way round. With a `ticket`
    it is checked in, `arrival` says how its holder came; `desk` is the number of the window that called it.
    """

    answer: Answer
    section: str = ""
    service: str = ""
    on: date | None = None
    at: datetime | None = None
    opens: datetime | None = None
    minutes: int = 0
    ticket: TicketView | None = None
    arrival: Arrival | None = None
    desk: int = 0
