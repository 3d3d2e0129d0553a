"""Who comes: the appointments of a day or of a visitor, and what is done with one."""

from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from core.calendar import gregorian_text, hijri_text, weekday
from core.domain.appointments import AppointmentState
from core.domain.hours import clock_text
from core.domain.numerals import Digits
from core.qt import palette
from core.services.appointment_dto import AppointmentView
from core.words import Words
from counter.live_table import LiveTable
from counter.models.rows import Cell, Row
from counter.papers import Papers
from counter.session import Session
from counter.widgets import add_field, apart, button, card, label, mark
from counter.workspaces.appointments.desk import AppointmentDesk, Shown

_HEADS = ("list.time", "list.visitor", "list.service", "list.state", "list.ticket")
_WIDTHS = (66, 0, 138, 106, 70)
_WIDTH_OF_TIME, _WIDTH_WITH_DAY = 66, 116
_CENTRED = frozenset({0, 4})
_STANDS = frozenset({AppointmentState.BOOKED, AppointmentState.ARRIVED})


class AppointmentList(QWidget):
    """F5 or Enter checks in, F6 moves, F7 prints the slip, F9 cancels; a reason is asked for under the list."""

    to_move = Signal(object)
    told = Signal(str, bool)

    def __init__(self, session: Session, desk: AppointmentDesk) -> None:
        super().__init__()
        self._session, self._desk = session, desk
        words = words_of(session)
        self._title = label(name="title", wrap=False)
        self.table = LiveTable(words.say("list.name"), [words.say(head) for head in _HEADS], _WIDTHS, centred=_CENTRED)
        self.table.setObjectName("listed")
        self.table.horizontalHeader().setHighlightSections(False)
        self.arrive = button(words.say("check_in"), "F5", primary=True)
        self.change = button(words.say("move"), "F6")
        self.slip = button(words.say("slip"), "F7")
        self.cancel = button(words.say("cancel"), "F9")
        self._papers = Papers(self, session)
        self._papers.told.connect(self.told)
        self._reason, self._sure = QLineEdit(), button(words.say("cancel.sure"))
        self._asking, self._acts = QWidget(), QWidget()
        self._lay_out()
        self.table.wanted.connect(self.arrive.click)
        self.table.moved.connect(self._enable)
        self.arrive.clicked.connect(lambda: desk.check_in(self.chosen) if self.chosen else None)
        self.change.clicked.connect(lambda: self.to_move.emit(self.chosen))
        self.slip.clicked.connect(self._print)
        self.cancel.clicked.connect(self._ask)
        self._sure.clicked.connect(self._give_back)
        self._reason.returnPressed.connect(self._sure.click)
        self._reason.textEdited.connect(lambda _: mark(self._reason, False))

    @property
    def _words(self) -> Words:
        return words_of(self._session)

    @property
    def chosen(self) -> AppointmentView | None:
        """The appointment that is selected."""
        row = self.table.chosen
        return row.fact if row is not None else None

    @property
    def asking(self) -> bool:
        """Whether a reason is asked for."""
        return not self._asking.isHidden()

    def leave(self) -> None:
        """Back to the list, with nothing done."""
        self._asking.hide()
        self._acts.show()
        self._reason.clear()
        mark(self._reason, False)

    def no_reason(self) -> None:
        """It was not said why."""
        mark(self._reason, True)
        self._reason.setFocus()

    def show_list(self, shown: Shown) -> None:
        """Show whom it is about."""
        self._name(self._named(shown))
        of_day = shown.asked.visitor is None
        self.table.setColumnWidth(0, _WIDTH_OF_TIME if of_day else _WIDTH_WITH_DAY)
        self.table.empty = self._words.say("list.empty" if of_day else "list.none")
        self.table.rows.show([self._row(one, of_day=of_day) for one in shown.listed])
        if self.asking and (self.chosen is None or self.chosen.state is not AppointmentState.BOOKED):
            self.leave()
        self._enable()

    def _enable(self) -> None:
        chosen, ready = self.chosen, self._desk.ready
        booked = ready and chosen is not None and chosen.state is AppointmentState.BOOKED
        self.arrive.setEnabled(booked and chosen is not None and chosen.on == self._desk.today)
        self.change.setEnabled(booked)
        self.slip.setEnabled(booked)
        self.cancel.setEnabled(booked)
        self._sure.setEnabled(booked)

    def _lay_out(self) -> None:
        frame, layout = card()
        layout.addWidget(self._title)
        layout.addWidget(self.table, 1)
        row = QHBoxLayout(self._acts)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.arrive, 2)
        row.addWidget(self.change, 1)
        row.addWidget(self.slip, 1)
        row.addWidget(self.cancel, 1)
        asked, column = QHBoxLayout(self._asking), QVBoxLayout()
        asked.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(3)
        add_field(column, self._words.say("cancel.reason"), self._reason)
        asked.addLayout(column, 1)
        below = QVBoxLayout()
        below.addStretch(1)
        below.addWidget(self._sure)
        asked.addLayout(below)
        layout.addWidget(self._acts)
        layout.addWidget(self._asking)
        self._asking.hide()
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(frame)

    def _ask(self) -> None:
        self._acts.hide()
        self._asking.show()
        self._reason.setFocus()

    def _print(self) -> None:
        chosen, person, language = self.chosen, self._session.person, self._session.language
        if chosen is not None and person is not None:
            one, by = chosen.id, person.id
            self._papers.print("slip", lambda centre: centre.slips.slip_pdf(one, language, by=by))

    def _give_back(self) -> None:
        chosen = self.chosen
        if chosen is not None:
            self._desk.cancel(chosen, self._reason.text())

    def _named(self, shown: Shown) -> str:
        if shown.asked.visitor is not None:
            return self._words.say("list.of_visitor", name=shown.asked.visitor.name)
        return self._words.say("list.of_day", day=both_dates(shown.asked.day, self._session))

    def _name(self, text: str) -> None:
        room = self.table.width()
        self._title.setText(self._title.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room))
        self._title.setToolTip(text)
        self._title.setAccessibleName(text)

    def _row(self, one: AppointmentView, *, of_day: bool) -> Row:
        words = self._words
        time = words.digits(clock_text(one.minute))
        if not of_day:
            time = f"{words.digits(f'{one.on.day}/{one.on.month}')}  {time}"
        colour = palette.TEXT if one.state in _STANDS else palette.QUIET
        centre = self._session.centre
        service = centre.service(one.service).title.in_language(words.language) if centre else one.service
        texts = (
            Cell(apart(time), (one.at, one.booked_at, str(one.id)), colour, one.state is AppointmentState.BOOKED),
            Cell(one.visitor.name, None, colour),
            Cell(service, None, colour),
            Cell(words.say(f"state.{one.state}"), None, colour),
            Cell(words.digits(one.ticket_code), None, colour),
        )
        return Row(one.id, texts, fact=one)


def words_of(session: Session) -> Words:
    """The words of appointments in the centre's digits, once that is known."""
    digits = session.centre.digits if session.centre else Digits.WESTERN
    return Words("appointments", session.language, digits)


def both_dates(day: date, session: Session) -> str:
    """A day in words: its name, and both calendars."""
    language, digits = session.language, session.centre.digits if session.centre else Digits.WESTERN
    return f"{weekday(day, language)} {hijri_text(day, language, digits)}  ·  {gregorian_text(day, language, digits)}"
