"""Another type for a request, searched and suggested as at the window."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from core.domain.rights import Confidentiality, levels
from core.domain.workflow import Role
from core.services.dto import RequestTypeView, RequestView
from core.words import Words
from counter.classification.suggestions import Suggestions
from counter.classification.type_tree import TypeTree
from counter.session import Session
from counter.suggesting import Suggesting
from counter.widgets import Message, label

_HEIGHT = 190


class TypeForm(QWidget):
    """`taken` when a type was chosen for good; what it brings with it is told before anything is sent."""

    taken = Signal()

    def __init__(self, session: Session, words: Words) -> None:
        super().__init__()
        self._session, self._words = session, words
        self._request: RequestView | None = None
        self._types: dict[str, RequestTypeView] = {}
        self._now, self._warning = label(), Message()
        self.tree, self._suggestions = TypeTree(session.words), Suggestions(session.language)
        self.tree.setMinimumHeight(_HEIGHT)
        self._suggesting = Suggesting(session.link, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self._now)
        layout.addWidget(self.tree, 1)
        layout.addWidget(self._suggestions)
        layout.addWidget(self._warning)
        self.tree.taken.connect(self.taken)
        self.tree.chosen_changed.connect(self._show)
        self._suggestions.taken.connect(self.tree.choose)
        self._suggesting.changed.connect(self._show)

    @property
    def warned(self) -> bool:
        """Whether the person was told that the chosen type takes the request out of their reach."""
        kind, person = self._types.get(self.tree.chosen), self._session.person
        return kind is not None and person is not None and not _reads(person.role, kind)

    def begin(self) -> None:
        """The cursor in the search."""
        self.tree.begin()

    def show_request(self, request: RequestView, types: tuple[RequestTypeView, ...]) -> None:
        """For a request, with the tree as it was read last."""
        if self._request is None or self._request.id != request.id:
            self.tree.clear_choice()
            self._suggesting.hear(request.subject, request.summary)
        self._request, self._types = request, {one.code: one for one in types}
        self.tree.show_types(types)
        title = request.type.title.in_language(self._session.language)
        self._now.setText(self._words.say("type.now", title=f"\u2068{title}\u2069"))
        self._show()

    def clear(self) -> None:
        """Nothing is asked any more."""
        self._request = None
        self._suggesting.hear("", "")

    def _show(self) -> None:
        centre = self._session.centre
        if centre is not None and self._request is not None:
            found = tuple(one for one in self._suggesting.found if one.code != self._request.type.code)
            self._suggestions.show_found(found, self.tree.titles, self.tree.chosen, centre.digits)
        self._warning.tell(self._words.say("type.out_of_reach") if self.warned else "", alarm=True)


def _reads(role: Role, kind: RequestTypeView) -> bool:
    return Confidentiality(kind.confidentiality) in levels(role)
