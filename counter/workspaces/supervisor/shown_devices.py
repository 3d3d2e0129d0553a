"""What the table of devices says, made of what was read."""

from datetime import timedelta

from core.domain.errors import ErrorCode
from core.qt import palette
from core.services.devices import ALONE
from core.services.dto import CentreView, DeviceView
from core.words import Words, explain_code
from counter.models.rows import Cell, Row
from counter.widgets import apart
from counter.workspaces.supervisor.board import BoardState

_NEVER = float("inf")
_BY_ITSELF = frozenset({"crashed", "hung"})


class ShownDevices:
    """Rows of one reading, in the words of one language."""

    def __init__(self, state: BoardState, centre: CentreView, words: Words) -> None:
        self._state, self._centre, self._words = state, centre, words

    def rows(self) -> list[Row]:
        """Every device that a supervisor answers for."""
        return [Row(one.name, self._cells(one), one.section or "", one) for one in self._state.view.devices]

    def _cells(self, one: DeviceView) -> tuple[Cell, ...]:
        up = one.started_at.timestamp() if one.started_at else _NEVER
        return (
            Cell(apart(one.name), one.name, strong=True),
            Cell(self._words.say(f"kind.{one.kind}")),
            Cell(self._section(one)),
            self._life(one),
            Cell(apart(self._words.digits(one.version)) if one.version else "—", one.version),
            Cell(self._ago(one) if one.started_at and one.heard_at else "—", up),
            self._printer(one),
            Cell(self._words.digits(str(one.spooled)), one.spooled, palette.ALARM if one.spooled else ""),
            self._ended(one),
        )

    def _section(self, one: DeviceView) -> str:
        if one.section is None:
            return self._words.say("section.all")
        return self._centre.section(one.section).title.in_language(self._words.language)

    def _life(self, one: DeviceView) -> Cell:
        say = self._words.say
        if one.restart_taken_at is not None:
            return Cell(f"◐  {say('life.restarting')}", 1, palette.ALARM)
        if one.heard_at is None:
            return Cell(f"○  {say('life.left')}", 3, palette.QUIET)
        silent = self._state.now - one.heard_at
        if silent > timedelta(minutes=self._state.view.policy.device_silent_minutes):
            return Cell(f"▲  {say('life.silent', time=self.lasting(silent))}", 0, palette.ALARM, strong=True)
        if one.restart_asked_at is not None:
            return Cell(f"◐  {say('life.asked')}", 1, palette.ALARM)
        return Cell(f"●  {say('life.well')}", 2, palette.GREEN)

    def _printer(self, one: DeviceView) -> Cell:
        say = self._words.say
        if one.printer_fault is not None:
            low = one.printer_fault is ErrorCode.PRINTER_PAPER_LOW
            return Cell(explain_code(one.printer_fault, self._words.language), 1 if low else 0, palette.ALARM, not low)
        if one.kind != "kiosk" or one.prints is False:
            return Cell("—", 3)
        return Cell(say("printer.well"), 2)

    def _ended(self, one: DeviceView) -> Cell:
        if not one.ended:
            return Cell("—")
        return Cell(self._words.say(f"ended.{one.ended}"), None, palette.ALARM if one.ended in _BY_ITSELF else "")

    def _ago(self, one: DeviceView) -> str:
        return self.lasting(self._state.now - one.started_at) if one.started_at else "—"

    def lasting(self, span: timedelta) -> str:
        """A span in its greatest unit or two."""
        minutes = max(0, int(span.total_seconds() // 60))
        if minutes < 60:
            return self._words.say("time.minutes", minutes)
        if minutes < 24 * 60:
            return self._words.say("time.hours", hours=minutes // 60, minutes=f"{minutes % 60:02d}")
        return self._words.say("time.days", minutes // (24 * 60))


def restarts(one: DeviceView) -> bool:
    """Whether a device is one that can be restarted from afar, and is not being so already."""
    return one.kind in ALONE and one.restart_asked_at is None
