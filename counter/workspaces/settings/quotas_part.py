"""How many tickets each service gives a day."""

from collections.abc import Mapping

from PySide6.QtWidgets import QVBoxLayout

from core.domain.errors import ErrorCode, IstiqbalError, RuleBroken
from core.services.opening_ports import HallChange
from counter.widgets import card, label
from counter.workspaces.settings.desk import Shown
from counter.workspaces.settings.entries import Entries
from counter.workspaces.settings.fields import TextEntry
from counter.workspaces.settings.lines_part import LinesPart

Quotas = Mapping[str, int | None]
_WIDEST = 820


class QuotasPart(LinesPart[Quotas]):
    """A line for each service; an empty field is any number."""

    name = "part.quotas"
    answers = frozenset({"quotas"})
    kind = HallChange.QUOTA
    entry = "quotas"

    def lay_out(self) -> None:
        """One card."""
        frame, self._column = card(self.words.say("quotas"))
        self._column.addWidget(label(self.words.say("quotas.told"), "quiet"))
        self.inside.setMaximumWidth(_WIDEST)
        column = QVBoxLayout(self.inside)
        column.setContentsMargins(0, 0, 6, 0)
        column.addWidget(frame)
        column.addStretch(1)

    def of(self, shown: Shown) -> Quotas:
        """The quotas."""
        return shown.quotas

    def written(self, setting: Quotas) -> dict[str, str]:
        """Each in digits."""
        return {key: "" if quota is None else str(quota) for key, quota in setting.items()}

    def typed(self, entries: Entries, seen: Quotas) -> Quotas:
        """All of them, with those that were changed."""
        return {**seen, **{key: _quota(key, entries.all[key].text) for key in entries.changed}}

    def write(self, setting: Quotas, seen: Quotas) -> None:
        """Only those that were changed."""
        self.desk.save_quotas({key: quota for key, quota in setting.items() if quota != seen[key]}, seen)

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

    def lines(self, values: Mapping[str, str]) -> Entries | None:
        """In the order of the services."""
        centre, words = self.session.centre, self.words
        if centre is None:
            return None
        titles = {one.name: one.title.in_language(self.session.language) for one in centre.services}
        fields = {key: TextEntry(titles.get(key, key), "", words, unit=words.say("unit.tickets")) for key in values}
        for entry in fields.values():
            entry.say_when_empty(words.say("any"))
            self._column.addWidget(entry)
        return Entries(fields, self)


def _quota(service: str, text: str) -> int | None:
    """A quota as it is written; `policy_invalid` where it is no number."""
    if not text:
        return None
    if not text.isdecimal():
        raise RuleBroken(ErrorCode.POLICY_INVALID, problem="form", name="daily_quota", found=text, service=service)
    return int(text)
