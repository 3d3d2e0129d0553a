"""One visit: who the visitor is, the request that they hand over, and those that were entered already."""

from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.domain.errors import IstiqbalError
from core.services.document_dto import DocumentView
from core.services.dto import RequestView
from core.services.entrance_dto import Announced
from counter.act_button import ActButton
from counter.dialogs.letter.attaching import Attaching
from counter.dialogs.visitor_file.dialog import VisitorFileDialog
from counter.documents.dialog import DocumentsDialog
from counter.session import Session
from counter.widgets import Message, apart, turn
from counter.work import Stage
from counter.workspaces.window.alike_panel import AlikePanel
from counter.workspaces.window.announcing import Announcing
from counter.workspaces.window.entered import EnteredRequests
from counter.workspaces.window.keeping import Keeping
from counter.workspaces.window.receipts import Receipts
from counter.workspaces.window.request_form import RequestForm
from counter.workspaces.window.visitor_form import VisitorForm
from counter.workspaces.window.visitor_strip import VisitorStrip


class Visit(QWidget):
    """`message` tells what happened; `finish` is what the stage needs most once nothing is left to register."""

    def __init__(self, session: Session, message: Message, finish: ActButton) -> None:
        super().__init__()
        self.setObjectName("page")
        self._session, self._message, self._finish = session, message, finish
        self._editing = False
        self._form, self._strip = VisitorForm(session), VisitorStrip(session)
        self._request, self._entered = RequestForm(session), EnteredRequests(session)
        self._alike, self._attaching = AlikePanel(session), Attaching(self, session, session.writes)
        self._file, self._documents = VisitorFileDialog(self, session), DocumentsDialog(self, session)
        self._keeping = Keeping(session, self._form, self._request, self._edit, message.tell)
        self._announcing = Announcing(session)
        self._receipts = Receipts(self, session, self._entered, lambda text, alarm: message.tell(text, alarm=alarm))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(12)
        layout.addWidget(self._form)
        layout.addWidget(self._strip)
        layout.addWidget(self._request, 1)
        layout.addWidget(self._alike)
        layout.addWidget(self._entered)
        self._connect()

    @property
    def unsent(self) -> bool:
        """Whether something was typed that is not sent."""
        return self._keeping.unsent

    @property
    def asks(self) -> bool:
        """Whether a dialog of the visit is open."""
        return self._attaching.open or self._file.isVisible() or self._documents.isVisible()

    def at(self, ticket: UUID | None) -> None:
        """Another ticket is at the window, or none."""
        self._editing = False
        self._alike.hide()
        self._keeping.at(ticket)
        self._announcing.at(ticket)

    def begin(self) -> None:
        """Put the cursor where the visit stands."""
        if self._session.stage is Stage.CALLED:
            self._form.begin()
        else:
            self._request.begin()

    def refused(self, error: IstiqbalError) -> None:
        """Mark the field that was refused."""
        field = error.facts.get("field")
        self._form.refused(error.code, field)
        self._request.refused(error.code, field)

    def refused_in_dialog(self, error: IstiqbalError | None) -> bool:
        """Say why in the dialog that asked, where one is open."""
        if self._attaching.open:
            self._attaching.refused(error)
        elif self._file.isVisible():
            self._file.refused(error)
        return self._attaching.open or self._file.isVisible()

    def ask_file(self) -> None:
        """Open the file of the visitor who is here, or ask whose."""
        work = self._session.work
        self._file.ask(work.visit.visitor if work and work.visit else None)

    def show_work(self) -> None:
        """The visit as it is now."""
        work = self._session.work
        visit = work.visit if work else None
        self._form.setVisible(visit is None or self._editing)
        self._strip.setVisible(visit is not None and not self._editing)
        self._form.show_enabled(visiting=visit is not None)
        self._form.show_main(work is None or not work.called_enough)
        if visit is not None:
            self._strip.show_visitor(visit.visitor)
        self._show_request()

    def _connect(self) -> None:
        session, hush = self._session, lambda _: self._message.tell("")
        self._strip.edit.clicked.connect(self._edit)
        self._announcing.told.connect(self._announced)
        self._form.cancelled.connect(self._edited)
        self._request.typed_on.connect(self._typed_on)
        self._alike.opened.connect(lambda request: self._file.open_at(request.applicant, request.id))
        self._alike.all_the_same.connect(lambda: self._request.enter(all_the_same=True))
        self._alike.left.connect(self._back_to_the_form)
        self._entered.attach.connect(lambda request: self._attaching.begin(request.id))
        self._entered.documents.connect(self._documents.ask)
        self._attaching.attached.connect(self._attached)
        for found in (session.visitor.found, session.visitor.unknown, session.visitor.several):
            found.connect(hush)
        session.visitor.saved.connect(self._edited)
        session.request.alike.connect(self._point_out)
        session.request.registered.connect(self._registered)
        session.request.registered_before.connect(self._registered_before)

    def _show_request(self) -> None:
        work = self._session.work
        if work is None:
            return
        self._request.show_work(work)
        self._entered.show_work(work)
        self._entered.setVisible(bool(work.requests) and self._alike.isHidden())
        self._strip.edit.setEnabled(self._session.ready)
        done = self._session.stage is Stage.VISIT and self._request.untouched and bool(work.requests)
        turn(self._finish, "primary", done)

    def _typed_on(self) -> None:
        self._alike.hide()  # it spoke of other words
        self._show_request()

    def _point_out(self, found: tuple[RequestView, ...]) -> None:
        if self._session.centre is not None:
            self._message.tell("")
            self._alike.tell(found, self._session.centre)
            self._show_request()

    def _back_to_the_form(self) -> None:
        self._alike.hide()
        self._show_request()
        self._request.go_on()

    def _edit(self) -> None:
        visit = self._session.work.visit if self._session.work else None
        if visit is not None:
            self._editing = True
            self._form.edit(visit.visitor)
            self.show_work()

    def _announced(self, announced: Announced) -> None:
        work = self._session.work
        if work is not None and work.visit is None:
            self._form.announce(announced)

    def _edited(self) -> None:
        self._editing = False
        self._form.clear()
        self._message.tell("")
        self.show_work()
        if self._session.stage is Stage.VISIT:
            self._request.begin()

    def _registered(self, request: RequestView) -> None:
        self._request.clear()
        self._message.tell(f"{self._session.words.say('request.registered')}: {apart(request.reference)}")
        self._request.begin()

    def _attached(self, document: DocumentView) -> None:
        self._message.tell(self._session.words.say("attached", document.pages, title=document.title))
        self._request.begin()

    def _registered_before(self, request: RequestView) -> None:
        told = self._session.words.say("request.before", reference=apart(request.reference))
        self._message.tell(told, alarm=True)
