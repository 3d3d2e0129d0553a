"""What a screen says of its hall, as a pure function of what is known."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from core.bootstrap import open_centre
from core.config import Device, Display, Settings
from core.domain.hours import interval
from core.domain.opening import Place
from core.domain.screens import Layout, Screen
from core.domain.text import Language
from tests.support.clock import FakeClock
from waiting_display.around import MOST_WINDOWS
from waiting_display.board import Board, Known, compose
from waiting_display.hall import Hall, read_hall
from waiting_display.spoken import TURN_SECONDS, languages_of

NOON = datetime(2026, 11, 24, 8, 55, tzinfo=UTC)  # five to twelve in Riyadh: the noon prayer was called at 11:41
NIGHT = datetime(2026, 11, 24, 19, 0, tzinfo=UTC)


@pytest.fixture
def hall(sqlite_url: str, clock: FakeClock) -> Hall:
    """The women's hall at ten: two wait, W1 called one of three; open from 7:30 to 17:00, in Riyadh."""
    with open_centre(sqlite_url, clock=clock) as centre:
        centre.hall.set_place(Place(24_713_600, 46_675_300))
        centre.hall.set_week("women", {day: (interval("07:30-17:00"),) for day in range(1, 8)})
        for number in range(3):
            centre.queue.issue("women", "submit", f"k{number}")
        centre.queue.call_next("W1")
        return read_hall(centre, Settings(device=Device(kind="display", section="women")), None)


def board(hall: Hall, now: datetime | None = None, *, announcing: bool = False, available: bool = True) -> Board:
    current, at = hall.queue.current, now or FakeClock().now()
    return compose(
        Known(hall, current, (), announcing, available, None, at, at - timedelta(minutes=3)), Language.ARABIC
    )


def at(hall: Hall, sqlite_url: str, now: datetime) -> Hall:
    """The same hall read later."""
    with open_centre(sqlite_url, clock=FakeClock(now)) as centre:
        return read_hall(centre, Settings(device=Device(kind="display", section="women")), None)


def test_the_next_prayer_stands_with_its_time_until_the_last_of_the_day(hall: Hall) -> None:
    assert board(hall).prayer.main == "صلاة الظهر 11:40"
    assert board(hall, NOON).prayer.other.startswith("Asr 14:")
    assert board(hall, NIGHT).prayer.main == ""


def test_during_a_prayer_the_pause_is_told_but_a_call_goes_before_it(hall: Hall, sqlite_url: str) -> None:
    later = at(hall, sqlite_url, NOON)
    shown = board(later, NOON)
    assert (shown.notice.kind, shown.call.code) == ("pause", "")
    assert shown.notice.title.main == "وقت صلاة الظهر"
    assert board(later, NOON, announcing=True).call.code == "W001"


def test_a_closed_hall_says_when_it_opens_once_nobody_waits(hall: Hall, sqlite_url: str) -> None:
    assert board(at(hall, sqlite_url, NIGHT), NIGHT).notice.kind == "welcome"  # who waits will still be called
    with open_centre(sqlite_url, clock=FakeClock(NIGHT)) as centre:
        centre.queue.finish("W1")
        centre.hall.end_day("women")
    notice = board(at(hall, sqlite_url, NIGHT), NIGHT).notice
    assert (notice.kind, notice.title.main) == ("closed", "الصالة مغلقة الآن")
    assert notice.text.main == "تفتح يوم الأربعاء الساعة 07:30"
    assert notice.text.other == "Opens on Wednesday at 07:30"


def test_a_screen_that_is_cut_off_says_since_when(hall: Hall) -> None:
    shown = board(hall, available=False)
    assert shown.away
    assert "09:57" in shown.cut_off.main
    assert "09:57" in shown.cut_off.other
    assert board(hall).cut_off.main == ""


def test_an_arrow_points_where_the_screen_was_told_that_its_window_is(hall: Hall) -> None:
    screens = {"left": Screen(left=(1,)), "right": Screen(right=(1,)), "ahead": Screen(ahead=(1,))}
    for side, screen in screens.items():
        assert board(replace(hall, screen=screen)).call.side == side
    assert board(hall).call.side == ""


def test_more_than_two_languages_take_turns_in_the_second_place(hall: Hall) -> None:
    assert languages_of((), Language.ENGLISH) == (Language.ENGLISH, Language.ARABIC)
    alone = board(replace(hall, screen=Screen(languages=(Language.ARABIC,))))
    assert (alone.waiting.main, alone.waiting.other) == ("مراجعان في الانتظار", "")
    english = board(replace(hall, screen=Screen(languages=(Language.ENGLISH, Language.ARABIC))))
    assert (english.waiting.main, english.waiting.other) == ("2 visitors are waiting", "مراجعان في الانتظار")
    if len(Language) > 2:
        whole = replace(hall, screen=Screen(languages=tuple(Language)))
        moments = [FakeClock().now() + timedelta(seconds=TURN_SECONDS * turn) for turn in range(len(Language) - 1)]
        others = {board(whole, now).waiting.other for now in moments}
        assert len(others) == len(Language) - 1


def test_windows_stand_by_number_and_where_there_are_many_the_closed_ones_are_left_out(hall: Hall) -> None:
    shown = board(hall).windows
    assert [one.number for one in shown] == [str(number) for number in range(1, 9)]
    assert [(one.state, one.code) for one in shown[:2]] == [("called", "W001"), ("closed", "")]
    many = tuple(replace(hall.scene.windows[0], number=number) for number in range(1, 60))
    crowded = replace(hall, scene=replace(hall.scene, windows=(*many, *hall.scene.windows[1:])))
    assert len(board(crowded).windows) == MOST_WINDOWS
    assert {one.state for one in board(crowded).windows} == {"called"}


def test_who_waits_for_which_service_stands_only_where_it_is_wished(hall: Hall) -> None:
    assert board(hall).services == ()
    scene = replace(hall.scene, waiting={"submit": 2})
    wished = replace(hall, scene=scene, screen=replace(hall.screen, per_service=True))
    assert [(one.title.main, one.waiting) for one in board(wished).services][:2] == [
        ("تقديم معاملة", "2"),
        ("متابعة معاملة", "0"),
    ]


def test_the_pc_of_a_window_is_that_window_s_screen(sqlite_url: str) -> None:
    settings = Settings(device=Device(kind="display", desk="W3"), display=Display(layout=Layout.MEDIA))
    with open_centre(sqlite_url) as centre:
        found = read_hall(centre, settings, None)
    assert (found.screen.layout, found.screen.windows, found.section.name) == (Layout.WINDOW, (3,), "women")
