"""The forms of the window and their draft: what is typed goes to it, what an earlier process left comes back."""

from collections.abc import Callable
from dataclasses import replace
from uuid import UUID

from PySide6.QtCore import QObject

from core.domain.draft import Draft, VisitorDraft
from counter.session import Session
from counter.workspaces.window.request_form import RequestForm
from counter.workspaces.window.visitor_form import VisitorForm


class Keeping(QObject):
    """`edit` opens the visitor's form where the visit has begun; `told` says that something was put back."""

    def __init__(
        self,
        session: Session,
        form: VisitorForm,
        request: RequestForm,
        edit: Callable[[], object],
        told: Callable[[str], object],
    ) -> None:
        super().__init__(session)
        self._session, self._form, self._request = session, form, request
        self._edit, self._told = edit, told
        for typed_on in (form.typed_on, request.typed_on):
            typed_on.connect(self._hear)
        session.drafting.found.connect(self._put_back)

    @property
    def unsent(self) -> bool:
        """Whether the end of the visit would leave something typed behind."""
        return self._request.unsaved or self._form.typed

    def at(self, ticket: UUID | None) -> None:
        """Another ticket is at the window, or none: the forms are cleared for it."""
        self._session.drafting.at(ticket)
        self._form.clear()
        self._request.clear()

    def _hear(self) -> None:
        self._session.drafting.hear(replace(self._request.draft, visitor=self._form.draft))

    def _put_back(self, draft: Draft) -> None:
        work = self._session.work
        if draft.visitor != VisitorDraft():
            if work is not None and work.visit is not None:
                self._edit()
            self._form.put_back(draft.visitor)
        self._request.put_back(draft)
        self._hear()
        self._told(self._session.words.say("draft.back"))
