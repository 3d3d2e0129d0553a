"""Who else has the chosen request open, told above its file."""

from collections.abc import Callable, Sequence
from uuid import UUID

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtWidgets import QLabel

from core.bootstrap import Centre
from core.qt.link import CentreLink
from core.services.presence_ports import PresentView
from core.words import Words
from counter.session import Session
from counter.workspaces.requests.desk import RequestsDesk
from counter.workspaces.requests.shown import Shown

_EVERY = 10  # ticks of a second


class Presence(QObject):
    """Says every ten seconds that the file is open, and that it is left; `changed` when others came or went."""

    changed = Signal()

    def __init__(self, session: Session, link: CentreLink, desk: RequestsDesk, seen: Callable[[], bool]) -> None:
        super().__init__(desk)
        self._session, self._link, self._desk, self._seen = session, link, desk, seen
        self._told: tuple[UUID, UUID] | None = None
        self._ticks, self._under_way = 0, False
        self.others: tuple[PresentView, ...] = ()
        desk.changed.connect(self.look)
        session.ticked.connect(self._tick)
        session.seated.connect(self.look)

    def look(self) -> None:
        """Begin, or leave, by what is open now."""
        open_now = self._open()
        if open_now == self._told:
            return
        before, self._told = self._told, open_now
        if before is not None:
            request_id, by = before
            self._link.run(lambda centre: centre.presence.gone(request_id, by=by), lambda _: None, lambda _: None)
        self._take(())
        self._touch()

    def _tick(self) -> None:
        self.look()
        self._ticks += 1
        if self._ticks >= _EVERY:
            self._touch()

    def _touch(self) -> None:
        self._ticks = 0
        if self._told is None or self._under_way:
            return
        told = request_id, by = self._told

        def work(centre: Centre) -> tuple[PresentView, ...]:
            return centre.presence.here(request_id, by=by)

        def took(others: tuple[PresentView, ...]) -> None:
            self._under_way = False
            if told == self._told:
                self._take(others)
            else:
                self._touch()  # another file was opened meanwhile

        self._under_way = True
        self._link.run(work, took, lambda _: self._not_told())

    def _not_told(self) -> None:
        self._under_way = False

    def _take(self, others: Sequence[PresentView]) -> None:
        if tuple(others) != self.others:
            self.others = tuple(others)
            self.changed.emit()

    def _open(self) -> tuple[UUID, UUID] | None:
        file, person = self._desk.file, self._desk.person
        if file is None or person is None or self._session.locked or not self._seen():
            return None
        return file.request.id, person.id


class PresenceLine(QLabel):
    """There only while somebody else is."""

    def __init__(self, words: Words, presence: Presence, shown: Callable[[], Shown | None]) -> None:
        super().__init__()
        self._words, self._presence, self._shown = words, presence, shown
        self.setObjectName("note")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.hide()
        presence.changed.connect(self._show)

    def _show(self) -> None:
        shown, others = self._shown(), self._presence.others
        text = ""
        if others and shown is not None:
            names = self._words.listed([self._name(one, shown) for one in others])
            text = self._words.say("presence", names=names)
        self.setText(text)
        self.setAccessibleName(text)
        self.setVisible(bool(text))

    def _name(self, one: PresentView, shown: Shown) -> str:
        place = shown.department(one.department) if one.department else self._words.say(f"presence.{one.role}")
        return self._words.say("presence.name", name=one.name, place=place)
