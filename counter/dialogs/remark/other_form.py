"""Another request, named by its reference and shown before anything is done with it."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from core.services.dto import RequestView
from core.services.merging import by_age
from core.services.remark_dto import TiedView
from core.words import Words
from counter.widgets import add_field, apart, label, mark, number_field, turn_number_field, with_key

_TIED = Qt.ItemDataRole.UserRole
_HEIGHT = 96


class OtherForm(QWidget):
    """Enter looks the reference up (`asked`); `taken` when the one that is shown is meant."""

    asked = Signal(str)
    taken = Signal()

    def __init__(self, words: Words, name: str) -> None:
        super().__init__()
        self._words = words
        self._request: RequestView | None = None
        self.other: RequestView | None = None
        self._number, self._shown, self._what = number_field(), label(name="note"), label(name="chip")
        self._shown.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._shown.hide()
        self.layout_ = QVBoxLayout(self)
        self.layout_.setContentsMargins(0, 0, 0, 0)
        self.layout_.setSpacing(6)
        self.layout_.addWidget(label(words.say(f"{name}.hint"), "quiet"))
        add_field(self.layout_, words.say("other.reference"), self._number)
        self._number.setPlaceholderText(words.say("other.enter"))
        self.layout_.addWidget(self._shown)
        self.layout_.addWidget(self._what)
        self.layout_.addStretch(1)
        self._number.textEdited.connect(self._typed)
        self._number.returnPressed.connect(self._enter)

    @property
    def typed(self) -> str:
        """What stands in the field."""
        return self._number.text().strip()

    def begin(self) -> None:
        """The cursor in the field."""
        self._number.setFocus()
        self._number.selectAll()

    def turn(self, direction: Qt.LayoutDirection) -> None:
        """The number begins where the lines of the language begin."""
        turn_number_field(self._number, direction)

    def show_request(self, request: RequestView) -> None:
        """For a request; what was typed for another is forgotten."""
        if self._request is None or self._request.id != request.id:
            self._number.clear()
            self._forget()
        self._request = request
        self._tell()

    def show_other(self, other: RequestView) -> None:
        """What was found."""
        self.other = other
        say, language = self._words.say, self._words.language
        kind, number = other.type.title.in_language(language), apart(self._words.digits(other.reference))
        state = Words("requests", language).say(f"state.{other.state}")
        who = say("other.applicant", name=other.applicant.name)
        self._shown.setText(f"{other.subject}\n{kind}  ·  {number}\n{who}  ·  {state}")
        self._shown.show()
        mark(self._number, False)
        self._tell()

    def wrong(self) -> None:
        """It is not the one to be named."""
        mark(self._number, True)
        self.begin()

    def clear(self) -> None:
        """Nothing is asked any more."""
        self._request = None
        self._number.clear()
        self._forget()

    def _enter(self) -> None:
        if self.other is not None:
            self.taken.emit()
        elif self.typed:
            self.asked.emit(self.typed)

    def _typed(self) -> None:
        mark(self._number, False)
        self._forget()

    def _forget(self) -> None:
        self.other = None
        self._shown.hide()
        self._tell()

    def _tell(self) -> None:
        """What will become of the two."""
        told = self._told()
        self._what.setText(told)
        self._what.setVisible(bool(told))

    def _told(self) -> str:
        return ""


class MergeForm(OtherForm):
    """Says which of the two is closed into which."""

    def __init__(self, words: Words) -> None:
        super().__init__(words, "merge")

    def _told(self) -> str:
        if self.other is None or self._request is None:
            return ""
        elder, younger = (apart(self._words.digits(one.reference)) for one in by_age(self._request, self.other))
        return self._words.say("merge.told", elder=elder, younger=younger)


class LinkForm(OtherForm):
    """Below the field those that are linked already; F8 takes the chosen link away."""

    def __init__(self, words: Words) -> None:
        super().__init__(words, "link")
        self.leaving: TiedView | None = None
        self.list = QListWidget()
        self.list.setMaximumHeight(_HEIGHT)
        self._head = label(with_key(words.say("link.now"), "F8"), "quiet", wrap=False)
        self.list.setAccessibleName(words.say("link.now"))
        self.layout_.insertWidget(self.layout_.count() - 1, self._head)
        self.layout_.insertWidget(self.layout_.count() - 1, self.list)
        away = QShortcut(QKeySequence("F8"), self, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
        away.setAutoRepeat(False)
        away.activated.connect(self._away)

    def show_linked(self, linked: tuple[TiedView, ...]) -> None:
        """Those that belong to the request now."""
        self.list.clear()
        for one in linked:
            item = QListWidgetItem("  ·  ".join(filter(None, (apart(self._words.digits(one.reference)), one.subject))))
            item.setData(_TIED, one)
            self.list.addItem(item)
        if linked:
            self.list.setCurrentRow(0)
        for part in (self._head, self.list):
            part.setVisible(bool(linked))

    def _away(self) -> None:
        """From now on the reason is one for taking this link away."""
        item = self.list.currentItem()
        if item is not None:
            self._number.clear()
            self._forget()
            self.leaving = item.data(_TIED)
            self._tell()
            self.taken.emit()

    def _forget(self) -> None:
        self.leaving = None
        super()._forget()

    def _told(self) -> str:
        if self.leaving is None:
            return ""
        return self._words.say("link.away", other=apart(self._words.digits(self.leaving.reference)))
