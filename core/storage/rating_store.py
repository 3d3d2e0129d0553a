"""Ratings and the tasks that low ones are, in the database."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime
from itertools import groupby
from typing import Any
from uuid import UUID

from sqlalchemy import Row, Select, bindparam, exists, func, or_, select, update

from core.domain.rating import Reason, Score
from core.domain.ticket import TicketMove, TicketState
from core.services.rating_dto import DayRatings, RatingTask, RatingView
from core.services.rating_ports import NewRating
from core.storage.rating_tables import rating, rating_task
from core.storage.scope import Scope
from core.storage.tables import desk, section, service, service_day, staff, ticket, ticket_event

_RATING: Select[Any] = select(
    rating.c.id,
    rating.c.ticket_id,
    section.c.name.label("section"),
    rating.c.score,
    rating.c.reasons,
    rating.c.comment,
    rating.c.at,
    exists().where(rating_task.c.rating_id == rating.c.id).correlate(rating).label("asks"),
).join_from(rating, section, section.c.id == rating.c.section_id)
# The window at which the visit ended; one that was finished, undone and finished again ended at the last.
_ENDED_AT = (
    select(desk.c.number)
    .join_from(ticket_event, desk, desk.c.id == ticket_event.c.desk_id)
    .where(ticket_event.c.ticket_id == rating.c.ticket_id, ticket_event.c.kind == TicketMove.FINISH.value)
    .order_by(ticket_event.c.revision.desc())
    .limit(1)
    .correlate(rating)
    .scalar_subquery()
)
_TASK = (
    _RATING.add_columns(
        ticket.c.code,
        service.c.name.label("service"),
        _ENDED_AT.label("desk_number"),
        rating_task.c.taken_by_id,
        staff.c.name.label("taken"),
        rating_task.c.taken_at,
        rating_task.c.closed_at,
        rating_task.c.note,
    )
    .join(rating_task, rating_task.c.rating_id == rating.c.id)
    .join(ticket, ticket.c.id == rating.c.ticket_id)
    .join(service, service.c.id == ticket.c.service_id)
    .outerjoin(staff, staff.c.id == rating_task.c.taken_by_id)
)
_OPEN = rating_task.c.closed_at.is_(None)
_OF_SECTIONS = section.c.name.in_(bindparam("sections", expanding=True))
_TASKS = (
    _TASK.where(
        rating_task.c.centre_id == bindparam("centre"),
        _OF_SECTIONS,
        or_(_OPEN, rating_task.c.closed_at >= bindparam("since")),
    )
    .order_by(rating_task.c.closed_at.is_not(None), rating.c.at.desc())
    .limit(bindparam("most"))
)
_COUNT = (
    select(func.count())
    .select_from(
        rating_task.join(rating, rating.c.id == rating_task.c.rating_id).join(
            section, section.c.id == rating.c.section_id
        )
    )
    .where(rating_task.c.centre_id == bindparam("centre"), _OPEN, _OF_SECTIONS)
)
_THIS = rating_task.c.rating_id == bindparam("rating")
_TAKE = (
    update(rating_task)
    .where(_THIS, _OPEN, rating_task.c.taken_by_id.is_not_distinct_from(bindparam("instead_of")))
    .values(taken_by_id=bindparam("who"), taken_at=bindparam("now"))
)
_CLOSE = (
    update(rating_task)
    .where(_THIS, _OPEN, or_(rating_task.c.taken_by_id.is_(None), rating_task.c.taken_by_id == bindparam("who")))
    .values(
        taken_by_id=bindparam("who"),
        taken_at=func.coalesce(rating_task.c.taken_at, bindparam("now", type_=rating_task.c.closed_at.type)),
        closed_at=bindparam("now"),
        note=bindparam("done"),
    )
)
_DAYS = (rating.c.section_id == bindparam("of_section"), rating.c.date.between(bindparam("first"), bindparam("last")))
_BY_DAY = (
    select(rating.c.date, rating.c.score, func.count().label("times"))
    .where(*_DAYS)
    .group_by(rating.c.date, rating.c.score)
    .order_by(rating.c.date, rating.c.score)
)
_REASONS = select(rating.c.reasons).where(*_DAYS)
_FINISHED = (
    select(func.count())
    .join_from(ticket, service_day, service_day.c.id == ticket.c.service_day_id)
    .where(
        service_day.c.section_id == bindparam("of_section"),
        service_day.c.date.between(bindparam("first"), bindparam("last")),
        ticket.c.state == TicketState.FINISHED.value,
    )
)


class SqlRatingStore:
    """`RatingStore` on SQL."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def of_key(self, key: str) -> RatingView | None:
        """As the port says."""
        return self._one(_RATING.where(rating.c.centre_id == self._scope.centre_id, rating.c.key == key))

    def of_ticket(self, ticket_id: UUID) -> RatingView | None:
        """As the port says."""
        return self._one(_RATING.where(rating.c.ticket_id == ticket_id))

    def add(self, new: NewRating) -> bool:
        """As the port says."""
        view = new.view
        return self._scope.add(
            rating,
            id=view.id,
            ticket_id=view.ticket_id,
            section_id=new.section_id,
            date=new.date,
            score=view.score.value,
            reasons=[reason.value for reason in view.reasons],
            comment=view.comment,
            language=new.language.value,
            device=new.device,
            key=new.key,
            at=view.at,
        )

    def open_task(self, rating_id: UUID) -> None:
        """As the port says."""
        self._scope.add(rating_task, rating_id=rating_id)

    def tasks(self, sections: Collection[str], closed_since: datetime, limit: int) -> list[RatingTask]:
        """As the port says."""
        mine = {"centre": self._scope.centre_id, "sections": list(sections)}
        return [_task(row) for row in self._scope.run(_TASKS, since=closed_since, most=limit, **mine)]

    def task(self, rating_id: UUID) -> RatingTask | None:
        """As the port says."""
        row = self._scope.run(_TASK.where(rating.c.id == rating_id)).first()
        return _task(row) if row else None

    def count_open(self, sections: Collection[str]) -> int:
        """As the port says."""
        return int(self._scope.run(_COUNT, centre=self._scope.centre_id, sections=list(sections)).scalar_one())

    def take(self, rating_id: UUID, by: UUID, instead_of: UUID | None, at: datetime) -> bool:
        """As the port says: the condition and the change are one statement."""
        taken = self._scope.run(_TAKE, rating=rating_id, who=by, instead_of=instead_of, now=at)
        return taken.rowcount == 1

    def close(self, rating_id: UUID, by: UUID, note: str, at: datetime) -> bool:
        """As the port says: the condition and the change are one statement."""
        return self._scope.run(_CLOSE, rating=rating_id, who=by, done=note, now=at).rowcount == 1

    def by_day(self, section_id: UUID, first: date, last: date) -> list[DayRatings]:
        """As the port says."""
        rows = self._scope.run(_BY_DAY, of_section=section_id, first=first, last=last).all()
        return [_day(on, of_day) for on, of_day in groupby(rows, key=lambda row: row.date)]

    def reasons(self, section_id: UUID, first: date, last: date) -> Sequence[Reason]:
        """As the port says."""
        rows = self._scope.run(_REASONS, of_section=section_id, first=first, last=last)
        return [Reason(reason) for row in rows for reason in row.reasons]

    def finished(self, section_id: UUID, first: date, last: date) -> int:
        """As the port says."""
        return int(self._scope.run(_FINISHED, of_section=section_id, first=first, last=last).scalar_one())

    def _one(self, statement: Select[Any]) -> RatingView | None:
        row = self._scope.run(statement).first()
        return _rating(row) if row else None


def _rating(row: Row[Any]) -> RatingView:
    return RatingView(
        id=row.id,
        ticket_id=row.ticket_id,
        section=row.section,
        score=Score(row.score),
        reasons=tuple(Reason(reason) for reason in row.reasons),
        comment=row.comment,
        at=row.at,
        asks=bool(row.asks),
    )


def _task(row: Row[Any]) -> RatingTask:
    return RatingTask(
        rating=_rating(row),
        code=row.code,
        service=row.service,
        desk_number=row.desk_number,
        taken_by=row.taken_by_id,
        taken=row.taken or "",
        taken_at=row.taken_at,
        closed_at=row.closed_at,
        note=row.note,
    )


def _day(on: date, rows: Iterable[Row[Any]]) -> DayRatings:
    times = {row.score: row.times for row in rows}
    one, two, three, four, five = (times.get(score.value, 0) for score in Score)
    return DayRatings(on, (one, two, three, four, five))
