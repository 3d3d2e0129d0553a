"""The workspaces of the counter: one package each, all of one kind."""

from PySide6.QtWidgets import QWidget

from core.domain.errors import IstiqbalError
from core.domain.workflow import Role


class Workspace(QWidget):
    """What the main window knows of a workspace; `name` is the entry of its title in the counter's words.

    `roles` are those who see it.
    """

    name = ""
    roles = frozenset({Role.OPERATOR})

    def begin(self) -> None:
        """It comes to the front: put the cursor where the work begins."""

    def refused(self, error: IstiqbalError | None) -> None:
        """Say why, at the field where there is one."""

    def unfinished(self) -> str:
        """What would be left behind if the program closed now, as the clerk is asked; empty where nothing would."""
        return ""

    def unsent(self) -> bool:
        """Whether something typed would be lost if the person signed out now."""
        return bool(self.unfinished())
