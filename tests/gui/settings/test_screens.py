"""A hall's screen is set at the counter, by keyboard and in words."""

import pytest
from PySide6.QtCore import Qt

from core.bootstrap import open_centre
from core.config import Device
from core.domain.screens import Layout, ScreenWishes
from core.services.screen_dto import ScreenNote, ScreenReport
from counter.workspaces.settings.screens.written import messages_of, names_of, values_of, windows_of, wishes_of
from tests.gui.settings.conftest import Enter, Settings

SCREENS = 7
NONE = Qt.KeyboardModifier.NoModifier
LIST = "شاشات الصالات"
WISHES = ScreenWishes(
    clear=False,
    per_service=True,
    windows=(1, 2, 3, 7),
    left=(),
    voices=("ar-woman",),
    media="",
    ticker=("أهلًا", "Welcome"),
)


def reported(page: Settings, name: str, section: str, *notes: ScreenNote) -> None:
    """A display that is on."""
    device = Device(name=name, kind="display", section=section)
    with open_centre(page.centre.settings.model_copy(update={"device": device})) as its_pc:
        its_pc.administration.heartbeat("display", section)
        its_pc.screens.report(ScreenReport(1920, 1080, "calls", notes))


def test_a_screen_is_set_by_keyboard_and_a_wrong_window_is_refused_at_its_field(
    enter: Enter, database_url: str
) -> None:
    page = enter(database_url)
    reported(page, "hall-men", "men")
    reported(page, "hall-women", "women", ScreenNote("media_damaged", "sea.jpg"))
    page.bring(SCREENS)
    page.screen.until(lambda: [row[0] for row in page.rows(LIST)] == ["hall-women"])  # hers alone (rule 8)
    assert page.rows(LIST)[0] == ["hall-women", "قسم النساء", "آخر النداءات", "ملاحظة واحدة"]
    page.expect("لم يُعرض لأنه تالف: sea.jpg")
    page.press(Qt.Key.Key_Return, NONE)
    page.go("التنسيق")
    page.press(Qt.Key.Key_Down, NONE)
    page.press(Qt.Key.Key_Down, NONE)
    page.write("إلى اليسار", "١-٤٠")
    page.go("الرسائل")
    page.clerk.keys("أهلًا بكم")
    page.save()
    page.screen.until(lambda: page.wrong("إلى اليسار"))
    assert page.told_at("إلى اليسار") == "لا يوجد في هذا القسم شباك رقمه 9-40."
    assert page.centre.screens.wishes("hall-women") == ScreenWishes()
    page.write("إلى اليسار", "١-٤")
    page.go("نداء أوضح لضعاف السمع")
    page.press(Qt.Key.Key_Down, NONE)
    page.press(Qt.Key.Key_Down, NONE)
    page.save()
    page.expect("حُفظ، وتتبعه الشاشة hall-women خلال ثوانٍ.")
    wanted = ScreenWishes(layout=Layout.MEDIA, clear=True, left=(1, 2, 3, 4), ticker=("أهلًا بكم",))
    assert page.centre.screens.wishes("hall-women") == wanted
    assert page.centre.hall.history("women")[0].by == page.person.id


def test_what_somebody_else_set_meanwhile_is_told_and_not_undone(enter: Enter) -> None:
    page = enter()
    reported(page, "hall-women", "women")
    page.bring(SCREENS)
    page.screen.until(lambda: len(page.rows(LIST)) == 1)
    page.press(Qt.Key.Key_Return, NONE)
    page.write("إلى اليمين", "2")
    page.centre.screens.wish("hall-women", ScreenWishes(ahead=(3,)), by=page.other.id)
    page.expect("غيّر غيرك هذه الشاشة في أثناء عملك")
    assert page.value("إلى اليمين") == "2"
    page.save()
    page.expect("حُفظ، وتتبعه الشاشة")
    assert page.centre.screens.wishes("hall-women") == ScreenWishes(right=(2,), ahead=(3,))


def test_a_screen_that_was_never_on_is_set_up_before(enter: Enter) -> None:
    page = enter()
    page.bring(SCREENS)
    page.screen.until(lambda: page.focus.accessibleName().startswith("اسم جهازها"))
    page.save()
    page.expect("اكتب اسم جهاز الشاشة.")
    page.clerk.keys("entrance")
    page.write("الشبابيك", "1")
    page.save()
    page.expect("حُفظ، وتتبعه الشاشة entrance خلال ثوانٍ.")
    assert page.centre.screens.wishes("entrance") == ScreenWishes(windows=(1,))


@pytest.mark.parametrize(
    ("text", "windows"),
    [("", None), ("-", ()), ("1-3, 7", (1, 2, 3, 7)), ("٧، ١–٣", (1, 2, 3, 7)), ("2 1", (1, 2)), ("5-5", (5,))],
)
def test_windows_are_written_as_people_write_them(text: str, windows: tuple[int, ...] | None) -> None:
    assert windows_of(text) == windows


def test_what_stands_in_the_form_says_the_wishes_and_back() -> None:
    assert wishes_of(values_of(WISHES)) == WISHES
    assert wishes_of(values_of(ScreenWishes())) == ScreenWishes()
    assert (names_of("a، b"), names_of("-"), messages_of(" \n")) == (("a", "b"), (), None)
