"""The documents of the chosen request with what may be done with them, wherever a request is shown."""

from uuid import UUID

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.domain.errors import ErrorCode, IstiqbalError
from core.domain.numerals import Digits
from core.services.document_dto import DocumentView
from core.words import Words
from counter.dialogs.letter.attaching import Attaching
from counter.dialogs.viewer.desk import Reader
from counter.dialogs.viewer.dialog import ViewerDialog
from counter.document_words import DocumentWords, own
from counter.documents.desk import DocumentsDesk
from counter.documents.listed import DocumentList
from counter.documents.withdrawing import WithdrawDialog
from counter.session import Session
from counter.widgets import button, label


class DocumentsPanel(QWidget):
    """F7 reads, Ctrl+D attaches, Ctrl+Del withdraws; `told` carries what the page should say, and if it alarms."""

    told = Signal(str, bool)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self.setObjectName("papers")
        self._session = session
        self.desk = DocumentsDesk(session, self)
        self._count, self.list = label(name="title", wrap=False), DocumentList(self.words)
        self._viewer: ViewerDialog | None = None
        self._read_for: UUID | None = None
        self._attaching = Attaching(self, session, self.desk.writes)
        self._withdrawing: WithdrawDialog | None = None
        say = self.words.say
        self._read, self._add = button(say("view"), "F7"), button(say("add"), "Ctrl+D")
        self._withdraw = button(say("withdraw"), "Ctrl+Del")
        self._lay_out()
        self._connect()
        self._show()

    @property
    def _digits(self) -> Digits:
        return self._session.centre.digits if self._session.centre is not None else Digits.WESTERN

    @property
    def words(self) -> Words:
        """In the centre's digits."""
        return Words("viewer", self._session.language, self._digits)

    @property
    def asks(self) -> bool:
        """Whether something is being attached or withdrawn."""
        return self._attaching.open or (self._withdrawing is not None and self._withdrawing.isVisible())

    def _lay_out(self) -> None:
        layout, row = QVBoxLayout(self), QHBoxLayout()
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self._count)
        layout.addWidget(self.list)
        row.setSpacing(6)
        for part in (self._read, self._add, self._withdraw):
            row.addWidget(part)
        row.addStretch(1)
        layout.addLayout(row)

    def _connect(self) -> None:
        desk = self.desk
        self._read.clicked.connect(self.read)
        self._add.clicked.connect(self.add)
        self._withdraw.clicked.connect(self._ask_to_withdraw)
        self.list.opened.connect(self.read)
        self.list.currentItemChanged.connect(lambda *_: self._show_buttons())
        desk.changed.connect(self._show)
        desk.shut.connect(self._shut)
        desk.refused.connect(self._refused)
        self._attaching.attached.connect(self._attached)
        desk.withdrawn.connect(self._withdrawn)
        self._session.seated.connect(self._leave)

    def read(self) -> None:
        """Open the chosen document in the viewer."""
        chosen, listed, person = self.list.chosen, self.desk.listed, self.desk.person
        if chosen is None or listed is None or person is None:
            self.told.emit(self.words.say("cannot.choose"), False)
        elif not listed.opens(chosen):
            self.told.emit(self.words.say("cannot.open"), False)
        else:
            self.told.emit("", False)
            if self._viewer is None:
                self._viewer = ViewerDialog(self.window(), self._session)
                self._viewer.told.connect(self.told)
            self._read_for = self.desk.request
            self._viewer.read(chosen, Reader(person.id, listed.copies))

    def add(self) -> None:
        """Put a letter together for the request."""
        if self._may_write() and self.desk.request is not None:
            self._attaching.begin(self.desk.request)

    def _ask_to_withdraw(self) -> None:
        chosen = self.list.chosen
        if not self._may_write():
            return
        if chosen is None or chosen.withdrawn_at is not None:
            self.told.emit(self.words.say("cannot.choose" if chosen is None else "cannot.withdraw"), False)
            return
        if self._withdrawing is None:
            self._withdrawing = WithdrawDialog(self.window(), self.words)
            self._withdrawing.agreed.connect(self.desk.withdraw)
        self._withdrawing.ask(chosen)

    def _may_write(self) -> bool:
        listed = self.desk.listed
        if listed is not None and listed.adds and self.desk.ready and not self.asks:
            self.told.emit("", False)
            return True
        self.told.emit(self.words.say("cannot.busy" if listed is not None and listed.adds else "cannot.add"), False)
        return False

    def _show(self) -> None:
        listed, centre = self.desk.listed, self._session.centre
        documents = listed.documents if listed is not None else ()
        if centre is not None:
            self.list.show_documents(documents, DocumentWords(centre.zone, self._session.language, centre.digits))
        say, reading = self.words.say, self.desk.request is not None and listed is None and self.desk.error is None
        useful = sum(one.withdrawn_at is None for one in documents)
        self._count.setText(say("list.reading") if reading else say("count", useful))
        self.list.setVisible(bool(documents))
        self._show_buttons()
        if self._withdrawing is not None:
            self._withdrawing.allow(self.desk.ready)
        self._keep_viewer()

    def _keep_viewer(self) -> None:
        """What is read belongs to the request that is chosen, as it stands now."""
        viewer, listed = self._viewer, self.desk.listed
        if viewer is None or viewer.desk.document is None:
            return
        if self._read_for != self.desk.request:
            viewer.close()
        elif listed is not None:
            viewer.desk.heard(listed)

    def _show_buttons(self) -> None:
        listed, chosen = self.desk.listed, self.list.chosen
        writes = listed is not None and listed.adds
        self._read.setVisible(chosen is not None)
        self._read.setEnabled(chosen is not None and listed is not None and listed.opens(chosen))
        for part in (self._add, self._withdraw):
            part.setVisible(writes)
            part.setEnabled(self.desk.ready)
        self._withdraw.setVisible(writes and chosen is not None)
        self._withdraw.setEnabled(self.desk.ready and chosen is not None and chosen.withdrawn_at is None)

    def _shut(self, error: IstiqbalError | None) -> None:
        if self._viewer is not None and self._viewer.desk.document is not None:
            self._viewer.desk.shut(error)

    def _leave(self) -> None:
        self._attaching.close()
        if self._withdrawing is not None:
            self._withdrawing.close()

    def _refused(self, error: IstiqbalError | None) -> None:
        told = self._session.explain(error)
        if self._attaching.open:
            self._attaching.refused(error)
        elif self._withdrawing is not None and self._withdrawing.isVisible() and not _withdrawn_before(error):
            self._withdrawing.refused(error.code if error is not None else None, told)
        else:
            if self._withdrawing is not None:
                self._withdrawing.done_with()  # by a colleague, or by a first try whose answer was lost
            self.told.emit(told, True)

    def _attached(self, document: DocumentView) -> None:
        self.list.choose(document.id)
        self.told.emit(self.words.say("attached", title=own(document.title)), False)

    def _withdrawn(self, document: DocumentView) -> None:
        if self._withdrawing is not None:
            self._withdrawing.done_with()
        self.told.emit(self.words.say("withdrawn.told", title=own(document.title)), False)


def _withdrawn_before(error: IstiqbalError | None) -> bool:
    return error is not None and error.code is ErrorCode.DOCUMENT_WITHDRAWN
