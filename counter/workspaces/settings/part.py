"""What the parts of the settings have in common."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from core.domain.errors import IstiqbalError
from core.domain.numerals import Digits
from core.services.opening_ports import HallChange
from core.words import Words
from counter.session import Session
from counter.widgets import apart, button, label
from counter.workspaces.settings.desk import SettingsDesk


class Part(QWidget):
    """One of the things to set; `told` says something to the person, with an alarm where it went wrong.

    `name` is the entry of its title, `answers` the writes of the desk that are its own.
    """

    told = Signal(str, bool)
    name = ""
    answers: frozenset[str] = frozenset()

    def __init__(self, session: Session, desk: SettingsDesk) -> None:
        super().__init__()
        self.session, self.desk = session, desk
        self._wrong = False

    @property
    def words(self) -> Words:
        """The words of the settings in the centre's digits."""
        return words_of(self.session)

    @property
    def unsaved(self) -> bool:
        """Whether something was typed and not saved."""
        return False

    def begin(self) -> None:
        """It comes to the front: put the cursor where the work begins."""

    def show_read(self) -> None:
        """Something was read, a write began or ended, or the line went or came."""

    def saved(self) -> None:
        """What it wrote is in the database."""

    def refused(self, error: IstiqbalError | None) -> None:
        """Say why, at the field where there is one."""
        self.told.emit(self.session.explain(error), True)

    def say_wrong(self, name: str) -> None:
        """Name what is refused; the next change by hand takes the words away."""
        self._wrong = True
        self.told.emit(self.words.say("wrong", name=name), True)

    def by_hand(self) -> None:
        """Somebody goes on."""
        if self._wrong:
            self._wrong = False
            self.told.emit("", False)

    def forget(self) -> None:
        """For the next person."""


class Foot(QWidget):
    """Who changed it last, put everything back, save."""

    def __init__(self, words: Words, save: str) -> None:
        super().__init__()
        self._last = label(name="quiet", wrap=False)
        self.back, self.save = button(words.say("put_all_back"), "Ctrl+R"), button(save, "Ctrl+S", primary=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._last, 1)
        row.addWidget(self.back)
        row.addWidget(self.save)

    def tell(self, part: Part, kind: HallChange, section: str | None = None) -> None:
        """Say who changed it last."""
        self._last.setText(last_change(part, kind, section))


def words_of(session: Session) -> Words:
    """The words of the settings in the centre's digits, once those are known."""
    digits = session.centre.digits if session.centre else Digits.WESTERN
    return Words("settings", session.language, digits)


def last_change(part: Part, kind: HallChange, section: str | None = None) -> str:
    """Who changed something last, and when; empty where the record does not tell."""
    change, words = part.desk.last_change(kind, section), part.words
    if change is None:
        return ""
    at = change.at.astimezone(part.session.now.tzinfo)
    when = f"{apart(f'{at.day}/{at.month}/{at.year}')} {apart(f'{at:%H:%M}')}"
    return words.say("last_change", who=change.who or words.say("program"), when=when)


def scrolled(inside: QWidget) -> QScrollArea:
    """What may be longer than the screen."""
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    ground = QWidget()
    ground.setObjectName("page")
    ground.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
    row = QHBoxLayout(ground)
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(inside, 1)
    if inside.maximumWidth() < ground.maximumWidth():
        row.addStretch(0)  # the rest of a wide screen stays free
    area.setWidget(ground)
    return area


def outer(part: QWidget) -> QVBoxLayout:
    """The column in which a part stands."""
    layout = QVBoxLayout(part)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.setSpacing(10)
    return layout
