"""What the kiosk asks of visitors: for which services who they are, and which help it offers."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.domain.help import Help
from core.services.entrance_dto import Asking
from core.services.opening_ports import HallChange
from core.words import Words
from counter.session import Session
from counter.widgets import card, label
from counter.workspaces.settings.desk import SettingsDesk
from counter.workspaces.settings.entries import Entries
from counter.workspaces.settings.fields import ChoiceEntry
from counter.workspaces.settings.part import Foot, Part, outer, scrolled

_YES, _NO = "yes", "no"
_IDENTIFY, _HELP = "identify.", "help."
_CHOICE_WIDTH = 140


class EntrancePart(Part):
    """A line for each service and each kind of help. Ctrl+S saves, Ctrl+R puts back."""

    name = "part.entrance"
    answers = frozenset({"asking"})

    def __init__(self, session: Session, desk: SettingsDesk) -> None:
        super().__init__(session, desk)
        self.entries: Entries | None = None
        self._seen: Asking | None = None
        self._saving: Asking | None = None
        self._foot = Foot(self.words, self.words.say("entrance.save"))
        self._inside = QWidget()
        self._columns = QHBoxLayout(self._inside)
        self._columns.setContentsMargins(0, 0, 6, 0)
        self._columns.setSpacing(12)
        layout = outer(self)
        layout.addWidget(scrolled(self._inside), 1)
        layout.addWidget(self._foot)
        self._foot.save.clicked.connect(self.save)
        self._foot.back.clicked.connect(self.forget)

    @property
    def unsaved(self) -> bool:
        """Whether something was chosen and not saved."""
        return self.entries is not None and bool(self.entries.changed)

    def begin(self) -> None:
        """The cursor in the first field."""
        if self.entries is not None:
            self.entries.begin()

    def show_read(self) -> None:
        """What the kiosks ask; what was chosen stays."""
        shown = self.desk.news
        if shown is not None and shown.asking != self._seen:
            self._take(shown.asking)
        self._foot.tell(self, HallChange.ENTRANCE)
        self._edited()

    def save(self) -> None:
        """Save what was changed."""
        if self.entries is None or self._seen is None or not self.unsaved:
            self.told.emit(self.words.say("unchanged"), False)
            return
        self._saving = _asking(self.entries.values)
        self.desk.save_asking(self._saving, self._seen)

    def saved(self) -> None:
        """It holds from now on."""
        if self._saving is not None:
            self._take(self._saving)
        self.told.emit(self.words.say("entrance.saved"), False)

    def forget(self) -> None:
        """Nothing that was chosen stays."""
        if self.entries is not None:
            self.entries.put_back()

    def _take(self, asking: Asking) -> None:
        if self.entries is None:
            self._build()
        if self.entries is None:
            return
        before, self._seen = self._seen, asking
        self.entries.rebase({key: _YES if _asked(asking, key) else _NO for key in self.entries.all})
        if before is not None and self.unsaved:
            change, words = self.desk.last_change(HallChange.ENTRANCE), self.words
            who = change.who if change is not None and change.who else words.say("program")
            self.told.emit(words.say("meanwhile.entrance", who=who), True)

    def _build(self) -> None:
        """The services of a centre are the same as long as the program runs, but for an upgrade."""
        centre, language = self.session.centre, self.session.language
        if centre is None:
            return
        kinds = Words("entrance", language)
        services = {f"{_IDENTIFY}{one.name}": one.title.in_language(language) for one in centre.services}
        helps = {f"{_HELP}{kind}": kinds.say(f"help.{kind}") for kind in Help}
        fields = {key: self._entry(title) for key, title in (services | helps).items()}
        self.entries = Entries(fields, self)
        for name, keys in (("identify", services), ("help", helps)):
            frame, column = card(self.words.say(f"entrance.{name}"))
            column.addWidget(label(self.words.say(f"entrance.{name}.told"), "quiet"))
            for key in keys:
                column.addWidget(fields[key])
            around = QVBoxLayout()
            around.addWidget(frame)
            around.addStretch(1)
            self._columns.addLayout(around, 1)
        self.entries.edited.connect(self._edited)
        self.entries.by_hand.connect(self.by_hand)

    def _entry(self, title: str) -> ChoiceEntry:
        choices = [(value, self.words.say(f"entrance.{value}")) for value in (_YES, _NO)]
        return ChoiceEntry(title, "", self.words, choices, _CHOICE_WIDTH)

    def _edited(self) -> None:
        self._foot.save.setEnabled(self.desk.ready)
        self._foot.back.setEnabled(self.unsaved)


def _asked(asking: Asking, key: str) -> bool:
    return key.removeprefix(_IDENTIFY) in asking.identify or key.removeprefix(_HELP) in asking.help


def _asking(values: dict[str, str]) -> Asking:
    chosen = {key for key, value in values.items() if value == _YES}
    services = frozenset(key.removeprefix(_IDENTIFY) for key in chosen if key.startswith(_IDENTIFY))
    return Asking(services, tuple(kind for kind in Help if f"{_HELP}{kind}" in chosen))
