"""What a list of requests is made of."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from core.services.dto import DepartmentView, RequestView, StaffView
from core.services.escalation_ports import RemindedView


@dataclass(frozen=True, slots=True)
class Lying:
    """Requests as they were last read; `dues` say by when its step is due, `today` whether it is late."""

    person: StaffView
    requests: tuple[RequestView, ...]
    dues: Mapping[UUID, date | None]
    departments: tuple[DepartmentView, ...]
    today: date
    reminded: Mapping[UUID, RemindedView]
