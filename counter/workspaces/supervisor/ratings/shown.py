"""What the list of low ratings says, made of what was read: the same facts give the same rows."""

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from core.calendar import short_dates
from core.qt import palette
from core.services.dto import CentreView
from core.services.rating_dto import RatingTask
from core.words import Words
from counter.models.rows import Cell, Row
from counter.widgets import apart

COLUMNS = ("score", "at", "section", "place", "ticket", "reasons", "state")


class ShownRatings:
    """Rows and lines in the words of one language and the digits of one centre; no name of a visitor is among them."""

    def __init__(self, centre: CentreView, words: Words) -> None:
        self._centre, self._words = centre, words
        self._zone = ZoneInfo(centre.zone)
        # What the visitor read on the kiosk.
        self._visitors = Words("rating", words.language, centre.digits)

    def rows(self, tasks: Sequence[RatingTask]) -> list[Row]:
        """A row for each task, in the order in which they were read."""
        return [Row(one.rating.id, self._cells(one, place), "", one) for place, one in enumerate(tasks)]

    def count(self, tasks: Sequence[RatingTask]) -> str:
        """How many wait."""
        return self._words.say("count", sum(one.closed_at is None for one in tasks))

    def comment(self, task: RatingTask) -> str:
        """What the visitor wrote."""
        return task.rating.comment or self._words.say("comment.none")

    def _cells(self, task: RatingTask, place: int) -> tuple[Cell, ...]:
        rating, words = task.rating, self._words
        open_ = task.closed_at is None
        score = self._visitors.say(f"score.{rating.score.value}")
        reasons = [self._visitors.say(f"reason.{reason}") for reason in rating.reasons]
        return (
            Cell(
                words.say("score", score=score, number=rating.score.value),
                (not open_, rating.score.value, place),
                palette.ALARM if open_ else palette.QUIET,
                open_,
            ),
            Cell(self._at(rating.at), rating.at.timestamp()),
            Cell(self._centre.section(rating.section).title.in_language(words.language)),
            Cell(self._place(task)),
            Cell(apart(words.digits(task.code))),
            Cell(words.listed(reasons) if reasons else words.say("reasons.none")),
            Cell(self._state(task), (not open_, task.taken)),
        )

    def _place(self, task: RatingTask) -> str:
        names = {one.name: one.title.in_language(self._words.language) for one in self._centre.services}
        service = names.get(task.service, task.service)
        if task.desk_number is None:
            return self._words.say("place.none", service=service)
        return self._words.say("place", desk=task.desk_number, service=service)

    def _state(self, task: RatingTask) -> str:
        if task.closed_at is not None:
            return self._words.say("state.closed", at=self._at(task.closed_at), note=task.note)
        return self._words.say("state.taken", name=task.taken) if task.taken_by else self._words.say("state.open")

    def _at(self, at: datetime) -> str:
        """Both dates without their year, and the time."""
        local = at.astimezone(self._zone)
        days = short_dates(local.date(), self._words.language, self._centre.digits)
        return "  ·  ".join((*days, self._words.digits(f"{local:%H:%M}")))
