"""The page of appointments: the week's times on one side, booking and the list of who comes on the other."""

from PySide6.QtGui import QHideEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QVBoxLayout, QWidget

from core.domain.appointments import Arrival
from core.domain.errors import ErrorCode, IstiqbalError
from core.domain.hours import clock_text
from core.domain.text import Language
from core.services.appointment_dto import AppointmentView, CheckIn, SlotView
from core.services.dto import VisitorView
from core.words import Words, catalogue
from counter.session import Session
from counter.widgets import Message, apart, button, card, label
from counter.workspaces import Workspace
from counter.workspaces.appointments.desk import AppointmentDesk
from counter.workspaces.appointments.listed import AppointmentList, both_dates, words_of
from counter.workspaces.appointments.week import WeekModel, WeekTable
from counter.workspaces.window.visitor_form import VisitorForm

_INSTEAD = (
    "visitor.title",
    "visitor.hint",
    "visitor.save",
    "visitor.known.man",
    "visitor.known.woman",
    "visitor.unknown.identity",
)


class AppointmentsPage(Workspace):
    """Everything of appointments on one page: Ctrl+T to the times, Ctrl+B to the list, Ctrl+F finds a visitor."""

    name = "workspace.appointments"

    def __init__(self, session: Session, desk: AppointmentDesk) -> None:
        super().__init__()
        self.setObjectName("page")
        self._session, self.desk = session, desk
        self._moving: AppointmentView | None = None
        words = words_of(session)
        self._service = QComboBox()
        self._service.setAccessibleName(words.say("service"))
        self._before, self._now, self._after = (button(words.say(name)) for name in ("before", "this_week", "after"))
        self.times = WeekModel(words)
        self.week = WeekTable(self.times, words.say("week"), words.say("week.empty"))
        self._slot = label(name="strong")
        self.form = VisitorForm(session, desk.visitor, _instead(session.language))
        self.listed = AppointmentList(session, desk)
        self.message = Message()
        self._lay_out()
        self._connect()

    @property
    def _words(self) -> Words:
        return words_of(self._session)

    def begin(self) -> None:
        """The cursor on the times."""
        self.message.tell("")
        if not self.form.typed:
            self.form.clear()
        self.desk.begin()
        self.week.setFocus()

    def refused(self, error: IstiqbalError | None) -> None:
        """Say why, at the field where there is one."""
        self.message.tell(self._session.explain(error), alarm=True)
        if error is None:
            return
        if error.code is ErrorCode.REASON_MISSING:
            self.listed.no_reason()
        else:
            self.form.refused(error.code, error.facts.get("field"))

    def unfinished(self) -> str:
        """A visitor who was typed and not booked."""
        return self._words.say("close.unsaved") if self.form.typed else ""

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's
        """Nothing is read for a page that nobody sees; a window that was made small comes back without a word."""
        if not event.spontaneous():
            self.desk.open = False
        super().hideEvent(event)

    def _lay_out(self) -> None:
        say = self._words.say
        times, column = card()
        head = QHBoxLayout()
        head.addWidget(self._service, 1)
        for one in (self._before, self._now, self._after):
            head.addWidget(one)
        column.addLayout(head)
        column.addWidget(self.week, 1)
        column.addWidget(label(say("week.keys"), "quiet"))
        side = QVBoxLayout()
        side.setSpacing(12)
        side.addWidget(self._chosen())
        side.addWidget(self.form)
        side.addWidget(self.listed, 1)
        both = QHBoxLayout()
        both.setSpacing(14)
        both.addWidget(times, 1)
        both.addLayout(side, 1)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(14, 12, 14, 12)
        outer.setSpacing(10)
        outer.addWidget(self.message)
        outer.addLayout(both, 1)

    def _chosen(self) -> QWidget:
        frame, layout = card()
        layout.addWidget(self._slot)
        return frame

    def _connect(self) -> None:
        desk = self.desk
        for keys, widget in (("Ctrl+T", self.week), ("Ctrl+B", self.listed.table)):
            QShortcut(QKeySequence(keys), self).activated.connect(widget.setFocus)
        self._service.activated.connect(lambda _: desk.ask(service=self._service.currentData()))
        self._before.clicked.connect(lambda: desk.turn(-1))
        self._now.clicked.connect(lambda: desk.turn(0))
        self._after.clicked.connect(lambda: desk.turn(1))
        self.week.turned.connect(desk.turn)
        self.week.moved.connect(self._another_slot)
        self.week.wanted.connect(self._take)
        self.form.cancelled.connect(self._back)
        self.listed.to_move.connect(self._begin_move)
        self.listed.told.connect(lambda text, alarm: self.message.tell(text, alarm=alarm))
        desk.visitor.found.connect(self._found)
        desk.changed.connect(self._show)
        desk.refused.connect(self.refused)
        desk.visitor.refused.connect(self.refused)
        desk.booked.connect(lambda one: self._done("booked", one))
        desk.moved.connect(lambda one: self._done("moved", one))
        desk.cancelled.connect(lambda one: self._done("cancelled", one))
        desk.checked_in.connect(self._checked_in)

    def _show(self) -> None:
        shown = self.desk.shown
        self.form.show_enabled(visiting=True, ready=self.desk.ready)
        if shown is None:
            return
        self._fill_services(shown.service)
        self.times.words = self._words
        self.week.show_week(shown.service, shown.slots, shown.today)
        self.listed.show_list(shown)
        self._tell_slot()

    def _fill_services(self, chosen: str) -> None:
        centre = self._session.centre
        if centre is not None and self._service.count() != len(centre.services):
            self._service.clear()
            for service in centre.services:
                self._service.addItem(service.title.in_language(self._session.language), service.name)
        self._service.setCurrentIndex(self._service.findData(chosen))

    def _another_slot(self) -> None:
        slot = self.week.chosen
        self.desk.slot = slot
        self._tell_slot()
        asked = self.desk.asked
        if slot is not None and asked is not None and asked.visitor is None and asked.day != slot.on:
            self.desk.ask(day=slot.on)

    def _tell_slot(self) -> None:
        slot = self.desk.slot
        if slot is None:
            self._slot.setText(self._words.say("slot.none"))
            return
        time = self._from_to(slot)
        text = self._words.say("slot.chosen", day=both_dates(slot.on, self._session), time=time)
        self._slot.setText(text if self._moving is None else self._words.say("slot.moving", text=text))

    def _take(self) -> None:
        slot = self.week.chosen
        if slot is None:
            return
        if self._moving is not None:
            self.desk.move(self._moving, slot)
        else:
            self.form.begin()

    def _begin_move(self, appointment: AppointmentView) -> None:
        self._moving = appointment
        self.desk.ask(service=appointment.service)
        self.message.tell(self._words.say("moving", name=appointment.visitor.name))
        self._tell_slot()
        self.week.setFocus()

    def _found(self, visitor: VisitorView) -> None:
        self.message.tell("")
        self.desk.ask(visitor=visitor)

    def _back(self) -> None:
        self.message.tell("")
        if self.listed.asking:
            self.listed.leave()
            self.listed.table.setFocus()
            return
        if self._moving is None:
            self._end()
        self._moving = None
        self._tell_slot()
        self.week.setFocus()

    def _end(self) -> None:
        """Nothing is typed, moved or asked any more; the list is the day's."""
        self._moving = None
        self.form.clear()
        self.listed.leave()
        slot = self.desk.slot
        self.desk.ask(visitor=None, day=slot.on if slot else self.desk.today)

    def _done(self, what: str, one: AppointmentView) -> None:
        self._end()
        time = apart(self._words.digits(clock_text(one.minute)))
        day = both_dates(one.on, self._session)
        self.message.tell(self._words.say(what, name=one.visitor.name, day=day, time=time))
        self.week.setFocus()

    def _checked_in(self, here: CheckIn) -> None:
        words, self._moving = self._words, None
        time, name = apart(clock_text(here.appointment.minute)), here.appointment.visitor.name
        told = words.say(f"arrived.{here.arrival}", here.minutes, name=name, ticket=here.ticket.code, time=time)
        self.message.tell(told, alarm=here.arrival is Arrival.LATE)
        self.listed.table.setFocus()

    def _from_to(self, slot: SlotView) -> str:
        words = self._words
        times = (words.digits(clock_text(minute)) for minute in (slot.minute, slot.minute + slot.minutes))
        return words.say("from_to", begins=apart(next(times)), ends=apart(next(times)))


def _instead(language: Language) -> dict[str, str]:
    """What the form of a visitor says here instead of its usual words."""
    return {entry: str(catalogue("appointments", language)[entry]) for entry in _INSTEAD}
