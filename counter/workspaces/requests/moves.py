"""The moves that the course allows with what is chosen, as buttons and keys, and the form of the one under way."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from uuid import UUID

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from core.domain.errors import ErrorCode, IstiqbalError
from core.domain.referrals import seen_by
from core.domain.workflow import RequestMove, moves
from core.services.course import Act
from core.services.dto import RequestView
from core.words import Words
from counter.widgets import button, with_key
from counter.workspaces.requests.desk import RequestsDesk
from counter.workspaces.requests.move_form import MoveForm, Written, asked
from counter.workspaces.requests.shown import Shown

_MOVE = RequestMove
# F2 takes a request onward, whatever its next step is; each way off the straight one has its own key.
KEYS: Mapping[RequestMove, str] = MappingProxyType(
    {
        # A merger names another request, and has a form of its own.
        **dict.fromkeys(set(RequestMove) - {_MOVE.MERGE}, "F2"),
        _MOVE.RETURN: "F4",
        _MOVE.HAND_BACK: "F5",
        _MOVE.WITHDRAW: "F6",
        _MOVE.REOPEN: "F8",
    }
)
_Draft = tuple[frozenset[UUID], RequestMove]


class Moves(QObject):
    """`told` says why nothing is done; what is written for a move stays until the move is made."""

    told = Signal(str)
    left = Signal()

    def __init__(self, page: QWidget, desk: RequestsDesk, words: Words) -> None:
        super().__init__(page)
        self._desk, self._words = desk, words
        self._targets: tuple[RequestView, ...] = ()
        self._bound: tuple[RequestView, ...] = ()
        self._reseen = False
        self._drafts: dict[_Draft, Written] = {}
        self._offered: list[RequestMove] = []
        self._buttons: list[QPushButton] = []
        self._shown: Shown | None = None
        self.bar, self.form = QWidget(), MoveForm(words)
        self._row = QHBoxLayout(self.bar)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.addStretch(1)
        self.bar.setMinimumHeight(40)
        self.form.sent.connect(self._send)
        self.form.left.connect(self.leave)
        for key in sorted(set(KEYS.values())):
            shortcut = QShortcut(QKeySequence(key), page)
            shortcut.setAutoRepeat(False)  # a key that is held must not move what comes next
            shortcut.activated.connect(lambda key=key: self._pressed(key))

    @property
    def unsent(self) -> bool:
        """Whether something is written that was not sent."""
        return any(one.text.strip() for one in (*self._drafts.values(), self.form.written))

    def show(self, targets: Sequence[RequestView], shown: Shown) -> None:
        """What is chosen now; what is being written stays with those it is written for."""
        self._shown = shown
        bound = [one.id for one in self._bound]
        if self.form.move_asked is not None and not {one.id for one in targets} <= set(bound):
            self.leave()  # somebody chose another; what merely went away from the list takes nothing along
        elif self._reseen and [one.id for one in targets] == bound and targets[0].version != self._bound[0].version:
            self._bound, self._reseen = tuple(targets), False
        self._targets = tuple(targets)
        self._draw(self._allowed())
        self.form.allow(self._desk.ready)
        for made in self._buttons:
            made.setEnabled(self._desk.ready)

    def leave(self) -> None:
        """Leave the form; what was written comes back with the same move."""
        move, written = self.form.move_asked, self.form.written
        if move is not None:
            if written.text.strip() or written.departments:
                self._drafts[_draft(self._bound, move)] = written
                self.told.emit(self._words.say("form.kept"))
            self.form.close_form()
            self.left.emit()

    def done(self, act: Act) -> None:
        """The move was made: what was written for it is sent."""
        self._drafts.pop(_draft(self._bound, act.move), None)
        if self.form.move_asked is act.move:
            self.form.close_form()
            self.left.emit()

    def partly(self, act: Act, left_over: Sequence[RequestView]) -> None:
        """Of several some were refused: what was written stays for each of them."""
        if len(left_over) == len(self._bound):
            return
        self.done(act)
        for one in left_over:
            self._drafts[_draft([one], act.move)] = Written(act.text, act.departments)

    def refused(self, error: IstiqbalError | None) -> None:
        """Nothing goes away; whoever was told of another version goes on with that one."""
        if error is not None:
            self._reseen = error.code is ErrorCode.REQUEST_CHANGED
            self.form.wrong(error.code)

    def forget(self) -> None:
        """For the next one."""
        self._drafts.clear()
        self._targets = self._bound = ()
        self.form.close_form()
        self._draw([])

    def _allowed(self) -> list[RequestMove]:
        """What the course allows with every one of them."""
        person = self._desk.person
        if person is None or not self._targets:
            return []
        seen = [seen_by(one.state, one.referrals, person.department) for one in self._targets]
        ways = [[way for way in moves(state, person.role) if way in KEYS] for state in seen]
        return sorted((move for move in ways[0] if all(move in way for way in ways)), key=KEYS.__getitem__)

    def _draw(self, offered: list[RequestMove]) -> None:
        if offered == self._offered:
            return
        self._offered = offered
        for made in self._buttons:
            self._row.removeWidget(made)
            made.hide()
            made.deleteLater()
        self._buttons = []
        for place, move in enumerate(offered):
            name = self._words.say(f"move.{move}")
            made = button(name, primary=KEYS[move] == "F2")
            made.setText(with_key(name, KEYS[move]))
            made.clicked.connect(lambda _=False, move=move: self._start(move))
            self._row.insertWidget(place, made)
            self._buttons.append(made)

    def _pressed(self, key: str) -> None:
        move = next((one for one in self._offered if KEYS[one] == key), None)
        if move is not None:
            self._start(move)
        elif not self._targets:
            self.told.emit(self._words.say("told.choose"))
        else:
            self.told.emit(
                self._words.say("told.no_move" if self._offered or len(self._targets) == 1 else "told.no_common")
            )

    def _start(self, move: RequestMove) -> None:
        lying = self._desk.lying
        if not self._desk.ready or self._shown is None or lying is None:
            self.told.emit(self._words.say("told.busy"))
            return
        self.leave()
        self.told.emit("")
        self._bound, self._reseen = self._targets, False
        if asked(move) == (None, False):
            self._send(Act(move))
            return
        one = len(self._bound) == 1
        about = self._shown.reference(self._bound[0]) if one else self._words.say("chosen", len(self._bound))
        self.form.ask(move, about, lying.departments, self._drafts.get(_draft(self._bound, move), Written()))

    def _send(self, act: Act) -> None:
        if not self._desk.ready:
            self.told.emit(self._words.say("told.busy"))
        elif len(self._bound) == 1:
            self._desk.take(self._bound[0].id, self._bound[0].version, act)
        else:
            self._desk.take_all(self._bound, act)


def _draft(requests: Sequence[RequestView], move: RequestMove) -> _Draft:
    return frozenset(one.id for one in requests), move
