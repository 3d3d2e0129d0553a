"""Hours and dates as people write them, days alike in one line, and the numbers of a policy in their groups."""

from dataclasses import fields
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain.appointments import PlanPart
from core.domain.errors import RuleBroken
from core.domain.hours import Interval, in_order
from core.domain.opening import SpecialDay
from core.domain.queue_policy import LIMITS, QueuePolicy
from core.domain.text import Language
from core.words import catalogue
from counter.workspaces.settings.numbers import CHOICES, GROUPS, unit
from counter.workspaces.settings.written import (
    Listed,
    day_of,
    day_text,
    hours_of,
    hours_text,
    listed,
    plain_hours,
    plain_number,
    plain_plan,
    plan_of,
    plan_text,
)

SUNDAY = date(2026, 11, 29)
EVENING = SpecialDay((Interval(16 * 60, 20 * 60),), "رمضان")


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("", ""),
        ("  ", ""),
        ("07:30-14:30", "07:30-14:30"),
        ("7:30 – 14:30", "07:30-14:30"),
        ("٠٧:٣٠-١٤:٣٠", "07:30-14:30"),
        ("16:00-20:00، 08:00-12:00", "08:00-12:00, 16:00-20:00"),
        ("08:00-12:00;16:00-24:00", "08:00-12:00, 16:00-24:00"),
        ("08:00-12:00 16:00-20:00", "08:00-12:00, 16:00-20:00"),
    ],
)
def test_hours_are_read_as_people_write_them(text: str, written: str) -> None:
    assert hours_text(hours_of(text)) == written == plain_hours(text)


@pytest.mark.parametrize("text", ["8", "08:00", "08:00-07:00", "08:00-25:00", "08:00-12:00, 11:00-13:00", "ظهرًا"])
def test_what_are_no_hours_is_refused(text: str) -> None:
    with pytest.raises(RuleBroken):
        hours_of(text)
    assert plain_hours(text) == text


@given(st.lists(st.integers(0, 1440), unique=True, max_size=8))
def test_hours_are_read_as_they_are_shown(minutes: list[int]) -> None:
    edges = sorted(minutes)
    hours = in_order(Interval(*pair) for pair in zip(edges[::2], edges[1::2], strict=False))
    assert hours_of(hours_text(hours)) == hours


@pytest.mark.parametrize("text", ["24/11/2026", "24-11-2026", "2026-11-24", "٢٤/١١/٢٠٢٦", " 24.11.2026 "])
def test_a_day_is_read_as_people_write_it(text: str) -> None:
    assert day_of(text) == date(2026, 11, 24)


@pytest.mark.parametrize("text", ["", "31/2/2027", "24/13/2026", "24/11", "24/11/26", "غدًا", "0/0/0000"])
def test_what_is_no_day_is_none(text: str) -> None:
    assert day_of(text) is None


def test_appointments_are_read_as_people_write_them_and_as_they_are_shown() -> None:
    morning, noon = PlanPart(480, 720, 30, 2), PlanPart(780, 840, 20, 1)
    for text in ("8:00-12:00/30/2, 13:00-14:00 / 20 / 1", "١٣:٠٠–١٤:٠٠ / ٢٠ / ١، ٠٨:٠٠–١٢:٠٠ × ٣٠ × ٢"):
        assert plan_of(text) == (morning, noon)
        assert plain_plan(text) == plan_text((morning, noon)) == "08:00-12:00 / 30 / 2, 13:00-14:00 / 20 / 1"
    assert plan_of(" ") == ()


@pytest.mark.parametrize("text", ["08:00-12:00", "08:00-12:00 / 30", "12:00-08:00 / 30 / 2", "08:00-12:00 / 3 / 2"])
def test_what_are_no_appointments_is_refused(text: str) -> None:
    with pytest.raises(RuleBroken):
        plan_of(text)
    assert plain_plan(text) == text


@given(st.dates())
def test_a_day_is_read_as_it_is_shown(day: date) -> None:
    assert day_of(day_text(day)) == (day if day.year > 999 else None)


def test_a_number_is_read_without_zeros_before_it() -> None:
    assert [plain_number(text) for text in ("007", "٠", "", " 12 ", "x1")] == ["7", "0", "", "12", "x1"]


def test_days_alike_are_one_line_also_over_a_weekend() -> None:
    days = [SUNDAY + timedelta(n) for n in (0, 1, 4, 7, 20)]
    closed, holiday = SpecialDay((), "صيانة"), SUNDAY + timedelta(3)
    special = dict.fromkeys(days, EVENING) | {SUNDAY + timedelta(2): closed}
    assert listed(special, [holiday, SUNDAY]) == [
        Listed((SUNDAY, days[1], days[2], days[3]), EVENING),
        Listed((SUNDAY + timedelta(2),), closed),
        Listed((holiday,)),
        Listed((days[4],), EVENING),
    ]


def test_every_number_of_a_policy_stands_in_one_group_and_has_its_words() -> None:
    grouped = [name for _, names in GROUPS for name in names]
    assert sorted(grouped) == sorted(field.name for field in fields(QueuePolicy))
    assert set(grouped) == set(LIMITS) | set(CHOICES)
    words = catalogue("settings", Language.ARABIC)
    for name in grouped:
        needed = [f"policy.{name}", f"policy.{name}.told"]
        needed += [f"{name}.{value}" for value in CHOICES[name]] if name in CHOICES else [unit(name)]
        assert all(entry in words for entry in needed), name
