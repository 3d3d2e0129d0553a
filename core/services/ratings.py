"""Ratings: one for each visit, within the centre's hours after its end; a low one becomes a supervisor's task."""

from collections import Counter
from collections.abc import Collection
from datetime import date, timedelta
from uuid import UUID

from core.domain.audit import AuditKind
from core.domain.errors import ErrorCode, RuleBroken
from core.domain.rating import Reason, Score, check_comment, check_reasons
from core.domain.text import Language
from core.domain.workflow import check_note
from core.services.allowed import SUPERVISORS, allowed, said
from core.services.auditing import enter
from core.services.context import Context, check_key
from core.services.identifiers import new_id
from core.services.ports import UnitOfWork
from core.services.rating_dto import RatableVisit, RatingSummary, RatingTask, RatingView
from core.services.rating_entry import TOPIC, Given, check_over, enter_rating, ticket_of

_MOST = 500
_CLOSED_FOR = timedelta(days=7)


class RatingService:
    """A kiosk gives them, supervisors read them; whose visit it was is told to nobody."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def find(self, text: str, *, section: str | None = None) -> RatableVisit:
        """The visit of a ticket's QR code, or of a number such as W014 of today; of a `section` alone where one stands.

        Raises `ticket_code_unknown`, `rating_other_section`, `rating_early` while the visit is not over, `rating_late`
        or `rating_given`.
        """
        with self._context.units.read() as unit:
            ticket = ticket_of(self._context, unit, text, reversed(self._context.days_in_hall()))
            if section is not None and ticket.section != section:
                raise RuleBroken(ErrorCode.RATING_OTHER_SECTION)
            check_over(self._context, ticket, self._context.clock.now())
            if unit.ratings.of_ticket(ticket.id) is not None:
                raise RuleBroken(ErrorCode.RATING_GIVEN)
        return RatableVisit(ticket.id, ticket.code, ticket.section)

    def rate(
        self,
        ticket_id: UUID,
        score: Score,
        key: str,
        *,
        reasons: Collection[Reason] = (),
        comment: str = "",
        language: Language = Language.ARABIC,
    ) -> RatingView:
        """Keep what a visitor said; the same key again: the same rating (rule 2).

        Raises `rating_given` where the visit has another one, `rating_early`, `rating_late`, `rating_reason_wrong`,
        `text_too_long`, `ticket_unknown`.
        """
        check_key(key)
        why, written = check_reasons(score, reasons), check_comment(comment)
        with self._context.units.write() as unit:
            if (known := unit.ratings.of_key(key)) is not None:
                return _same(known, ticket_id)
            ticket = unit.queue.ticket(ticket_id)
            check_over(self._context, ticket, self._context.clock.now())
            given = Given(new_id(), score, why, written, language, key, self._context.clock.now())
            made = enter_rating(self._context, unit, ticket, given)
            unit.commit()
        return made

    def tasks(self, by: UUID) -> list[RatingTask]:
        """The low ratings of a supervisor's sections (rule 8): those that wait, and what was closed in seven days."""
        with self._context.units.read() as unit:
            person = allowed(unit, by, SUPERVISORS)
            return unit.ratings.tasks(person.sections, self._context.clock.now() - _CLOSED_FOR, _MOST)

    def count(self, by: UUID) -> int:
        """How many wait for a supervisor."""
        with self._context.units.read() as unit:
            return unit.ratings.count_open(allowed(unit, by, SUPERVISORS).sections)

    def take(self, rating_id: UUID, *, by: UUID, instead_of: UUID | None = None) -> RatingTask:
        """Look into a low rating, `instead_of` whoever was seen to do so; again changes nothing.

        Raises `rating_task_taken` with whose it is, `rating_task_closed`.
        """
        with self._context.units.write() as unit:
            task = self._task(unit, rating_id, by)
            if task.taken_by == by and task.closed_at is None:
                return task
            if not unit.ratings.take(rating_id, by, instead_of, self._context.clock.now()):
                raise _why_not(task)
            enter(self._context, unit, AuditKind.RATING_TAKEN, by, rating_id)
            return self._changed(unit, rating_id, by)

    def close(self, rating_id: UUID, note: str, *, by: UUID) -> RatingTask:
        """Say what was done; nobody's is taken in the same breath.

        Raises `reason_missing` without a note, `text_too_long`, `rating_task_taken` where it is another's,
        `rating_task_closed`.
        """
        done = check_note(said(note))
        with self._context.units.write() as unit:
            task = self._task(unit, rating_id, by)
            if not unit.ratings.close(rating_id, by, done, self._context.clock.now()):
                raise _why_not(task)
            enter(self._context, unit, AuditKind.RATING_CLOSED, by, rating_id)
            return self._changed(unit, rating_id, by)

    def summary(self, section: str, first: date, last: date, *, by: UUID | None = None) -> RatingSummary:
        """A section's ratings by service day, both ends included; `by` None is a program, else a supervisor of it.

        Raises `section_unknown`, `dates_reversed`.
        """
        if last < first:
            raise RuleBroken(ErrorCode.DATES_REVERSED, first=first.isoformat(), last=last.isoformat())
        wanted = self._context.section(section)
        with self._context.units.read() as unit:
            if by is not None:
                allowed(unit, by, SUPERVISORS, section)
            days = tuple(unit.ratings.by_day(wanted.id, first, last))
            given = Counter(unit.ratings.reasons(wanted.id, first, last))
            finished = unit.ratings.finished(wanted.id, first, last)
        reasons = tuple((reason, given[reason]) for reason in Reason if given[reason])
        return RatingSummary(section, first, last, finished, days, reasons)

    @staticmethod
    def _task(unit: UnitOfWork, rating_id: UUID, by: UUID) -> RatingTask:
        task = unit.ratings.task(rating_id)
        if task is None:
            raise RuleBroken(ErrorCode.RATING_UNKNOWN)
        allowed(unit, by, SUPERVISORS, task.rating.section)
        return task

    @staticmethod
    def _changed(unit: UnitOfWork, rating_id: UUID, by: UUID) -> RatingTask:
        unit.centre.touch(TOPIC)
        changed = RatingService._task(unit, rating_id, by)
        unit.commit()
        return changed


def _same(known: RatingView, ticket_id: UUID) -> RatingView:
    if known.ticket_id != ticket_id:
        raise RuleBroken(ErrorCode.KEY_REUSED)
    return known


def _why_not(task: RatingTask) -> RuleBroken:
    if task.closed_at is not None:
        return RuleBroken(ErrorCode.RATING_TASK_CLOSED)
    return RuleBroken(ErrorCode.RATING_TASK_TAKEN, staff=task.taken or "—")
