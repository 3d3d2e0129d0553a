"""The types that are suggested for a letter, each a button with its reason."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from core.domain.numerals import Digits
from core.domain.suggesting import MOST, Suggestion
from core.domain.text import Language
from core.words import Words
from counter.widgets import apart, label

_HEIGHT, _LEAST_REASON = 32, 180


class Suggestions(QWidget):
    """Ctrl+1, Ctrl+2 … or Tab and Enter take one; the one that is chosen is marked. It never takes the cursor."""

    taken = Signal(str)

    def __init__(self, language: Language) -> None:
        super().__init__()
        self.setObjectName("suggestions")
        self._language = language
        self._lines = [_Line(place) for place in range(MOST)]
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 3, 0, 0)
        layout.setSpacing(4)
        for line in self._lines:
            layout.addWidget(line)
            line.clicked.connect(lambda _=False, one=line: self.taken.emit(one.code))
        self.hide()

    def show_found(self, found: tuple[Suggestion, ...], titles: dict[str, str], chosen: str, digits: Digits) -> None:
        """Those whose titles the window knows; nothing where there are none."""
        words = Words("types", self._language, digits)
        known = [one for one in found if one.code in titles]
        for line, one in zip(self._lines, known, strict=False):
            line.show_one(
                one.code, titles[one.code], _reason(one, words), one.code == chosen, words.say("suggest.chosen")
            )
        for place, line in enumerate(self._lines):
            line.setVisible(place < len(known))
        self.setVisible(bool(known))


class _Line(QPushButton):
    """Title, reason and key; what does not fit is cut, and told whole by the tip and to those who hear the screen."""

    def __init__(self, place: int) -> None:
        super().__init__()
        self.code = ""
        self.setAutoDefault(True)
        self.setFixedHeight(_HEIGHT)
        self.setShortcut(f"Ctrl+{place + 1}")
        self._mark, self._title, self._reason = label(wrap=False), _Cut("title"), _Cut("quiet")
        self._reason.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._reason.setMinimumWidth(_LEAST_REASON)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 0, 10, 0)
        row.setSpacing(8)
        key = label(apart(f"Ctrl+{place + 1}"), "quiet", wrap=False)
        for part, stretch in ((self._mark, 0), (self._title, 0), (self._reason, 1), (key, 0)):
            part.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
            row.addWidget(part, stretch)

    def show_one(self, code: str, title: str, reason: str, chosen: bool, chosen_word: str) -> None:
        """What this line offers now."""
        self.code = code
        told = f"{title}. {reason}"
        self.setAccessibleName(f"{told} ({chosen_word})" if chosen else told)
        self.setToolTip(told)
        self._mark.setText("✓")
        self._mark.setVisible(chosen)
        self._title.setText(title)
        self._reason.setText(reason)


class _Cut(QLabel):
    """A text that ends in dots where its room ends."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setMinimumWidth(1)  # else it would be as wide as its text

    def paintEvent(self, _: QPaintEvent) -> None:
        """Draw as much as there is room for."""
        painter = QPainter(self)
        text = self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.width())
        side = Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter
        self.style().drawItemText(
            painter, self.rect(), int(side), self.palette(), self.isEnabled(), text, self.foregroundRole()
        )


def _reason(one: Suggestion, words: Words) -> str:
    """The count first: the words stand in the letter anyway, and may be cut."""
    parts = [words.say("suggest.similar", one.similar)] if one.similar else []
    if one.words:
        own = words.say("suggest.between").join(one.words)
        parts.append(words.say("suggest.words", words=f"\u2068{own}\u2069"))  # in the order of the letter's language
    return " · ".join(parts)
