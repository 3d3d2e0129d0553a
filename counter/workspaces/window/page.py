"""The clerk's page: the hall on one side, the visitor and the request on the other."""

from pathlib import Path
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from core.domain.errors import IstiqbalError
from core.services.document_dto import DocumentView
from core.services.dto import RequestView, TicketView
from counter.act_button import Hand
from counter.auto_call import AutoCall
from counter.dialogs.ask import sure
from counter.dialogs.left_over.dialog import LeftOverDialog
from counter.dialogs.receipt import ask_for_file, print_pdf
from counter.documents.dialog import DocumentsDialog
from counter.session import Session
from counter.widgets import Message, apart, turn
from counter.work import Stage
from counter.workspaces import Workspace
from counter.workspaces.window.attaching import Attaching
from counter.workspaces.window.entered import EnteredRequests
from counter.workspaces.window.idle import Idle
from counter.workspaces.window.panels.all import Panels
from counter.workspaces.window.queue_panel import QueuePanel
from counter.workspaces.window.request_form import RequestForm
from counter.workspaces.window.visitor_form import VisitorForm
from counter.workspaces.window.visitor_strip import VisitorStrip

# What the screen does not show by itself.
_TOLD = frozenset({"recall", "transfer", "bring_back"})


class WindowPage(Workspace):
    """Everything of one visit on one page."""

    name = "workspace.window"

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("page")
        self._session = session
        self._ticket: UUID | None = None
        self._stage = Stage.FREE
        self._editing = False
        self._news, self._late = "", False
        hand = Hand()
        self._queue, self._panels = QueuePanel(session, hand), Panels(session, hand)
        self._left = LeftOverDialog(self, session, hand)
        self._auto = AutoCall(session, self._asks, self)
        self._form, self._strip = VisitorForm(session), VisitorStrip(session)
        self._request, self._entered = RequestForm(session), EnteredRequests(session)
        self._attaching, self._documents = Attaching(self, session), DocumentsDialog(self, session)
        self.message = Message()
        self._body = QStackedWidget()
        layout, work = QHBoxLayout(self), QVBoxLayout()
        layout.setContentsMargins(14, 12, 14, 12)
        layout.setSpacing(14)
        work.setSpacing(12)
        work.addWidget(self.message)
        work.addWidget(self._body, 1)
        self._body.addWidget(Idle(session, self._auto))
        self._body.addWidget(self._visit())
        self._body.addWidget(self._panels)
        layout.addWidget(self._queue)
        layout.addLayout(work, 1)
        self._connect()

    def begin(self) -> None:
        """Next, or the field where the visit stands."""
        if self._panels.open:
            self._panels.ask_again()
        elif self._stage is Stage.CALLED:
            self._form.begin()
        elif self._stage is Stage.VISIT:
            self._request.begin()
        else:
            main = self._queue.acts["resume" if self._stage is Stage.PAUSED else "next"]
            main.setFocus()
            self._late = not main.isEnabled()

    def refused(self, error: IstiqbalError | None) -> None:
        """Say why, at the field where there is one."""
        for dialog, is_open in ((self._left, self._left.isVisible()), (self._attaching, self._attaching.open)):
            if is_open:
                dialog.refused(error)
                return
        self.message.tell(self._session.explain(error), alarm=True)
        if error is not None and self._panels.open:
            self._panels.refused(error.code)
        elif error is not None:
            field = error.facts.get("field")
            self._form.refused(error.code, field)
            self._request.refused(error.code, field)

    def unfinished(self) -> str:
        """A ticket at the window, or a request that is not registered."""
        if self._request.unsaved:
            return self._session.words.say("close.unsaved")
        return self._session.words.say("close.ticket") if self._ticket else ""

    def _connect(self) -> None:
        session, acts = self._session, self._queue.acts
        acts["finish"].clicked.connect(self._finish)
        for name in self._panels.names:
            acts[name].clicked.connect(lambda _=False, one=name: self._ask(one))
        self._queue.left.clicked.connect(self._left.ask)
        self._left.finished.connect(self._after_left)
        self._panels.left.connect(self._leave_panel)
        session.acts.did.connect(self._did)
        self._strip.edit.clicked.connect(self._edit)
        self._form.cancelled.connect(self._edited)
        self._request.typed_on.connect(self._show_request)
        self._entered.attach.connect(self._attaching.begin)
        self._entered.documents.connect(self._documents.ask)
        self._attaching.attached.connect(self._attached)
        self._entered.save_receipt.connect(self._save_receipt)
        self._entered.print_receipt.connect(
            lambda request: session.request.print_receipt(request.id, request.reference)
        )
        session.changed.connect(self._show)
        session.left_over.brought.connect(self._brought)
        session.visitor.saved.connect(self._edited)
        session.visitor.found.connect(lambda _: self.message.tell(""))
        session.visitor.unknown.connect(lambda _: self.message.tell(""))
        session.visitor.several.connect(lambda _: self.message.tell(""))
        session.request.registered.connect(self._registered)
        session.request.registered_before.connect(self._registered_before)
        session.request.saved.connect(self._saved)
        session.request.printable.connect(self._print)
        session.acts.nobody_waits.connect(lambda: self.message.tell(session.words.say("nobody_waits")))

    def _visit(self) -> QWidget:
        page = QWidget()
        page.setObjectName("page")
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self._form)
        layout.addWidget(self._strip)
        layout.addWidget(self._request, 1)
        layout.addWidget(self._entered)
        return page

    def _show(self) -> None:
        work, words = self._session.work, self._session.words
        ticket = work.ticket.id if work and work.ticket else None
        fresh = ticket != self._ticket
        if fresh:
            self._ticket, self._editing = ticket, False
            self._form.clear()
            self._request.clear()
            self._panels.close()
            self.message.tell(self._news)
            self._news = ""
        elif work is not None and work.waiting and self.message.text() == words.say("nobody_waits"):
            self.message.tell("")
        before, self._stage = self._stage, self._session.stage
        visit = work.visit if work else None
        if before is not self._stage:
            self._panels.close()
        self._bring()
        self._form.setVisible(visit is None or self._editing)
        self._strip.setVisible(visit is not None and not self._editing)
        self._form.show_enabled(visiting=visit is not None)
        self._form.show_main(work is None or not work.called_enough)
        if visit is not None:
            self._strip.show_visitor(visit.visitor)
        self._show_request()
        if fresh or before is not self._stage or (self._late and self._session.settled):
            self._late = False
            self.begin()

    def _bring(self) -> None:
        """A panel that asks something, else what the stage needs."""
        visiting = self._stage in {Stage.CALLED, Stage.VISIT}
        self._body.setCurrentIndex(2 if self._panels.open else int(visiting))

    def _ask(self, name: str) -> None:
        """Bring up the panel of an act; once more takes it away."""
        self.message.tell("")
        if self._panels.ask(name):
            self._bring()
        else:
            self._leave_panel()

    def _leave_panel(self) -> None:
        self._panels.close()
        self.message.tell("")
        self._bring()
        self.begin()

    def _did(self, act: str) -> None:
        if self._panels.open and act in {self._panels.name, "call", "bring_back"}:
            self._leave_panel()
        if act in _TOLD:
            text = self._session.words.say(f"did.{act}")
            self.message.tell(text)
            # What is told of a ticket that leaves the window is still to be read when the window is free.
            self._news = text if act == "transfer" else ""

    def _asks(self) -> bool:
        """Whether a question is open, or nobody is before the page: then nobody is called by itself."""
        dialogs = self._left.isVisible(), self._attaching.open, self._documents.isVisible()
        return self._panels.open or any(dialogs) or not self.isVisible()

    def _after_left(self) -> None:
        # While a number is given the buttons are off, and the cursor leaves them; what is typed keeps it.
        if self._stage in {Stage.FREE, Stage.PAUSED}:
            self.begin()

    def _brought(self, old: TicketView, new: TicketView) -> None:
        self.message.tell(self._session.words.say("left.told", old=apart(old.code), code=apart(new.code)))

    def _show_request(self) -> None:
        work = self._session.work
        if work is None:
            return
        self._request.show_work(work)
        self._entered.show_work(work)
        self._strip.edit.setEnabled(self._session.ready)
        done = self._stage is Stage.VISIT and self._request.untouched and bool(work.requests)
        turn(self._queue.acts["finish"], "primary", done)

    def _edit(self) -> None:
        visit = self._session.work.visit if self._session.work else None
        if visit is not None:
            self._editing = True
            self._form.edit(visit.visitor)
            self._show()

    def _edited(self) -> None:
        self._editing = False
        self._form.clear()
        self.message.tell("")
        self._show()
        if self._stage is Stage.VISIT:
            self._request.begin()

    def _registered(self, request: RequestView) -> None:
        self._request.clear()
        self.message.tell(f"{self._session.words.say('request.registered')}: {apart(request.reference)}")
        self._request.begin()

    def _attached(self, document: DocumentView) -> None:
        self.message.tell(self._session.words.say("attached", document.pages, title=document.title))
        self._request.begin()

    def _registered_before(self, request: RequestView) -> None:
        self.message.tell(self._session.words.say("request.before", reference=apart(request.reference)), alarm=True)

    def _finish(self) -> None:
        say = self._session.words.say
        if not self._request.unsaved or sure(
            self, say("unsaved.title"), say("unsaved.text"), say("unsaved.finish"), say("unsaved.stay")
        ):
            self._session.acts.finish()

    def _save_receipt(self, request: RequestView) -> None:
        file = ask_for_file(self, self._session.words.say("receipt.save"), request.reference)
        if file is not None:
            self._session.request.save_receipt(request.id, file)

    def _saved(self, file: Path | None) -> None:
        if file is None:
            self.message.tell(self._session.words.say("receipt.refused"), alarm=True)
        else:
            self.message.tell(self._session.words.say("receipt.saved", file=apart(file.name)))

    def _print(self, file: Path | None) -> None:
        well = file is not None and print_pdf(self, file)
        self._session.request.close_paper()
        if not well:
            self.message.tell(self._session.words.say("receipt.not_printed"), alarm=True)
