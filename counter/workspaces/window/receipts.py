"""The receipts of a visit: saved where the clerk says, or printed."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from core.services.dto import RequestView
from counter.dialogs.receipt import ask_for_file, print_pdf
from counter.session import Session
from counter.widgets import apart
from counter.workspaces.window.entered import EnteredRequests


class Receipts(QObject):
    """`tell` says how it went, and whether as an alarm."""

    def __init__(
        self, page: QWidget, session: Session, entered: EnteredRequests, tell: Callable[[str, bool], None]
    ) -> None:
        super().__init__(page)
        self._page, self._session, self._tell = page, session, tell
        entered.save_receipt.connect(self._save)
        entered.print_receipt.connect(lambda request: session.request.print_receipt(request.id, request.reference))
        session.request.saved.connect(self._saved)
        session.request.printable.connect(self._print)

    def _save(self, request: RequestView) -> None:
        file = ask_for_file(self._page, self._session.words.say("receipt.save"), request.reference)
        if file is not None:
            self._session.request.save_receipt(request.id, file)

    def _saved(self, file: Path | None) -> None:
        if file is None:
            self._tell(self._session.words.say("receipt.refused"), True)
        else:
            self._tell(self._session.words.say("receipt.saved", file=apart(file.name)), False)

    def _print(self, file: Path | None) -> None:
        well = file is not None and print_pdf(self._page, file)
        self._session.request.close_paper()
        if not well:
            self._tell(self._session.words.say("receipt.not_printed"), True)
