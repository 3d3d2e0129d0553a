"""The clerk's page: the hall on one side, the visitor and the request on the other."""

from collections.abc import Callable
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout

from core.domain.errors import IstiqbalError
from core.services.dto import TicketView
from counter.act_button import Hand
from counter.auto_call import AutoCall
from counter.dialogs.ask import sure
from counter.dialogs.left_over.dialog import LeftOverDialog
from counter.session import Session
from counter.widgets import Message, apart
from counter.work import Stage
from counter.workspaces import Workspace
from counter.workspaces.window.idle import Idle
from counter.workspaces.window.panels.all import Panels
from counter.workspaces.window.queue_panel import QueuePanel
from counter.workspaces.window.visit import Visit

# What the screen does not show by itself.
_TOLD = frozenset({"recall", "transfer", "bring_back"})
# With these the visit ends here: what was typed and not sent is asked for first.
_ENDS = frozenset({"finish", "no_show", "transfer"})


class WindowPage(Workspace):
    """Everything of one visit on one page."""

    name = "workspace.window"

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("page")
        self._session = session
        self._ticket: UUID | None = None
        self._stage = Stage.FREE
        self._news, self._late = "", False
        hand = Hand()
        self.message = Message()
        self._queue, self._panels = QueuePanel(session, hand), Panels(session, hand)
        self._left = LeftOverDialog(self, session, hand)
        self._auto = AutoCall(session, self._asks, self)
        self._visit = Visit(session, self.message, self._queue.acts["finish"])
        self._body = QStackedWidget()
        layout, work = QHBoxLayout(self), QVBoxLayout()
        layout.setContentsMargins(14, 12, 14, 12)
        layout.setSpacing(14)
        work.setSpacing(12)
        work.addWidget(self.message)
        work.addWidget(self._body, 1)
        self._body.addWidget(Idle(session, self._auto))
        self._body.addWidget(self._visit)
        self._body.addWidget(self._panels)
        layout.addWidget(self._queue)
        layout.addLayout(work, 1)
        self._connect()

    def begin(self) -> None:
        """Next, or the field where the visit stands."""
        if self._panels.open:
            self._panels.ask_again()
        elif self._stage in {Stage.CALLED, Stage.VISIT}:
            self._visit.begin()
        else:
            main = self._queue.acts["resume" if self._stage is Stage.PAUSED else "next"]
            main.setFocus()
            self._late = not main.isEnabled()

    def refused(self, error: IstiqbalError | None) -> None:
        """Say why, at the field where there is one."""
        if self._left.isVisible():
            self._left.refused(error)
        elif not self._visit.refused_in_dialog(error):
            self.message.tell(self._session.explain(error), alarm=True)
            if error is not None and self._panels.open:
                self._panels.refused(error.code)
            elif error is not None:
                self._visit.refused(error)

    def unfinished(self) -> str:
        """A ticket at the window, or a request that is not registered."""
        if self._visit.unsent:
            return self._session.words.say("close.kept" if self._session.drafting.kept else "close.unsaved")
        return self._session.words.say("close.ticket") if self._ticket else ""

    def unsent(self) -> bool:
        """Never: who has a ticket cannot leave the window, and without one nothing is typed."""
        return False

    def _connect(self) -> None:
        session, acts = self._session, self._queue.acts
        for name, end in (("finish", session.acts.finish), ("no_show", session.acts.no_show)):
            acts[name].clicked.connect(lambda _=False, one=name, act=end: self._end(one, act))
        for name in self._panels.names:
            acts[name].clicked.connect(lambda _=False, one=name: self._ask(one))
        self._queue.left.clicked.connect(self._left.ask)
        self._queue.file.clicked.connect(self._visit.ask_file)
        self._left.finished.connect(self._after_left)
        self._panels.left.connect(self._leave_panel)
        session.acts.did.connect(self._did)
        session.changed.connect(self._show)
        session.left_over.brought.connect(self._brought)
        session.acts.nobody_waits.connect(lambda: self.message.tell(session.words.say("nobody_waits")))

    def _show(self) -> None:
        work, words = self._session.work, self._session.words
        ticket = work.ticket.id if work and work.ticket else None
        fresh = ticket != self._ticket
        if fresh:
            self._ticket = ticket
            self._visit.at(ticket)
            self._panels.close()
            self.message.tell(self._news)
            self._news = ""
        elif work is not None and work.waiting and self.message.text() == words.say("nobody_waits"):
            self.message.tell("")
        before, self._stage = self._stage, self._session.stage
        if before is not self._stage:
            self._panels.close()
        self._bring()
        self._visit.show_work()
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
        if self._panels.name != name and not self._may_end(name):
            return
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
        return self._panels.open or self._left.isVisible() or self._visit.asks or not self.isVisible()

    def _after_left(self) -> None:
        # While a number is given the buttons are off, and the cursor leaves them; what is typed keeps it.
        if self._stage in {Stage.FREE, Stage.PAUSED}:
            self.begin()

    def _brought(self, old: TicketView, new: TicketView) -> None:
        self.message.tell(self._session.words.say("left.told", old=apart(old.code), code=apart(new.code)))

    def _end(self, name: str, act: Callable[[], None]) -> None:
        if self._may_end(name):
            act()

    def _may_end(self, act: str) -> bool:
        """Whether nothing typed would be left behind, or the clerk says that it may be."""
        say = self._session.words.say
        return (
            act not in _ENDS
            or not self._visit.unsent
            or sure(self, say("unsaved.title"), say("unsaved.text"), say("unsaved.finish"), say("unsaved.stay"))
        )
