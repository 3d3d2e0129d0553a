"""Open requests that say what is about to be registered: the clerk opens one, or registers all the same."""

from zoneinfo import ZoneInfo

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from core.calendar import short_dates
from core.services.dto import CentreView, RequestView
from core.words import Words
from counter.session import Session
from counter.widgets import apart, button, card, label

_REQUEST = Qt.ItemDataRole.UserRole
_LINE, _MOST = 34, 4


class AlikePanel(QWidget):
    """Enter opens the chosen one, Ctrl+Shift+S registers all the same, Escape goes back to the form."""

    opened = Signal(object)
    all_the_same = Signal()
    left = Signal()

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        say = session.words.say
        self._told, self._list = label(name="strong"), QListWidget()
        self._list.setAccessibleName(say("alike.list"))
        self._list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self._list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._open = button(say("alike.open"), "Ctrl+Shift+O", primary=True)
        self._register = button(say("alike.register"), "Ctrl+Shift+S")
        self._back = button(say("alike.back"), "Esc")
        frame, layout = card()
        layout.addWidget(self._told)
        layout.addWidget(self._list)
        row = QHBoxLayout()
        row.addStretch(1)
        for one in (self._back, self._register, self._open):
            row.addWidget(one)
        layout.addLayout(row)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)
        self._open.clicked.connect(self._use)
        self._list.itemDoubleClicked.connect(lambda _: self._use())
        self._register.clicked.connect(self.all_the_same)
        self._back.clicked.connect(self.left)
        session.changed.connect(lambda: self._register.setEnabled(session.ready))
        self.hide()

    def tell(self, found: tuple[RequestView, ...], centre: CentreView) -> None:
        """Show these, the newest first."""
        words = Words("requests", self._session.language, centre.digits)
        self._told.setText(self._session.words.say("alike.title", len(found)))
        self._list.clear()
        for one in found:
            day = one.registered_at.astimezone(ZoneInfo(centre.zone)).date()
            parts = (
                apart(words.digits(one.reference)),
                words.say(f"state.{one.state}"),
                " · ".join(short_dates(day, words.language, centre.digits)),
                one.subject,
            )
            item = QListWidgetItem("   ".join(parts))
            item.setToolTip(one.subject)
            item.setData(_REQUEST, one)
            self._list.addItem(item)
        self._list.setCurrentRow(0)
        self._list.setFixedHeight(_LINE * min(_MOST, len(found)) + 4)
        self.show()
        self._list.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens the chosen one."""
        if event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter} and not event.isAutoRepeat():
            self._use()
        else:
            super().keyPressEvent(event)

    def _use(self) -> None:
        item = self._list.currentItem()
        if item is not None:
            self.opened.emit(item.data(_REQUEST))
