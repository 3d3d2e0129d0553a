"""What the kiosk asks of visitors: for which services who they are, and which help it offers."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout

from core.domain.help import Help
from core.services.entrance_dto import Asking
from core.services.opening_ports import HallChange
from core.words import Words
from counter.widgets import card, label
from counter.workspaces.settings.desk import Shown
from counter.workspaces.settings.entries import Entries
from counter.workspaces.settings.fields import ChoiceEntry
from counter.workspaces.settings.lines_part import LinesPart

_YES, _NO = "yes", "no"
_IDENTIFY, _HELP = "identify.", "help."
_CHOICE_WIDTH = 140


class EntrancePart(LinesPart[Asking]):
    """A line for each service and each kind of help."""

    name = "part.entrance"
    answers = frozenset({"asking"})
    kind = HallChange.ENTRANCE
    entry = "entrance"

    def lay_out(self) -> None:
        """Services and help beside each other."""
        self._columns = QHBoxLayout(self.inside)
        self._columns.setContentsMargins(0, 0, 6, 0)
        self._columns.setSpacing(12)
        self._cards: list[QFrame] = []

    def of(self, shown: Shown) -> Asking:
        """What the kiosks ask."""
        return shown.asking

    def written(self, setting: Asking) -> dict[str, str]:
        """Yes or no for each."""
        centre = self.session.centre
        services = [] if centre is None else [f"{_IDENTIFY}{one.name}" for one in centre.services]
        keys = [*services, *(f"{_HELP}{kind}" for kind in Help)]
        return {key: _YES if _asked(setting, key) else _NO for key in keys}

    def typed(self, entries: Entries, seen: Asking) -> Asking:
        """All that yes is said to."""
        del seen
        chosen = {key for key, value in entries.values.items() if value == _YES}
        services = frozenset(key.removeprefix(_IDENTIFY) for key in chosen if key.startswith(_IDENTIFY))
        return Asking(services, tuple(kind for kind in Help if f"{_HELP}{kind}" in chosen))

    def write(self, setting: Asking, seen: Asking) -> None:
        """For all kiosks."""
        self.desk.save_asking(setting, seen)

    def lines(self, values: Mapping[str, str]) -> Entries | None:
        """A card for the services, and one for the kinds of help."""
        centre, language = self.session.centre, self.session.language
        if centre is None:
            return None
        kinds = Words("entrance", language)
        services = {f"{_IDENTIFY}{one.name}": one.title.in_language(language) for one in centre.services}
        helps = {f"{_HELP}{kind}": kinds.say(f"help.{kind}") for kind in Help}
        fields = {key: self._choice((services | helps)[key]) for key in values}
        for old in self._cards:
            old.deleteLater()
        self._cards = []
        for name, keys in (("identify", services), ("help", helps)):
            frame, column = card(self.words.say(f"entrance.{name}"))
            column.addWidget(label(self.words.say(f"entrance.{name}.told"), "quiet"))
            for key in keys:
                column.addWidget(fields[key])
            self._columns.addWidget(frame, 1, Qt.AlignmentFlag.AlignTop)
            self._cards.append(frame)
        return Entries(fields, self)

    def _choice(self, title: str) -> ChoiceEntry:
        choices = [(value, self.words.say(f"entrance.{value}")) for value in (_YES, _NO)]
        return ChoiceEntry(title, "", self.words, choices, _CHOICE_WIDTH)


def _asked(asking: Asking, key: str) -> bool:
    return key.removeprefix(_IDENTIFY) in asking.identify or key.removeprefix(_HELP) in asking.help
