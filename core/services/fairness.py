"""The centre's figures, computed from the record alone; so far how fair the queue was."""

from dataclasses import dataclass
from datetime import date

from core.domain.bound import BoundCase
from core.domain.errors import ErrorCode, RuleBroken
from core.domain.fairness import ClassWaits, OutOfTurn, Replay
from core.domain.queue_policy import Order, QueuePolicy
from core.domain.skills import Skills
from core.services.context import Context
from core.services.statistics_ports import RecordedDay


@dataclass(frozen=True, slots=True)
class BoundReport:
    """Whether each of the `measured` waits kept within its bound; `worst` came nearest to it."""

    kept: bool
    measured: int
    worst: BoundCase | None
    breaches: tuple[BoundCase, ...]


@dataclass(frozen=True, slots=True)
class FairnessReport:
    """How fair a section was from `first` to `last`, by the policy that holds now."""

    section: str
    first: date
    last: date
    days: int
    tickets: int
    order: Order
    others_before_standard: int
    waits: tuple[ClassWaits, ...]
    out_of_turn: tuple[OutOfTurn, ...]
    bound: BoundReport


class StatisticsService:
    """Counts what the record holds; a section's figures are its own (rule 8)."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def fairness(self, section: str, first: date, last: date) -> FairnessReport:
        """Waits by class, every call of a certain number with its reason, and the bound; `section_unknown`.

        Both days are included; `dates_reversed` where the last is before the first.
        """
        if last < first:
            raise RuleBroken(ErrorCode.DATES_REVERSED, first=first.isoformat(), last=last.isoformat())
        wanted = self._context.section(section)
        days = tickets = 0
        with self._context.units.read() as unit:
            policy = unit.hall.policy()
            replay = Replay(policy, unit.statistics.skills())
            for day in unit.statistics.days(wanted.id, first, last):
                replay.add(day.date, day.steps, day.present)
                days += 1
                tickets += day.last_number
        found = replay.told()
        bound = found.bound
        return FairnessReport(
            section=section,
            first=first,
            last=last,
            days=days,
            tickets=tickets,
            order=policy.order,
            others_before_standard=policy.others_before_standard,
            waits=found.waits,
            out_of_turn=found.out_of_turn,
            bound=BoundReport(bound.kept, bound.measured, bound.worst, bound.breaches),
        )

    def record(self, section: str, day: date) -> RecordedDay | None:
        """A section's whole day as the record has it; None before its first ticket."""
        wanted = self._context.section(section)
        with self._context.units.read() as unit:
            return next(iter(unit.statistics.days(wanted.id, day, day)), None)

    def rules(self) -> tuple[QueuePolicy, Skills]:
        """The policy, and which desks and people take which services, as the bound is counted by."""
        with self._context.units.read() as unit:
            return unit.hall.policy(), unit.statistics.skills()
