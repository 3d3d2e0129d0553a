"""What the table and the file say, made of what was read: the same facts give the same words."""

from collections.abc import Sequence
from datetime import date, datetime
from zoneinfo import ZoneInfo

from core.behalf_words import behalf_told
from core.calendar import gregorian_text, hijri_text, is_working_day, moment_text, short_dates
from core.course_words import told
from core.domain.deadlines import between
from core.domain.referrals import AT_WORK, part, seen_by
from core.domain.workflow import Party, RequestMove, Urgency
from core.public_words import public_told
from core.qt import palette
from core.services.dto import CentreView, DepartmentView, MovementView, RequestView, StaffView
from core.services.escalation_ports import RemindedView
from core.services.referral_dto import ReferralView
from core.services.remark_dto import TiedView
from core.words import Words
from counter.models.rows import Cell, Row
from counter.widgets import apart
from counter.workspaces.requests.desk import File
from counter.workspaces.requests.lying import Lying

LATE = "late"
_NOT_LATE = 1


class Shown:
    """Rows and lines in the words of one language and the digits of one centre."""

    def __init__(
        self, centre: CentreView, departments: Sequence[DepartmentView], words: Words, own: str | None = None
    ) -> None:
        """`own` is the department whose screen this is."""
        self._own = own
        self._centre, self._words = centre, words
        self._zone = ZoneInfo(centre.zone)
        self._departments = {one.code: one.title.in_language(words.language) for one in departments}

    def rows(self, lying: Lying, *, everywhere: bool = False) -> list[Row]:
        """A row for each, its tag told where it is late; `everywhere` says its state, since it may be any."""
        made = []
        for one in lying.requests:
            due = lying.dues[one.id]
            days = self.days_late(due, lying.today)
            state = self._words.say(f"state.{one.state}")
            under = state if everywhere else self.reminded_short(lying.reminded.get(one.id))
            made.append(Row(one.id, self._cells(one, due, days, under), LATE if days else "", one))
        return made

    def days_late(self, due: date | None, today: date) -> int:
        """How many working days a step is late, and at least one where it is."""
        return max(1, between(due, today, is_working_day)) if due is not None and due < today else 0

    def department(self, code: str | None) -> str:
        """The name of a department."""
        name = self._departments.get(code, code) if code else ""
        return apart(name) if name == code else name

    def place(self, person: StaffView) -> str:
        """What lies here: the department's, the office's or the sections'."""
        if person.department is not None:
            return self._words.say("place.department", department=self.department(person.department))
        return self._words.say(f"place.{'office' if not person.sections else 'centre'}")

    def reference(self, request: RequestView) -> str:
        """The reference, in its own order within a line of Arabic."""
        return apart(self._words.digits(request.reference))

    def state(self, request: RequestView) -> str:
        """Its state, and with whom it lies; for a department that works on it, how far that one is."""
        own = part(request.referrals, self._own)
        if own is not None and own.state in AT_WORK and request.party is Party.DEPARTMENT:
            seen = seen_by(request.state, request.referrals, self._own)
            return self._joined(self._words.say(f"state.{seen}"), self.department(self._own), self._holder(own.holder))
        if request.party is Party.DEPARTMENT:
            place = self.department(request.department)
        else:
            place = self._words.say(f"party.{request.party}")
        return self._joined(self._words.say(f"state.{request.state}"), place, self._holder(request.holder))

    def parts(self, request: RequestView) -> list[tuple[str, str]]:
        """Each of several departments that work on it, and how far it is; nothing where there is but one."""
        if len(request.referrals) < 2:
            return []
        return [(self._marked(one, place), self._part(one)) for place, one in enumerate(request.referrals)]

    def facts(self, file: File, today: date) -> list[tuple[str, str]]:
        """The lines of a file under their heads."""
        one, say = file.request, self._words.say
        due = self._day(file.due) if file.due else say("file.step.none")
        days = self.days_late(file.due, today)
        public = Words("public", self._words.language, self._centre.digits)
        return [
            (say("file.type"), one.type.title.in_language(self._words.language)),
            (say("file.applicant"), self._applicant(one)),
            *self._behalf(one),
            (say("file.urgency"), say(f"urgency.{one.urgency}")),
            (say("file.owner"), one.owner),
            (say("file.step"), f"{due}  ·  {self.late(days)}" if days else due),
            (say("file.due"), self._day(one.due)),
            *([(say("file.reminded"), self.reminded(file.reminded))] if file.reminded else []),
            (say("file.told"), ". ".join(public_told(one.state, one.merged_into, public))),
        ]

    def ties(self, file: File) -> list[tuple[str, TiedView]]:
        """The requests that belong to it, each under its head."""
        elder = (file.ties.merged_into,) if file.ties.merged_into else ()
        groups = (("file.merged", elder), ("file.absorbed", file.ties.absorbed), ("file.linked", file.ties.linked))
        return [(self._words.say(head), one) for head, group in groups for one in group]

    def tied(self, one: TiedView) -> str:
        """Its subject and its state."""
        return self._joined(one.subject, self._words.say(f"state.{one.state}") if one.state is not None else "")

    def tied_reference(self, one: TiedView) -> str:
        """Its reference, in its own order."""
        return apart(self._words.digits(one.reference))

    def link(self, link: MovementView) -> tuple[str, str, str]:
        """A line of the history: what was done and by whom, when, and what was said with it."""
        say = self._words.say
        did = told(link, self._words, self.department)
        when = moment_text(link.at.astimezone(self._zone), self._words.language, self._centre.digits)
        of = link.department if link.move is not RequestMove.REFER else None
        name = self._joined(link.staff, self.department(of))
        return say("history.line", did=did, name=name), self._words.digits(when), link.note

    def reminded(self, reminded: RemindedView) -> str:
        """How often somebody was reminded, and when last."""
        return self._words.say("reminded", reminded.times, day=self._day(self._on(reminded)))

    def reminded_short(self, reminded: RemindedView | None) -> str:
        """The same for a table; empty where nobody was."""
        if reminded is None:
            return ""
        _, day = short_dates(self._on(reminded), self._words.language, self._centre.digits)
        return self._words.say("reminded.short", reminded.times, day=day)

    def _on(self, reminded: RemindedView) -> date:
        return reminded.last_at.astimezone(self._zone).date()

    def late(self, days: int) -> str:
        """How late, in words."""
        return self._words.say("late", days) if days else ""

    def _marked(self, one: ReferralView, place: int) -> str:
        say = self._words.say
        marks = self._joined("" if place else say("part.lead"), say("part.own") if one.department == self._own else "")
        name = self.department(one.department)
        return say("part.marked", department=name, marks=marks) if marks else name

    def _part(self, one: ReferralView) -> str:
        since = one.since.astimezone(self._zone).date()
        days = " / ".join(short_dates(since, self._words.language, self._centre.digits)).replace(" ", "\u00a0")
        return self._joined(self._words.say(f"part.{one.state}"), self._holder(one.holder), days)

    def _holder(self, name: str | None) -> str:
        return self._words.say("file.holder", name=name) if name else ""

    @staticmethod
    def _joined(*texts: str) -> str:
        return "  ·  ".join(filter(None, texts))

    def _behalf(self, one: RequestView) -> list[tuple[str, str]]:
        language = self._words.language
        told = behalf_told(one.behalf, language, self._centre.digits)
        return [(Words("behalf", language).say("head"), told)] if told else []

    def _applicant(self, one: RequestView) -> str:
        digits, who = self._words.digits, one.applicant
        return f"{who.name}  ·  {apart(digits(who.identity_number))}  ·  {apart(digits(who.mobile))}"

    def _cells(self, one: RequestView, due: date | None, days: int, under: str) -> tuple[Cell, ...]:
        urgent = one.urgency is Urgency.URGENT
        own = part(one.referrals, self._own)
        since = (own.since if own is not None else one.since) or one.registered_at
        short = self._words.say("late.short", days) if days else ""
        numbered = self.reference(one), under
        mark = f"▲ {self._words.say('urgency.urgent')}" if urgent else self._words.say("urgency.normal")
        return (
            Cell("\n".join(filter(None, numbered)), one.reference, strong=True),
            Cell(one.type.title.in_language(self._words.language)),
            Cell(one.subject),
            Cell(one.applicant.name),
            Cell(self._short(since.astimezone(self._zone)), since.timestamp()),
            Cell(self._short(due) if due else "—", (due or date.max).toordinal()),
            Cell(short, (-days if days else _NOT_LATE, not urgent), palette.ALARM, True),
            Cell(mark, (not urgent, one.due.toordinal(), one.registered_at.timestamp()), "", urgent),
        )

    def _short(self, day: date | datetime) -> str:
        day = day.date() if isinstance(day, datetime) else day
        return "\n".join(short_dates(day, self._words.language, self._centre.digits))

    def _day(self, day: date) -> str:
        language, digits = self._words.language, self._centre.digits
        return f"{hijri_text(day, language, digits)}  ·  {gregorian_text(day, language, digits)}"
