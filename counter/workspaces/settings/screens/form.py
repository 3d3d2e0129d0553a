"""The form of one screen: each line is a wish, and an empty one is as the screen's PC says."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from core.domain.screens import Layout, ScreenWishes
from core.domain.text import Language
from core.words import Words
from counter.widgets import add_field, label, mark
from counter.workspaces.settings.entries import Entries
from counter.workspaces.settings.fields import ChoiceEntry, Entry, TextEntry
from counter.workspaces.settings.screens.lines_entry import LinesEntry
from counter.workspaces.settings.screens.written import WINDOWS, plain_windows, values_of, wishes_of

_LONGEST_DEVICE, _LONGEST, _LONGEST_PATH, _CHOICE = 64, 120, 240, 250


class ScreenForm(QWidget):
    """`edited` at each change by hand; the name of the device can be written for a new screen only."""

    edited = Signal()

    def __init__(self, words: Words, of_settings: Words) -> None:
        super().__init__()
        self._words, self._of_settings = words, of_settings
        self.device, self.wishes = "", ScreenWishes()
        self.title, self._device = label(name="title"), QLineEdit(maxLength=_LONGEST_DEVICE)
        self.entries: Entries | None = None
        self._sections: Sequence[tuple[str, str]] = ()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 6, 0)
        self._column.setSpacing(2)
        self._column.addWidget(self.title)
        self._named = QWidget()
        named = QVBoxLayout(self._named)
        named.setContentsMargins(8, 0, 8, 0)
        add_field(named, words.say("device"), self._device)
        self._column.addWidget(self._named)
        self._place = len(self._column.children()) + 2
        self._column.addStretch(1)
        self._device.textEdited.connect(lambda _: self._by_hand())

    @property
    def changed(self) -> bool:
        """Whether something was typed that is not saved."""
        named = not self.device and bool(self._device.text().strip())
        return named or (self.entries is not None and bool(self.entries.changed))

    @property
    def name(self) -> str:
        """The device that is set."""
        return self.device or self._device.text().strip()

    def offer(self, sections: Sequence[tuple[str, str]]) -> None:
        """The sections to choose from; the lines are made when they are first known."""
        if sections == self._sections or not sections:
            return
        self._sections = sections
        for old in self.entries.all.values() if self.entries else ():
            old.deleteLater()
        made = self._lines()
        self.entries = Entries(made, self)
        for place, entry in enumerate(made.values()):
            self._column.insertWidget(self._place + place, entry)
        self.entries.by_hand.connect(self._by_hand)
        self.entries.rebase(values_of(self.wishes))

    def take(self, device: str, wishes: ScreenWishes, *, anew: bool) -> bool:
        """Set a screen, `anew` as it stands; else what was typed stays. True where it was changed meanwhile."""
        before, self.device, self.wishes = self.wishes, device, wishes
        self.title.setText(self._words.say("form.title", device=device) if device else self._words.say("form.new"))
        self._named.setVisible(not device)
        if anew:
            self._device.clear()
        if self.entries is None:
            return False
        if anew:
            self.entries.put_back()
        self.entries.rebase(values_of(wishes))
        return not anew and before != wishes and self.changed

    def read(self) -> ScreenWishes:
        """What is typed; `screen_invalid` with its `field`."""
        return wishes_of(self.entries.values) if self.entries is not None else self.wishes

    def begin(self) -> None:
        """The cursor in the first field."""
        if not self.device:
            self._device.setFocus()
        elif self.entries is not None:
            self.entries.begin()

    def unnamed(self) -> None:
        """There is no name for a new screen."""
        mark(self._device, True)
        self._device.setFocus()

    def _by_hand(self) -> None:
        mark(self._device, False)
        self.edited.emit()

    def _lines(self) -> dict[str, Entry]:
        say = self._words.say
        as_pc = ("", say("as_pc"))
        layouts = [as_pc, *((one.value, say(f"layout.{one}")) for one in Layout)]
        yes_no = [as_pc, ("yes", say("yes")), ("no", say("no"))]
        made: dict[str, Entry] = {
            "section": self._choice("section", [as_pc, *self._sections]),
            "layout": self._choice("layout", layouts),
            "languages": self._choice("languages", [as_pc, *self._spoken()]),
            "per_service": self._choice("per_service", yes_no),
            **{name: self._text(name, _LONGEST, plain_windows) for name in WINDOWS},
            "voices": self._text("voices", _LONGEST, str.strip),
            "clear": self._choice("clear", [as_pc, ("no", say("clear.asked")), ("yes", say("clear.all"))]),
            "media": self._text("media", _LONGEST_PATH, str.strip),
            "ticker": LinesEntry(say("ticker"), say("ticker.told"), self._of_settings),
        }
        for entry in made.values():
            if isinstance(entry, TextEntry | LinesEntry):
                entry.say_when_empty(say("as_pc"))
        return made

    def _spoken(self) -> list[tuple[str, str]]:
        """The ways in which languages can stand together: each of the two first, alone, and all."""
        arabic, english = Language.ARABIC, Language.ENGLISH
        alone = [(arabic, english), (english, arabic), (arabic,), (english,)]
        names = {one: self._words.say(f"language.{one}") for one in (arabic, english)}
        found = [(" ".join(some), self._words.listed([names[one] for one in some])) for some in alone]
        return found + ([(" ".join(Language), self._words.say("languages.all"))] if len(Language) > 2 else [])

    def _choice(self, name: str, choices: Sequence[tuple[str, str]]) -> Entry:
        return ChoiceEntry(self._words.say(name), self._words.say(f"{name}.told"), self._of_settings, choices, _CHOICE)

    def _text(self, name: str, longest: int, plain: Callable[[str], str]) -> Entry:
        say = self._words.say
        return TextEntry(say(name), say(f"{name}.told"), self._of_settings, longest=longest, plain=plain)
