"""The centre's numbers, changed with the keyboard alone."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from core.domain.queue_policy import AtClosing, Order, QueuePolicy
from core.domain.workflow import Role
from counter.workspaces.settings.page import SettingsPage
from tests.gui.counter.conftest import PASSWORD, Open
from tests.gui.counter.test_sign_in import answer_question
from tests.gui.settings.conftest import HOURS, Enter
from tests.support.outage import Outage

RECALLS, OTHERS, UNDO, HEAD_START = (
    "مرات إعادة نداء الرقم",
    "من يتقدم على المراجع العام",
    "مدة التراجع عن خطوة",
    "سبق فئة الأولوية",
)
NONE = Qt.KeyboardModifier.NoModifier


def test_a_number_stands_with_its_words_its_limits_and_what_is_usual(enter: Enter) -> None:
    page = enter()
    assert page.told_at(RECALLS) == "وبعدها يُعدّ المراجع لم يحضر. من 1 إلى 10، والمعتاد 3. مرة"
    assert "في الساعة الأولى فقط" in page.told_at("معدّل فئة الأولوية")
    assert page.value("ترتيب النداء") == "عادل بحسب الفئات"


@pytest.mark.parametrize("role", [Role.SUPERVISOR, Role.ADMINISTRATOR])
def test_what_is_changed_is_marked_saved_and_kept_in_the_record(enter: Enter, database_url: str, role: Role) -> None:
    page = enter(database_url, role=role)
    page.write(RECALLS, "٥")
    page.write(UNDO, "20")
    assert page.told_at(RECALLS) == "كانت القيمة: 3 مرة"
    assert [page.changed(name) for name in (RECALLS, UNDO, OTHERS)] == [True, True, False]
    assert page.centre.hall.policy() == QueuePolicy()
    page.save()
    page.expect("حُفظ رقمان ويسريان من الآن.")
    assert page.centre.hall.policy() == QueuePolicy(recall_limit=5, undo_seconds=20)
    assert not page.changed(RECALLS)
    (event,) = page.centre.hall.history()
    assert (event.by, event.facts) == (page.person.id, {"recall_limit": [3, 5], "undo_seconds": [10, 20]})
    page.expect("آخر تغيير: منى العتيبي، 24/11/2026 10:00")


def test_choices_are_saved_too(enter: Enter) -> None:
    page = enter()
    page.press(Qt.Key.Key_Down, NONE)
    page.expect("بهذه الأرقام يُنادى من حضر أولًا: فالمراجع الذي قبله 5 يُنادى بعد 6 نداءات على الأكثر")
    page.go("من بقي ينتظر عند الإغلاق")
    page.press(Qt.Key.Key_Down, NONE)
    page.save()
    page.expect("حُفظ رقمان")
    assert page.centre.hall.policy() == QueuePolicy(order=Order.ARRIVAL, at_closing=AtClosing.DISMISS)


def test_the_present_numbers_are_told_as_a_promise(enter: Enter) -> None:
    page = enter()
    assert page.says("المراجع العام الذي قبله 5 بعد 18 نداءً على الأكثر")
    assert page.says("حضر بعده بأكثر من 130 دقيقة")
    page.write(OTHERS, "1")
    assert page.says("الذي قبله 5 بعد 12 نداءً على الأكثر")
    page.write(HEAD_START, "")
    assert page.says("لا يمكن الوعد بشيء بعد")


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("99", "قيمة مرات إعادة نداء الرقم هي 99، والمسموح من 1 إلى 10."),
        ("كثير", "لا يصح أن تكون قيمة مرات إعادة نداء الرقم هي كثير."),
        ("", "لا يصح أن تكون قيمة مرات إعادة نداء الرقم هي خالية."),
    ],
)
def test_a_wrong_number_is_refused_at_its_field_and_nothing_is_saved(enter: Enter, typed: str, why: str) -> None:
    page = enter()
    page.write(RECALLS, typed)
    page.write(UNDO, "20")
    page.save()
    page.screen.until(lambda: page.wrong(RECALLS))
    assert page.told_at(RECALLS).startswith(why)
    assert page.says(f"صحّح أولًا: {RECALLS}")
    assert page.centre.hall.policy() == QueuePolicy()
    assert (page.value(RECALLS), page.value(UNDO)) == (typed, "20")
    page.write(RECALLS, "4")
    assert not page.says("صحّح أولًا")
    page.save()
    page.expect("حُفظ رقمان")
    assert page.centre.hall.policy() == QueuePolicy(recall_limit=4, undo_seconds=20)


def test_one_number_or_all_are_put_back(enter: Enter) -> None:
    page = enter()
    page.write(RECALLS, "5")
    page.press(Qt.Key.Key_Escape, NONE)
    assert (page.value(RECALLS), page.changed(RECALLS)) == ("3", False)
    page.write(UNDO, "20")
    page.clerk.press(f"إرجاع القيمة: {UNDO}")
    assert page.value(UNDO) == "10"
    page.write(RECALLS, "5")
    page.write(UNDO, "20")
    page.press(Qt.Key.Key_R)
    page.screen.until(lambda: (page.value(RECALLS), page.value(UNDO)) == ("3", "10"))
    page.save()
    page.expect("لم يتغيّر شيء.")
    assert page.centre.hall.history() == []


def test_enter_goes_to_the_next_number(enter: Enter) -> None:
    page = enter()
    page.go(RECALLS)
    page.press(Qt.Key.Key_Return, NONE)
    page.screen.focus_on("مهلة من فاته النداء")


def test_the_database_is_lost_while_saving_and_what_was_typed_stays(enter: Enter, outage: Outage) -> None:
    page = enter(outage.url)
    page.write(RECALLS, "5")
    outage.begin()
    page.save()
    page.screen.until(lambda: not page.screen.counter.session.available)
    page.expect("لم يصل جواب قاعدة البيانات")
    assert (page.value(RECALLS), page.changed(RECALLS)) == ("5", True)
    outage.end()
    page.screen.until(lambda: page.screen.counter.session.available)
    page.save()
    page.expect("حُفظ رقم واحد")
    assert page.centre.hall.policy() == QueuePolicy(recall_limit=5)
    assert len(page.centre.hall.history()) == 1


def test_what_somebody_else_changed_is_shown_and_what_was_typed_stays(enter: Enter, database_url: str) -> None:
    page = enter(database_url)
    page.write(UNDO, "20")
    page.write(RECALLS, "5")
    theirs = QueuePolicy(recall_limit=7, others_before_standard=4)
    page.centre.hall.set_policy(theirs, by=page.other.id)
    page.expect(f"تغيّر في أثناء عملك: {OTHERS}، {RECALLS} (من: مها الفيصل)")
    assert (page.value(UNDO), page.value(RECALLS), page.value(OTHERS)) == ("20", "5", "4")
    assert "غيّرها غيرك في أثناء عملك، وهي الآن: 7" in page.told_at(RECALLS)
    page.save()
    page.expect("حُفظ رقمان")
    assert page.centre.hall.policy() == replace(theirs, recall_limit=5, undo_seconds=20)


def test_a_change_that_the_screen_has_not_seen_yet_is_not_undone(enter: Enter, database_url: str) -> None:
    page = enter(database_url)
    page.write(UNDO, "20")
    page.screen.counter.link.blockSignals(True)  # no hint comes
    theirs = QueuePolicy(recall_limit=7)
    page.centre.hall.set_policy(theirs, by=page.other.id)
    refused: list[str] = []
    desk = page.clerk.window.findChildren(SettingsPage)[0].desk
    desk.refused.connect(lambda _, error: refused.append(error.code.value))
    page.save()
    page.screen.until(lambda: page.value(RECALLS) == "7")
    page.screen.counter.link.blockSignals(False)
    assert refused == ["settings_changed"]
    assert page.says("مها الفيصل")
    assert page.centre.hall.policy() == theirs
    assert (page.value(UNDO), page.changed(UNDO)) == ("20", True)
    page.save()
    page.expect("حُفظ رقم واحد")
    assert page.centre.hall.policy() == replace(theirs, undo_seconds=20)


def test_what_was_typed_stays_while_another_page_or_part_is_in_front(enter: Enter) -> None:
    page = enter()
    page.write(RECALLS, "5")
    page.bring(HOURS)
    page.turn_to("الإشراف")
    page.screen.focus_on("الشبابيك")
    page.turn_to("الإعدادات")
    page.screen.focus_on("الأحد")
    page.press(Qt.Key.Key_1)
    page.screen.focus_on("ترتيب النداء")
    assert page.value(RECALLS) == "5"


def test_the_program_asks_before_it_closes_over_what_is_not_saved(enter: Enter) -> None:
    page = enter()
    page.write(RECALLS, "5")
    told = page.answer()
    assert not page.clerk.window.close()
    assert told == ["إعدادات تغيّرت ولم تُحفظ: الأرقام. تضيع إذا أُغلق البرنامج. هل تغلقه؟"]
    page.back()
    page.press(Qt.Key.Key_R)
    page.screen.until(lambda: page.value(RECALLS) == "3")
    assert page.clerk.window.close()


@pytest.mark.parametrize(("role", "first"), [(Role.OPERATOR, "المواعيد"), (Role.HOST, "")])
def test_nobody_else_sees_the_page(open_counter: Open, role: Role, first: str) -> None:
    screen = open_counter(desk="W1" if role.sits else None)
    screen.centre.staff.add("salma", "سلمى حسن", PASSWORD, role, ["women"])
    screen.sign_in("salma")
    screen.until(lambda: screen.counter.session.person is not None)
    assert screen.clerk.hears("سلمى حسن")
    assert not screen.clerk.hears("الإعدادات")
    assert screen.clerk.hears(first)


def test_the_next_person_finds_nothing_of_what_was_typed(enter: Enter) -> None:
    page = enter()
    page.write(RECALLS, "5")
    asked = answer_question("خروج")
    page.clerk.press("تسجيل الخروج")
    assert asked == ["كُتب ما لم يُحفظ أو يُرسل، ويضيع بالخروج. هل تخرج؟"]
    page.back()
    page.screen.focus_on("اسم الدخول")
    page.screen.sign_in("maha")
    page.screen.until(lambda: page.screen.counter.session.person is not None)
    page.turn_to("الإعدادات")
    page.screen.focus_on("ترتيب النداء")
    page.screen.until(lambda: page.value(RECALLS) == "3")
    assert not page.changed(RECALLS)


def test_a_window_that_was_made_small_goes_on_reading(enter: Enter) -> None:
    page = enter()
    page.clerk.window.showMinimized()
    page.screen.until(page.clerk.window.isMinimized)
    page.clerk.window.showNormal()
    page.centre.hall.set_policy(QueuePolicy(recall_limit=7), by=page.other.id)
    page.screen.until(lambda: page.value(RECALLS) == "7")


def test_a_page_that_is_not_in_front_is_not_read(enter: Enter) -> None:
    page = enter()
    desk = page.clerk.window.findChildren(SettingsPage)[0].desk
    page.turn_to("الإشراف")
    page.screen.focus_on("الشبابيك")
    assert not desk.open
    page.turn_to("الإعدادات")
    page.screen.until(lambda: desk.open)
