"""Finding and entering the visitor."""

import pytest
from PySide6.QtCore import QRect, Qt

from core.bootstrap import Centre
from core.domain.visitor import Gender
from tests.gui.counter.conftest import IDENTITY, MOBILE, NAME, Open, Screen
from tests.support.outage import Outage

SISTER, SISTERS_NAME = "1000000016", "منى الحربي"
FORM = {"رقم الهوية": IDENTITY, "الاسم": NAME, "رقم الجوال": MOBILE}


def ready(open_counter: Open, *known: tuple[str, str], url: str | None = None) -> Screen:
    """A ticket at the window; these visitors have been here before, all with one mobile."""
    screen = open_counter(url) if url else open_counter()
    for number, name in known:
        screen.centre.visitors.enter(number, name, Gender.WOMAN, MOBILE)
    screen.seat()
    screen.call()
    return screen


def visitor(centre: Centre) -> tuple[str, str, str] | None:
    """Who is at W1, as the database says."""
    visit = centre.visitors.visit("W1")
    if visit is None:
        return None
    return centre.visitors.identity_number(visit.visitor.id), visit.visitor.name, visit.visitor.mobile


def test_a_new_visitor_is_entered_with_enter_alone(open_counter: Open, database_url: str) -> None:
    screen = ready(open_counter, url=database_url)
    for (field, text), after in zip(FORM.items(), (*list(FORM)[1:], "بحث في التصنيف"), strict=True):
        screen.focus_on(field)
        screen.clerk.type_and_enter(text)
        screen.focus_on(after)
    assert visitor(screen.centre) == (IDENTITY, NAME, "+966550000000")
    screen.clerk.expect(NAME)
    screen.clerk.expect("••••••0008")
    assert not screen.clerk.hears(IDENTITY)


@pytest.mark.parametrize("typed", [IDENTITY, "١٠٠٠٠٠٠٠٠٨"])
def test_a_known_visitor_comes_by_identity_number(open_counter: Open, database_url: str, typed: str) -> None:
    screen = ready(open_counter, (IDENTITY, NAME), url=database_url)
    screen.clerk.type_and_enter(typed)
    screen.focus_on("حفظ بيانات المراجع")
    assert screen.clerk.text("الاسم") == NAME
    screen.clerk.key(Qt.Key.Key_Return)
    screen.focus_on("بحث في التصنيف")
    assert visitor(screen.centre) == (IDENTITY, NAME, "+966550000000")


def test_a_known_visitor_comes_by_mobile_number_alone(open_counter: Open) -> None:
    screen = ready(open_counter, (IDENTITY, NAME))
    screen.clerk.fill("رقم الجوال", "٠٥٥٠٠٠٠٠٠٠")
    screen.clerk.key(Qt.Key.Key_Return)
    screen.focus_on("حفظ بيانات المراجع")
    screen.clerk.expect("مراجعة معروفة (مواطنة) \u2066••••••0008\u2069")
    screen.clerk.key(Qt.Key.Key_Return)
    screen.focus_on("بحث في التصنيف")
    assert visitor(screen.centre) == (IDENTITY, NAME, "+966550000000")


def test_of_several_with_one_mobile_the_clerk_chooses(open_counter: Open, database_url: str) -> None:
    screen = ready(open_counter, (IDENTITY, NAME), (SISTER, SISTERS_NAME), url=database_url)
    screen.clerk.fill("رقم الجوال", MOBILE)
    screen.clerk.press("بحث")
    screen.focus_on("من هو المراجع؟")
    screen.clerk.expect("مراجعان بهذا الجوال")
    shown = [text for text in screen.clerk.heard() if "••••••" in text]
    down = next(place for place, text in enumerate(dict.fromkeys(shown)) if SISTERS_NAME in text)
    for _ in range(down):
        screen.clerk.combination(Qt.Key.Key_Down)
    screen.clerk.combination(Qt.Key.Key_Return)
    screen.focus_on("حفظ بيانات المراجع")
    screen.clerk.key(Qt.Key.Key_Return)
    screen.focus_on("بحث في التصنيف")
    assert visitor(screen.centre) == (SISTER, SISTERS_NAME, "+966550000000")


def test_nobody_with_that_mobile_is_said(open_counter: Open) -> None:
    screen = ready(open_counter)
    screen.clerk.fill("رقم الجوال", MOBILE)
    screen.clerk.key(Qt.Key.Key_Return)
    screen.clerk.expect("لا يوجد مراجع بهذا الجوال")
    assert screen.clerk.text("رقم الجوال") == MOBILE
    screen.focus_on("رقم الهوية")


def test_another_number_takes_the_found_details_away(open_counter: Open) -> None:
    screen = ready(open_counter, (IDENTITY, NAME))
    screen.clerk.type_and_enter(IDENTITY)
    screen.focus_on("حفظ بيانات المراجع")
    screen.clerk.fill("رقم الهوية", "1")
    assert (screen.clerk.text("الاسم"), screen.clerk.text("رقم الجوال")) == ("", "")


@pytest.mark.parametrize(
    ("field", "wrong", "message"),
    [
        ("رقم الهوية", "12345", "رقم الهوية عشرة أرقام"),
        ("رقم الهوية", "3000000008", "يبدأ رقم الهوية بالرقم 1"),
        ("رقم الهوية", "1000000009", "أحد أرقامه مكتوب خطأ"),
        ("الاسم", " ", "اكتب الاسم"),
        ("الاسم", "س" * 201, "النص أطول من الحد المسموح"),
        ("رقم الجوال", "+447911123456", "هذا رقم من خارج المملكة"),
        ("رقم الجوال", "0110000000", "رقم الجوال غير صحيح"),
        ("رقم الجوال", "", "اكتب رقم جوال المراجع"),
    ],
)
def test_what_is_wrong_is_said_at_its_field_and_nothing_is_lost(
    open_counter: Open, field: str, wrong: str, message: str
) -> None:
    screen = ready(open_counter)
    typed = {**FORM, field: wrong}
    for name, text in typed.items():
        screen.clerk.fill(name, text)
    screen.clerk.press("حفظ بيانات المراجع")
    screen.clerk.expect(message)
    screen.until(lambda: screen.clerk.wrong(field))
    assert {name: screen.clerk.text(name) for name in typed} == typed
    assert visitor(screen.centre) is None
    assert screen.centre.visitors.find(IDENTITY) is None
    screen.clerk.keys("1")
    assert not screen.clerk.widget(field).property("wrong")


def test_a_double_save_enters_one_visitor(open_counter: Open) -> None:
    screen = ready(open_counter)
    for name, text in FORM.items():
        screen.clerk.fill(name, text)
    screen.clerk.double_click("حفظ بيانات المراجع")
    screen.focus_on("بحث في التصنيف")
    assert len(screen.centre.visitors.find_by_mobile(MOBILE)) == 1


def test_numbers_run_from_left_to_right_in_the_arabic_form(open_counter: Open) -> None:
    screen = ready(open_counter)
    for name in ("رقم الهوية", "رقم الجوال"):
        field = screen.clerk.widget(name)
        screen.clerk.fill(name, "+966 55")
        place = field.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)
        assert isinstance(place, QRect)
        assert place.center().x() > field.width() / 2


def test_tab_goes_through_the_fields_in_their_order(open_counter: Open) -> None:
    screen = ready(open_counter)
    for name in ("الاسم", "رقم الجوال"):
        screen.clerk.combination(Qt.Key.Key_Tab)
        screen.focus_on(name)


def test_details_are_corrected_without_the_identity_number(open_counter: Open, database_url: str) -> None:
    screen = open_counter(database_url)
    screen.seat()
    screen.visit()
    screen.clerk.combination(Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    screen.focus_on("حفظ بيانات المراجع")
    screen.clerk.fill("الاسم", "")
    screen.clerk.combination(Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    screen.clerk.keys("سارة العنزي")
    screen.clerk.press("حفظ بيانات المراجع")
    screen.until(lambda: visitor(screen.centre) == (IDENTITY, "سارة العنزي", "+966550000000"))
    screen.clerk.expect("سارة العنزي")
    screen.focus_on("بحث في التصنيف")


def test_a_save_that_the_line_broke_is_tried_again_with_enter(open_counter: Open, sqlite_outage: Outage) -> None:
    screen = ready(open_counter, url=sqlite_outage.url)
    for name, text in FORM.items():
        screen.clerk.fill(name, text)
    sqlite_outage.begin()
    screen.clerk.press("حفظ بيانات المراجع")
    screen.clerk.expect("لم يصل جواب قاعدة البيانات")
    sqlite_outage.end()
    screen.until(lambda: screen.counter.session.ready)
    screen.focus_on("حفظ بيانات المراجع")
    screen.clerk.key(Qt.Key.Key_Return)
    screen.until(lambda: visitor(screen.centre) == (IDENTITY, NAME, "+966550000000"))
