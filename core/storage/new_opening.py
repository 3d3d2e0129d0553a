"""Writes when the halls of a new centre are open."""

from collections.abc import Mapping
from uuid import UUID
from zoneinfo import ZoneInfo

from core.calendar import is_official_holiday
from core.domain.opening import HallPlan, SpecialDay, special_days
from core.services.setup import CentreSetup
from core.storage.hall_store import SqlHallStore
from core.storage.opening_store import SqlOpeningStore
from core.storage.scope import Scope


def write_opening(scope: Scope, setup: CentreSetup, sections: Mapping[str, UUID]) -> None:
    """Write hours, special days, the place for prayers and the policy, as far as the setup has them."""
    store = SqlOpeningStore(scope)
    for new in setup.sections:
        store.set_week(sections[new.name], new.week)
        plan = HallPlan(ZoneInfo(setup.zone), new.week, is_holiday=is_official_holiday)
        for time in setup.special:
            if not time.sections or new.name in time.sections:
                days = special_days(plan, time.first, time.last, time.weekdays)
                store.set_special(sections[new.name], dict.fromkeys(days, SpecialDay(time.hours, time.reason)))
    if setup.place is not None:
        store.set_place(setup.place)
    if setup.policy is not None:
        SqlHallStore(scope).set_policy(setup.policy)
