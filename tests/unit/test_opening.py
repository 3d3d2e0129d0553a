"""When a hall is open: by wall clocks of its own zone, over midnights, months' and years' ends, for any hours."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.calendar import hijri_year, is_official_holiday
from core.domain.errors import ErrorCode, RuleBroken
from core.domain.hours import ALL_DAY, Interval, in_order, interval
from core.domain.opening import Adhan, HallPlan, HallState, Phase, Prayer, SpecialDay, hall_at, next_day

RIYADH = ZoneInfo("Asia/Riyadh")
MINUTE = timedelta(minutes=1)
MORNING, EVENING = interval("07:30-14:30"), interval("16:00-20:00")
WEEK = dict.fromkeys((7, 1, 2, 3, 4), (MORNING, EVENING))
TUESDAY = date(2026, 11, 24)


def at(day: date, clock: str, zone: ZoneInfo = RIYADH) -> datetime:
    return datetime.combine(day, datetime.strptime(clock, "%H:%M").time(), zone)  # noqa: DTZ007 - combined with a zone


def told(state: HallState, zone: ZoneInfo = RIYADH) -> tuple[Phase, str, str]:
    """Phase, until and opening, as a clock on the wall says it."""
    until, opens = (f"{one.astimezone(zone):%m-%d %H:%M}" if one else "" for one in (state.until, state.opens_again))
    return state.phase, until, opens


def noon_prayers(day: date) -> tuple[Adhan, ...]:
    """Every day at the same hours, so that the tests can count."""
    noon = Prayer.JUMUAH if day.isoweekday() == 5 else Prayer.DHUHR
    times = ((noon, "12:00"), (Prayer.ASR, "15:30"), (Prayer.MAGHRIB, "17:10"), (Prayer.ISHA, "18:40"))
    return tuple(Adhan(prayer, at(day, clock)) for prayer, clock in times)


PLAN = HallPlan(RIYADH, WEEK, adhans=noon_prayers, pause=timedelta(minutes=25), last_ticket=timedelta(minutes=15))


@pytest.mark.parametrize(
    ("clock", "phase", "until", "opens"),
    [
        ("07:29", Phase.CLOSED, "11-24 07:30", "11-24 07:30"),
        ("07:30", Phase.OPEN, "11-24 12:00", ""),
        ("11:59", Phase.OPEN, "11-24 12:00", ""),
        ("12:00", Phase.PAUSE, "11-24 12:25", ""),
        ("12:24", Phase.PAUSE, "11-24 12:25", ""),
        ("12:25", Phase.OPEN, "11-24 14:15", ""),
        ("14:15", Phase.ENDING, "11-24 14:30", "11-24 16:00"),
        ("14:30", Phase.CLOSED, "11-24 16:00", "11-24 16:00"),
        ("15:30", Phase.CLOSED, "11-24 16:00", "11-24 16:00"),
        ("17:10", Phase.PAUSE, "11-24 17:35", ""),
        ("19:45", Phase.ENDING, "11-24 20:00", "11-25 07:30"),
        ("20:00", Phase.CLOSED, "11-25 07:30", "11-25 07:30"),
        ("23:59", Phase.CLOSED, "11-25 07:30", "11-25 07:30"),
    ],
)
def test_a_day_of_a_hall(clock: str, phase: Phase, until: str, opens: str) -> None:
    state = hall_at(PLAN, at(TUESDAY, clock))
    assert told(state) == (phase, until, opens)
    assert state.gives_tickets is (phase in {Phase.OPEN, Phase.PAUSE})


def test_a_pause_names_its_prayer_and_when_calls_go_on() -> None:
    state = hall_at(PLAN, at(TUESDAY, "12:10"))
    assert (state.prayer, state.resumes) == (Prayer.DHUHR, at(TUESDAY, "12:25"))
    assert hall_at(PLAN, at(TUESDAY, "13:00")).prayer is None


def test_over_the_weekend_the_hall_opens_on_sunday() -> None:
    thursday = date(2026, 11, 26)
    for day, clock in ((thursday, "20:00"), (thursday + timedelta(1), "12:00"), (thursday + timedelta(2), "23:59")):
        assert told(hall_at(PLAN, at(day, clock)))[2] == "11-29 07:30"


def test_friday_s_prayer_takes_an_hour_and_no_pause_is_none() -> None:
    friday = date(2026, 11, 27)
    open_friday = HallPlan(RIYADH, {5: (interval("09:00-21:00"),)}, adhans=noon_prayers, pause=timedelta(minutes=25))
    state = hall_at(open_friday, at(friday, "12:59"))
    assert (state.phase, state.prayer, state.resumes) == (Phase.PAUSE, Prayer.JUMUAH, at(friday, "13:00"))
    without = HallPlan(RIYADH, open_friday.week, adhans=noon_prayers)
    assert hall_at(without, at(friday, "12:30")).phase is Phase.OPEN


def test_a_pause_until_closing_ends_the_tickets() -> None:
    plan = HallPlan(RIYADH, {2: (interval("08:00-12:20"),)}, adhans=noon_prayers, pause=timedelta(minutes=25))
    assert hall_at(plan, at(TUESDAY, "11:59")).gives_tickets
    assert told(hall_at(plan, at(TUESDAY, "12:00"))) == (Phase.ENDING, "11-24 12:20", "12-01 08:00")


def test_hours_that_are_shorter_than_the_last_ticket_give_none() -> None:
    plan = HallPlan(RIYADH, {2: (interval("08:00-08:10"), MORNING)}, last_ticket=timedelta(minutes=15))
    with pytest.raises(RuleBroken):
        in_order(plan.week[2])
    plan = HallPlan(RIYADH, {2: (interval("06:00-06:10"), MORNING)}, last_ticket=timedelta(minutes=15))
    assert told(hall_at(plan, at(TUESDAY, "05:00"))) == (Phase.CLOSED, "11-24 06:00", "11-24 07:30")
    assert told(hall_at(plan, at(TUESDAY, "06:05"))) == (Phase.ENDING, "11-24 06:10", "11-24 07:30")


def test_a_hall_without_hours_is_always_open_but_for_special_days() -> None:
    eid = date(2027, 3, 9)
    assert hall_at(HallPlan(RIYADH), at(eid, "03:00")) == HallState(Phase.OPEN)
    plan = HallPlan(RIYADH, special={eid: SpecialDay((), "عيد")}, is_holiday=is_official_holiday)
    assert told(hall_at(plan, at(eid, "00:00"))) == (Phase.CLOSED, "03-10 00:00", "03-10 00:00")
    assert told(hall_at(plan, at(eid - timedelta(1), "23:59"))) == (Phase.OPEN, "03-09 00:00", "")
    assert hall_at(plan, at(eid + timedelta(1), "00:00")).phase is Phase.OPEN


def test_midnight_in_riyadh_is_not_midnight_in_utc() -> None:
    plan = HallPlan(RIYADH, {2: ALL_DAY})
    before, after = datetime(2026, 11, 23, 20, 59, tzinfo=UTC), datetime(2026, 11, 23, 21, 0, tzinfo=UTC)
    assert told(hall_at(plan, before)) == (Phase.CLOSED, "11-24 00:00", "11-24 00:00")
    assert told(hall_at(plan, after)) == (Phase.OPEN, "11-25 00:00", "")


def test_a_night_in_ramadan_goes_on_over_midnight() -> None:
    night = {2: (interval("21:00-24:00"),), 3: (interval("00:00-02:00"),)}
    plan = HallPlan(RIYADH, night, last_ticket=timedelta(minutes=30))
    assert told(hall_at(plan, at(TUESDAY, "23:59"))) == (Phase.OPEN, "11-25 01:30", "")
    assert told(hall_at(plan, at(TUESDAY + timedelta(1), "00:00"))) == (Phase.OPEN, "11-25 01:30", "")
    assert told(hall_at(plan, at(TUESDAY + timedelta(1), "01:30"))) == (Phase.ENDING, "11-25 02:00", "12-01 21:00")


def test_special_days_win_over_the_week_and_over_holidays() -> None:
    holiday, closed = date(2026, 9, 23), date(2026, 11, 24)
    special = {holiday: SpecialDay((interval("10:00-12:00"),)), closed: SpecialDay((), "صيانة")}
    plan = HallPlan(RIYADH, WEEK, is_holiday=is_official_holiday)
    assert plan.hours(holiday) == ()
    plan = HallPlan(RIYADH, WEEK, special, is_holiday=is_official_holiday)
    assert plan.hours(holiday) == (interval("10:00-12:00"),)
    assert told(hall_at(plan, at(closed, "09:00")))[2] == "11-25 07:30"
    assert (plan.reason(closed), plan.reason(holiday)) == ("صيانة", "")


def test_eid_at_the_end_of_ramadan_closes_until_the_next_working_day() -> None:
    plan = HallPlan(RIYADH, WEEK, is_holiday=is_official_holiday)
    last = date(2027, 3, 8)  # 29 Ramadan 1448, a Monday
    opens = hall_at(plan, at(last, "21:00")).opens_again
    assert opens is not None
    days = [last + timedelta(n) for n in range(1, (opens.astimezone(RIYADH).date() - last).days)]
    assert date(2027, 3, 10) in days  # the second of Shawwal
    assert all(is_official_holiday(day) or day.weekday() in {4, 5} for day in days)
    assert next_day(plan, last) == opens.astimezone(RIYADH).date()


def test_the_hijri_and_the_gregorian_year_end_like_any_night() -> None:
    new_year = next(day for n in range(400) if hijri_year(day := date(2026, 6, 1) + timedelta(n)) == 1448)
    for last in (new_year - timedelta(1), date(2026, 12, 31)):
        week = {last.isoweekday(): (MORNING,), (last + timedelta(1)).isoweekday(): (MORNING,)}
        state = hall_at(HallPlan(RIYADH, week), at(last, "23:59"))
        assert state.opens_again == at(last + timedelta(1), "07:30")


def test_a_queue_that_was_closed_opens_again_another_day() -> None:
    plan = HallPlan(RIYADH, WEEK, shut={TUESDAY: "انقطاع الكهرباء"})
    assert told(hall_at(plan, at(TUESDAY, "09:00")))[2] == "11-25 07:30"
    assert plan.reason(TUESDAY) == "انقطاع الكهرباء"
    always = HallPlan(RIYADH, shut={TUESDAY: "x"})
    assert told(hall_at(always, at(TUESDAY, "09:00"))) == (Phase.CLOSED, "11-25 00:00", "11-25 00:00")


def test_a_hall_that_never_opens_promises_nothing() -> None:
    never = HallPlan(RIYADH, {2: (MORNING,)}, is_holiday=lambda day: True)
    assert hall_at(never, at(TUESDAY, "09:00")) == HallState(Phase.CLOSED)
    assert next_day(never, TUESDAY) is None


@pytest.mark.parametrize(
    ("zone", "day", "open_for"),
    [
        ("Europe/London", date(2026, 3, 29), timedelta(hours=23)),
        ("Europe/London", date(2026, 10, 25), timedelta(hours=25)),
        ("Africa/Cairo", date(2026, 4, 24), timedelta(hours=23)),
        ("Asia/Riyadh", date(2026, 3, 29), timedelta(hours=24)),
    ],
)
def test_a_day_on_which_clocks_change_is_as_long_as_it_is(zone: str, day: date, open_for: timedelta) -> None:
    there = ZoneInfo(zone)
    plan = HallPlan(there, {day.isoweekday(): ALL_DAY})
    opens = hall_at(plan, at(day - timedelta(1), "12:00", there)).opens_again
    assert opens is not None
    closes = hall_at(plan, opens).until
    assert closes is not None
    assert (closes - opens, hall_at(plan, opens - MINUTE).phase, hall_at(plan, closes).phase) == (
        open_for,
        Phase.CLOSED,
        Phase.CLOSED,
    )


def test_a_closing_hour_that_comes_twice_is_the_later_one() -> None:
    there, day = ZoneInfo("Europe/London"), date(2026, 10, 25)  # half past one comes at 00:30 and at 01:30 UTC
    plan = HallPlan(there, {7: (interval("00:00-01:30"),)})
    assert hall_at(plan, at(day, "00:00", there)).until == datetime(2026, 10, 25, 1, 30, tzinfo=UTC)
    later = HallPlan(there, {7: (interval("01:30-03:00"),)})
    assert hall_at(later, at(day, "00:00", there)).opens_again == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    "text", ["7", "08:00", "08:00-08:00", "14:00-08:00", "21:00-25:00", "08:60-09:00", "8:00–9:00"]
)
def test_what_is_no_time_is_refused(text: str) -> None:
    with pytest.raises(RuleBroken) as caught:
        interval(text)
    assert caught.value.code is ErrorCode.HOURS_INVALID


def test_hours_read_as_they_are_written() -> None:
    assert [str(one) for one in in_order([EVENING, MORNING])] == ["07:30-14:30", "16:00-20:00"]
    assert str(interval(" 0:00-24:00 ")) == "00:00-24:00"


# -- any plan, any instant ---------------------------------------------------------------------------------------

_SLOTS = 12  # of two hours: few enough that hours of neighbouring days meet over midnight
hours = st.sets(st.integers(0, _SLOTS - 1), max_size=4).map(
    lambda slots: tuple(Interval(slot * 120, slot * 120 + 120) for slot in sorted(slots))
)
near = st.integers(-3, 12).map(lambda n: TUESDAY + timedelta(n))
plans = st.builds(
    HallPlan,
    st.just(RIYADH),
    st.dictionaries(st.integers(1, 7), hours),
    st.dictionaries(near, hours.map(SpecialDay), max_size=4),
    st.dictionaries(near, st.just("x"), max_size=1),
    st.sets(near, max_size=3).map(lambda days: days.__contains__),
    st.just(noon_prayers),
    st.sampled_from([timedelta(minutes=n) for n in (0, 25, 90)]),
    st.sampled_from([timedelta(minutes=n) for n in (0, 15, 100)]),
)
moments = st.integers(0, 4 * 24 * 60).map(lambda minutes: at(TUESDAY, "00:00") + minutes * MINUTE)


def wall_says_open(plan: HallPlan, now: datetime) -> bool:
    local = now.astimezone(RIYADH)
    minute = local.hour * 60 + local.minute
    return any(one.opens <= minute < one.closes for one in plan.hours(local.date()))


@given(plans, moments)
def test_the_hall_is_open_exactly_within_its_hours(plan: HallPlan, now: datetime) -> None:
    assert (hall_at(plan, now).phase is not Phase.CLOSED) is wall_says_open(plan, now)


@given(plans, moments, st.floats(0, 1))
def test_nothing_changes_before_until_and_something_does_at_it(plan: HallPlan, now: datetime, part: float) -> None:
    state = hall_at(plan, now)
    until = state.until or now + timedelta(days=30)
    assert until > now
    assert hall_at(plan, now + (until - now) * part * 0.999) == state
    assert hall_at(plan, until) != state or state.until is None


@given(plans, moments)
def test_opens_again_is_the_first_instant_at_which_tickets_are_given(plan: HallPlan, now: datetime) -> None:
    state = hall_at(plan, now)
    assert (state.opens_again is None) or not state.gives_tickets
    if state.gives_tickets:
        return
    # every change is at an `until`: who follows them misses no instant
    later, moment, end = state, now, now + timedelta(days=30)
    while later.until is not None and later.until < end and not later.gives_tickets:
        moment = later.until
        later = hall_at(plan, moment)
    if later.gives_tickets:
        assert state.opens_again == moment
    else:
        assert state.opens_again is None or state.opens_again >= end


@given(plans, moments)
def test_calls_go_on_while_the_hall_still_gives_tickets_or_ends(plan: HallPlan, now: datetime) -> None:
    state = hall_at(plan, now)
    if state.phase is Phase.PAUSE:
        assert state.resumes is not None
        assert now < state.resumes
        assert wall_says_open(plan, state.resumes)
