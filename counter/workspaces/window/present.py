"""The ticket at the window: its code, what it is for, its class and language, and a colleague's note."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from core.domain.ticket import TicketState
from core.qt import palette
from core.services.dto import TicketView
from core.words import Words
from counter.icons import LANGUAGE, class_icon, pixmap
from counter.session import Session
from counter.widgets import Message, card, label
from counter.work import Stage
from counter.workspaces.window.act_buttons import ActButtons

_CODE_HEIGHT = 62
_NOTE_HEIGHT = 84  # three lines; the whole of a longer one is its tool tip


class Present(QWidget):
    """Who stands here, so that the clerk greets them in their language and knows why they came."""

    def __init__(self, session: Session, buttons: ActButtons) -> None:
        super().__init__()
        self._session = session
        self._code, self._service, self._calls = label(name="code"), label(name="quiet"), label(name="quiet")
        self._class, self._language, self._note = _Chip(), _Chip(), Message("note")
        for line in (self._code, self._service, self._calls):
            line.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._code.setFixedHeight(_CODE_HEIGHT)
        self._note.setMaximumHeight(_NOTE_HEIGHT)
        frame, layout = card()
        layout.setSpacing(3)
        head = QHBoxLayout()
        head.addWidget(label(session.words.say("at_window"), "title", wrap=False))
        head.addStretch(1)
        head.addWidget(buttons["undo"])
        head.addStrut(buttons["undo"].minimumHeight())
        layout.addLayout(head)
        self._chips = QWidget()
        row = QHBoxLayout(self._chips)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(18)
        row.addStretch(1)
        row.addWidget(self._class)
        row.addWidget(self._language)
        row.addStretch(1)
        for part in (self._code, self._service, self._chips, self._calls, self._note):
            layout.addWidget(part)
        layout.addSpacing(4)
        layout.addWidget(buttons)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)

    def show_work(self) -> None:
        """The ticket as it is now."""
        work, words = self._session.work, self._session.words
        if work is None:
            return
        ticket = work.ticket
        self._chips.setVisible(ticket is not None)
        self._calls.setVisible(ticket is not None and ticket.state is TicketState.CALLED)
        if ticket is None:
            paused = work.stage is Stage.PAUSED
            self._code.setText("—")
            self._service.setText(words.say("paused" if paused else "nobody"))
            self._note.tell("")
            return
        self._code.setText(words.digits(ticket.code))
        self._service.setText(work.centre.service(ticket.service).title.in_language(words.language))
        self._class.show_as(ticket.help or class_icon(ticket.queue_class), self._class_word(ticket))
        self._language.show_as(LANGUAGE, words.say(f"language.{ticket.language}"))
        self._calls.setText(self._calls_told(ticket, work.policy.recall_limit))
        self._note.tell(words.say("note", text=ticket.note) if ticket.note else "")
        self._note.setToolTip(ticket.note)

    def _class_word(self, ticket: TicketView) -> str:
        words = self._session.words
        if ticket.help is not None:
            kind = Words("entrance", words.language).say(f"help.{ticket.help}")
            return words.say("class.with_help", what=words.say(f"class.{ticket.queue_class}"), help=kind)
        if ticket.due_at is None:
            return words.say(f"class.{ticket.queue_class}")
        due = ticket.due_at.astimezone(self._session.now.tzinfo)
        return words.say("class.appointment_at", time=f"\u2066{due:%H:%M}\u2069")

    def _calls_told(self, ticket: TicketView, limit: int) -> str:
        words = self._session.words
        if ticket.recalls >= limit:
            return words.say("recalls.over", limit=limit)
        return words.say("recalls", done=ticket.recalls, limit=limit)


class _Chip(QWidget):
    """A drawing and the word for it."""

    def __init__(self) -> None:
        super().__init__()
        self._icon, self._word = QLabel(), label(name="chip", wrap=False)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        row.addWidget(self._icon)
        row.addWidget(self._word)

    def show_as(self, icon: str, word: str) -> None:
        """Show another one."""
        self._icon.setPixmap(pixmap(icon, palette.TEXT))
        self._word.setText(word)
