"""When a service takes appointments, typed with the keyboard alone."""

import pytest
from PySide6.QtCore import Qt

from core.domain.appointments import PlanPart
from tests.gui.settings.conftest import PLANS, Enter
from tests.support.outage import Outage

SUNDAY, MONDAY, FRIDAY = "الأحد", "الاثنين", "الجمعة"
MORNING, NOON = PlanPart(480, 720, 30, 2), PlanPart(780, 840, 20, 1)
NONE = Qt.KeyboardModifier.NoModifier


def test_a_week_of_appointments_is_typed_and_saved(enter: Enter, database_url: str) -> None:
    page = enter(database_url, part=PLANS)
    assert page.says("لا مواعيد في الأسبوع.")
    page.clerk.type_and_enter("٠٨:٠٠-١٢:٠٠ / ٣٠ / ٢")
    page.screen.focus_on(MONDAY)
    page.clerk.keys("08:00-12:00/30/2, 13:00-14:00/20/1")
    assert page.says("في الأسبوع مكان لـ35 مراجعًا.")
    page.save()
    page.expect("حُفظت المواعيد. وما حُجز من قبل باقٍ على حاله.")
    assert page.centre.appointments.plan("women", "submit") == {7: (MORNING,), 1: (MORNING, NOON)}
    assert page.centre.appointments.plan("women", "follow") == page.centre.appointments.plan("men", "submit") == {}
    assert page.value(SUNDAY) == "08:00-12:00 / 30 / 2"
    assert page.centre.hall.history("women")[0].by == page.person.id


def test_each_service_has_its_own(enter: Enter) -> None:
    page = enter(part=PLANS)
    page.clerk.keys("08:00-12:00 / 30 / 2")
    page.go("الخدمة")
    page.press(Qt.Key.Key_Down, NONE)
    page.screen.until(lambda: page.value(SUNDAY) == "")
    page.write(SUNDAY, "13:00-14:00 / 20 / 1")
    page.save()
    page.expect("حُفظت المواعيد.")
    assert page.centre.appointments.plan("women", "follow") == {7: (NOON,)}
    assert page.centre.appointments.plan("women", "submit") == {}
    page.go("الخدمة")
    page.press(Qt.Key.Key_Up, NONE)
    page.screen.until(lambda: page.value(SUNDAY) == "08:00-12:00 / 30 / 2")


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("08:00-12:00", "هذه ليست مواعيد: 08:00-12:00."),
        ("08:00-12:00 / 3 / 2", "مدة الموعد من 5 إلى 240 دقيقة"),
        ("08:00-12:00 / 30 / 0", "يتسع الوقت الواحد لعدد من 1 إلى 99"),
        ("08:00-12:00 / 30 / 2, 11:00-13:00 / 30 / 2", "فترتان من اليوم متداخلتان."),
        ("12:00-08:00 / 30 / 2", "أوقات العمل غير صحيحة: 12:00-08:00."),
    ],
)
def test_a_wrong_day_is_refused_at_its_field(enter: Enter, typed: str, told: str) -> None:
    page = enter(part=PLANS)
    page.write(FRIDAY, typed)
    page.save()
    page.screen.until(lambda: page.wrong(FRIDAY))
    assert page.told_at(FRIDAY).startswith(told)
    assert page.value(FRIDAY) == typed
    assert page.centre.appointments.plan("women", "submit") == {}


def test_what_somebody_else_changed_meanwhile_is_not_undone(enter: Enter) -> None:
    page = enter(part=PLANS)
    page.clerk.keys("08:00-12:00 / 30 / 2")
    page.centre.appointments.set_plans("women", "submit", {7: (NOON,), 5: (NOON,)}, by=page.other.id)
    page.expect("تغيّرت هذه المواعيد في أثناء عملك (من: مها الفيصل)")
    assert (page.value(SUNDAY), page.value(FRIDAY)) == ("08:00-12:00 / 30 / 2", "13:00-14:00 / 20 / 1")
    page.save()
    page.expect("حُفظت المواعيد.")
    assert page.centre.appointments.plan("women", "submit") == {7: (MORNING,), 5: (NOON,)}


def test_the_database_is_lost_while_saving_and_the_plan_stays(enter: Enter, sqlite_outage: Outage) -> None:
    page = enter(sqlite_outage.url, part=PLANS)
    page.clerk.keys("08:00-12:00 / 30 / 2")
    sqlite_outage.begin()
    page.save()
    page.expect("لم يصل جواب قاعدة البيانات")
    assert page.value(SUNDAY) == "08:00-12:00 / 30 / 2"
    sqlite_outage.end()
    page.screen.until(lambda: page.screen.counter.session.available)
    page.save()
    page.expect("حُفظت المواعيد.")
    assert page.centre.appointments.plan("women", "submit") == {7: (MORNING,)}
