"""What of the page turns from the list of what lies here to the search of the whole centre, and back."""

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from core.words import Words
from counter.widgets import button, with_key
from counter.workspaces.requests.desk import RequestsDesk
from counter.workspaces.requests.listed import Filter, Listed
from counter.workspaces.requests.searching import Hits
from counter.workspaces.requests.shown import Shown

_KEY = "Ctrl+Shift+F"


class SearchPart(QObject):
    """Ctrl+Shift+F, or Enter in the search of the list, looks in the whole centre; Escape leads back.

    `changed` tells that the page shows something else.
    """

    changed = Signal()

    def __init__(self, page: QWidget, desk: RequestsDesk, over: Filter, listed: Listed, words: Words) -> None:
        super().__init__(page)
        self._desk, self._search = desk, desk.search
        self._filter, self._listed, self._words = over, listed, words
        self._drawn: Hits | None = None
        self.turn = button(words.say("search.begin"), _KEY)
        self.turn.clicked.connect(self._turned)
        over.words.returnPressed.connect(self._entered)
        for place in (over, listed):
            back = QShortcut(QKeySequence("Escape"), place)
            back.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            back.activated.connect(self._leave)
        self._search.changed.connect(self._changed)
        self._was_on = False

    @property
    def on(self) -> bool:
        """Whether the whole centre is searched."""
        return self._search.on

    def show(self, shown: Shown) -> str:
        """Draw what was found; the words above it."""
        hits, say = self._search.hits, self._words.say
        if hits is not None and hits is not self._drawn:
            rows = shown.rows(hits.lying, everywhere=True)
            again = self._drawn is not None and self._drawn.text == hits.text
            self._drawn = hits
            if again:
                self._listed.rows.show(rows)  # read anew: what is looked at stays where it is
            else:
                self._listed.begin_anew(rows, ranked=True)
                self._desk.open(None)
        self._listed.say_why_empty(self._why_empty(hits))
        count = len(hits.lying.requests) if hits is not None else 0
        told = say("search.more", count) if hits is not None and hits.more else say("search.count", count)
        return "  ·  ".join((say("search.title"), *([told] if count else [])))

    def _why_empty(self, hits: Hits | None) -> str:
        if hits is None or self._search.busy:
            return self._words.say("search.busy")
        return self._words.say("search.short" if hits.short else "search.none")

    def _turned(self) -> None:
        if self.on:
            self._leave()
        else:
            self._search.begin(self._filter.words.text())

    def _entered(self) -> None:
        if not self.on:
            self._search.begin(self._filter.words.text())
        elif self._listed.sorted.rowCount():
            self._listed.setFocus()

    def _leave(self) -> None:
        self._search.leave()

    def _changed(self) -> None:
        if self.on is not self._was_on:
            self._was_on, self._drawn = self.on, None
            say = self._words.say
            text, key = (say("search.leave"), "Esc") if self.on else (say("search.begin"), _KEY)
            self.turn.setText(with_key(text, key))
            self.turn.setAccessibleName(text)
            self.turn.setShortcut(_KEY)  # which a new text takes away
            self._listed.sorted.ask("", "")
            self._listed.begin_anew([], ranked=self.on)
            self._desk.open(None)
            if not self.on:
                self._filter.clear()
            self._filter.widen(self.on)
            if not self.on:
                self._listed.setFocus()
        self.changed.emit()
