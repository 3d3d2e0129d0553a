"""Another type, another urgency, a link or a merger for one request: each with its key, its form and its reason."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QStackedWidget, QVBoxLayout, QWidget

from core.domain.errors import ErrorCode, IstiqbalError
from core.domain.remarks import Remark
from core.domain.workflow import Urgency
from core.services.dto import RequestView
from core.services.remarks import Said
from counter.dialogs.remark.acts import Noting, allowed
from counter.dialogs.remark.desk import Done, RemarkDesk
from counter.dialogs.remark.other_form import LinkForm, MergeForm, OtherForm
from counter.dialogs.remark.tabs import Tabs
from counter.dialogs.remark.type_form import TypeForm
from counter.session import Session
from counter.widgets import Message, add_field, apart, button, label, mark, with_key

_SIZE, _REASON = (820, 620), 74
_ENTER = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter})
_REASON_WRONG = frozenset({ErrorCode.REASON_MISSING, ErrorCode.TEXT_TOO_LONG})
_OTHER_WRONG = frozenset(
    {
        ErrorCode.REQUEST_UNKNOWN,
        ErrorCode.REFERENCE_INVALID,
        ErrorCode.REQUEST_NOT_YOURS,
        ErrorCode.REQUEST_SAME,
        ErrorCode.REQUEST_SETTLED,
        ErrorCode.APPLICANT_OTHER,
        ErrorCode.OTHER_REQUEST_MISSING,
    }
)


class RemarkDialog(QDialog):
    """Ctrl+Enter sends, Escape leaves; what was typed stays for the same request until it is sent."""

    noted = Signal(object)

    def __init__(self, parent: QWidget, session: Session) -> None:
        super().__init__(parent)
        self._session, self.desk = session, RemarkDesk(session, self)
        words = session.words_of("remark")
        self._words = words
        self._request: RequestView | None = None
        self._newest: RequestView | None = None
        self._noting = Noting.TYPE
        self._reseen = False
        self._number, self._subject = label(name="reference", wrap=False), label(name="strong")
        self._message, self._reason = Message(), QPlainTextEdit()
        self._reasons: dict[Noting, str] = {}
        self._urgency, self._type = label(), TypeForm(session, words)
        self._link, self._merge = LinkForm(words), MergeForm(words)
        self._forms = QStackedWidget()
        self._tabs = Tabs(words, self)
        self._send = button(words.say("send"), primary=True)
        self._lay_out()
        self._connect()

    @property
    def unsent(self) -> bool:
        """Whether a reason was typed that is not sent."""
        written = (self._reason.toPlainText(), *self._reasons.values())
        return self._request is not None and any(one.strip() for one in written)

    def ask(self, request: RequestView) -> None:
        """Open for a request."""
        if self._request is None or self._request.id != request.id:
            self.forget()
        self._request = self._newest = request
        self._reseen = False
        self.setWindowTitle(self._words.say("title"))
        self._number.setText(apart(self._words.digits(request.reference)))
        self._subject.setText(request.subject)
        self._message.tell("")
        for form in (self._link, self._merge):
            form.turn(self.layoutDirection())
            form.show_request(request)
        self.desk.begin(request.id)
        self._show()
        self.open()
        offered = self._offered()
        self._choose(self._noting if self._noting in offered else offered[0])

    def follow(self, request: RequestView | None) -> None:
        """The request was read anew: whoever was told that somebody was quicker goes on with what it is now."""
        mine = self._request
        if mine is None or request is None or request.id != mine.id:
            return
        self._newest = request
        if self._reseen and request.version != mine.version:
            self._request, self._reseen = request, False
            self._show()

    def forget(self) -> None:
        """For another request, or the next one who signs in."""
        self._request = None
        self._reasons.clear()
        self._reason.clear()
        self._type.clear()
        for form in (self._link, self._merge):
            form.clear()

    def _offered(self) -> list[Noting]:
        person = self._session.person
        return allowed(self._request.state, person.role) if self._request and person else []

    def _lay_out(self) -> None:
        say = self._words.say
        self.setMinimumSize(*_SIZE)
        layout, row = QVBoxLayout(self), QHBoxLayout()
        layout.setContentsMargins(22, 16, 22, 16)
        layout.setSpacing(8)
        layout.addWidget(self._number, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(self._subject)
        layout.addWidget(self._tabs)
        urgency = QWidget()
        inside = QVBoxLayout(urgency)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self._urgency)
        inside.addStretch(1)
        for form in (self._type, urgency, self._link, self._merge):
            self._forms.addWidget(form)
        layout.addWidget(self._forms, 1)
        self._reason.setFixedHeight(_REASON)
        self._reason.setTabChangesFocus(True)
        add_field(layout, say("reason"), self._reason)
        layout.addWidget(self._message)
        leave = button(say("leave"))
        for made, key in ((self._send, "Ctrl+Enter"), (leave, "Esc")):
            made.setText(with_key(made.text(), key))
            made.setAutoDefault(False)
            row.addWidget(made)
        row.addStretch(1)
        layout.addLayout(row)
        leave.clicked.connect(self.reject)

    def _connect(self) -> None:
        for keys in ("Ctrl+Return", "Ctrl+Enter"):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setAutoRepeat(False)
            shortcut.activated.connect(self._go)
        self._send.clicked.connect(self._go)
        self._reason.textChanged.connect(lambda: mark(self._reason, False))
        self._tabs.chosen.connect(self._choose)
        for form in (self._link, self._merge):
            form.asked.connect(self.desk.look)
            form.taken.connect(self._reason.setFocus)
        self._type.taken.connect(self._reason.setFocus)
        self.desk.changed.connect(self._show)
        self.desk.found.connect(self._found)
        self.desk.missing.connect(self._refused)
        self.desk.refused.connect(self._refused)
        self.desk.done.connect(self._done)
        self._session.seated.connect(self._seated)

    def _show(self) -> None:
        request = self._request
        if request is None:
            return
        self._tabs.offer(self._offered())
        self._type.show_request(request, self.desk.types)
        self._link.show_linked(self.desk.ties.linked)
        self._urgency.setText(self._words.say(f"urgency.{request.urgency}"))
        self._send.setEnabled(self.desk.ready)

    def _choose(self, noting: Noting) -> None:
        if noting not in self._offered():
            return
        # What is the reason for one is none for another.
        self._reasons[self._noting] = self._reason.toPlainText()
        self._noting = noting
        self._reason.setPlainText(self._reasons.get(noting, ""))
        self._message.tell("")
        self._tabs.mark(noting)
        self._forms.setCurrentIndex(list(Noting).index(noting))
        form = self._form()
        if form is None:
            self._reason.setFocus()
        else:
            form.begin()

    def _form(self) -> TypeForm | OtherForm | None:
        if self._noting is Noting.TYPE:
            return self._type
        return {Noting.LINK: self._link, Noting.MERGE: self._merge}.get(self._noting)

    def _go(self) -> None:
        request, reason, form = self._request, self._reason.toPlainText(), self._form()
        if request is None or not self.desk.ready:
            self._message.tell(self._words.say("busy"))
        elif isinstance(form, OtherForm):
            self._tie(request, form, reason)
        elif isinstance(form, TypeForm):
            self.desk.note(request, Said(Remark.RECLASSIFY, reason, form.tree.chosen or None, knowing=form.warned))
        else:
            other = Urgency.NORMAL if request.urgency is Urgency.URGENT else Urgency.URGENT
            self.desk.note(request, Said(Remark.SET_URGENCY, reason, urgency=other))

    def _tie(self, request: RequestView, form: OtherForm, reason: str) -> None:
        """Only with one that was looked at before."""
        if isinstance(form, LinkForm) and form.leaving is not None:
            self.desk.note(request, Said(Remark.UNLINK, reason, other=form.leaving.id))
        elif form.other is None:
            if form.typed:
                self.desk.look(form.typed)
            else:
                self._message.tell(self._words.say("other.first"), alarm=True)
                form.wrong()
        elif form is self._merge:
            self.desk.merge(request, form.other, reason)
        else:
            self.desk.note(request, Said(Remark.LINK, reason, other=form.other.id))

    def _found(self, other: RequestView) -> None:
        form = self._form()
        if isinstance(form, OtherForm):
            self._message.tell("")
            form.show_other(other)
            self._reason.setFocus()

    def _refused(self, error: IstiqbalError | None) -> None:
        if not self.isVisible():
            return
        self._message.tell(self._session.explain(error), alarm=True)
        code, form = error.code if error is not None else None, self._form()
        self._reseen = code is ErrorCode.REQUEST_CHANGED
        self.follow(self._newest)
        if code in _REASON_WRONG:
            mark(self._reason, True)
            self._reason.setFocus()
        elif code is ErrorCode.REQUEST_TYPE_UNKNOWN:
            self._type.tree.refused()
        elif code in _OTHER_WRONG and isinstance(form, OtherForm):
            form.wrong()

    def _done(self, done: Done) -> None:
        self.forget()
        self.accept()
        self.noted.emit(done)

    def _seated(self) -> None:
        self.desk.writes.forget()
        self.forget()
        self.reject()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter belongs to the fields: it must press none of the buttons."""
        if event.key() in _ENTER:
            event.accept()
        else:
            super().keyPressEvent(event)
