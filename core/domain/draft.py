"""What a clerk has typed at the window and not sent yet."""

from dataclasses import dataclass, fields

from core.domain.behalf import ONESELF, Behalf, BehalfKind


@dataclass(frozen=True, slots=True)
class VisitorDraft:
    """The visitor's form, where it holds what is not saved."""

    identity_number: str = ""
    name: str = ""
    mobile: str = ""


@dataclass(frozen=True, slots=True)
class Draft:
    """All that would be lost if the PC lost its power now."""

    visitor: VisitorDraft = VisitorDraft()
    type_code: str = ""
    subject: str = ""
    summary: str = ""
    behalf: Behalf = ONESELF

    @property
    def empty(self) -> bool:
        """Whether there is nothing to lose; a type that was only chosen is chosen again in a moment."""
        behalf = self.behalf
        whose = behalf.kind is not BehalfKind.ONESELF and (behalf.name, behalf.number)
        texts = (self.subject, self.summary, *(getattr(self.visitor, one.name) for one in fields(self.visitor)))
        return not any(text.strip() for text in (*texts, *(whose or ())))

    @property
    def of_request(self) -> bool:
        """Whether some of it belongs to a request."""
        return not Draft(subject=self.subject, summary=self.summary, behalf=self.behalf).empty
