"""The form of days that differ: which, their hours, and why."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from core.domain.errors import RuleBroken
from core.domain.opening import SpecialDay
from core.qt.application import direction
from core.words import Words
from counter.session import Session
from counter.widgets import add_field, button, label, mark, number_field, turn_number_field
from counter.workspaces.appointments.listed import both_dates
from counter.workspaces.settings.part import words_of
from counter.workspaces.settings.written import Listed, day_of, day_text, hours_of, hours_text, number_of

LONGEST_REASON = 200
_AHEAD = timedelta(days=2 * 366)


@dataclass(frozen=True, slots=True)
class Typed:
    """What stands in the form."""

    first: date
    last: date
    special: SpecialDay
    instead_of: tuple[date, ...] = ()


class DaysForm(QWidget):
    """`wanted` carries what is typed, `refused` why it is none; Enter goes on, and saves from the last field."""

    wanted = Signal(object)
    refused = Signal(str)

    def __init__(self, session: Session) -> None:
        super().__init__()
        self._session = session
        self._special: Mapping[date, SpecialDay] = {}
        self._editing: Listed | None = None
        self._clean: tuple[str, ...] = ("", "", "", "")
        self.title = label(name="title")
        self._first, self._last, self._hours = number_field(), number_field(), number_field()
        self._reason, self._day = QLineEdit(maxLength=LONGEST_REASON), label(name="quiet")
        say = self._words.say
        self.save, self.new = button(say("days.save"), "Ctrl+S", primary=True), button(say("days.new"), "Ctrl+N")
        self._fields = (self._first, self._last, self._hours, self._reason)
        self._lay_out()
        for number in (self._first, self._last, self._hours):
            turn_number_field(number, direction(session.language))
        for field, after in zip(self._fields, (*self._fields[1:], None), strict=True):
            field.returnPressed.connect(after.setFocus if after is not None else self.save.click)
            field.textEdited.connect(self._edited)
        self.save.clicked.connect(self._save)
        self.new.clicked.connect(self.clear)
        self.clear()

    @property
    def typed(self) -> bool:
        """Whether something was typed that is not saved."""
        return self._texts != self._clean

    @property
    def editing(self) -> Listed | None:
        """The days that are changed; None for new ones."""
        return self._editing

    def know(self, special: Mapping[date, SpecialDay]) -> None:
        """The days that differ already, as they were read."""
        self._special = special
        self._tell_day()

    def clear(self) -> None:
        """For new days."""
        self._begin(None, ("", "", "", ""))
        self.title.setText(self._words.say("days.new.title"))

    def edit(self, days: Listed) -> None:
        """Days from the list; official holidays become days of their own."""
        special, last = days.special, day_text(days.last) if days.last != days.first else ""
        hours, reason = (hours_text(special.hours), special.reason) if special else ("", "")
        texts = (day_text(days.first), last, hours, reason)
        self._begin(days if special else None, texts)
        self.title.setText(self._words.say("days.edit.title" if special else "days.new.title"))

    def begin(self) -> None:
        """The cursor in the first field."""
        self._first.setFocus()

    def wrong(self, field: str) -> None:
        """Mark a field and go there."""
        found = {"first": self._first, "last": self._last, "hours": self._hours, "reason": self._reason}[field]
        mark(found, True)
        found.setFocus()

    @property
    def _words(self) -> Words:
        return words_of(self._session)

    @property
    def _texts(self) -> tuple[str, ...]:
        return tuple(number_of(field.text()) for field in self._fields)

    def _begin(self, editing: Listed | None, texts: Collection[str]) -> None:
        self._editing = editing
        for field, text in zip(self._fields, texts, strict=True):
            field.setText(self._words.digits(text) if field is not self._reason else text)
            mark(field, False)
        self._clean = self._texts
        self._tell_day()

    def _save(self) -> None:
        typed = self._read()
        if typed is not None:
            self.wanted.emit(typed)

    def _read(self) -> Typed | None:
        """What is typed; None where it is refused, which is said at its field."""
        first = self._day_in(self._first, "first")
        last = self._day_in(self._last, "last") if first and self._last.text().strip() else first
        if first is None or last is None:
            return None
        try:
            hours = hours_of(self._hours.text())
        except RuleBroken as error:
            self.wrong("hours")
            self.refused.emit(self._session.explain(error))
            return None
        reason = self._reason.text().strip()
        if not reason:
            self._refuse("reason", "days.no_reason")
            return None
        return Typed(first, last, SpecialDay(hours, reason), self._editing.days if self._editing else ())

    def _day_in(self, field: QLineEdit, name: str) -> date | None:
        day = day_of(field.text())
        if day is None:
            self._refuse(name, "days.no_day")
        elif not self._near(day):
            self._refuse(name, "days.far")
        else:
            return day
        return None

    def _near(self, day: date) -> bool:
        """From today on, or from the first of the days that are changed; the Hijri calendar ends in 2077."""
        today = self._session.now.date()
        return (min(today, self._editing.first) if self._editing else today) <= day <= today + _AHEAD

    def _refuse(self, field: str, entry: str) -> None:
        self.wrong(field)
        self.refused.emit(self._words.say(entry))

    def _edited(self) -> None:
        for field in self._fields:
            mark(field, False)
        self._tell_day()

    def _tell_day(self) -> None:
        """The day in words and in both calendars, and what is said of it already."""
        day = day_of(self._first.text())
        if day is None or not self._near(day):
            self._day.setText(self._words.say("days.example"))
            return
        dates, known = both_dates(day, self._session), self._special.get(day)
        if known is not None and (self._editing is None or day not in self._editing.days):
            dates = self._words.say("days.already", day=dates, reason=known.reason)
        self._day.setText(dates)

    def _lay_out(self) -> None:
        say, layout = self._words.say, QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(5)
        layout.addWidget(self.title)
        add_field(layout, say("days.first"), self._first)
        layout.addWidget(self._day)
        add_field(layout, say("days.last"), self._last)
        layout.addWidget(label(say("days.range"), "quiet"))
        add_field(layout, say("days.hours"), self._hours)
        add_field(layout, say("days.reason"), self._reason)
        self._last.setPlaceholderText(say("days.same"))
        self._hours.setPlaceholderText(say("closed"))
        layout.addSpacing(6)
        layout.addWidget(self.save)
        layout.addWidget(self.new)
        layout.addStretch(1)
