"""The page of the settings: its parts, one in front, and what the person is told."""

from collections.abc import Sequence

from PySide6.QtGui import QHideEvent
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from core.domain.errors import ErrorCode, IstiqbalError
from counter.session import Session
from counter.widgets import Message, apart, button, label, with_key
from counter.workspaces import Workspace
from counter.workspaces.settings.code_part import CodePart
from counter.workspaces.settings.days_part import DaysPart
from counter.workspaces.settings.desk import ROLES, SettingsDesk
from counter.workspaces.settings.end_part import EndPart
from counter.workspaces.settings.entrance_part import EntrancePart
from counter.workspaces.settings.hours_part import HoursPart
from counter.workspaces.settings.names_part import NamesPart
from counter.workspaces.settings.numbers_part import NumbersPart
from counter.workspaces.settings.part import Part, words_of
from counter.workspaces.settings.plans_part import PlansPart
from counter.workspaces.settings.quotas_part import QuotasPart
from counter.workspaces.settings.screens.part import ScreensPart
from counter.workspaces.settings.sections import SectionChoice


class SettingsPage(Workspace):
    """Ctrl+1 … Ctrl+9, Ctrl+0 bring the parts to the front; what was typed in one stays while another is in front."""

    name = "workspace.settings"
    roles = ROLES

    def __init__(self, session: Session, desk: SettingsDesk) -> None:
        super().__init__()
        self.setObjectName("page")
        self._session, self.desk = session, desk
        self.choice = SectionChoice(words_of(session).say("section"))
        self.parts: Sequence[Part] = (
            NumbersPart(session, desk),
            HoursPart(session, desk, self.choice),
            DaysPart(session, desk, self.choice),
            QuotasPart(session, desk),
            EndPart(session, desk),
            PlansPart(session, desk, self.choice),
            ScreensPart(session, desk),
            CodePart(session, desk),
            EntrancePart(session, desk),
            NamesPart(session, desk),
        )
        self._stack, self._buttons, self.message = QStackedWidget(), QButtonGroup(self, exclusive=True), Message()
        self._lay_out()
        for part in self.parts:
            part.told.connect(self._tell)
        self._buttons.idClicked.connect(self.bring)
        desk.changed.connect(self._show)
        desk.saved.connect(self._saved)
        desk.refused.connect(self._refused)
        session.seated.connect(lambda _: self._forget())

    @property
    def front(self) -> Part:
        """The part in front."""
        return self.parts[self._stack.currentIndex()]

    def begin(self) -> None:
        """Read, and put the cursor where the work begins."""
        self.message.tell("")
        self.desk.begin()
        self.front.begin()

    def bring(self, place: int) -> None:
        """Bring a part to the front."""
        self.message.tell("")
        self._turn_to(place)
        self._buttons.button(place).setFocus()  # where the part has nothing to begin with
        self.front.begin()

    def refused(self, error: IstiqbalError | None) -> None:
        """Say why."""
        self.message.tell(self._session.explain(error), alarm=True)

    def unfinished(self) -> str:
        """What was typed and not saved."""
        words = words_of(self._session)
        names = [words.say(part.name) for part in self.parts if part.unsaved]
        return words.say("unsaved", parts=words.say("list").join(names)) if names else ""

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802 - Qt's
        """Nothing is read for a page that nobody sees; a window that was made small comes back without a word."""
        if not event.spontaneous():
            self.desk.open = False
        super().hideEvent(event)

    def _lay_out(self) -> None:
        words, bar = words_of(self._session), QWidget()
        bar.setObjectName("parts")
        row = QHBoxLayout(bar)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(5)
        row.addWidget(label(apart("Ctrl +"), "quiet", wrap=False))
        for place, part in enumerate(self.parts):
            key = (place + 1) % 10
            # What the keys have in common stands before them.
            chooser = button(with_key(words.say(part.name), str(key)))
            chooser.setAccessibleName(words.say(part.name))
            chooser.setShortcut(f"Ctrl+{key}")
            chooser.setCheckable(True)
            chooser.setChecked(place == 0)
            self._buttons.addButton(chooser, place)
            self._stack.addWidget(part)
            row.addWidget(chooser)
        row.addStretch(1)
        row.addWidget(self.choice)
        self.choice.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 10, 14, 10)
        layout.setSpacing(10)
        layout.addWidget(bar)
        layout.addWidget(self.message)
        layout.addWidget(self._stack, 1)

    def _show(self) -> None:
        shown, centre, language = self.desk.shown, self._session.centre, self._session.language
        if shown is not None and centre is not None:
            self.choice.offer([(name, centre.section(name).title.in_language(language)) for name in shown.sections])
        for part in self.parts:
            part.show_read()

    def _saved(self, what: str) -> None:
        for part in self.parts:
            if what in part.answers:
                part.saved()

    def _refused(self, what: str, error: IstiqbalError | None) -> None:
        own = next((part for part in self.parts if what in part.answers), None)
        (own or self).refused(error)
        if error is not None and error.code is ErrorCode.SETTINGS_CHANGED:
            self.desk.read()

    def _tell(self, text: str, alarm: bool) -> None:
        self.message.tell(text, alarm=alarm)

    def _forget(self) -> None:
        for part in self.parts:
            part.forget()
        self._turn_to(0)

    def _turn_to(self, place: int) -> None:
        self._stack.setCurrentIndex(place)
        self._buttons.button(place).setChecked(True)
        self.choice.setVisible(isinstance(self.front, HoursPart | DaysPart | PlansPart))
