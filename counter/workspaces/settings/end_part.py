"""The end of a section's day: how many it would dismiss, why, and whether it is meant."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from counter.session import Session
from counter.widgets import button, card, label
from counter.workspaces.settings.desk import SectionSettings, SettingsDesk
from counter.workspaces.settings.part import Part, outer, scrolled
from counter.workspaces.supervisor.act_dialog import ActDialog


class EndPart(Part):
    """A card for each section, with who is there now."""

    name = "part.end"
    answers = frozenset({"end"})

    def __init__(self, session: Session, desk: SettingsDesk) -> None:
        super().__init__(session, desk)
        self._cards: dict[str, tuple[QFrame, QLabel, QPushButton]] = {}
        self._ending = ""
        inside = QWidget()
        inside.setMaximumWidth(820)
        self._column = QVBoxLayout(inside)
        self._column.setContentsMargins(0, 0, 6, 0)
        self._column.setSpacing(12)
        self._column.addWidget(label(self.words.say("end.told"), "quiet"))
        self._column.addStretch(1)
        outer(self).addWidget(scrolled(inside), 1)

    def begin(self) -> None:
        """The cursor on the first button that would dismiss anybody."""
        first = next((end for _, _, end in self._cards.values() if end.isEnabled()), None)
        if first is not None:
            first.setFocus()

    def show_read(self) -> None:
        """Who is there now."""
        shown = self.desk.shown
        sections = shown.sections if shown is not None else {}
        for gone in set(self._cards) - set(sections):
            self._cards.pop(gone)[0].deleteLater()
        for section, settings in sections.items():
            if section not in self._cards:
                self._cards[section] = self._card(section)
                self._column.insertWidget(self._column.count() - 1, self._cards[section][0])
            _, told, end = self._cards[section]
            told.setText(self._who(settings))
            end.setEnabled(self.desk.ready and bool(settings.waiting or settings.parked))

    def saved(self) -> None:
        """They are dismissed."""
        count = len(self.desk.answer) if isinstance(self.desk.answer, list) else 0
        self.told.emit(self.words.say("end.done", count, section=self._title(self._ending)), False)

    def _card(self, section: str) -> tuple[QFrame, QLabel, QPushButton]:
        frame, layout = card(self._title(section))
        told, end = label(name="strong"), button(self.words.say("end.button", section=self._title(section)))
        layout.addWidget(told)
        layout.addWidget(end, 0, Qt.AlignmentFlag.AlignLeading)
        end.clicked.connect(lambda: self._ask(section))
        return frame, told, end

    def _ask(self, section: str) -> None:
        shown = self.desk.shown
        if shown is None:
            return
        told = self.words.say("act.end.told", section=self._title(section), who=self._who(shown.sections[section]))
        dialog = ActDialog(self, self.words, "end", told)
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.agreed.connect(lambda _, reason: self._end(section, reason))
        dialog.open()

    def _end(self, section: str, reason: str) -> None:
        self._ending = section
        self.desk.end_day(section, reason)

    def _who(self, settings: SectionSettings) -> str:
        say = self.words.say
        if not settings.waiting and not settings.parked:
            return say("end.nobody")
        waiting, parked = say("end.waiting", settings.waiting), say("end.parked", settings.parked)
        return say("end.who", waiting=waiting, parked=parked)

    def _title(self, section: str) -> str:
        centre = self.session.centre
        return centre.section(section).title.in_language(self.session.language) if centre else section
