"""A hall that opens and closes, on both databases: tickets, quotas, the supervisor's word, and the end of a day."""

from datetime import UTC, date, datetime, timedelta
from importlib import resources
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from core.bootstrap import Centre, create_centre, open_centre
from core.centre_file import read_centre
from core.config import Settings
from core.domain.errors import RuleBroken
from core.domain.hours import interval
from core.domain.opening import Phase, Place, Prayer
from core.domain.queue_policy import AtClosing, QueueClass, QueuePolicy
from core.domain.text import Language
from core.domain.ticket import TicketState
from core.domain.workflow import Role
from core.services.dto import StaffView, TicketView
from core.services.opening_ports import HallChange
from core.words import explain
from tests.integration.conftest import PASSWORD, code_of
from tests.support.clock import FakeClock
from tests.support.together import together

RIYADH = ZoneInfo("Asia/Riyadh")
WEEK = dict.fromkeys((7, 1, 2, 3, 4), (interval("08:00-15:00"),))
SAMPLES = Path(str(resources.files("assets"))) / "samples"
TUESDAY = date(2026, 11, 24)

TAKE = """
try:
    print(centre.queue.issue("women", "submit", f"key-{place}").code)
except IstiqbalError as refusal:
    print(refusal.code)
"""


@pytest.fixture
def mona(centre: Centre) -> StaffView:
    """The supervisor of the women's section."""
    return centre.staff.add("mona", "منى العتيبي", PASSWORD, Role.SUPERVISOR, ["women"])


def turn(clock: FakeClock, day: date, wall: str) -> None:
    hours, minutes = map(int, wall.split(":"))
    clock.advance((datetime(day.year, day.month, day.day, hours, minutes, tzinfo=RIYADH) - clock.now()).total_seconds())


def states(centre: Centre, on: date | None = None) -> dict[str, TicketState]:
    return {ticket.code: ticket.state for ticket in centre.queue.tickets("women", on)}


def issue(centre: Centre, key: str, section: str = "women") -> TicketView:
    return centre.queue.issue(section, "submit", key)


def test_a_centre_without_hours_issues_at_any_hour(centre: Centre, clock: FakeClock) -> None:
    for day, wall in ((TUESDAY, "03:00"), (date(2026, 11, 27), "12:00"), (date(2027, 3, 9), "23:59")):
        turn(clock, day, wall)
        assert issue(centre, f"{day}-{wall}").number == 1
        assert centre.hall.view("women").state.phase is Phase.OPEN


def test_outside_its_hours_a_section_gives_no_ticket_and_says_when(centre: Centre, clock: FakeClock) -> None:
    centre.hall.set_week("women", WEEK)
    first = issue(centre, "in-time")
    turn(clock, TUESDAY, "15:00")
    with pytest.raises(RuleBroken) as caught:
        issue(centre, "late")
    assert caught.value.code.value == "hall_closed"
    assert caught.value.facts["opens"] == datetime(2026, 11, 25, 8, 0, tzinfo=RIYADH)
    assert "Wednesday, 15 Jumada al-Akhirah 1448 AH (25 November 2026), at 08:00" in explain(
        caught.value, Language.ENGLISH
    )
    arabic = explain(caught.value, Language.ARABIC)
    assert "الأربعاء 15 جمادى الآخرة 1448 هـ (25 نوفمبر 2026 م) الساعة 08:00" in arabic
    assert issue(centre, "in-time") == first
    assert issue(centre, "men", "men").number == 1
    assert [ticket.number for ticket in centre.queue.tickets("women")] == [1]
    turn(clock, TUESDAY + timedelta(1), "08:00")
    assert issue(centre, "late").number == 1


def test_a_hall_that_never_opens_again_says_so(centre: Centre, clock: FakeClock) -> None:
    centre.hall.set_special_days("women", TUESDAY, TUESDAY + timedelta(500), (), "إغلاق")
    with pytest.raises(RuleBroken) as caught:
        issue(centre, "a")
    assert "opens" not in caught.value.facts
    assert "{" not in explain(caught.value, Language.ARABIC)


def test_another_program_keeps_the_same_hours(centre: Centre, database_url: str, clock: FakeClock) -> None:
    with open_centre(database_url, clock=clock) as other:
        assert issue(other, "a").number == 1
        centre.hall.set_week("women", {6: (interval("08:00-15:00"),)})
        assert other.hall.view("women").state.phase is Phase.CLOSED
    with open_centre(database_url, clock=clock) as third:
        assert code_of(lambda: issue(third, "b")) == "hall_closed"


def test_the_last_ticket_is_given_before_closing(centre: Centre, clock: FakeClock) -> None:
    centre.hall.set_week("women", WEEK)
    turn(clock, TUESDAY, "14:44")
    issue(centre, "a")
    turn(clock, TUESDAY, "14:45")
    assert centre.hall.view("women").state.phase is Phase.ENDING
    assert code_of(lambda: issue(centre, "b")) == "hall_closed"
    call = centre.queue.call_next("W1")
    assert call is not None


def test_official_holidays_close_a_hall_unless_a_special_day_opens_it(centre: Centre, clock: FakeClock) -> None:
    centre.hall.set_week("women", WEEK)
    national_day = date(2026, 9, 23)
    turn(clock, national_day, "10:00")
    assert code_of(lambda: issue(centre, "a")) == "hall_closed"
    centre.hall.set_special_days("women", national_day, national_day, [interval("09:00-12:00")], "دوام خاص")
    assert issue(centre, "b").number == 1
    assert centre.hall.view("women").reason == "دوام خاص"
    centre.hall.forget_special_days("women", [national_day])
    assert code_of(lambda: issue(centre, "c")) == "hall_closed"


def test_ramadan_changes_the_hours_of_working_days_only(centre: Centre, clock: FakeClock) -> None:
    centre.hall.set_week("women", WEEK)
    first, last = date(2027, 2, 8), date(2027, 3, 8)
    turn(clock, date(2027, 2, 1), "10:00")
    days = centre.hall.set_special_days(
        "women", first, last, [interval("10:00-13:00"), interval("21:00-24:00")], "رمضان"
    )
    assert {day.isoweekday() for day in days} == {7, 1, 2, 3, 4}
    turn(clock, first, "09:59")
    assert code_of(lambda: issue(centre, "early")) == "hall_closed"
    turn(clock, first, "21:00")
    assert issue(centre, "night").number == 1
    turn(clock, date(2027, 2, 12), "10:30")
    assert code_of(lambda: issue(centre, "friday")) == "hall_closed"
    turn(clock, last + timedelta(10), "09:00")
    assert centre.hall.view("women").state.phase is (Phase.OPEN)


def test_calls_pause_for_prayer_and_tickets_do_not(centre: Centre, clock: FakeClock) -> None:
    centre.hall.set_week("women", WEEK)
    centre.hall.set_place(Place(24_713_600, 46_675_300))
    turn(clock, TUESDAY, "11:45")
    state = centre.hall.view("women").state
    assert (state.phase, state.prayer) == (Phase.PAUSE, Prayer.DHUHR)
    assert state.resumes is not None
    assert state.resumes.astimezone(RIYADH).strftime("%H:%M") == "12:05"
    assert issue(centre, "a").number == 1
    centre.hall.set_policy(QueuePolicy(prayer_pause_minutes=0))
    assert centre.hall.view("women").state.phase is Phase.OPEN
    centre.hall.set_place(None)


def test_a_full_service_gives_no_more_today_in_its_section(centre: Centre, clock: FakeClock) -> None:
    centre.hall.set_quota("submit", 2)
    tickets = [issue(centre, key) for key in "ab"]
    assert centre.hall.view("women").full == {"submit"}
    assert code_of(lambda: issue(centre, "c")) == "service_full"
    assert issue(centre, "b") == tickets[1]
    assert centre.queue.issue("women", "enquiry", "d").number == 3
    assert issue(centre, "e", "men").number == 1
    assert centre.hall.view("men").full == frozenset()
    clock.advance(24 * 3600)
    assert issue(centre, "c").number == 1
    centre.hall.set_quota("submit", None)
    assert centre.hall.view("women").full == frozenset()


def test_programs_at_once_never_give_more_than_the_quota(centre: Centre, database_url: str) -> None:
    centre.hall.set_quota("submit", 5)
    given = together(database_url, TAKE, 8)
    assert sorted(given) == ["W001", "W002", "W003", "W004", "W005", *["service_full"] * 3]


def test_staff_issue_after_closing_for_a_reason(
    centre: Centre, clock: FakeClock, noura: StaffView, mona: StaffView
) -> None:
    centre.hall.set_week("women", WEEK)
    centre.hall.set_quota("submit", 0)
    turn(clock, TUESDAY, "16:00")
    khalid = centre.staff.add("khalid", "خالد", PASSWORD, Role.OPERATOR, ["men"])
    host = centre.staff.add("host", "مضيفة", PASSWORD, Role.HOST, ["women"])

    def let_in(key: str, by: StaffView, reason: str) -> TicketView:
        return centre.queue.issue("women", "submit", key, by=by.id, reason=reason)

    assert code_of(lambda: let_in("a", noura, "  ")) == "hall_closed"
    assert code_of(lambda: let_in("a", khalid, "مسنّة")) == "section_not_yours"
    assert code_of(lambda: let_in("a", host, "مسنّة")) == "role_not_allowed"
    assert code_of(lambda: centre.queue.issue("women", "submit", "a", reason="program")) == "hall_closed"
    assert [let_in("b", noura, "مسنّة").number, let_in("c", mona, "بأمر").number] == [1, 2]


def test_a_supervisor_closes_the_queue_for_today(centre: Centre, clock: FakeClock, mona: StaffView) -> None:
    centre.hall.set_week("women", WEEK)
    ticket = issue(centre, "a")
    closed = centre.hall.close("women", "انقطاع الكهرباء", by=mona.id)
    assert (closed.state.phase, closed.reason) == (Phase.CLOSED, "انقطاع الكهرباء")
    assert closed.state.opens_again == datetime(2026, 11, 25, 5, 0, tzinfo=UTC)
    with pytest.raises(RuleBroken) as caught:
        issue(centre, "b")
    assert caught.value.facts["opens"] == datetime(2026, 11, 25, 8, 0, tzinfo=RIYADH)
    assert issue(centre, "c", "men").number == 1
    call = centre.queue.call_next("W1")
    assert call is not None
    assert call.ticket.id == ticket.id
    assert centre.hall.reopen("women", "عادت الكهرباء", by=mona.id).state.phase is Phase.OPEN
    assert issue(centre, "b").number == 2
    record = [(event.kind, event.reason, event.by, event.section) for event in centre.hall.history("women")]
    assert record[:2] == [
        (HallChange.REOPENED, "عادت الكهرباء", mona.id, "women"),
        (HallChange.CLOSED, "انقطاع الكهرباء", mona.id, "women"),
    ]


def test_closing_needs_a_supervisor_of_the_section_and_a_reason(
    centre: Centre, clock: FakeClock, mona: StaffView, noura: StaffView
) -> None:
    assert code_of(lambda: centre.hall.close("women", " ", by=mona.id)) == "reason_missing"
    assert code_of(lambda: centre.hall.close("women", "x", by=noura.id)) == "role_not_allowed"
    assert code_of(lambda: centre.hall.close("men", "x", by=mona.id)) == "section_not_yours"
    assert centre.hall.history() == []
    assert issue(centre, "a").number == 1
    centre.hall.close("women", "x", by=mona.id)
    centre.hall.close("women", "again", by=mona.id)
    assert [event.reason for event in centre.hall.history("women")] == ["x"]
    clock.advance(24 * 3600)
    assert issue(centre, "b").number == 1


def test_closing_before_the_first_ticket_burns_no_number(centre: Centre, mona: StaffView) -> None:
    centre.hall.close("women", "x", by=mona.id)
    assert code_of(lambda: issue(centre, "a")) == "hall_closed"
    assert centre.queue.snapshot("women").waiting == 0
    centre.hall.reopen("women", "y", by=mona.id)
    assert issue(centre, "a").number == 1


def test_the_end_of_a_day_dismisses_who_waits_and_nobody_at_a_desk(
    centre: Centre, noura: StaffView, huda: StaffView, mona: StaffView
) -> None:
    for key in "abcdef":
        issue(centre, key)
    centre.queue.call_next("W1", by=noura.id)
    centre.queue.park("W1", "الأصل", by=noura.id)
    centre.queue.call_next("W1", by=noura.id)
    centre.queue.call_next("W2", by=huda.id)
    centre.queue.finish("W2", by=huda.id)
    gone = centre.hall.end_day("women", reason="انتهى الدوام", by=mona.id)
    assert sorted(ticket.code for ticket in gone) == ["W001", "W004", "W005", "W006"]
    after = states(centre)
    assert [after[f"W00{n}"].value for n in range(1, 7)] == ["dismissed", "called", "finished", *["dismissed"] * 3]
    assert centre.queue.snapshot("women").waiting == 0
    assert centre.queue.call_next("W2", by=huda.id) is None
    assert centre.hall.end_day("women", by=mona.id) == []
    (ended,) = [event for event in centre.hall.history("women") if event.kind is HallChange.DAY_ENDED]
    assert (ended.by, ended.reason) == (mona.id, "انتهى الدوام")
    assert ended.facts == {"tickets": ["W004", "W005", "W006", "W001"]}
    centre.queue.finish("W1", by=noura.id)


def test_what_a_hall_leaves_is_settled_after_closing_by_the_policy(centre: Centre, clock: FakeClock) -> None:
    centre.hall.set_week("women", WEEK)
    issue(centre, "a")
    issue(centre, "b")
    turn(clock, TUESDAY, "14:59")
    assert centre.hall.settle("women") == []
    turn(clock, TUESDAY, "15:00")
    assert centre.hall.settle("women") == []
    assert set(states(centre).values()) == {TicketState.WAITING}
    centre.hall.set_policy(QueuePolicy(at_closing=AtClosing.DISMISS))
    assert [ticket.code for ticket in centre.hall.settle("women")] == ["W001", "W002"]
    assert centre.hall.settle("women") == []


def test_who_was_let_in_after_closing_is_not_dismissed(centre: Centre, clock: FakeClock, mona: StaffView) -> None:
    centre.hall.set_week("women", WEEK)
    centre.hall.set_policy(QueuePolicy(at_closing=AtClosing.DISMISS))
    issue(centre, "a")
    turn(clock, TUESDAY, "15:05")
    centre.queue.issue("women", "submit", "b", by=mona.id, reason="مسنّة")
    assert [ticket.code for ticket in centre.hall.settle("women")] == ["W001"]
    assert centre.hall.settle("women") == []


def test_a_queue_that_a_supervisor_closed_early_goes_on_being_called(
    centre: Centre, clock: FakeClock, mona: StaffView
) -> None:
    centre.hall.set_week("women", WEEK)
    centre.hall.set_policy(QueuePolicy(at_closing=AtClosing.DISMISS))
    issue(centre, "a")
    clock.advance(60)
    centre.hall.close("women", "زحام", by=mona.id)
    assert centre.hall.settle("women") == []
    assert centre.queue.call_next("W1") is not None


def test_after_midnight_nobody_waits_for_a_day_that_is_over(centre: Centre, clock: FakeClock) -> None:
    centre.hall.set_week("women", WEEK)
    last = date(2026, 12, 31)
    turn(clock, last, "14:00")
    ticket = issue(centre, "a")
    turn(clock, last, "23:59")
    assert centre.hall.settle("women") == []
    turn(clock, last + timedelta(1), "00:00")
    assert [gone.id for gone in centre.hall.settle("women")] == [ticket.id]
    assert states(centre, last) == {"W001": TicketState.DISMISSED}


def test_the_dismissed_return_on_the_next_working_day(centre: Centre, clock: FakeClock, noura: StaffView) -> None:
    centre.hall.set_week("women", WEEK)
    centre.hall.set_quota("submit", 2)
    thursday = date(2026, 11, 26)
    turn(clock, thursday, "14:00")
    old = [issue(centre, key) for key in "ab"]
    assert code_of(lambda: centre.hall.readmit(old[0].id)) == "ticket_move_forbidden"
    centre.hall.end_day("women")
    turn(clock, thursday + timedelta(2), "10:00")
    assert code_of(lambda: centre.hall.readmit(old[0].id)) == "hall_closed"
    turn(clock, thursday + timedelta(3), "09:00")
    others = [issue(centre, key) for key in "cd"]
    clock.advance(60)
    back = centre.hall.readmit(old[0].id, by=noura.id)
    assert (back.queue_class, back.code, back.service, back.number) == (QueueClass.RETURNING, "W003", "submit", 3)
    assert centre.hall.readmit(old[0].id) == back
    assert centre.queue.ticket(old[0].id).state is TicketState.DISMISSED
    call = centre.queue.call_next("W1", by=noura.id)
    assert call is not None
    assert call.ticket.id == back.id
    clock.advance(24 * 3600)
    late = centre.hall.readmit(old[1].id)
    assert (late.queue_class, len(others)) == (QueueClass.STANDARD, 2)


def test_settings_are_a_supervisor_s_and_are_kept_in_the_record(
    centre: Centre, mona: StaffView, noura: StaffView
) -> None:
    assert code_of(lambda: centre.hall.set_week("women", WEEK, by=noura.id)) == "role_not_allowed"
    assert code_of(lambda: centre.hall.set_week("men", WEEK, by=mona.id)) == "section_not_yours"
    assert code_of(lambda: centre.hall.set_quota("submit", -1)) == "policy_invalid"
    assert code_of(lambda: centre.hall.set_place(Place(91_000_000, 0))) == "policy_invalid"
    twice = {1: (interval("08:00-10:00"), interval("09:00-11:00"))}
    assert code_of(lambda: centre.hall.set_week("women", twice)) == "hours_invalid"
    assert centre.hall.week("women") == {}
    assert centre.hall.history() == []
    centre.hall.set_week("women", WEEK, by=mona.id)
    centre.hall.set_quota("submit", 10, by=mona.id)
    centre.hall.set_policy(QueuePolicy(recall_limit=5), by=mona.id)
    assert centre.hall.week("women") == WEEK
    assert centre.hall.policy().recall_limit == 5
    newest = centre.hall.history()
    assert [event.kind for event in newest] == [HallChange.POLICY, HallChange.QUOTA, HallChange.HOURS]
    assert newest[0].facts == {"recall_limit": [3, 5]}
    assert {event.by for event in newest} == {mona.id}
    centre.hall.set_week("women", {})
    assert centre.hall.week("women") == {}


def test_a_new_centre_opens_as_its_file_says(database_url: str, tmp_path: Path, clock: FakeClock) -> None:
    file = tmp_path / "centre.toml"
    closed = '[[special_days]]\nfrom = 2026-11-25\nhours = []\nreason = "صيانة"\nsections = ["men"]\n\n[[sections]]'
    told = (SAMPLES / "riyadh.toml").read_text("utf-8").replace("[[sections]]", closed, 1)
    for name in ("departments.csv", "classification.csv"):
        (tmp_path / name).write_bytes((SAMPLES / name).read_bytes())
    file.write_text(told.replace('name = "submit"', 'name = "submit"\ndaily_quota = 1'), "utf-8")
    settings = Settings(database=database_url, key_file=tmp_path / "centre.key")
    create_centre(settings, read_centre(file))
    with open_centre(settings, clock=clock) as opened:
        turn(clock, TUESDAY, "07:30")
        issue(opened, "a")
        assert code_of(lambda: issue(opened, "b")) == "service_full"
        turn(clock, TUESDAY, "11:45")
        assert opened.hall.view("men").state.prayer is Prayer.DHUHR
        turn(clock, TUESDAY, "14:30")
        men, women = (opened.hall.view(name).state for name in ("men", "women"))
        assert men.opens_again == datetime(2026, 11, 26, 7, 30, tzinfo=RIYADH)
        assert women.opens_again == datetime(2026, 11, 25, 7, 30, tzinfo=RIYADH)
