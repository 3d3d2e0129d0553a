"""Who the visitor is: found by identity number or by mobile number, then entered."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal

from core.bootstrap import Centre
from core.domain.errors import IstiqbalError, RuleBroken
from core.domain.visitor import parse_identity_number
from core.qt.link import CentreLink
from core.services.dto import VisitorView
from counter.work import Seat
from counter.writes import Writes


class VisitorDesk(QObject):
    """`known` is the visitor that was found; their identity number in clear never reaches the screen.

    An answer that comes after the clerk typed on is dropped.
    """

    found = Signal(object)
    unknown = Signal(str)
    several = Signal(object)
    saved = Signal(object)
    refused = Signal(object)

    def __init__(self, link: CentreLink, writes: Writes, seat: Callable[[], Seat], parent: QObject) -> None:
        super().__init__(parent)
        self._link = link
        self._writes = writes
        self._seat = seat
        self._asked = ""
        self.known: VisitorView | None = None

    def forget(self) -> None:
        """Another number is being typed."""
        self._asked, self.known = "", None

    def choose(self, visitor: VisitorView) -> None:
        """It is this one."""
        self._asked, self.known = "", visitor
        self.found.emit(visitor)

    def look_up(self, identity_number: str) -> bool:
        """Find by a whole identity number, and say whether it is one; a wrong one is told when it is saved."""
        try:
            number, _ = parse_identity_number(identity_number)
        except RuleBroken:
            return False
        if number != self._asked:
            self._find(number, lambda centre: _as_list(centre.visitors.find(number)), "identity")
        return True

    def find(self, identity_number: str, mobile: str) -> None:
        """Find by the identity number, or where none is typed by the mobile number; a wrong one is refused."""
        if identity_number.strip() or not mobile.strip():
            typed = identity_number.strip()
            self._find(typed, lambda centre: _as_list(centre.visitors.find(typed)), "identity")
        else:
            self._find(mobile, lambda centre: centre.visitors.find_by_mobile(mobile), "mobile")

    def save(self, identity_number: str, name: str, mobile: str) -> None:
        """Enter the visitor, or bring the known one up to date, and begin the visit."""
        seat, known = self._seat(), None if identity_number.strip() else self.known

        def work(centre: Centre) -> VisitorView:
            number = centre.visitors.identity_number(known.id) if known else identity_number
            gender = centre.administration.centre().section(seat.desk.section).gender
            visitor = centre.visitors.enter(number, name, gender, mobile, by=seat.staff.id)
            centre.visitors.start_visit(seat.desk.name, visitor.id, by=seat.staff.id)
            return visitor

        self._writes.once(work, self.saved.emit)

    def _find(self, asked: str, work: Callable[[Centre], list[VisitorView]], by: str) -> None:
        self._asked, self.known = asked, None

        def answered(found: list[VisitorView]) -> None:
            if self._asked != asked:
                return
            if len(found) > 1:
                self.several.emit(tuple(found))
            elif found:
                self.known = found[0]
                self.found.emit(found[0])
            else:
                self.unknown.emit(by)

        def failed(error: IstiqbalError | None) -> None:
            if self._asked == asked:
                self._asked = ""
                self.refused.emit(error)

        self._link.run(work, answered, failed)


def _as_list(visitor: VisitorView | None) -> list[VisitorView]:
    return [visitor] if visitor else []
