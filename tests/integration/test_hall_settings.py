"""How a hall works is changed by whom it may be, and nobody undoes unseen what somebody else changed meanwhile."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from uuid import UUID

import pytest

from core.bootstrap import Centre
from core.domain.appointments import PlanPart
from core.domain.errors import RuleBroken
from core.domain.hours import interval
from core.domain.opening import Place, SpecialDay
from core.domain.queue_policy import QueuePolicy
from core.domain.text import Language
from core.domain.workflow import Role
from core.services.dto import StaffView
from core.services.opening_ports import HallChange
from core.services.setup import DEFAULT_CENTRE
from core.words import explain
from tests.integration.conftest import PASSWORD, code_of
from tests.support.clock import FakeClock
from tests.support.together import together

MORNING, EVENING = interval("08:00-12:00"), interval("16:00-20:00")
WEEK = {7: (MORNING,), 1: (MORNING, EVENING)}
TUESDAY = date(2026, 11, 24)
PLAN = PlanPart(480, 720, 30, 2)
Change = Callable[[Centre, UUID], object]

OF_THE_CENTRE: dict[str, Change] = {
    "policy": lambda centre, by: centre.hall.set_policy(QueuePolicy(recall_limit=5), by=by),
    "policy as it is": lambda centre, by: centre.hall.set_policy(QueuePolicy(), by=by),
    "quota": lambda centre, by: centre.hall.set_quota("submit", 5, by=by),
    "quotas": lambda centre, by: centre.hall.set_quotas({"submit": 5, "enquiry": None}, by=by),
    "place": lambda centre, by: centre.hall.set_place(Place(24_000_000, 46_000_000), by=by),
}
OF_A_SECTION: dict[str, Change] = {
    "week": lambda centre, by: centre.hall.set_week("women", WEEK, by=by),
    "special days": lambda centre, by: centre.hall.set_special_days("women", TUESDAY, TUESDAY, (), "صيانة", by=by),
    "usual days": lambda centre, by: centre.hall.forget_special_days("women", [TUESDAY], by=by),
    "end of the day": lambda centre, by: centre.hall.end_day("women", reason="انتهى الدوام", by=by),
    "plan of a weekday": lambda centre, by: centre.appointments.set_plan("women", "submit", 7, [PLAN], by=by),
    "plans": lambda centre, by: centre.appointments.set_plans("women", "submit", {7: (PLAN,)}, by=by),
    "closing": lambda centre, by: centre.hall.close("women", "صيانة", by=by),
}


@pytest.fixture
def mona(centre: Centre) -> StaffView:
    """A supervisor of the women's section."""
    return centre.staff.add("mona", "منى العتيبي", PASSWORD, Role.SUPERVISOR, ["women"])


@pytest.fixture
def maha(centre: Centre) -> StaffView:
    """An administrator of both sections."""
    return centre.staff.add("maha", "مها الفيصل", PASSWORD, Role.ADMINISTRATOR, ["women", "men"])


def test_every_change_asks_who_makes_it(centre: Centre) -> None:
    centre.queue.issue("women", "submit", "somebody to dismiss")
    for role in Role:
        for section in ("women", "men"):
            department = DEFAULT_CENTRE.departments[0].code
            person = centre.staff.add(f"{role}-{section}", "موظف", PASSWORD, role, [section], department).id
            for name, change in {**OF_THE_CENTRE, **OF_A_SECTION}.items():
                if role not in {Role.SUPERVISOR, Role.ADMINISTRATOR}:
                    assert code_of(lambda: change(centre, person)) == "role_not_allowed", name  # noqa: B023 - at once
                elif section == "men" and name in OF_A_SECTION:
                    assert code_of(lambda: change(centre, person)) == "section_not_yours", name  # noqa: B023 - at once
    assert all(event.by is not None and event.kind is not HallChange.DAY_ENDED for event in centre.hall.history())


@pytest.mark.parametrize("name", [*OF_THE_CENTRE, *OF_A_SECTION])
@pytest.mark.parametrize("role", [Role.SUPERVISOR, Role.ADMINISTRATOR])
def test_who_may_change_it_does(centre: Centre, role: Role, name: str) -> None:
    person = centre.staff.add("mona", "منى العتيبي", PASSWORD, role, ["women"]).id
    {**OF_THE_CENTRE, **OF_A_SECTION}[name](centre, person)
    assert {event.by for event in centre.hall.history()} <= {person}


def test_numbers_that_somebody_changed_meanwhile_are_not_undone(
    centre: Centre, mona: StaffView, maha: StaffView, clock: FakeClock
) -> None:
    seen = centre.hall.policy()
    centre.hall.set_policy(replace(seen, recall_limit=5), by=maha.id, seen=seen)
    with pytest.raises(RuleBroken) as refused:
        centre.hall.set_policy(replace(seen, undo_seconds=20), by=mona.id, seen=seen)
    assert refused.value.code.value == "settings_changed"
    assert "مها الفيصل" in explain(refused.value, Language.ARABIC)
    assert "10:00" in explain(refused.value, Language.ENGLISH)
    assert centre.hall.policy() == replace(seen, recall_limit=5)
    now = centre.hall.policy()
    centre.hall.set_policy(replace(now, undo_seconds=20), by=mona.id, seen=now)
    assert centre.hall.policy() == QueuePolicy(recall_limit=5, undo_seconds=20)


def test_a_change_whose_answer_was_lost_is_made_again_and_kept_once(centre: Centre, mona: StaffView) -> None:
    seen, wanted = QueuePolicy(), QueuePolicy(recall_limit=5)
    for _ in range(2):
        centre.hall.set_policy(wanted, by=mona.id, seen=seen)
        centre.hall.set_week("women", WEEK, by=mona.id, seen={})
        centre.hall.set_quotas({"submit": 5}, by=mona.id, seen={"submit": None})
        centre.hall.set_special_days("women", TUESDAY, TUESDAY, (), "صيانة", by=mona.id, seen={})
    kinds = [event.kind for event in centre.hall.history()]
    assert kinds == [HallChange.SPECIAL_DAYS, HallChange.QUOTA, HallChange.HOURS, HallChange.POLICY]


def test_hours_days_and_quotas_are_guarded_alike(centre: Centre, mona: StaffView, maha: StaffView) -> None:
    hall, day = centre.hall, SpecialDay((), "صيانة")
    hall.set_week("women", WEEK, by=maha.id)
    hall.set_special_days("women", TUESDAY, TUESDAY, (), "صيانة", by=maha.id)
    hall.set_quota("submit", 5, by=maha.id)
    assert code_of(lambda: hall.set_week("women", {7: (EVENING,)}, by=mona.id, seen={})) == "settings_changed"
    assert code_of(lambda: hall.set_quotas({"submit": 6}, by=mona.id, seen={"submit": None})) == "settings_changed"
    assert code_of(lambda: hall.forget_special_days("women", [TUESDAY], by=mona.id, seen={})) == "settings_changed"
    with pytest.raises(RuleBroken):
        hall.set_special_days("women", TUESDAY, TUESDAY, [MORNING], "دوام خاص", by=mona.id, seen={})
    assert (hall.week("women"), hall.special_days("women")) == (WEEK, {TUESDAY: day})
    # What was changed elsewhere is nobody's business here.
    hall.set_special_days("women", TUESDAY + timedelta(1), TUESDAY + timedelta(1), (), "عطلة", by=mona.id, seen={})
    hall.set_quotas({"submit": 5, "enquiry": 7}, by=mona.id, seen={"submit": None, "enquiry": None})
    assert {one.name: one.daily_quota for one in centre.administration.centre().services}["enquiry"] == 7


def test_plans_of_appointments_are_guarded_and_kept_alike(centre: Centre, mona: StaffView, maha: StaffView) -> None:
    plans, longer = centre.appointments, PlanPart(480, 780, 30, 2)
    plans.set_plans("women", "submit", {7: (PLAN,), 1: (PLAN,)}, by=maha.id, seen={})
    with pytest.raises(RuleBroken) as refused:
        plans.set_plans("women", "submit", {7: (longer,)}, by=mona.id, seen={})
    assert "مها الفيصل" in explain(refused.value, Language.ARABIC)
    assert plans.plan("women", "submit") == {7: (PLAN,), 1: (PLAN,)}
    for _ in range(2):
        plans.set_plans("women", "submit", {7: (longer,)}, by=mona.id, seen={7: (PLAN,), 1: (PLAN,)})
    assert plans.plan("women", "submit") == {7: (longer,)}
    assert plans.plan("men", "submit") == plans.plan("women", "enquiry") == {}
    newest, first = centre.hall.history("women")
    assert (newest.kind, newest.by) == (HallChange.PLAN, mona.id)
    assert newest.facts == {"service": "submit", "7": ["08:00-13:00 / 30 / 2"], "1": []}
    assert first.by == maha.id


def test_a_program_that_changed_them_has_no_name(centre: Centre, mona: StaffView) -> None:
    centre.hall.set_policy(QueuePolicy(recall_limit=5))
    with pytest.raises(RuleBroken) as refused:
        centre.hall.set_policy(QueuePolicy(undo_seconds=20), by=mona.id, seen=QueuePolicy())
    assert "another program" in explain(refused.value, Language.ENGLISH)


CHANGE = """
from core.domain.queue_policy import QueuePolicy
try:
    centre.hall.set_policy(QueuePolicy(recall_limit=4 + place), seen=QueuePolicy())
    print("saved")
except IstiqbalError as refusal:
    print(refusal.code)
"""


def test_of_many_at_once_one_is_saved_and_the_others_are_told(centre: Centre, database_url: str) -> None:
    assert sorted(together(database_url, CHANGE, 6)) == ["saved", *["settings_changed"] * 5]
    assert len(centre.hall.history()) == 1


def test_several_days_give_way_to_others_in_one_step(centre: Centre, mona: StaffView) -> None:
    hall = centre.hall
    hall.set_week("women", WEEK)  # Sunday and Monday
    sunday = date(2026, 11, 29)
    days = hall.set_special_days("women", sunday, sunday + timedelta(8), [EVENING], "رمضان")
    assert days == [sunday, sunday + timedelta(1), sunday + timedelta(7), sunday + timedelta(8)]
    # The same dates keep their very days, also where the week has others by now.
    hall.set_week("women", {5: (MORNING,)})
    same = hall.set_special_days("women", sunday, days[-1], [MORNING], "رمضان", instead_of=days)
    assert same == days
    fewer = hall.set_special_days("women", sunday, sunday, [MORNING], "رمضان", instead_of=days, by=mona.id)
    assert (fewer, hall.special_days("women")) == ([sunday], {sunday: SpecialDay((MORNING,), "رمضان")})
    assert hall.history("women")[0].facts["usual"] == [day.isoformat() for day in days[1:]]
    assert code_of(lambda: hall.set_special_days("women", sunday, TUESDAY, (), "")) == "dates_reversed"


def test_who_would_be_dismissed_is_counted(centre: Centre, noura: StaffView) -> None:
    assert centre.hall.present("women") == (0, 0)
    for key in "abcd":
        centre.queue.issue("women", "submit", key)
    centre.queue.call_next("W1", by=noura.id)
    centre.queue.park("W1", "صورة الهوية", by=noura.id)
    centre.queue.call_next("W1", by=noura.id)
    assert centre.hall.present("women") == (2, 1)
    assert centre.hall.present("men") == (0, 0)
    assert len(centre.hall.end_day("women")) == 3
    assert centre.hall.present("women") == (0, 0)


def test_a_number_that_no_quota_can_be_is_refused_and_names_the_service(centre: Centre) -> None:
    with pytest.raises(RuleBroken) as refused:
        centre.hall.set_quotas({"enquiry": 4, "submit": 10_000})
    assert refused.value.facts["service"] == "submit"
    assert centre.hall.history() == []
