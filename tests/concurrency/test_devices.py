"""A device of which many want something at once: one restart, and five tries of the staff code together."""

from uuid import UUID

import pytest

from core.bootstrap import Centre
from core.domain.workflow import Role
from tests.support.together import together

ASK = """
from tests.concurrency import asking
{control}
print(asking.ask(centre, place, "{by}"))
"""
TRY = """
from tests.concurrency import asking
print(asking.attempt(centre, "246813"))
"""


def maha(centre: Centre) -> UUID:
    """A supervisor, and the device of which she asks."""
    with centre.storage.units.write() as unit:
        unit.live.hear("kiosk-1", "kiosk", "women", centre.clock.now(), 0)
        unit.commit()
    return centre.staff.add("maha", "مها", "a long password", Role.SUPERVISOR, ["women"]).id


def test_supervisors_who_ask_at_once_ask_for_one_restart(centre: Centre, database_url: str) -> None:
    by = maha(centre)
    assert len(set(together(database_url, ASK.format(by=by, control=""), 6))) == 1


@pytest.mark.parametrize("database_url", ["postgres"], indirect=True)
def test_where_the_device_is_not_held_each_asks_for_its_own(centre: Centre, database_url: str) -> None:
    lines = ASK.format(by=maha(centre), control="asking.do_not_hold(meet)")
    assert len(set(together(database_url, lines, 3, meetings=1))) == 3


def test_who_tries_at_once_has_five_tries_together(centre: Centre, database_url: str) -> None:
    centre.devices.set_code("135792", "135792", by=maha(centre))
    told = sorted(together(database_url, TRY, 8))
    assert told == ["staff_code_locked"] * 4 + ["staff_code_wrong"] * 4
