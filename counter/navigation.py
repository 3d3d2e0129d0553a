"""The clerk's workspaces, one in front, and the buttons that change between them."""

from collections.abc import Sequence

from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QStackedWidget, QWidget

from core.words import Words
from counter.widgets import button
from counter.workspaces import Workspace


class Workspaces(QStackedWidget):
    """`bar` holds a button for each (Alt+1, Alt+2 …); with one workspace there is nothing to choose."""

    def __init__(self, workspaces: Sequence[Workspace], words: Words) -> None:
        super().__init__()
        self.bar = QWidget()
        self._buttons = QButtonGroup(self, exclusive=True)
        layout = QHBoxLayout(self.bar)
        layout.setContentsMargins(0, 0, 0, 0)
        for place, workspace in enumerate(workspaces):
            self.addWidget(workspace)
            chooser = button(words.say(workspace.name), f"Alt+{place + 1}")
            chooser.setCheckable(True)
            self._buttons.addButton(chooser, place)
            layout.addWidget(chooser)
        self._buttons.idClicked.connect(self.bring)
        self.bar.setVisible(len(workspaces) > 1)
        self._buttons.button(0).setChecked(True)

    @property
    def front(self) -> Workspace:
        """The one in front."""
        return self._at(self.currentIndex())

    def all(self) -> list[Workspace]:
        """Every one, in their order."""
        return [self._at(place) for place in range(self.count())]

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
