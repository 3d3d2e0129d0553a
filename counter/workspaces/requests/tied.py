"""The requests that belong to the chosen one: each opens by its number."""

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QWidget

from core.services.remark_dto import TiedView
from counter.widgets import button, label
from counter.workspaces.requests.shown import Shown


def tied_lines(lines: Sequence[tuple[str, TiedView]], shown: Shown, go: Callable[[UUID], object]) -> QWidget:
    """One line for each under its head; what its reader may not read has a number that leads nowhere."""
    made = QWidget()
    layout = QGridLayout(made)
    layout.setContentsMargins(0, 4, 0, 4)
    layout.setVerticalSpacing(3)
    layout.setHorizontalSpacing(8)
    layout.setColumnStretch(1, 1)
    for row, (head, one) in enumerate(lines):
        if row == 0 or head != lines[row - 1][0]:
            layout.addWidget(label(head, "quiet", wrap=False), 2 * row, 0, 1, 2)
        if one.state is None:
            layout.addWidget(label(shown.tied_reference(one), "chip", wrap=False), 2 * row + 1, 0)
            continue
        number = button(shown.tied_reference(one))
        number.setAutoDefault(False)
        number.clicked.connect(lambda _=False, one=one: go(one.id))
        layout.addWidget(number, 2 * row + 1, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(label(shown.tied(one)), 2 * row + 1, 1)
    made.setObjectName("ties")
    return made
