"""The receipts of a visit: saved where the clerk says, or printed."""

from collections.abc import Callable

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from core.services.dto import RequestView
from counter.papers import Papers
from counter.session import Session
from counter.workspaces.window.entered import EnteredRequests

_RECEIPT = "receipt"


class Receipts(QObject):
    """`tell` says how it went, and whether as an alarm."""

    def __init__(
        self, page: QWidget, session: Session, entered: EnteredRequests, tell: Callable[[str, bool], None]
    ) -> None:
        super().__init__(page)
        self._session, self._papers = session, Papers(page, session)
        self._papers.told.connect(tell)
        entered.save_receipt.connect(self._save)
        entered.print_receipt.connect(self._print)

    def _save(self, request: RequestView) -> None:
        person, one, language = self._session.person, request.id, self._session.language
        if person is not None:
            self._papers.save(
                _RECEIPT,
                request.reference,
                lambda centre, path: centre.requests.write_receipt(one, path, language, by=person.id),
            )

    def _print(self, request: RequestView) -> None:
        person, one, language = self._session.person, request.id, self._session.language
        if person is not None:
            self._papers.print(_RECEIPT, lambda centre: centre.requests.receipt_pdf(one, language, by=person.id))
