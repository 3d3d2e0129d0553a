"""What the supervisor's tables say, made of what was read: the same facts give the same rows."""

from datetime import datetime, timedelta

from core.domain.alarms import Alarm, AlarmKind, too_long
from core.domain.opening import Phase
from core.domain.queue_policy import QueueClass
from core.domain.ticket import TicketState
from core.qt import palette
from core.services.dto import CentreView
from core.services.live_dto import DeskState, LiveDesk, LiveSection, LiveTicket
from core.words import Words, explain_code
from counter.models.rows import Cell, Row
from counter.widgets import apart
from counter.workspaces.supervisor.board import BoardState

_COLOURS = {
    DeskState.FREE: palette.GREEN,
    DeskState.PAUSED: palette.ALARM,
    DeskState.CLOSED: palette.QUIET,
}
_MARKS = {DeskState.FREE: "●", DeskState.PAUSED: "❚❚", DeskState.CLOSED: "○"}


class Shown:
    """Rows and lines of one reading, in the words of one language."""

    def __init__(self, state: BoardState, centre: CentreView, words: Words) -> None:
        self._state = state
        self._centre = centre
        self._words = words

    def desks(self) -> list[Row]:
        """Every desk of the supervisor's sections."""
        return [Row(desk.id, self._desk(desk), desk.section, desk) for desk in self._state.view.desks]

    def waiting(self) -> list[Row]:
        """Who waits."""
        return [Row(one.id, self._waiting(one), one.section, one) for one in self._state.view.waiting]

    def aside(self) -> list[Row]:
        """Who is parked or did not come."""
        return [Row(one.id, self._aside(one), one.section, one) for one in self._state.view.aside]

    def alarms(self) -> list[Row]:
        """What is amiss, the most urgent first."""
        return [
            Row((one.kind, one.section, one.about), (self._alarm_cell(one, place),), "", one)
            for place, one in enumerate(self._state.alarms)
        ]

    def sections(self) -> list[str]:
        """A line for each section: who waits by class, and whether tickets are given."""
        return [self._section(one) for one in self._state.view.sections]

    def section_name(self, name: str) -> str:
        """The title of a section."""
        return self._centre.section(name).title.in_language(self._words.language)

    def time(self, since: datetime) -> str:
        """How long ago, in minutes, or in hours and minutes from an hour on."""
        return self._lasting(max(self._state.now - since, timedelta()))

    def class_name(self, queue_class: QueueClass) -> str:
        """The word of a class."""
        return self._words.say(f"class.{queue_class}")

    def _desk(self, desk: LiveDesk) -> tuple[Cell, ...]:
        say = self._words.say
        idle = any(one.kind is AlarmKind.IDLE_DESK and one.about == desk.name for one in self._state.alarms)
        text = say(f"state.{desk.state}", reason=desk.reason)
        mark = _MARKS.get(desk.state, "◐")
        colour = palette.ALARM if idle else _COLOURS.get(desk.state, "")
        since = desk.since.timestamp() if desk.since else float("inf")
        return (
            Cell(apart(self._words.digits(desk.name)), self._place(desk), strong=True),
            Cell(self.section_name(desk.section)),
            Cell(f"{mark}  {text}", (list(DeskState).index(desk.state), since), colour, idle),
            Cell(desk.clerk),
            Cell(self._words.digits(desk.ticket)),
            Cell(self.time(desk.since) if desk.since else "", since, palette.ALARM if idle else ""),
        )

    def _place(self, desk: LiveDesk) -> tuple[int, int]:
        names = [section.name for section in self._centre.sections]
        return names.index(desk.section), desk.number

    def _waiting(self, one: LiveTicket) -> tuple[Cell, ...]:
        late = too_long(one.since, self._state.view.policy, self._state.now)
        return (
            Cell(self._words.digits(one.code), strong=True),
            Cell(self.section_name(one.section)),
            Cell(self.class_name(one.queue_class), list(QueueClass).index(one.queue_class)),
            Cell(self._service(one)),
            Cell(self.time(one.since), one.since.timestamp(), palette.ALARM if late else "", late),
        )

    def _aside(self, one: LiveTicket) -> tuple[Cell, ...]:
        parked = one.state is TicketState.PARKED
        return (
            Cell(self._words.digits(one.code), strong=True),
            Cell(self.section_name(one.section)),
            Cell(self._words.say("ticket.parked" if parked else "ticket.no_show")),
            Cell(one.reason),
            Cell(self.time(one.since), one.since.timestamp()),
        )

    def _service(self, one: LiveTicket) -> str:
        return self._centre.service(one.service).title.in_language(self._words.language)

    def _section(self, section: LiveSection) -> str:
        say = self._words.say
        parts = [say("section.now", section=self.section_name(section.name), waiting=self._count(section))]
        for one in section.classes:
            name = self.class_name(one.queue_class)
            parts.append(say("section.class", name=name, count=one.count, time=self.time(one.oldest)))
        if section.closed_at is not None:
            parts.append(say("section.closed", reason=section.closed_reason))
        elif self._state.phases[section.name] is not Phase.OPEN:
            parts.append(say(f"phase.{self._state.phases[section.name]}"))
        return "  ·  ".join(parts)

    def _count(self, section: LiveSection) -> str:
        return self._words.say("section.waiting", section.waiting)

    def _alarm_cell(self, alarm: Alarm, place: int) -> Cell:
        quiet = alarm.kind is AlarmKind.ESCALATED
        return Cell(self._alarm(alarm), place, palette.TEXT if quiet else palette.ALARM, not quiet)

    def _alarm(self, alarm: Alarm) -> str:
        time = self.time(alarm.since) if alarm.since else self._lasting(timedelta(seconds=abs(alarm.seconds)))
        about = apart(self._words.digits(alarm.about))
        way = ".fast" if alarm.seconds > 0 else ".slow" if alarm.seconds < 0 else ""
        return self._words.say(
            f"alarm.{alarm.kind}{way}",
            alarm.count,
            section=self.section_name(alarm.section) if alarm.section else "",
            ticket=about,
            desk=about,
            device=apart(alarm.about),
            time=time,
            letter=apart(alarm.letter),
            fault=explain_code(alarm.fault, self._words.language) if alarm.fault else "",
        )

    def _lasting(self, span: timedelta) -> str:
        minutes = int(span.total_seconds() // 60)
        if minutes < 60:
            return self._words.say("time.minutes", minutes)
        return self._words.say("time.hours", hours=minutes // 60, minutes=f"{minutes % 60:02d}")
