"""How many tickets each service gives a day."""

from collections.abc import Mapping

from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.domain.errors import ErrorCode, IstiqbalError, RuleBroken
from core.services.opening_ports import HallChange
from counter.session import Session
from counter.widgets import card, label
from counter.workspaces.settings.desk import SettingsDesk
from counter.workspaces.settings.entries import Entries
from counter.workspaces.settings.fields import TextEntry
from counter.workspaces.settings.part import Foot, Part, outer, scrolled

_Quotas = Mapping[str, int | None]


class QuotasPart(Part):
    """A line for each service; an empty field is any number. Ctrl+S saves, Ctrl+R puts back."""

    name = "part.quotas"
    answers = frozenset({"quotas"})

    def __init__(self, session: Session, desk: SettingsDesk) -> None:
        super().__init__(session, desk)
        self.entries: Entries | None = None
        self._seen: _Quotas | None = None
        self._saving: _Quotas = {}
        self._foot = Foot(self.words, self.words.say("quotas.save"))
        frame, self._column = card(self.words.say("quotas"))
        self._column.addWidget(label(self.words.say("quotas.told"), "quiet"))
        inside = QWidget()
        inside.setMaximumWidth(820)
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 6, 0)
        column.addWidget(frame)
        column.addStretch(1)
        layout = outer(self)
        layout.addWidget(scrolled(inside), 1)
        layout.addWidget(self._foot)
        self._foot.save.clicked.connect(self.save)
        self._foot.back.clicked.connect(self.forget)

    @property
    def unsaved(self) -> bool:
        """Whether a quota was typed and not saved."""
        return self.entries is not None and bool(self.entries.changed)

    def begin(self) -> None:
        """The cursor in the first field."""
        if self.entries is not None:
            self.entries.begin()

    def show_read(self) -> None:
        """The quotas; what was typed stays."""
        shown = self.desk.news
        if shown is not None and shown.quotas != self._seen:
            self._take(shown.quotas)
        self._foot.tell(self, HallChange.QUOTA)
        self._edited()

    def save(self) -> None:
        """Save what was changed."""
        if self.entries is None or self._seen is None or not self.unsaved:
            self.told.emit(self.words.say("unchanged"), False)
            return
        try:
            self._saving = {key: _quota(key, self.entries.all[key].text) for key in self.entries.changed}
        except RuleBroken as error:
            self.refused(error)
            return
        self.desk.save_quotas(self._saving, self._seen)

    def saved(self) -> None:
        """They hold from now on."""
        if self._seen is not None:
            self._take({**self._seen, **self._saving})
        self.told.emit(self.words.say("quotas.saved"), False)

    def refused(self, error: IstiqbalError | None) -> None:
        """At the service where it is one's."""
        if error is not None and error.code is ErrorCode.POLICY_INVALID and self.entries is not None:
            key = str(error.facts.get("service"))
            facts = {name: value for name, value in error.facts.items() if name != "service"}
            why = self.session.explain(RuleBroken(error.code, **{**facts, "name": self.words.say("quota")}))
            if self.entries.refuse(key, why):
                self.say_wrong(self.entries.all[key].name)
                return
        super().refused(error)

    def forget(self) -> None:
        """Nothing that was typed stays."""
        if self.entries is not None:
            self.entries.put_back()

    def _take(self, quotas: _Quotas) -> None:
        if self.entries is None or set(self.entries.all) != set(quotas):
            self._build(quotas)
        if self.entries is None:
            return
        before, self._seen = self._seen, quotas
        self.entries.rebase({key: "" if quota is None else str(quota) for key, quota in quotas.items()})
        if before is not None and self.unsaved:
            change, words = self.desk.last_change(HallChange.QUOTA), self.words
            who = change.who if change is not None and change.who else words.say("program")
            self.told.emit(words.say("meanwhile.quotas", who=who), True)

    def _build(self, quotas: _Quotas) -> None:
        """The services of a centre are the same as long as the program runs, but for an upgrade."""
        centre, words = self.session.centre, self.words
        if centre is None:
            return
        if self.entries is not None:
            for old in self.entries.all.values():
                old.deleteLater()
        titles = {one.name: one.title.in_language(self.session.language) for one in centre.services}
        self.entries = Entries(
            {key: TextEntry(titles.get(key, key), "", words, unit=words.say("unit.tickets")) for key in quotas}, self
        )
        for entry in self.entries.all.values():
            if isinstance(entry, TextEntry):
                entry.say_when_empty(words.say("any"))
            self._column.addWidget(entry)
        self.entries.edited.connect(self._edited)
        self.entries.by_hand.connect(self.by_hand)

    def _edited(self) -> None:
        self._foot.save.setEnabled(self.desk.ready)
        self._foot.back.setEnabled(self.unsaved)


def _quota(service: str, text: str) -> int | None:
    """A quota as it is written; `policy_invalid` where it is no number."""
    if not text:
        return None
    if not text.isdecimal():
        raise RuleBroken(ErrorCode.POLICY_INVALID, problem="form", name="daily_quota", found=text, service=service)
    return int(text)
