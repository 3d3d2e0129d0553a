"""The papers of the chosen request: its full file and its referral letters, printed or saved."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QWidget

from core.bootstrap import Centre
from core.domain.documents import COPIERS
from core.services.dto import RequestView, StaffView
from core.services.referrals_on_paper import letters_for
from core.words import Words
from counter.papers import Papers
from counter.session import Session
from counter.widgets import button, label

_FILE, _LETTERS = "file", "letters"
_KEYS = {_FILE: ("Ctrl+P", "Ctrl+S"), _LETTERS: ("Ctrl+Shift+P", "Ctrl+Shift+S")}
_ACTS = ("print", "save")


class PaperActs(QWidget):
    """A line for each paper that somebody may have of the chosen request; `told` as of `Papers`."""

    told = Signal(str, bool)

    def __init__(self, page: QWidget, session: Session) -> None:
        super().__init__()
        self.setObjectName("onPaper")
        self._session, self._words = session, Words("paper_acts", session.language)
        self._papers = Papers(page, session)
        self._papers.told.connect(self.told)
        self._papers.changed.connect(self._allow)
        self._chosen: RequestView | None = None
        self._lines = {
            paper: (label(self._words.say(f"{paper}.line"), wrap=False), *self._buttons(paper)) for paper in _KEYS
        }
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.setColumnStretch(len(_ACTS) + 1, 1)
        for row, parts in enumerate(self._lines.values()):
            for column, part in enumerate(parts):
                layout.addWidget(part, row, column)
        self.hide()

    def show_chosen(self, chosen: Sequence[RequestView]) -> None:
        """Offer the papers of the one that is chosen."""
        self._chosen = chosen[0] if len(chosen) == 1 else None
        self._allow()

    def _allow(self) -> None:
        offered = _offered(self._session.person, self._chosen)
        for paper, parts in self._lines.items():
            for part in parts:
                part.setVisible(paper in offered)
                part.setEnabled(isinstance(part, QLabel) or not self._papers.busy)
        self.setVisible(bool(offered))

    def _buttons(self, paper: str) -> list[QPushButton]:
        made = []
        for act, keys in zip(_ACTS, _KEYS[paper], strict=True):
            one = button(self._words.say(f"act.{act}"), keys)
            one.setAccessibleName(self._words.say(f"{paper}.{act}"))
            one.clicked.connect(lambda _=False, act=act: self._do(paper, act))
            made.append(one)
        return made

    def _do(self, paper: str, act: str) -> None:
        person, one, language = self._session.person, self._chosen, self._session.language
        if person is None or one is None:
            return
        if act == "print":
            self._papers.print(paper, lambda centre: _made(centre, paper)(one.id, by=person.id, language=language))
        else:
            self._papers.save(
                paper,
                one.reference,
                lambda centre, path: _written(centre, paper)(one.id, path, by=person.id, language=language),
            )


def _offered(person: StaffView | None, one: RequestView | None) -> list[str]:
    if person is None or one is None or person.role not in COPIERS:
        return []
    return [_FILE, _LETTERS] if letters_for(person, one) else [_FILE]


def _made(centre: Centre, paper: str) -> Callable[..., bytes]:
    return centre.requests.file_pdf if paper == _FILE else centre.requests.referral_letters_pdf


def _written(centre: Centre, paper: str) -> Callable[..., Path]:
    return centre.requests.write_file if paper == _FILE else centre.requests.write_referral_letters
