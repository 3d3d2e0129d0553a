"""The chosen request: what it is, with whom it lies, by when, and all that happened to it."""

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from core.services.dto import RequestView
from core.words import Words
from counter.widgets import label
from counter.workspaces.requests.desk import File
from counter.workspaces.requests.shown import Shown
from counter.workspaces.requests.tied import tied_lines


class FilePanel(QScrollArea):
    """Built anew only where what it says changed, so that a reader keeps the place; `wanted` carries another file."""

    wanted = Signal(object)

    def __init__(self, words: Words) -> None:
        super().__init__()
        self._words = words
        self._said: object = None
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(words.say("file.title"))
        self._paper([label(words.say("file.none"), "quiet")])

    def show_file(self, file: File | None, shown: Shown, today: date) -> None:
        """One request, or that none is chosen."""
        said = None if file is None else (file, shown.state(file.request), shown.facts(file, today))
        if said == self._said and self.widget() is not None:
            return
        before = self._said[0] if isinstance(self._said, tuple) else None
        same = isinstance(before, File) and file is not None and before.request.id == file.request.id
        place, self._said = self.verticalScrollBar().value() if same else 0, said
        self._paper([label(self._words.say("file.none"), "quiet")] if file is None else self._told(file, shown, today))
        self.verticalScrollBar().setValue(place)

    def show_several(self, requests: Sequence[RequestView], shown: Shown) -> None:
        """What is chosen, line by line."""
        said = tuple(requests)
        if said != self._said:
            self._said = said
            head = label(self._words.say("chosen", len(said)), "strong")
            lines = [label(f"{shown.reference(one)}  ·  {shown.state(one)}  ·  {one.subject}") for one in said]
            self._paper([head, *lines])

    def _told(self, file: File, shown: Shown, today: date) -> list[QWidget]:
        request = file.request
        parts: list[QWidget] = [
            label(shown.reference(request), "reference", wrap=False),
            label(shown.state(request), "note"),
        ]
        if beside := shown.parts(request):
            parts.append(_stacked(self._words.say("file.parts"), beside))
        parts.append(label(request.subject, "strong"))
        if request.summary:
            parts.append(_selectable(request.summary))
        parts.append(_facts(shown.facts(file, today)))
        if ties := shown.ties(file):
            parts.append(tied_lines(ties, shown, self.wanted.emit))
        parts.append(label(self._words.say("file.history"), "title"))
        for link in reversed(file.history):
            did, when, note = shown.link(link)
            parts += [label(did, "chip"), label(when, "quiet")]
            if note:
                noted = _selectable(note)
                noted.setObjectName("note")
                parts.append(noted)
        return parts

    def _paper(self, parts: Sequence[QWidget]) -> None:
        paper = QWidget()
        layout = QVBoxLayout(paper)
        layout.setContentsMargins(0, 0, 8, 0)
        layout.setSpacing(5)
        for part in parts:
            # A reference runs from left to right, and begins where the lines of the language begin all the same.
            begins = Qt.AlignmentFlag.AlignLeft if part.objectName() == "reference" else Qt.AlignmentFlag(0)
            layout.addWidget(part, 0, begins)
        layout.addStretch(1)
        self.setWidget(paper)
        for ground in (paper, self.viewport()):
            ground.setAutoFillBackground(False)  # the card's own ground


def _selectable(text: str) -> QLabel:
    made = label(text)
    made.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return made


def _stacked(title: str, lines: Sequence[tuple[str, str]]) -> QWidget:
    made = QWidget()
    layout = QVBoxLayout(made)
    layout.setContentsMargins(0, 2, 0, 4)
    layout.setSpacing(1)
    layout.addWidget(label(title, "quiet"))
    for head, text in lines:
        layout.addWidget(label(head, "chip"))
        layout.addWidget(_selectable(text))
    return made


def _facts(lines: Sequence[tuple[str, str]]) -> QWidget:
    made = QWidget()
    layout = QGridLayout(made)
    layout.setContentsMargins(0, 4, 0, 4)
    layout.setVerticalSpacing(3)
    layout.setHorizontalSpacing(12)
    layout.setColumnStretch(1, 1)
    for row, (head, text) in enumerate(lines):
        layout.addWidget(label(head, "quiet", wrap=False), row, 0, Qt.AlignmentFlag.AlignTop)
        layout.addWidget(_selectable(text), row, 1)
    return made
