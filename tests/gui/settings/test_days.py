"""Days that differ: listed, added, changed and taken back with the keyboard alone."""

from datetime import date

import pytest
from PySide6.QtCore import Qt

from core.domain.hours import interval
from core.domain.opening import SpecialDay
from tests.gui.settings.conftest import Enter, Settings
from tests.support.outage import Outage

FIRST, LAST, TIMES, REASON = "اليوم، أو أول الأيام", "آخر الأيام", "الأوقات", "السبب كما يقرؤه المراجع في الجهاز"
LIST = "أيام مختلفة"
MORNING = interval("09:00-12:00")
MONDAY, TUESDAY = date(2026, 11, 30), date(2026, 12, 1)
NONE = Qt.KeyboardModifier.NoModifier


@pytest.fixture
def days(enter: Enter) -> Settings:
    """The special days of a section that works from Sunday to Thursday."""
    return opened(enter)


def opened(enter: Enter, *arguments: str) -> Settings:
    page = enter(*arguments)
    page.centre.hall.set_week("women", dict.fromkeys((7, 1, 2, 3, 4), (MORNING,)))
    page.screen.until(lambda: len(page.rows()) > 0)
    page.press(Qt.Key.Key_3)
    page.screen.focus_on(LIST)
    return page


def add(page: Settings, first: str, last: str = "", hours: str = "", reason: str = "صيانة") -> None:
    """Ctrl+N, then field by field with Enter; the last Enter saves."""
    page.press(Qt.Key.Key_N)
    page.screen.focus_on(FIRST)
    for text in (first, last, hours, reason):
        page.clerk.type_and_enter(text)


def special(page: Settings) -> dict[date, SpecialDay]:
    return dict(page.centre.hall.special_days("women"))


def test_official_holidays_are_listed_beside_what_the_centre_says(days: Settings) -> None:
    days.centre.hall.set_special_days("women", MONDAY, MONDAY, (), "صيانة")
    days.screen.until(lambda: days.rows()[0][3] == "صيانة")
    assert days.rows()[0] == ["الاثنين 30/11/2026", "20 جمادى الآخرة 1448 هـ", "مغلق", "صيانة"]
    assert ["الاثنين 22/2/2027", "15 رمضان 1448 هـ", "مغلق", "عطلة رسمية"] in days.rows()


def test_a_closed_day_is_added(enter: Enter, database_url: str) -> None:
    page = opened(enter, database_url)
    add(page, "٣٠/١١/٢٠٢٦")
    page.expect("صار يوم واحد مختلفًا.")
    assert special(page) == {MONDAY: SpecialDay((), "صيانة")}
    page.screen.until(lambda: page.rows()[0][2:] == ["مغلق", "صيانة"])
    assert page.centre.hall.history("women")[0].by == page.person.id
    assert page.value(FIRST) == ""


def test_several_days_with_hours_are_those_that_are_open_anyway(days: Settings) -> None:
    add(days, "2026-11-30", "2026-12-05", "10:00-12:00", "دوام خاص")
    days.expect("صارت 4 أيام مختلفة.")
    assert set(special(days)) == {date(2026, 11, 30), *(date(2026, 12, day) for day in (1, 2, 3))}
    days.screen.until(lambda: days.rows()[0][0] == "الاثنين 30/11/2026 - 3/12/2026 (4 أيام)")


def test_days_are_changed_from_the_list(days: Settings) -> None:
    days.centre.hall.set_special_days("women", MONDAY, TUESDAY, (), "صيانة")
    days.screen.until(lambda: days.rows()[0][3] == "صيانة")
    days.go(LIST)
    days.press(Qt.Key.Key_Home)
    days.press(Qt.Key.Key_Return, NONE)
    days.screen.focus_on(FIRST)
    assert [days.value(name) for name in (FIRST, LAST, TIMES, REASON)] == ["30/11/2026", "1/12/2026", "", "صيانة"]
    days.write(LAST, "")
    days.write(TIMES, "09:00-12:00")
    days.save()
    days.expect("صار يوم واحد مختلفًا.")
    assert special(days) == {MONDAY: SpecialDay((MORNING,), "صيانة")}


def test_days_become_as_usual_again_when_it_is_meant(days: Settings) -> None:
    days.centre.hall.set_special_days("women", MONDAY, MONDAY, (), "صيانة")
    days.screen.until(lambda: days.rows()[0][3] == "صيانة")
    days.go(LIST)
    days.press(Qt.Key.Key_Home)
    asked = days.answer()
    days.press(Qt.Key.Key_F9, NONE)
    days.screen.until(lambda: len(asked) == 1)
    days.back()
    assert asked[0].startswith("الاثنين 30/11/2026: صيانة.")
    assert MONDAY in special(days)
    days.answer("إعادتها كالمعتاد")
    days.press(Qt.Key.Key_F9, NONE)
    days.expect("عادت هذه الأيام كالمعتاد.")
    days.back()
    assert special(days) == {}


@pytest.mark.parametrize(
    ("typed", "field", "told"),
    [
        (("31/2/2027", "", ""), FIRST, "اكتب يومًا مثل 24/11/2026."),
        (("23/11/2026", "", ""), FIRST, "اختر يومًا من اليوم فصاعدًا وخلال سنتين."),
        (("30/11/2206", "", ""), FIRST, "اختر يومًا من اليوم فصاعدًا وخلال سنتين."),
        (("30/11/2026", "29/11/2026", ""), LAST, "اليوم الأخير 2026-11-29 قبل اليوم الأول 2026-11-30"),
        (("30/11/2026", "", "8-9"), TIMES, "أوقات العمل غير صحيحة: 8-9."),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_stays(
    days: Settings, typed: tuple[str, str, str], field: str, told: str
) -> None:
    add(days, *typed)
    days.expect(told)
    days.screen.until(lambda: days.wrong(field))
    assert [days.value(name) for name in (FIRST, LAST, TIMES, REASON)] == [*typed, "صيانة"]
    assert special(days) == {}


def test_a_reason_is_needed(days: Settings) -> None:
    add(days, "30/11/2026", reason="  ")
    days.expect("اكتب السبب: يقرؤه المراجع ويُحفظ في السجل.")
    days.screen.until(lambda: days.wrong(REASON))
    assert special(days) == {}


def test_a_day_that_is_said_already_shows_it(days: Settings) -> None:
    days.centre.hall.set_special_days("women", MONDAY, MONDAY, (), "جرد سنوي")
    days.screen.until(lambda: days.rows()[0][3] == "جرد سنوي")
    days.press(Qt.Key.Key_N)
    days.screen.focus_on(FIRST)
    days.clerk.keys("30/11/2026")
    assert days.says("30 نوفمبر 2026 م  ·  مختلف من قبل: جرد سنوي")


def test_a_day_that_somebody_else_changed_meanwhile_is_not_overwritten_unseen(enter: Enter, database_url: str) -> None:
    page = opened(enter, database_url)
    page.press(Qt.Key.Key_N)
    page.screen.focus_on(FIRST)
    for text in ("30/11/2026", "", "09:00-12:00"):
        page.clerk.type_and_enter(text)
    page.clerk.keys("دوام خاص")
    page.centre.hall.set_special_days("women", MONDAY, MONDAY, (), "صيانة", by=page.other.id)
    page.screen.until(lambda: page.rows()[0][3] == "صيانة")
    page.save()
    page.expect("تغيّرت هذه الإعدادات في أثناء عملك (من: مها الفيصل")
    assert special(page) == {MONDAY: SpecialDay((), "صيانة")}
    assert page.value(REASON) == "دوام خاص"
    page.save()
    page.expect("صار يوم واحد مختلفًا.")
    assert special(page) == {MONDAY: SpecialDay((MORNING,), "دوام خاص")}


def test_the_database_is_lost_while_saving_and_the_form_stays(enter: Enter, outage: Outage) -> None:
    page = opened(enter, outage.url)
    page.press(Qt.Key.Key_N)
    page.screen.focus_on(FIRST)
    for text in ("30/11/2026", "", ""):
        page.clerk.type_and_enter(text)
    page.clerk.keys("صيانة")
    outage.begin()
    page.save()
    page.expect("لم يصل جواب قاعدة البيانات")
    assert [page.value(name) for name in (FIRST, REASON)] == ["30/11/2026", "صيانة"]
    outage.end()
    page.screen.until(lambda: page.screen.counter.session.available)
    page.save()
    page.expect("صار يوم واحد مختلفًا.")
    assert special(page) == {MONDAY: SpecialDay((), "صيانة")}
