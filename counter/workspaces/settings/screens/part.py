"""The halls' screens: how each is, and what is wished of it; a running one follows within a second or two."""

from PySide6.QtWidgets import QHBoxLayout

from core.domain.errors import ErrorCode, IstiqbalError, RuleBroken
from core.domain.screens import Layout
from core.qt import palette
from core.services.opening_ports import HallChange
from core.services.screen_dto import ScreenView
from core.words import Words
from counter.dialogs.ask import sure
from counter.live_table import LiveTable
from counter.models.rows import Cell, Row
from counter.session import Session
from counter.widgets import apart, button, card, label
from counter.workspaces.settings.desk import SettingsDesk
from counter.workspaces.settings.part import Foot, Part, outer, scrolled
from counter.workspaces.settings.screens.form import ScreenForm
from counter.workspaces.settings.screens.written import field_of

_HEADS = ("column.device", "column.section", "column.layout", "column.state")
_WIDTHS = (160, 150, 150, 0)
_FORM_WIDTH = 560


class ScreensPart(Part):
    """Enter takes a screen from the list into the form, Ctrl+N sets up one that was never switched on."""

    name = "part.screens"
    answers = frozenset({"screen"})

    def __init__(self, session: Session, desk: SettingsDesk) -> None:
        super().__init__(session, desk)
        self._said = Words("screens", session.language)
        say = self._said.say
        self.table = LiveTable(say("screens"), [say(head) for head in _HEADS], _WIDTHS, centred=frozenset())
        self.table.empty = say("none")
        self.form, self.new = ScreenForm(self._said, self.words), button(say("new"), "Ctrl+N")
        self._notes, self._foot = label(name="quiet"), Foot(self.words, say("save"))
        self._lay_out()
        self.table.wanted.connect(self._edit)
        self.table.moved.connect(self._tell_notes)
        self.form.edited.connect(self.by_hand)
        self.form.edited.connect(self._edited)
        self.new.clicked.connect(self._new)
        self._foot.save.clicked.connect(self.save)
        self._foot.back.clicked.connect(lambda: self._begin(self.form.device))

    @property
    def unsaved(self) -> bool:
        """Whether something was typed and not saved."""
        return self.form.changed

    def begin(self) -> None:
        """The cursor on the list, or in the form where no screen is known."""
        if self.table.rows.rowCount():
            self.table.setFocus()
        else:
            self.form.begin()

    def show_read(self) -> None:
        """The screens; what was typed stays."""
        shown, centre, language = self.desk.news, self.session.centre, self.session.language
        if shown is None or centre is None:
            return
        titles = {name: centre.section(name).title.in_language(language) for name in shown.sections}
        self.form.offer(list(titles.items()))
        self.table.rows.show([self._row(view, titles) for view in shown.screens])
        views = {view.device: view for view in shown.screens}
        if not self.form.device and not self.form.changed and views:
            self._begin(next(iter(views)))
        elif (view := views.get(self.form.device)) and self.form.take(view.device, view.wishes, anew=False):
            self.told.emit(self._said.say("meanwhile"), True)
        self._tell_notes()
        self._edited()

    def save(self) -> None:
        """Save what was typed."""
        device = self.form.name
        if not device:
            self.form.unnamed()
            self.told.emit(self._said.say("unnamed"), True)
            return
        try:
            wishes = self.form.read()
        except RuleBroken as error:
            self.refused(error)
            return
        if wishes == self.form.wishes and self.form.device:
            self.told.emit(self.words.say("unchanged"), False)
            return
        self.desk.save_screen(device, wishes, self.form.wishes)

    def saved(self) -> None:
        """It holds: a running screen shows it by now."""
        device, wishes = self.form.name, self.form.read()
        self.form.take(device, wishes, anew=False)
        self.told.emit(self._said.say("saved", device=apart(device)), False)
        self._edited()

    def refused(self, error: IstiqbalError | None) -> None:
        """At the field where it is one's."""
        if error is not None and error.code is ErrorCode.SCREEN_INVALID and self.form.entries is not None:
            field = str(error.facts.get("field") or field_of(error.facts, self.form.entries.values))
            facts = {name: fact for name, fact in error.facts.items() if name != "field"}
            if self.form.entries.refuse(field, self.session.explain(RuleBroken(error.code, **facts))):
                self.say_wrong(self.form.entries.all[field].name)
                return
        super().refused(error)

    def forget(self) -> None:
        """Nothing that was typed stays."""
        self._begin("")

    def _begin(self, device: str) -> None:
        view = self._view(device)
        self.form.take(device if view else "", view.wishes if view else type(self.form.wishes)(), anew=True)
        self._edited()

    def _view(self, device: str) -> ScreenView | None:
        shown = self.desk.shown
        return next((one for one in shown.screens if one.device == device), None) if shown else None

    def _edit(self) -> None:
        row = self.table.chosen
        if row is not None and self._may_leave():
            self._begin(str(row.key))
            self.form.begin()

    def _new(self) -> None:
        if self._may_leave():
            self._begin("")
            self.form.begin()

    def _may_leave(self) -> bool:
        say = self._said.say
        return not self.form.changed or sure(
            self, say("leave.title"), say("leave.text"), say("leave.go"), say("leave.stay")
        )

    def _edited(self) -> None:
        self._foot.save.setEnabled(self.desk.ready)
        self._foot.back.setEnabled(self.form.changed)

    def _tell_notes(self) -> None:
        row = self.table.chosen
        view = row.fact if row is not None and isinstance(row.fact, ScreenView) else self._view(self.form.device)
        notes = (
            [self._said.say(f"note.{one.kind}", about=apart(one.about)) for one in view.report.notes] if view else []
        )
        self._notes.setText("\n".join(notes))
        self._notes.setVisible(bool(notes))
        self._foot.tell(self, HallChange.SCREEN, view.section if view else None)

    def _row(self, view: ScreenView, titles: dict[str, str]) -> Row:
        say, report = self._said.say, view.report
        layout = report.layout or (view.wishes.layout.value if view.wishes.layout else "")
        named = say(f"layout.{Layout(layout)}") if layout in set(Layout) else ""
        if view.heard_at is None:
            state, colour = say("state.never"), palette.QUIET
        elif report.notes:
            state, colour = say("state.notes", len(report.notes)), palette.ALARM
        else:
            state, colour = say("state.well", size=apart(f"{report.width}×{report.height}")), palette.TEXT
        cells = (
            Cell(view.device, None, "", True),
            Cell(titles.get(view.section or "", "—")),
            Cell(named),
            Cell(state, None, colour),
        )
        return Row(view.device, cells, fact=view)

    def _lay_out(self) -> None:
        frame, column = card(self._said.say("screens"))
        column.addWidget(label(self._said.say("screens.told"), "quiet"))
        column.addWidget(self.table, 1)
        column.addWidget(self._notes)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.new)
        column.addLayout(row)
        inside, place = card()
        place.addWidget(self.form)
        side = scrolled(inside)
        side.setFixedWidth(_FORM_WIDTH)
        both = QHBoxLayout()
        both.setSpacing(12)
        both.addWidget(frame, 1)
        both.addWidget(side)
        layout = outer(self)
        layout.addLayout(both, 1)
        layout.addWidget(self._foot)
