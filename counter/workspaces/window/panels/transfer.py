"""Sending the visitor on: to another service, a desk or a person, with a note."""

from PySide6.QtWidgets import QLineEdit, QVBoxLayout

from counter.act_button import Hand
from counter.session import Session
from counter.widgets import add_field, label
from counter.work import Target, Work
from counter.workspaces.window.panels.panel import Choices, Panel


class TransferPanel(Panel):
    """Arrows choose where to, Enter leads to the note, Enter again sends."""

    def __init__(self, session: Session, hand: Hand) -> None:
        super().__init__(session, hand, "transfer.act")

    def fill(self, layout: QVBoxLayout) -> None:
        """Where to, then the note."""
        say = self._session.words.say
        self._targets, self._note = Choices(say("transfer.to")), QLineEdit()
        self._note.setMaxLength(300)
        layout.addWidget(label(say("transfer.hint"), "quiet"))
        layout.addWidget(self._targets)
        add_field(layout, say("transfer.note"), self._note)
        self._targets.itemActivated.connect(lambda _: self._note.setFocus())
        self._note.returnPressed.connect(self.go)

    def ask(self, title: str) -> None:
        """Who is there now."""
        self._title.setText(title)
        self._note.clear()
        work = self._session.work
        if work is not None:
            self._targets.offer(self._lines(work), most=12)
        self._targets.setFocus()

    def go(self) -> None:
        """Send the visitor there."""
        chosen = self._targets.chosen()
        if isinstance(chosen, Target):
            self._session.acts.transfer(chosen, self._note.text())

    def _lines(self, work: Work) -> list[tuple[str, object]]:
        words, present = self._session.words, work.ticket.service if work.ticket else ""
        names = {person.id: person.name for person in work.colleagues}
        lines: list[tuple[str, object]] = [(words.say("transfer.services"), None)]
        for service in work.centre.services:
            if service.name != present:
                lines.append((service.title.in_language(words.language), Target(service=service.name)))
        desks = [
            (desk, desk.staff)
            for desk in work.centre.desks
            if desk.section == work.desk.section and desk.staff is not None and desk.name != work.desk.name
        ]
        if desks:
            lines.append((words.say("transfer.desks"), None))
        for desk, staff in desks:
            entry = "transfer.desk_paused" if desk.paused_at else "transfer.desk"
            lines.append((words.say(entry, number=desk.number, name=names.get(staff, "")), Target(desk=desk.name)))
        if desks:
            lines.append((words.say("transfer.people"), None))
        for desk, staff in desks:
            text = words.say("transfer.person", number=desk.number, name=names.get(staff, ""))
            lines.append((text, Target(staff=staff)))
        return lines
