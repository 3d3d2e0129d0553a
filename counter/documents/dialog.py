"""The documents of a request of the visit, over the clerk's page."""

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from core.services.dto import RequestView
from counter.documents.panel import DocumentsPanel
from counter.session import Session
from counter.widgets import Message, apart, button, with_key

_WIDTH = 560


class DocumentsDialog(QDialog):
    """`ask` opens it for a request; what is read in the viewer closes with it."""

    def __init__(self, parent: QWidget, session: Session) -> None:
        super().__init__(parent)
        self._session = session
        self.setMinimumWidth(_WIDTH)
        self.message = Message()
        self._panel = DocumentsPanel(session)
        self._panel.told.connect(lambda text, alarm: self.message.tell(text, alarm=alarm))
        say = self._panel.words.say
        self._leave = button(say("leave"))
        self._leave.setText(with_key(say("leave"), "Esc"))
        self._leave.setAutoDefault(False)
        self._leave.clicked.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(22, 18, 22, 18)
        layout.setSpacing(10)
        layout.addWidget(self._panel, 1)
        layout.addWidget(self.message)
        layout.addWidget(self._leave)
        self._panel.desk.changed.connect(self._come)
        self.finished.connect(lambda _: self._panel.desk.show(None))
        session.seated.connect(lambda _: self.close())

    def ask(self, request: RequestView) -> None:
        """Show what this request has."""
        reference = apart(self._panel.words.digits(request.reference))
        self.setWindowTitle(self._panel.words.say("of", reference=reference))
        self.message.tell("")
        self._panel.desk.show(request.id)
        self.open()

    def _come(self) -> None:
        """The cursor is on the list once there is one."""
        if self._panel.list.isVisible() and self._leave.hasFocus():
            self._panel.list.setFocus()
