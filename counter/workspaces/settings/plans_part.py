"""When a service takes appointments: a line for each day of the week."""

from collections.abc import Mapping

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from core.domain.appointments import PlanPart, slots_of
from core.domain.errors import IstiqbalError, RuleBroken
from core.services.appointment_plans import WeekPlan
from core.services.opening_ports import HallChange
from counter.session import Session
from counter.widgets import card, label
from counter.workspaces.settings.desk import SettingsDesk
from counter.workspaces.settings.part import Foot, Part, outer, scrolled
from counter.workspaces.settings.sections import SectionChoice
from counter.workspaces.settings.week_lines import WeekLines
from counter.workspaces.settings.written import plain_plan, plan_of, plan_text

Parts = tuple[PlanPart, ...]
_Place = tuple[str, str]


class PlansPart(Part):
    """Ctrl+S saves the week of the section and service that are shown, Ctrl+R puts it back."""

    name = "part.plans"
    answers = frozenset({"plans"})

    def __init__(self, session: Session, desk: SettingsDesk, choice: SectionChoice) -> None:
        super().__init__(session, desk)
        self.choice, self._service, self._stack = choice, QComboBox(), QStackedWidget()
        self._service.setAccessibleName(self.words.say("service"))
        self._weeks: dict[_Place, WeekLines[Parts]] = {}
        self._saving: tuple[_Place, WeekPlan] | None = None
        self._sum, self._foot = label(name="note"), Foot(self.words, self.words.say("plans.save"))
        self._lay_out()
        choice.chosen.connect(lambda _: self._turn())
        self._service.activated.connect(lambda _: self._turn())
        self._foot.save.clicked.connect(self.save)
        self._foot.back.clicked.connect(lambda: self.week.entries.put_back() if self.week else None)

    @property
    def place(self) -> _Place:
        """The section and the service that are shown."""
        return self.choice.section, str(self._service.currentData() or "")

    @property
    def week(self) -> WeekLines[Parts] | None:
        """The week that is shown."""
        return self._weeks.get(self.place)

    @property
    def unsaved(self) -> bool:
        """Whether a day of some service was typed and not saved."""
        return any(week.entries.changed for week in self._weeks.values())

    def begin(self) -> None:
        """The cursor on the first day."""
        if self.week is not None:
            self.week.entries.begin()

    def show_read(self) -> None:
        """The plans of what was looked at; what was typed stays."""
        centre = self.session.centre
        if centre is not None and self._service.count() != len(centre.services):
            self._service.clear()
            for service in centre.services:
                self._service.addItem(service.title.in_language(self.session.language), service.name)
        shown = self.desk.news
        for place, week in self._weeks.items():
            if shown is not None and place in shown.plans:
                self._take(week, place[0], shown.plans[place])
        self._turn()

    def save(self) -> None:
        """Save the week that is shown, if it is one."""
        week = self.week
        if week is None or week.seen is None or not week.entries.changed:
            self.told.emit(self.words.say("unchanged"), False)
            return
        wanted = self._typed(week)
        if wanted is not None:
            self._saving = self.place, wanted
            self.desk.save_plans(*self.place, wanted, week.seen)

    def saved(self) -> None:
        """It is the plan now."""
        if self._saving is not None:
            place, wanted = self._saving
            self._weeks[place].take(wanted, _texts(wanted))
            self.told.emit(self.words.say("plans.saved"), False)

    def forget(self) -> None:
        """Nothing that was typed stays."""
        for week in self._weeks.values():
            week.entries.put_back()

    def _turn(self) -> None:
        """Show the week of the section and service chosen, made when it is first looked at."""
        shown, place = self.desk.news, self.place
        if shown is not None and place in shown.plans and place not in self._weeks:
            week: WeekLines[Parts] = WeekLines(self.words, plain_plan, self.words.say("plans.none"))
            self._weeks[place] = week
            week.entries.edited.connect(self._edited)
            week.entries.by_hand.connect(self.by_hand)
            self._stack.addWidget(week)
            self._take(week, place[0], shown.plans[place])
        self._edited()

    def _take(self, week: WeekLines[Parts], section: str, plan: WeekPlan) -> None:
        if week.seen != plan and week.take(plan, _texts(plan)):
            change, words = self.desk.last_change(HallChange.PLAN, section), self.words
            who = change.who if change is not None and change.who else words.say("program")
            self.told.emit(words.say("meanwhile.plans", who=who), True)

    def _typed(self, week: WeekLines[Parts]) -> dict[int, Parts] | None:
        """What stands in the fields; None where a day is refused, which is said there."""
        typed: dict[int, Parts] = {}
        for key, text in week.entries.values.items():
            try:
                parts = plan_of(text)
            except RuleBroken as error:
                week.entries.refuse(key, self._explain(error))
                self.say_wrong(week.entries.all[key].name)
                return None
            if parts:
                typed[int(key)] = parts
        return typed

    def _explain(self, error: IstiqbalError) -> str:
        facts = dict(error.facts)
        if "found" in facts:
            facts["found"] = f"\u2066{facts['found']}\u2069"
        return self.session.explain(RuleBroken(error.code, **facts))

    def _edited(self) -> None:
        week = self.week
        self._foot.save.setEnabled(self.desk.ready)
        self._foot.back.setEnabled(week is not None and bool(week.entries.changed))
        self._foot.tell(self, HallChange.PLAN, self.choice.section)
        if week is not None:
            self._stack.setCurrentWidget(week)
            told = self._summed(week)
            self._sum.setText(told)
            self._sum.setVisible(bool(told))

    def _summed(self, week: WeekLines[Parts]) -> str:
        """How many visitors a week has room for; nothing where what is typed is no plan."""
        try:
            slots = [slot for text in week.entries.values.values() for slot in slots_of(plan_of(text))]
        except RuleBroken:
            return ""
        return self.words.say("plans.sum", sum(slot.capacity for slot in slots))

    def _lay_out(self) -> None:
        inside = QWidget()
        both = QHBoxLayout(inside)
        both.setContentsMargins(0, 0, 6, 0)
        both.setSpacing(12)
        frame, layout = card()
        layout.addWidget(self._service, 0, Qt.AlignmentFlag.AlignLeading)
        layout.addWidget(self._stack)
        layout.addWidget(self._sum)
        side, how = card(self.words.say("plans.how"))
        for line in ("plans.how.1", "plans.how.2", "plans.how.3", "plans.how.4"):
            how.addWidget(label(self.words.say(line)))
        for column, stretch in ((frame, 2), (side, 1)):
            beside = QVBoxLayout()
            beside.addWidget(column)
            beside.addStretch(1)
            both.addLayout(beside, stretch)
        whole = outer(self)
        whole.addWidget(scrolled(inside), 1)
        whole.addWidget(self._foot)


def _texts(plan: Mapping[int, Parts]) -> dict[int, str]:
    return {day: plan_text(parts) for day, parts in plan.items()}
