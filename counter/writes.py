"""The writes of a window: one at a time, and each once, whatever the line does."""

from collections.abc import Callable
from typing import TypeVar
from uuid import UUID, uuid4

from PySide6.QtCore import QObject, Signal

from core.bootstrap import Centre
from core.domain.errors import EnvironmentFault, IstiqbalError
from core.qt.link import CentreLink

T = TypeVar("T")


class Writes(QObject):
    """A keyed write keeps its key until its outcome is known, so that the same button gives the first result (rule 2).

    A key belongs to what it was made for, such as a ticket: for another one the same button gets a new key. `changed`
    tells that `busy` did, `over` that a write ended, `refused` why it failed.
    """

    changed = Signal()
    over = Signal()
    refused = Signal(object)

    def __init__(self, link: CentreLink, parent: QObject) -> None:
        super().__init__(parent)
        self._link = link
        self._keys: dict[str, tuple[UUID | None, str]] = {}
        self.busy = False

    def forget(self) -> None:
        """For the next clerk."""
        self._keys.clear()

    def keyed(
        self,
        what: str,
        about: UUID | None,
        work: Callable[[Centre, str], T],
        done: Callable[[T], None] = lambda _: None,
        *,
        slow: bool = False,
    ) -> None:
        """Write under the key of `what` for `about`; nothing while another write runs.

        What is `slow` before it reaches the database is done beside its thread, so that the screens go on reading.
        """
        known = self._keys.get(what)
        key = known[1] if known is not None and known[0] == about else f"counter-{uuid4()}"
        self._keys[what] = (about, key)

        def over(result: T) -> None:
            self._keys.pop(what, None)
            done(result)

        self.once(lambda centre: work(centre, key), over, lambda: self._keys.pop(what, None), slow=slow)

    def once(
        self,
        work: Callable[[Centre], T],
        done: Callable[[T], None] = lambda _: None,
        decided: Callable[[], object] = lambda: None,
        *,
        slow: bool = False,
    ) -> None:
        """Write what may be repeated without harm; `decided` when it was refused for good."""
        if self.busy:
            return
        self._turn(True)

        def ended(result: T) -> None:
            self._turn(False)
            done(result)
            self.over.emit()

        def failed(error: IstiqbalError | None) -> None:
            self._turn(False)
            if not isinstance(error, EnvironmentFault):
                decided()
            self.refused.emit(error)
            self.over.emit()

        (self._link.run_device if slow else self._link.run)(work, ended, failed)

    def _turn(self, busy: bool) -> None:
        self.busy = busy
        self.changed.emit()
