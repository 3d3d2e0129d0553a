"""The slip of an appointment, which the visitor takes along: its time, and the code that the kiosk reads."""

from uuid import UUID
from zoneinfo import ZoneInfo

from core.domain.appointments import instant_of
from core.domain.check_in import appointment_code, opens_at
from core.domain.text import Language
from core.services.appointment_dto import AppointmentSlip
from core.services.appointment_plans import allow
from core.services.context import Context
from core.services.paper_ports import PaperMaker


class SlipService:
    """Makes slips for staff of the section."""

    def __init__(self, context: Context, papers: PaperMaker) -> None:
        self._context = context
        self._papers = papers

    def slip(self, appointment_id: UUID, language: Language, *, by: UUID | None = None) -> AppointmentSlip:
        """All that stands on it; `appointment_unknown` or `section_not_yours`."""
        centre = self._context.centre()
        with self._context.units.read() as unit:
            kept = unit.appointments.get(appointment_id)
            allow(unit, kept.section, by)
        due, local = instant_of(kept.on, kept.minute, ZoneInfo(centre.zone)), self._context.local
        return AppointmentSlip(
            authority=centre.authority.in_language(language),
            centre=centre.title.in_language(language),
            section=centre.section(kept.section).title.in_language(language),
            service=centre.service(kept.service).title.in_language(language),
            visitor=kept.visitor.name,
            at=local(due),
            opens=local(opens_at(due, self._context.policy())),
            made_at=local(self._context.clock.now()),
            language=language,
            digits=centre.digits,
            code=appointment_code(kept.id),
        )

    def slip_pdf(self, appointment_id: UUID, language: Language, *, by: UUID | None = None) -> bytes:
        """The slip as PDF."""
        return self._papers.slip(self.slip(appointment_id, language, by=by))
