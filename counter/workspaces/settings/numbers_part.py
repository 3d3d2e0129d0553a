"""The centre's numbers, each with its words, and what they promise."""

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from core.domain.errors import ErrorCode, IstiqbalError, RuleBroken
from core.domain.queue_policy import LIMITS, Order, QueueClass, QueuePolicy
from core.services.opening_ports import HallChange
from counter.session import Session
from counter.widgets import card, label
from counter.workspaces.settings.desk import SettingsDesk
from counter.workspaces.settings.entries import Entries
from counter.workspaces.settings.fields import ChoiceEntry, Entry, TextEntry
from counter.workspaces.settings.numbers import CHOICES, GROUPS, USUAL, unit
from counter.workspaces.settings.part import Foot, Part, outer, scrolled

_CHOICE_WIDTH = 188
_AHEAD = 5


class NumbersPart(Part):
    """Ctrl+S saves what was changed, Ctrl+R puts it back; what stands in the fields is told as a promise."""

    name = "part.numbers"
    answers = frozenset({"numbers"})

    def __init__(self, session: Session, desk: SettingsDesk) -> None:
        super().__init__(session, desk)
        self._seen: QueuePolicy | None = None
        self._saving: QueuePolicy | None = None
        self.entries = Entries({name: self._entry(name) for _, names in GROUPS for name in names}, self)
        self._promise = label(name="note")
        self._foot = Foot(self.words, self.words.say("numbers.save"))
        self._lay_out()
        self.entries.edited.connect(self._edited)
        self.entries.by_hand.connect(self.by_hand)
        self._foot.save.clicked.connect(self.save)
        self._foot.back.clicked.connect(self.entries.put_back)

    @property
    def unsaved(self) -> bool:
        """Whether a number differs from the centre's."""
        return bool(self.entries.changed)

    def begin(self) -> None:
        """The cursor in the first field."""
        self.entries.begin()

    def show_read(self) -> None:
        """The centre's numbers; what was typed stays."""
        shown = self.desk.news
        if shown is not None and shown.policy != self._seen:
            self._take(shown.policy)
        self._foot.tell(self, HallChange.POLICY)
        self._edited()

    def save(self) -> None:
        """Save what was changed, if it is a policy at all."""
        if not self.unsaved or self._seen is None:
            self.told.emit(self.words.say("unchanged"), False)
            return
        try:
            self._saving = self._typed()
        except RuleBroken as error:
            self.refused(error)
            return
        self.desk.save_policy(self._saving, self._seen)

    def saved(self) -> None:
        """They are the centre's now."""
        count = len(self.entries.changed)
        if self._saving is not None:
            self._seen = self._saving
            self.entries.rebase(_plain(self._saving))
        self.told.emit(self.words.say("numbers.saved", count), False)

    def refused(self, error: IstiqbalError | None) -> None:
        """At the number where it is one's."""
        if error is not None and error.code is ErrorCode.POLICY_INVALID:
            key = str(error.facts.get("name"))
            if self.entries.refuse(key, self._explain(error)):
                self.say_wrong(self.words.say(f"policy.{key}"))
                return
        super().refused(error)

    def forget(self) -> None:
        """Nothing that was typed stays."""
        self.entries.put_back()
        self._seen = None

    def _take(self, policy: QueuePolicy) -> None:
        before, self._seen = self._seen, policy
        news = self.entries.rebase(_plain(policy))
        if before is not None and self.unsaved:
            change, words = self.desk.last_change(HallChange.POLICY), self.words
            names = words.say("list").join(words.say(f"policy.{key}") for key in news)
            who = change.who if change is not None and change.who else words.say("program")
            self.told.emit(words.say("meanwhile", who=who, names=names), True)

    def _typed(self) -> QueuePolicy:
        """What stands in the fields; `policy_invalid` with the number."""
        return QueuePolicy.from_plain(dict(self.entries.values))

    def _explain(self, error: IstiqbalError) -> str:
        """The service's own words, with the number's name as it stands on the screen."""
        facts = dict(error.facts)
        name, found = self.words.say(f"policy.{facts['name']}"), str(facts["found"])
        facts |= {"name": name, "found": f"\u2066{found}\u2069" if found else self.words.say("nothing")}
        return self.session.explain(RuleBroken(error.code, **facts))

    def _edited(self) -> None:
        self._foot.save.setEnabled(self.desk.ready)
        self._foot.back.setEnabled(self.unsaved)
        if self._seen is None:
            self._promise.setText("")
            return
        try:
            self._promise.setText(self._promised(self._typed()))
        except RuleBroken as error:
            self._promise.setText(self.words.say("promise.none", why=self._explain(error)))

    def _promised(self, policy: QueuePolicy) -> str:
        calls = self.words.say("calls", policy.calls_at_most(_AHEAD))
        if policy.order is Order.ARRIVAL:
            return self.words.say("promise.arrival", ahead=_AHEAD, calls=calls)
        later = policy.overtaking(QueueClass.STANDARD, QueueClass.PRIORITY)
        minutes = self.words.say("minutes", int(later.total_seconds() // 60))
        return self.words.say("promise.fair", ahead=_AHEAD, calls=calls, minutes=minutes)

    def _entry(self, name: str) -> Entry:
        words = self.words
        title, told = words.say(f"policy.{name}"), words.say(f"policy.{name}.told")
        if name in CHOICES:
            choices = [(value, words.say(f"{name}.{value}")) for value in CHOICES[name]]
            return ChoiceEntry(title, told, words, choices, _CHOICE_WIDTH)
        least, most = LIMITS[name]
        limits = words.say("limits", least=least, most=most, usual=USUAL[name])
        return TextEntry(title, f"{told} {limits}", words, unit=words.say(unit(name)))

    def _lay_out(self) -> None:
        inside = QWidget()
        columns = QHBoxLayout(inside)
        columns.setContentsMargins(0, 0, 6, 0)
        columns.setSpacing(12)
        first, second = QVBoxLayout(), QVBoxLayout()
        for group, names in GROUPS:
            frame, layout = card(self.words.say(f"group.{group}"))
            layout.setSpacing(2)
            if group == "next":
                layout.addWidget(label(self.words.say("group.next.told"), "quiet"))
            for name in names:
                layout.addWidget(self.entries.all[name])
            (first if group == "next" else second).addWidget(frame)
        for column in (first, second):
            column.addStretch(1)
            columns.addLayout(column, 1)
        layout = outer(self)
        layout.addWidget(scrolled(inside), 1)
        layout.addWidget(self._promise)
        layout.addWidget(self._foot)


def _plain(policy: QueuePolicy) -> dict[str, str]:
    return {name: str(value) for name, value in policy.to_plain().items()}
