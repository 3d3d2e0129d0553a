"""What the database takes over of the ratings that a kiosk kept."""

import logging
from datetime import timedelta

from core.domain.errors import ErrorCode, RuleBroken
from core.services.context import Context
from core.services.device_dto import DeviceDeed, DeviceEvent
from core.services.kept_ratings_ports import KeptRating
from core.services.rating_entry import Given, check_over, enter_rating, ticket_of

_log = logging.getLogger(__name__)
# A ticket that another kiosk is still to hand over, or a window is still to finish.
_MAY_COME = frozenset({ErrorCode.TICKET_CODE_UNKNOWN, ErrorCode.TICKET_UNKNOWN, ErrorCode.RATING_EARLY})


class RatingTakeOver:
    """The centre's side of a kiosk's ratings; repeated, each call changes nothing more."""

    def __init__(self, context: Context) -> None:
        self._context = context

    def take(self, kept: KeptRating, comment: str) -> None:
        """Enter it as it was given then; one whose key is there already is left alone.

        Raises `ticket_code_unknown` or `ticket_unknown`, `rating_other_section`, `rating_early`, `rating_late`,
        `rating_given`.
        """
        context, at = self._context, min(kept.at, self._context.clock.now())
        if not self.is_of(kept):
            raise RuleBroken(ErrorCode.TICKET_CODE_UNKNOWN, ticket="—")
        with context.units.write() as unit:
            if unit.ratings.of_key(kept.key) is not None:
                return
            ticket = ticket_of(context, unit, kept.text, reversed(context.days_in_hall(at)))
            if kept.section is not None and ticket.section != kept.section:
                raise RuleBroken(ErrorCode.RATING_OTHER_SECTION)
            check_over(context, ticket, at)
            said = kept.score, kept.reasons, comment, kept.language, kept.key
            enter_rating(context, unit, ticket, Given(kept.id, *said, at))
            unit.commit()

    def is_of(self, kept: KeptRating) -> bool:
        """Whether it was given to this centre, and not to one that had this kiosk before."""
        return kept.centre_id == self._context.centre().id

    def may_come_right(self, kept: KeptRating, code: ErrorCode) -> bool:
        """Whether to try once more later: for as long as the visit could be rated."""
        hours = timedelta(hours=self._context.policy().rating_hours)
        return code in _MAY_COME and self._context.clock.now() - kept.at <= hours

    def refuse(self, kept: KeptRating, code: ErrorCode) -> None:
        """Tell staff in the record of this device, and in its log, which rating is dropped and why."""
        _log.warning("The rating %s that was kept since %s is not taken: %s", kept.id, kept.at.isoformat(), code)
        now = self._context.clock.now()
        with self._context.units.write() as unit:
            unit.devices.note(DeviceEvent(self._context.device, DeviceDeed.RATING_REFUSED, now, code.value))
            unit.commit()
