"""The opening hours of a section: a line for each day of the week."""

from collections.abc import Mapping

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from core.domain.errors import ErrorCode, IstiqbalError, RuleBroken
from core.domain.hours import Hours
from core.services.opening_ports import HallChange
from counter.dialogs.ask import sure
from counter.session import Session
from counter.widgets import card, label
from counter.workspaces.settings.desk import SettingsDesk
from counter.workspaces.settings.part import Foot, Part, outer, scrolled
from counter.workspaces.settings.sections import SectionChoice
from counter.workspaces.settings.week_lines import WeekLines
from counter.workspaces.settings.written import hours_of, hours_text, plain_hours


class HoursPart(Part):
    """Ctrl+S saves the week of the section that is shown, Ctrl+R puts it back, Ctrl+D repeats the day above."""

    name = "part.hours"
    answers = frozenset({"hours"})

    def __init__(self, session: Session, desk: SettingsDesk, choice: SectionChoice) -> None:
        super().__init__(session, desk)
        self.choice = choice
        self._weeks: dict[str, WeekLines[Hours]] = {}
        self._saving: tuple[str, Mapping[int, Hours]] | None = None
        self._stack, self._always = QStackedWidget(), label(self.words.say("hours.always"), "note")
        self._foot = Foot(self.words, self.words.say("hours.save"))
        self._lay_out()
        choice.chosen.connect(lambda _: self._edited())
        self._foot.save.clicked.connect(self.save)
        self._foot.back.clicked.connect(lambda: self.week.entries.put_back() if self.week else None)

    @property
    def week(self) -> WeekLines[Hours] | None:
        """The week that is shown."""
        return self._weeks.get(self.choice.section)

    @property
    def unsaved(self) -> bool:
        """Whether a day of some section was typed and not saved."""
        return any(week.entries.changed for week in self._weeks.values())

    def begin(self) -> None:
        """The cursor on the first day."""
        if self.week is not None:
            self.week.entries.begin()

    def show_read(self) -> None:
        """The hours of every section; what was typed stays."""
        shown = self.desk.news
        for section, settings in (shown.sections if shown else {}).items():
            week = self._weeks.get(section)
            if week is None:
                week = self._weeks[section] = WeekLines(self.words, plain_hours, self.words.say("closed"))
                week.entries.edited.connect(self._edited)
                week.entries.by_hand.connect(self.by_hand)
                self._stack.addWidget(week)
            if week.seen != settings.week and week.take(settings.week, _texts(settings.week)):
                change, words = self.desk.last_change(HallChange.HOURS, section), self.words
                who = change.who if change is not None and change.who else words.say("program")
                self.told.emit(words.say("meanwhile.hours", who=who), True)
        self._edited()

    def save(self) -> None:
        """Save the week that is shown, if it is one."""
        week = self.week
        if week is None or week.seen is None or not week.entries.changed:
            self.told.emit(self.words.say("unchanged"), False)
            return
        wanted = self._typed(week)
        if wanted is None or (not wanted and not self._sure()):
            return
        self._saving = self.choice.section, wanted
        self.desk.save_week(self.choice.section, wanted, week.seen)

    def saved(self) -> None:
        """It is the section's week now."""
        if self._saving is not None:
            section, wanted = self._saving
            self._weeks[section].take(wanted, _texts(wanted))
            self.told.emit(self.words.say("hours.saved", section=self._title(section)), False)

    def forget(self) -> None:
        """Nothing that was typed stays."""
        for week in self._weeks.values():
            week.entries.put_back()

    def _typed(self, week: WeekLines[Hours]) -> dict[int, Hours] | None:
        """What stands in the fields; None where a day is refused, which is said there."""
        typed: dict[int, Hours] = {}
        for key, text in week.entries.values.items():
            try:
                hours = hours_of(text)
            except RuleBroken as error:
                self._refuse(week, key, error)
                return None
            if hours:
                typed[int(key)] = hours
        return typed

    def _refuse(self, week: WeekLines[Hours], key: str, error: IstiqbalError) -> None:
        found = f"\u2066{error.facts['found']}\u2069"
        why = self.session.explain(RuleBroken(ErrorCode.HOURS_INVALID, found=found))
        week.entries.refuse(key, why)
        self.say_wrong(week.entries.all[key].name)

    def _edited(self) -> None:
        week, section = self.week, self.choice.section
        self._foot.save.setEnabled(self.desk.ready)
        self._foot.back.setEnabled(week is not None and bool(week.entries.changed))
        self._foot.tell(self, HallChange.HOURS, section)
        if week is not None:
            self._stack.setCurrentWidget(week)
            self._always.setVisible(not any(week.entries.values.values()))

    def _sure(self) -> bool:
        say = self.words.say
        return sure(self, say("always.title"), say("always.text"), say("always.go"), say("always.stay"))

    def _title(self, section: str) -> str:
        centre = self.session.centre
        return centre.section(section).title.in_language(self.session.language) if centre else section

    def _lay_out(self) -> None:
        inside = QWidget()
        both = QHBoxLayout(inside)
        both.setContentsMargins(0, 0, 6, 0)
        both.setSpacing(12)
        frame, layout = card()
        layout.addWidget(self._stack)
        layout.addWidget(self._always)
        self._always.hide()
        side, how = card(self.words.say("hours.how"))
        for line in ("hours.how.1", "hours.how.2", "hours.how.3", "hours.how.4"):
            how.addWidget(label(self.words.say(line)))
        for column, stretch in ((frame, 2), (side, 1)):
            place = QVBoxLayout()
            place.addWidget(column)
            place.addStretch(1)
            both.addLayout(place, stretch)
        layout = outer(self)
        layout.addWidget(scrolled(inside), 1)
        layout.addWidget(self._foot)


def _texts(week: Mapping[int, Hours]) -> dict[int, str]:
    return {day: hours_text(hours) for day, hours in week.items()}
