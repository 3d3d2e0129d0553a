"""The days that differ from the week: official holidays, and what the centre says itself."""

from collections.abc import Mapping
from datetime import date

from PySide6.QtWidgets import QHBoxLayout

from core.calendar import hijri_text, weekday
from core.domain.errors import ErrorCode, IstiqbalError
from core.domain.numerals import Digits
from core.domain.opening import SpecialDay
from core.qt import palette
from core.services.opening_ports import HallChange
from counter.dialogs.ask import sure
from counter.live_table import LiveTable
from counter.models.rows import Cell, Row
from counter.session import Session
from counter.widgets import apart, button, card, label
from counter.workspaces.settings.days_form import DaysForm, Typed
from counter.workspaces.settings.desk import SettingsDesk
from counter.workspaces.settings.part import Part, last_change, outer
from counter.workspaces.settings.sections import SectionChoice
from counter.workspaces.settings.written import Listed, day_text, hours_text, listed

_HEADS = ("days.column.days", "days.column.hijri", "days.column.hours", "days.column.reason")
_WIDTHS = (310, 195, 185, 0)
_FORM_WIDTH = 360


class DaysPart(Part):
    """Enter takes days from the list into the form, F9 lets them be as usual, Ctrl+N begins new ones."""

    name = "part.days"
    answers = frozenset({"days", "usual"})

    def __init__(self, session: Session, desk: SettingsDesk, choice: SectionChoice) -> None:
        super().__init__(session, desk)
        self.choice, self._section = choice, ""
        self._seen: Mapping[date, SpecialDay] | None = None
        words = self.words
        self.table = LiveTable(words.say("days"), [words.say(head) for head in _HEADS], _WIDTHS, centred=frozenset())
        self.table.empty = words.say("days.none")
        self.form, self.usual = DaysForm(session), button(words.say("days.usual"), "F9")
        self._last = label(name="quiet", wrap=False)
        self._lay_out()
        choice.chosen.connect(self._another_section)
        self.table.wanted.connect(self._edit)
        self.table.moved.connect(self._enable)
        self.usual.clicked.connect(self._forget)
        self.form.wanted.connect(self._save)
        self.form.refused.connect(lambda why: self.told.emit(why, True))
        self.form.new.clicked.connect(self._new)

    @property
    def chosen(self) -> Listed | None:
        """The days under the cursor."""
        row = self.table.chosen
        return row.fact if row is not None and isinstance(row.fact, Listed) else None

    @property
    def unsaved(self) -> bool:
        """Whether days were typed and not saved."""
        return self.form.typed

    def begin(self) -> None:
        """The cursor on the list, or in the form where nothing differs."""
        if self.table.rows.rowCount():
            self.table.setFocus()
        else:
            self.form.begin()

    def show_read(self) -> None:
        """The days that differ in the section that is shown."""
        section, shown = self.choice.section, self.desk.shown
        settings = shown.sections.get(section) if shown else None
        if settings is None:
            self.table.rows.show([])
            return
        if not self.form.typed or self._seen is None:
            self._seen = settings.special
        self.table.rows.show([self._row(one) for one in listed(settings.special, settings.holidays)])
        self.form.know(settings.special)
        self._last.setText(last_change(self, HallChange.SPECIAL_DAYS, section))
        self._enable()

    def saved(self) -> None:
        """They differ from now on, or no more."""
        days = self.desk.answer
        if not isinstance(days, list):
            self.told.emit(self.words.say("days.forgotten"), False)
        elif days:
            self.form.clear()
            self.told.emit(self.words.say("days.saved", len(days)), False)
        else:
            self.told.emit(self.words.say("days.saved.none"), True)
            self.form.wrong("first")
            return
        self._seen = None
        self.table.setFocus()

    def refused(self, error: IstiqbalError | None) -> None:
        """At the field where it is one's; what was typed stays."""
        if error is not None and error.code is ErrorCode.DATES_REVERSED:
            self.form.wrong("last")
        if error is not None and error.code is ErrorCode.SETTINGS_CHANGED:
            self._seen = None  # the next reading shows what is new, and the person looks at it
        super().refused(error)

    def forget(self) -> None:
        """Nothing that was typed stays."""
        self.form.clear()
        self._seen = None

    def _edit(self) -> None:
        days = self.chosen
        if days is not None and self._may_leave():
            self._look_again()
            self.form.edit(days)
            self.form.begin()

    def _new(self) -> None:
        self._look_again()
        self.form.begin()

    def _look_again(self) -> None:
        shown = self.desk.shown
        settings = shown.sections.get(self.choice.section) if shown else None
        self._seen = settings.special if settings else None

    def _save(self, typed: Typed) -> None:
        days = typed.first, typed.last, typed.special, typed.instead_of
        self.desk.save_days(self.choice.section, *days, self._seen or {})

    def _forget(self) -> None:
        days, say, shown = self.chosen, self.words.say, self.desk.shown
        if days is None or days.special is None or shown is None:
            return
        seen = shown.sections[self.choice.section].special
        text = say("usual.text", days=self._days(days), reason=days.special.reason)
        if sure(self, say("usual.title"), text, say("usual.go"), say("usual.stay")):
            self.desk.forget_days(self.choice.section, days.days, seen)

    def _another_section(self, section: str) -> None:
        if self._section and section != self._section and not self._may_leave():
            self.choice.take(self._section)
            return
        if section != self._section:
            self.forget()
        self._section = section
        self.show_read()

    def _may_leave(self) -> bool:
        say = self.words.say
        return not self.form.typed or sure(
            self, say("leave.title"), say("leave.text"), say("leave.go"), say("leave.stay")
        )

    def _enable(self) -> None:
        days = self.chosen
        self.form.save.setEnabled(self.desk.ready)
        self.usual.setEnabled(self.desk.ready and days is not None and days.special is not None)

    def _days(self, one: Listed) -> str:
        words, language = self.words, self.session.language
        first = f"{weekday(one.first, language)} {apart(words.digits(day_text(one.first)))}"
        if one.first == one.last:
            return first
        last = apart(words.digits(day_text(one.last)))
        return words.say("days.from_to", first=first, last=last, count=words.say("days.count", len(one.days)))

    def _row(self, one: Listed) -> Row:
        words, special = self.words, one.special
        digits = self.session.centre.digits if self.session.centre else Digits.WESTERN
        hours = apart(words.digits(hours_text(special.hours))) if special and special.hours else words.say("closed")
        reason = special.reason if special else words.say("days.official")
        colour = palette.TEXT if special else palette.QUIET
        past = one.last < self.session.now.date()
        colour = palette.QUIET if past else colour
        cells = (
            Cell(self._days(one), (one.first, one.last), colour, special is not None),
            Cell(hijri_text(one.first, self.session.language, digits), one.first, colour),
            Cell(hours, None, colour),
            Cell(reason, None, colour),
        )
        return Row((one.first, special is None, hours, reason), cells, fact=one)

    def _lay_out(self) -> None:
        frame, column = card(self.words.say("days"))
        column.addWidget(label(self.words.say("days.told"), "quiet"))
        column.addWidget(self.table, 1)
        row = QHBoxLayout()
        row.addWidget(self._last, 1)
        row.addWidget(self.usual)
        column.addLayout(row)
        side, place = card()
        side.setFixedWidth(_FORM_WIDTH)
        place.addWidget(self.form)
        both = QHBoxLayout()
        both.setSpacing(12)
        both.addWidget(frame, 1)
        both.addWidget(side)
        outer(self).addLayout(both, 1)
