"""The clerk's page: the hall on one side, the visitor and the request on the other."""

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QMessageBox, QVBoxLayout, QWidget

from core.domain.errors import IstiqbalError
from core.services.dto import RequestView
from core.services.ports import Clock
from core.words import Words, explain_code
from counter.dialogs.receipt import ask_for_file, print_pdf
from counter.session import Session
from counter.widgets import Message
from counter.workspaces.window.queue_panel import QueuePanel
from counter.workspaces.window.request_form import RequestForm
from counter.workspaces.window.visitor_form import VisitorForm


class WindowPage(QWidget):
    """Everything of one visit on one page."""

    def __init__(self, session: Session, words: Words, clock: Clock) -> None:
        super().__init__()
        self.setObjectName("page")
        self._session = session
        self._words = words
        self._ticket: UUID | None = None
        self._after_receipt: Callable[[Path], None] | None = None
        self._paper: TemporaryDirectory[str] | None = None
        self._queue = QueuePanel(session, words, clock)
        self._visitor = VisitorForm(session, words)
        self._request = RequestForm(session, words)
        self.message, self._alarm = Message(), Message()
        layout, work = QHBoxLayout(self), QVBoxLayout()
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(16)
        work.addWidget(self._alarm)
        work.addWidget(self.message)
        work.addWidget(self._visitor)
        work.addWidget(self._request, 1)
        layout.addWidget(self._queue, 2)
        layout.addLayout(work, 5)
        self._queue.finish.clicked.connect(self._finish)
        self._request.save_receipt.connect(self._save_receipt)
        self._request.print_receipt.connect(self._print_receipt)
        session.changed.connect(self._show)
        session.visitor_saved.connect(lambda _: self.message.tell(""))
        session.registered.connect(self._registered)
        session.receipt_written.connect(self._receipt_written)
        session.nobody_waits.connect(lambda: self.message.tell(words.say("nobody_waits")))

    def refused(self, error: IstiqbalError | None, text: str) -> None:
        """Say why, at the field where there is one."""
        self.message.tell(text, alarm=True)
        if error is not None:
            self._visitor.refused(error.code)
            self._request.refused(error.code)

    def close_paper(self) -> None:
        """Forget a receipt that was on its way to paper."""
        if self._paper is not None:
            self._paper.cleanup()
            self._paper = None

    def _show(self) -> None:
        work = self._session.work
        ticket = work.ticket.id if work and work.ticket else None
        self._alarms()
        if ticket != self._ticket:
            self._ticket = ticket
            self._visitor.clear()
            self._request.clear()
            self.message.tell("")
        self._visitor.show_enabled(ticket is not None)
        self._request.show_work(work)

    def _alarms(self) -> None:
        lines = [] if self._session.available else [self._words.say("away")]
        for device in self._session.work.devices if self._session.work else ():
            if device.printer_fault is not None:
                fault = explain_code(device.printer_fault, self._words.language)
                lines.append(self._words.say("printer", device=device.name, fault=fault))
        self._alarm.tell("\n".join(lines), alarm=True)

    def _registered(self, request: RequestView) -> None:
        self.message.tell(f"{self._words.say('request.registered')}: \u2068{request.reference}\u2069")

    def _finish(self) -> None:
        if not self._request.unsaved or self._sure():
            self._session.finish()

    def _sure(self) -> bool:
        box = QMessageBox(self)
        box.setWindowTitle(self._words.say("unsaved.title"))
        box.setText(self._words.say("unsaved.text"))
        leave = box.addButton(self._words.say("unsaved.finish"), QMessageBox.ButtonRole.DestructiveRole)
        stay = box.addButton(self._words.say("unsaved.stay"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(stay)
        box.setEscapeButton(stay)
        box.exec()
        return box.clickedButton() is leave

    def _save_receipt(self, request: tuple[UUID, str]) -> None:
        file = ask_for_file(self, self._words.say("receipt.save"), request[1])
        if file is not None:
            self._after_receipt = lambda path: self.message.tell(self._words.say("receipt.saved", file=path.name))
            self._session.write_receipt(request[0], file)

    def _print_receipt(self, request: tuple[UUID, str]) -> None:
        self.close_paper()
        self._paper = TemporaryDirectory(prefix="istiqbal-")
        self._after_receipt = self._print
        self._session.write_receipt(request[0], Path(self._paper.name) / f"{request[1]}.pdf")

    def _print(self, file: Path) -> None:
        try:
            print_pdf(self, file)
        finally:
            self.close_paper()

    def _receipt_written(self, file: Path | None) -> None:
        after, self._after_receipt = self._after_receipt, None
        if file is None:
            self.message.tell(self._words.say("receipt.refused"), alarm=True)
        elif after is not None:
            after(file)
