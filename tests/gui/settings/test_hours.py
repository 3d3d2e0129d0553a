"""The week of a section, typed with the keyboard alone."""

import pytest
from PySide6.QtCore import Qt

from core.domain.hours import Hours, interval
from tests.gui.settings.conftest import HOURS, Enter
from tests.support.outage import Outage

SUNDAY, MONDAY, FRIDAY = "الأحد", "الاثنين", "الجمعة"
MORNING, EVENING = interval("08:00-12:00"), interval("16:00-20:00")
NONE = Qt.KeyboardModifier.NoModifier


def test_a_week_is_typed_day_by_day_and_saved(enter: Enter, database_url: str) -> None:
    page = enter(database_url, part=HOURS)
    assert page.says("لا أوقات لأي يوم: وهذا يعني أن القسم مفتوح دائمًا")
    page.clerk.type_and_enter("08:00-12:00")
    page.screen.focus_on(MONDAY)
    page.clerk.keys("٨:٠٠ – ١٢:٠٠، ١٦:٠٠–٢٠:٠٠")
    assert not page.says("لا أوقات لأي يوم")
    page.save()
    page.expect("حُفظت أوقات قسم النساء وتسري من الآن.")
    assert page.centre.hall.week("women") == {7: (MORNING,), 1: (MORNING, EVENING)}
    assert page.centre.hall.week("men") == {}
    assert page.value(MONDAY) == "08:00-12:00, 16:00-20:00"
    (event,) = page.centre.hall.history("women")
    assert event.by == page.person.id


@pytest.mark.parametrize(
    ("typed", "named"),
    [("25:00-26:00", "25:00-26:00"), ("مغلق", "مغلق"), ("08:00-12:00, 11:00-13:00", "08:00-12:00, 11:00-13:00")],
)
def test_a_wrong_day_is_refused_at_its_field(enter: Enter, typed: str, named: str) -> None:
    page = enter(part=HOURS)
    page.clerk.keys("08:00-12:00")
    page.write(FRIDAY, typed)
    page.save()
    page.screen.until(lambda: page.wrong(FRIDAY))
    assert page.told_at(FRIDAY).startswith(f"أوقات العمل غير صحيحة: {named}.")
    assert (page.value(SUNDAY), page.value(FRIDAY)) == ("08:00-12:00", typed)
    assert page.centre.hall.week("women") == {}
    page.write(FRIDAY, "")
    page.save()
    page.expect("حُفظت أوقات قسم النساء")
    assert page.centre.hall.week("women") == {7: (MORNING,)}


def test_a_week_without_hours_is_saved_only_if_it_is_meant(enter: Enter) -> None:
    page = enter(part=HOURS)
    page.centre.hall.set_week("women", {7: (MORNING,)})
    page.screen.until(lambda: page.value(SUNDAY) == "08:00-12:00")
    page.write(SUNDAY, "")
    asked = page.answer()
    page.save()
    page.screen.until(lambda: len(asked) == 1)
    page.back()
    assert "يصدر التذاكر في كل ساعة من كل يوم" in asked[0]
    assert page.centre.hall.week("women") == {7: (MORNING,)}
    again = page.answer("مفتوح دائمًا")
    page.save()
    page.screen.until(lambda: len(again) == 1)
    page.back()
    page.expect("حُفظت أوقات قسم النساء")
    assert page.centre.hall.week("women") == {}


def test_each_section_keeps_what_was_typed_for_it(enter: Enter) -> None:
    page = enter(part=HOURS, sections=("women", "men"))
    assert page.value("القسم") == "قسم الرجال"
    page.clerk.keys("08:00-12:00")
    page.go("القسم")
    page.press(Qt.Key.Key_Down, NONE)
    page.screen.until(lambda: page.value(SUNDAY) == "")
    page.write(SUNDAY, "16:00-20:00")
    page.save()
    page.expect("حُفظت أوقات قسم النساء")
    assert (page.centre.hall.week("women"), page.centre.hall.week("men")) == ({7: (EVENING,)}, {})
    page.go("القسم")
    page.press(Qt.Key.Key_Up, NONE)
    page.screen.until(lambda: page.value(SUNDAY) == "08:00-12:00")
    page.save()
    page.expect("حُفظت أوقات قسم الرجال")
    assert page.centre.hall.week("men") == {7: (MORNING,)}


def test_a_supervisor_of_one_section_has_no_other_to_choose(enter: Enter) -> None:
    page = enter(part=HOURS)
    assert page.says("قسم النساء")
    assert not page.says("قسم الرجال")


def test_what_somebody_else_changed_meanwhile_is_not_undone(enter: Enter, database_url: str) -> None:
    page = enter(database_url, part=HOURS)
    page.clerk.keys("08:00-12:00")
    week: dict[int, Hours] = {7: (EVENING,), 5: (EVENING,)}
    page.centre.hall.set_week("women", week, by=page.other.id)
    page.expect("تغيّرت أوقات هذا القسم في أثناء عملك (من: مها الفيصل)")
    assert (page.value(SUNDAY), page.value(FRIDAY)) == ("08:00-12:00", "16:00-20:00")
    assert "وهي الآن: 16:00-20:00" in page.told_at(SUNDAY)
    page.save()
    page.expect("حُفظت أوقات قسم النساء")
    assert page.centre.hall.week("women") == {7: (MORNING,), 5: (EVENING,)}


def test_the_database_is_lost_while_saving_and_the_week_stays(enter: Enter, outage: Outage) -> None:
    page = enter(outage.url, part=HOURS)
    page.clerk.keys("08:00-12:00")
    outage.begin()
    page.save()
    page.expect("لم يصل جواب قاعدة البيانات")
    assert page.value(SUNDAY) == "08:00-12:00"
    outage.end()
    page.screen.until(lambda: page.screen.counter.session.available)
    page.save()
    page.expect("حُفظت أوقات قسم النساء")
    assert page.centre.hall.week("women") == {7: (MORNING,)}
