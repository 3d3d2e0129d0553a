"""The clerk's workspaces, one in front, and the buttons that change between them."""

from collections.abc import Sequence

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStackedWidget, QWidget

from core.domain.workflow import Role
from core.words import Words
from counter.widgets import button, with_key
from counter.workspaces import Workspace


class Workspaces(QStackedWidget):
    """`bar` holds a button for each that a role sees (Alt+1, Alt+2 …); with one there is nothing to choose."""

    def __init__(self, workspaces: Sequence[Workspace], words: Words) -> None:
        super().__init__()
        self.bar = QWidget()
        self._buttons = QButtonGroup(self, exclusive=True)
        layout = QHBoxLayout(self.bar)
        layout.setContentsMargins(0, 0, 0, 0)
        for place, workspace in enumerate(workspaces):
            self.addWidget(workspace)
            chooser = button(words.say(workspace.name))
            chooser.setCheckable(True)
            self._buttons.addButton(chooser, place)
            layout.addWidget(chooser)
        self._buttons.idClicked.connect(self.bring)
        self.bar.hide()

    @property
    def front(self) -> Workspace:
        """The one in front."""
        return self._at(self.currentIndex())

    def all(self) -> list[Workspace]:
        """Every one, in their order."""
        return [self._at(place) for place in range(self.count())]

    def allow(self, role: Role) -> None:
        """Show what a role sees, the first of it in front."""
        seen = [place for place, workspace in enumerate(self.all()) if role in workspace.roles]
        for place, chooser in enumerate(self._buttons.buttons()):
            chooser.setVisible(place in seen)
            if place in seen:
                shortcut = f"Alt+{seen.index(place) + 1}"
                chooser.setText(with_key(chooser.accessibleName(), shortcut))
                chooser.setShortcut(shortcut)  # a new text takes it away
        self.bar.setVisible(len(seen) > 1)
        self.bring(seen[0])

    def bring(self, place: int) -> None:
        """Bring one to the front."""
        self._buttons.button(place).setChecked(True)
        self.setCurrentIndex(place)
        self.front.begin()

    def _at(self, place: int) -> Workspace:
        workspace = self.widget(place)
        if not isinstance(workspace, Workspace):
            raise TypeError(f"{workspace} is no workspace")
        return workspace
