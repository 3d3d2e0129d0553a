"""What the centre writes itself for its visitors, in each of their languages."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QListWidgetItem, QStackedWidget, QWidget

from core.domain.errors import IstiqbalError
from core.domain.text import Language
from core.services.naming import HINT, Names
from core.services.opening_ports import HallChange
from core.words import Words
from counter.session import Session
from counter.widgets import card, label
from counter.workspaces.settings.desk import SettingsDesk
from counter.workspaces.settings.names_sheet import NamesSheet
from counter.workspaces.settings.part import Foot, Part, outer, scrolled

_LIST_WIDTH = 330


class NamesPart(Part):
    """The texts on one side, one in all its languages on the other. Enter goes on, Ctrl+S saves all that changed."""

    name = "part.names"
    answers = frozenset({"names"})

    def __init__(self, session: Session, desk: SettingsDesk) -> None:
        super().__init__(session, desk)
        self._names = Words("names", session.language)
        self._seen: Names = {}
        self._saving: Names = {}
        self._sheets: dict[str, NamesSheet] = {}
        self.list, self._stack = QListWidget(), QStackedWidget()
        self.list.setAccessibleName(self._names.say("of"))
        self.list.setFixedWidth(_LIST_WIDTH)
        self._foot = Foot(self.words, self._names.say("save"))
        self._lay_out()
        self.list.currentItemChanged.connect(lambda now, _: self._bring(now))
        self.list.itemActivated.connect(lambda _: self._enter())
        self._foot.save.clicked.connect(self.save)
        self._foot.back.clicked.connect(self.forget)

    @property
    def unsaved(self) -> bool:
        """Whether something was typed and not saved."""
        return any(sheet.changed for sheet in self._sheets.values())

    def begin(self) -> None:
        """The cursor in the list."""
        self.list.setFocus()

    def show_read(self) -> None:
        """The texts; what was typed stays."""
        shown = self.desk.news
        if shown is not None and shown.names != self._seen:
            self._take(shown.names)
        self._foot.tell(self, HallChange.NAMES)
        self._edited()

    def save(self) -> None:
        """Save what was changed."""
        if not self.unsaved:
            self.told.emit(self._names.say("nothing"), False)
            return
        self._saving = {of: sheet.text for of, sheet in self._sheets.items() if sheet.changed}
        self.desk.save_names(self._saving, self._seen)

    def saved(self) -> None:
        """They hold from now on."""
        self._take({**self._seen, **self._saving})
        self.told.emit(self._names.say("saved"), False)

    def refused(self, error: IstiqbalError | None) -> None:
        """At the text and the language that are meant, where one is."""
        of = str(error.facts.get("of", "")) if error is not None else ""
        if error is not None and of in self._sheets:
            self._choose(of)
            entries = self._sheets[of].entries
            language = str(error.facts["language"])
            if entries.refuse(language, self.session.explain(error)):
                self.say_wrong(entries.all[language].name)
                return
        super().refused(error)

    def forget(self) -> None:
        """Nothing that was typed stays."""
        for sheet in self._sheets.values():
            sheet.entries.put_back()
        self._edited()

    def _take(self, names: Names) -> None:
        typed, known = self.unsaved, bool(self._seen)
        if list(names) != list(self._seen):
            self._build(names)
        self._seen = names
        for of, text in names.items():
            self._sheets[of].rebase(text)
        self._show_titles()
        if typed and known and self.unsaved:
            change = self.desk.last_change(HallChange.NAMES)
            who = change.who if change is not None and change.who else self.words.say("program")
            self.told.emit(self._names.say("meanwhile", who=who), True)

    def _build(self, names: Names) -> None:
        self.list.clear()
        for of in names:
            if of not in self._sheets:
                self._sheets[of] = NamesSheet(self.session)
                self._stack.addWidget(self._sheets[of])
                self._sheets[of].edited.connect(self._edited)
                self._sheets[of].by_hand.connect(self.by_hand)
            item = QListWidgetItem()
            item.setData(Qt.ItemDataRole.UserRole, of)
            self.list.addItem(item)
        self.list.setCurrentRow(0)

    def _show_titles(self) -> None:
        for item in map(self.list.item, range(self.list.count())):
            of = item.data(Qt.ItemDataRole.UserRole)
            done = sum(bool(self._seen[of].given(language)) for language in Language)
            count = self.words.digits(self._names.say("count", done=done, all=len(Language)))
            item.setText(f"{self._title(of)}\n{count}")

    def _title(self, of: str) -> str:
        kind, _, name = of.partition(".")
        if not name:
            return self._names.say(kind)
        own = self._seen[of.removesuffix(HINT)].in_language(self.session.language)
        return self._names.say("hint" if of.endswith(HINT) else kind, name=f"\u2068{own}\u2069")

    def _bring(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self._stack.setCurrentWidget(self._sheets[item.data(Qt.ItemDataRole.UserRole)])

    def _choose(self, of: str) -> None:
        self.list.setCurrentRow(list(self._seen).index(of))

    def _enter(self) -> None:
        sheet = self._stack.currentWidget()
        if isinstance(sheet, NamesSheet):
            sheet.entries.begin()

    def _edited(self) -> None:
        self._foot.save.setEnabled(self.desk.ready)
        self._foot.back.setEnabled(self.unsaved)

    def _lay_out(self) -> None:
        frame, column = card(self._names.say("names"))
        column.addWidget(label(self._names.say("told"), "quiet"))
        inside = QWidget()
        row = QHBoxLayout(inside)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(14)
        row.addWidget(self.list)
        row.addWidget(scrolled(self._stack), 1)
        column.addWidget(inside, 1)
        layout = outer(self)
        layout.addWidget(frame, 1)
        layout.addWidget(self._foot)
