"""The page of requests: what lies here on one side, the chosen one on the other, and below what may be done."""

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from core.domain.errors import IstiqbalError
from core.services.course import Act, Outcome
from core.services.dto import RequestView
from core.words import Words
from counter.documents.panel import DocumentsPanel
from counter.session import Session
from counter.widgets import Message, button, card, label
from counter.workspaces import Workspace
from counter.workspaces.requests.desk import ROLES, RequestsDesk
from counter.workspaces.requests.file_panel import FilePanel
from counter.workspaces.requests.late_list import Late
from counter.workspaces.requests.listed import Filter, Listed
from counter.workspaces.requests.more import More
from counter.workspaces.requests.moves import Moves
from counter.workspaces.requests.paper_acts import PaperActs
from counter.workspaces.requests.presence import Presence, PresenceLine
from counter.workspaces.requests.reminding import Reminding
from counter.workspaces.requests.search_part import SearchPart
from counter.workspaces.requests.shown import LATE, Shown

_LATE_KEY = "F9"
_LIST, _FILE, _LEAST = 7, 3, 48
_NAMED = 8
_Outcomes = Sequence[tuple[RequestView, Outcome]]


class RequestsPage(Workspace):
    """Ctrl+F searches the list, Ctrl+Shift+F the whole centre; F9 brings what is late to the top, Enter reads.

    F2 and its neighbours move what is chosen.
    """

    name = "workspace.requests"
    roles = ROLES

    def __init__(self, session: Session, desk: RequestsDesk) -> None:
        super().__init__()
        self.setObjectName("page")
        self._session, self._desk = session, desk
        words = Words("requests", session.language)
        self._words = words
        self._count = label(name="strong")
        self._listed, self._filter, self._file = Listed(words), Filter(words), FilePanel(words)
        self._documents, self._paper_acts = DocumentsPanel(session), PaperActs(self, session)
        self._moves, self.message = Moves(self, desk, words), Message()
        self._more = More(self, session)
        self._reminding, self._risen = Reminding(self, session, desk), Late(self, session, self._shown)
        self._late = button(words.say("late.first"), _LATE_KEY)
        self._others = PresenceLine(words, Presence(session, session.link, desk, self.isVisible), self._shown)
        self._search = SearchPart(self, desk, self._filter, self._listed, words)
        self._lay_out()
        QShortcut(QKeySequence("Ctrl+F"), self).activated.connect(self._filter.words.setFocus)
        self._search.changed.connect(self._show)
        desk.search.refused.connect(self.refused)
        self._late.clicked.connect(self._listed.sort_late)
        self._filter.asked.connect(self._ask)
        self._listed.moved.connect(self._choose)
        self._moves.told.connect(self.message.tell)
        self._documents.told.connect(lambda text, alarm: self.message.tell(text, alarm=alarm))
        self._paper_acts.told.connect(lambda text, alarm: self.message.tell(text, alarm=alarm))
        self._moves.left.connect(self._listed.setFocus)
        self._moves.form.turned.connect(self._make_room)
        self._more.told.connect(self.message.tell)
        self._reminding.told.connect(self.message.tell)
        self._risen.wanted.connect(self._go_to)
        self._more.gone.connect(self._go_away)
        self._file.wanted.connect(self._go_to)
        self._more.noted.connect(desk.stands)
        desk.changed.connect(self._show)
        desk.moved.connect(self._moved)
        desk.settled.connect(self._settled)
        desk.refused.connect(self.refused)
        desk.unreadable.connect(lambda error: self.message.tell(session.explain(error), alarm=True))
        session.seated.connect(self._seated)

    def begin(self) -> None:
        """The cursor on the list, or in what is being written."""
        if self._moves.form.move_asked is None:
            self._listed.setFocus()

    def refused(self, error: IstiqbalError | None) -> None:
        """Say why, at the field where there is one."""
        self.message.tell(self._session.explain(error), alarm=True)
        self._moves.refused(error)

    def unfinished(self) -> str:
        """What was written and not sent."""
        return self._words.say("form.unsent") if self._moves.unsent or self._more.unsent else ""

    def _lay_out(self) -> None:
        outer, head, middle = QVBoxLayout(self), QHBoxLayout(), QHBoxLayout()
        outer.setContentsMargins(16, 10, 16, 10)
        outer.setSpacing(8)
        head.setSpacing(16)
        head.addWidget(self._count, 1)
        head.addWidget(self._filter, 1)
        head.addWidget(self._late)
        head.addWidget(self._risen.button)
        head.addWidget(self._search.turn)
        frame, layout = card()
        layout.setContentsMargins(12, 10, 6, 10)
        layout.addWidget(self._others)
        layout.addWidget(self._paper_acts)
        layout.addWidget(self._file)
        side = QVBoxLayout()
        side.setSpacing(8)
        self._papers, inside = card()
        inside.addWidget(self._documents)
        side.addWidget(self._moves.form)
        side.addWidget(self._papers)
        frame.setMinimumHeight(_LEAST)  # it gives way to what is written and told, so that the window keeps its size
        side.addWidget(frame, 1)
        middle.setSpacing(10)
        middle.addWidget(self._listed, _LIST)
        middle.addLayout(side, _FILE)
        outer.addLayout(head)
        outer.addLayout(middle, 1)
        outer.addWidget(self.message)
        foot = QHBoxLayout()
        foot.addWidget(self._moves.bar, 1)
        foot.addWidget(self._reminding.button)
        foot.addWidget(self._more.button)
        outer.addLayout(foot)

    def _seated(self) -> None:
        self.message.tell("")
        self._filter.clear()
        self._moves.forget()
        self._listed.rows.show([])

    def _shown(self) -> Shown | None:
        centre, lying = self._session.centre, self._desk.lying
        if centre is None or lying is None:
            return None
        words = Words("requests", self._session.language, centre.digits)
        return Shown(centre, lying.departments, words, lying.person.department)

    def _show(self) -> None:
        shown, lying = self._shown(), self._desk.lying
        if shown is None or lying is None:
            return
        if self._search.on:
            self._count.setText(self._search.show(shown))
            self._show_chosen(shown)
            return
        rows = shown.rows(lying)
        self._listed.rows.show(rows)
        self._listed.say_why_empty()
        late = sum(row.tag == LATE for row in rows)
        say = self._words.say
        counts = [say("count", len(rows)), *([say("count.late", late)] if late else [])]
        self._count.setText("  ·  ".join((shown.place(lying.person), *counts)))
        self._show_chosen(shown)

    def _show_chosen(self, shown: Shown) -> None:
        chosen, file, lying = self._listed.all_chosen, self._desk.file, self._desk.lying
        if lying is None:
            return
        if len(chosen) > 1:
            self._file.show_several(chosen, shown)
        else:
            if file is not None and [one.id for one in chosen] in ([], [file.request.id]):
                chosen = [file.request]
            self._file.show_file(file, shown, lying.today)
        self._documents.desk.show(chosen[0].id if len(chosen) == 1 else None)
        self._moves.show(chosen, shown)
        self._make_room()
        self._reminding.show(chosen)
        self._more.show(chosen, file.request if file is not None else None)

    def _make_room(self) -> None:
        file, tall = self._desk.file, self._moves.form.tall
        chosen = self._listed.all_chosen or ([file.request] if file is not None else [])
        self._papers.setVisible(len(chosen) == 1 and not tall)
        self._paper_acts.show_chosen([] if tall else chosen)

    def _go_to(self, request_id: UUID) -> None:
        """The file of another request, which need not lie here."""
        self._listed.clearSelection()
        self._file.setFocus()  # the list, with the cursor, would choose a row of its own
        self._desk.open(request_id)

    def _go_away(self) -> None:
        """What is no longer theirs to read."""
        self._listed.clearSelection()
        self._desk.open(None)

    def _choose(self) -> None:
        chosen = self._listed.all_chosen
        if chosen:
            self._desk.open(chosen[0].id if len(chosen) == 1 else None)
        shown = self._shown()
        if shown is not None:
            self._show_chosen(shown)

    def _ask(self, words: str, tag: str) -> None:
        if self._search.on:
            self._desk.search.ask(words)
            return
        self._listed.sorted.ask(words, tag)
        self._listed.say_why_empty()

    def _moved(self, act: Act, after: RequestView) -> None:
        self._moves.done(act)
        self.message.tell(self._told(after, act))

    def _settled(self, act: Act, outcomes: _Outcomes) -> None:
        refused = [(request, outcome.error) for request, outcome in outcomes if outcome.error is not None]
        done = len(outcomes) - len(refused)
        self._moves.partly(act, [request for request, _ in refused])
        reasons = {error.code for _, error in refused}
        if not done and len(reasons) == 1:
            self.refused(refused[0][1])
            return
        lines = [self._words.say("told.several", done)]
        # Of very many the line above counts those that went well, and the first that were refused are named.
        named = outcomes if len(outcomes) <= _NAMED else [one for one in outcomes if one[1].error is not None][:_NAMED]
        for request, outcome in named:
            refusal = self._session.explain(outcome.error) if outcome.error is not None else ""
            lines.append(self._told(request, act, refusal))
        self.message.tell("\n".join(lines), alarm=done < len(outcomes))

    def _told(self, request: RequestView, act: Act, refusal: str = "") -> str:
        did, shown = self._words.say(f"did.{act.move}"), self._shown()
        if act.departments and shown is not None:
            names = self._words.listed([shown.department(code) for code in act.departments])
            did = self._words.say("did.to", did=did, department=names)
        reference = shown.reference(request) if shown is not None else request.reference
        return self._words.say("told.moved", reference=reference, did=refusal or did)
