"""A part that is a line for each of several things, read and saved together."""

from collections.abc import Mapping
from typing import Generic, TypeVar

from PySide6.QtWidgets import QWidget

from core.domain.errors import RuleBroken
from core.services.opening_ports import HallChange
from counter.session import Session
from counter.workspaces.settings.desk import SettingsDesk, Shown
from counter.workspaces.settings.entries import Entries
from counter.workspaces.settings.part import Foot, Part, outer, scrolled

Set = TypeVar("Set")


class LinesPart(Part, Generic[Set]):
    """Ctrl+S saves, Ctrl+R puts back; what is typed stays when somebody else saves, and that is said.

    `kind` is how the record names a change, `entry` the words: `entry.save`, `entry.saved`, `meanwhile.entry`.
    What inherits it says what is set of all that was read, which lines it has, and how they are written and read.
    """

    kind: HallChange
    entry = ""

    def __init__(self, session: Session, desk: SettingsDesk) -> None:
        super().__init__(session, desk)
        self.entries: Entries | None = None
        self._seen: Set | None = None
        self._saving: Set | None = None
        self._foot = Foot(self.words, self.words.say(f"{self.entry}.save"))
        self.inside = QWidget()
        layout = outer(self)
        self.lay_out()
        layout.addWidget(scrolled(self.inside), 1)
        layout.addWidget(self._foot)
        self._foot.save.clicked.connect(self.save)
        self._foot.back.clicked.connect(self.forget)

    def lay_out(self) -> None:
        """Put into `inside` what stands there before anything was read."""

    def of(self, shown: Shown) -> Set:
        """What this part sets, of all that was read."""
        raise NotImplementedError

    def lines(self, values: Mapping[str, str]) -> Entries | None:
        """Build the lines for these keys; None before the centre is known."""
        raise NotImplementedError

    def written(self, setting: Set) -> dict[str, str]:
        """What stands in the lines where this is set."""
        raise NotImplementedError

    def typed(self, entries: Entries, seen: Set) -> Set:
        """What the lines set; `RuleBroken` where they set nothing that can be."""
        raise NotImplementedError

    def write(self, setting: Set, seen: Set) -> None:
        """Save it over what was seen."""
        raise NotImplementedError

    @property
    def unsaved(self) -> bool:
        """Whether something was typed and not saved."""
        return self.entries is not None and bool(self.entries.changed)

    def begin(self) -> None:
        """The cursor in the first field."""
        if self.entries is not None:
            self.entries.begin()

    def show_read(self) -> None:
        """What is set; what was typed stays."""
        shown = self.desk.news
        if shown is not None and self.of(shown) != self._seen:
            self._take(self.of(shown))
        self._foot.tell(self, self.kind)
        self._edited()

    def save(self) -> None:
        """Save what was changed."""
        if self.entries is None or self._seen is None or not self.unsaved:
            self.told.emit(self.words.say("unchanged"), False)
            return
        try:
            self._saving = self.typed(self.entries, self._seen)
        except RuleBroken as error:
            self.refused(error)
            return
        self.write(self._saving, self._seen)

    def saved(self) -> None:
        """It holds from now on."""
        if self._saving is not None:
            self._take(self._saving)
        self.told.emit(self.words.say(f"{self.entry}.saved"), False)

    def forget(self) -> None:
        """Nothing that was typed stays."""
        if self.entries is not None:
            self.entries.put_back()

    def _take(self, setting: Set) -> None:
        values = self.written(setting)
        if self.entries is None or set(self.entries.all) != set(values):
            self._build(values)
        if self.entries is None:
            return
        before, self._seen = self._seen, setting
        self.entries.rebase(values)
        if before is not None and self.unsaved:
            change, words = self.desk.last_change(self.kind), self.words
            who = change.who if change is not None and change.who else words.say("program")
            self.told.emit(words.say(f"meanwhile.{self.entry}", who=who), True)

    def _build(self, values: Mapping[str, str]) -> None:
        """The lines of a centre are the same as long as the program runs, but for an upgrade."""
        if self.session.centre is None:
            return
        if self.entries is not None:
            for old in self.entries.all.values():
                old.deleteLater()
        self.entries = self.lines(values)
        if self.entries is not None:
            self.entries.edited.connect(self._edited)
            self.entries.by_hand.connect(self.by_hand)

    def _edited(self) -> None:
        self._foot.save.setEnabled(self.desk.ready)
        self._foot.back.setEnabled(self.unsaved)
