"""What a screen tells the staff of itself: how large it is, how it is laid out, and what it could not show."""

from collections.abc import Callable

from PySide6.QtCore import QObject

from core.qt.link import CentreLink
from core.services.screen_dto import ScreenReport


class Telling(QObject):
    """Tells it after each reading where it is another than was told last: what was lost on the way is told again."""

    def __init__(self, link: CentreLink, report: Callable[[], ScreenReport]) -> None:
        super().__init__(link)
        self._link, self._report = link, report
        self._told: ScreenReport | None = None
        self._telling = False

    def tell(self, _: object = None) -> None:
        """Now, if there is anything new."""
        report = self._report()
        if self._telling or report == self._told:
            return
        self._telling = True
        self._link.run(
            lambda centre: centre.screens.report(report), lambda _: self._over(report), lambda _: self._over()
        )

    def _over(self, told: ScreenReport | None = None) -> None:
        self._telling = False
        self._told = told if told is not None else self._told
