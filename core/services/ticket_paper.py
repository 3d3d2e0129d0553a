"""What stands on the paper of a ticket, in the ticket's language."""

from zoneinfo import ZoneInfo

from core.domain.text import Language
from core.services.dto import ArabicNames, CentreView, TicketPaper, TicketView


def paper_of(ticket: TicketView, centre: CentreView) -> TicketPaper:
    """All of it; its instants in the centre's own zone."""
    language = ticket.language
    section, service = centre.section(ticket.section).title, centre.service(ticket.service).title
    return TicketPaper(
        authority=centre.authority.in_language(language),
        centre=centre.title.in_language(language),
        section=section.in_language(language),
        service=service.in_language(language),
        code=ticket.code,
        ahead=ticket.ahead,
        wait_minutes=ticket.wait_minutes,
        at=ticket.issued_at.astimezone(ZoneInfo(centre.zone)),
        language=language,
        digits=centre.digits,
        qr=f"istiqbal:ticket:{ticket.id}",
        arabic=None if language is Language.ARABIC else ArabicNames(centre.title.ar, section.ar, service.ar),
    )
