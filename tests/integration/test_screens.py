"""The halls' screens: who wishes what of them, what falls back to their PC, and what they show beside the calls."""

from dataclasses import replace
from datetime import timedelta

import pytest

from core.bootstrap import Centre, open_centre
from core.config import Device, Display, Settings
from core.domain.errors import ErrorCode, RuleBroken
from core.domain.opening import Place, Prayer
from core.domain.screens import LONGEST_MESSAGE, MOST_MESSAGES, Layout, Screen, ScreenWishes, Side, check_wishes
from core.domain.text import Language
from core.domain.workflow import Role
from core.services.dto import StaffView
from core.services.opening_ports import HallChange
from core.services.screen_dto import ScreenNote, ScreenReport, WindowState
from tests.integration.conftest import PASSWORD, code_of
from tests.support.clock import FakeClock
from tests.support.ear import listening

ALL = ScreenWishes(
    section="women",
    layout=Layout.MEDIA,
    windows=(1, 2, 3),
    left=(1,),
    right=(2,),
    ahead=(3,),
    languages=(Language.ENGLISH, Language.ARABIC),
    voices=("ar-woman", "en-woman"),
    per_service=True,
    media="/srv/pictures",
    ticker=("أهلًا وسهلًا", "Welcome"),
)


@pytest.fixture
def mona(centre: Centre) -> StaffView:
    """A supervisor of the women's section."""
    return centre.staff.add("mona", "منى العتيبي", PASSWORD, Role.SUPERVISOR, ["women"])


@pytest.fixture
def maha(centre: Centre) -> StaffView:
    """An administrator of both sections."""
    return centre.staff.add("maha", "مها الفيصل", PASSWORD, Role.ADMINISTRATOR, ["women", "men"])


def test_every_wish_is_kept_and_what_is_not_wished_is_as_the_pc_says(centre: Centre, mona: StaffView) -> None:
    of_the_pc = Display(layout=Layout.WINDOWS, ticker=("من الملف",), left=(4,)).screen("women")
    assert of_the_pc.with_wishes(centre.screens.wishes("hall")) == of_the_pc
    centre.screens.wish("hall", ALL, by=mona.id)
    assert centre.screens.wishes("hall") == ALL
    centre.screens.wish("hall", ScreenWishes(layout=Layout.CALLS), by=mona.id)
    left = of_the_pc.with_wishes(centre.screens.wishes("hall"))
    assert (left.layout, left.ticker, left.left) == (Layout.CALLS, ("من الملف",), (4,))
    centre.screens.wish("hall", ScreenWishes(), by=mona.id)
    assert of_the_pc.with_wishes(centre.screens.wishes("hall")) == of_the_pc


def test_a_side_belongs_to_a_window_and_no_windows_are_all() -> None:
    screen = Screen().with_wishes(ALL)
    assert [screen.side(number) for number in (1, 2, 3, 4)] == [Side.LEFT, Side.RIGHT, Side.AHEAD, None]
    assert (screen.shows(3), screen.shows(4), Screen().shows(4)) == (True, False, True)


def test_what_a_later_version_wrote_is_left_alone() -> None:
    assert ScreenWishes.from_plain({**ALL.to_plain(), "scent": "oud"}) == ALL


@pytest.mark.parametrize(
    ("wishes", "problem"),
    [
        (ScreenWishes(windows=(1, 99)), "window"),
        (ScreenWishes(ahead=(0,)), "window"),
        (ScreenWishes(layout=Layout.WINDOW), "one_window"),
        (ScreenWishes(layout=Layout.WINDOW, windows=(1, 2)), "one_window"),
        (ScreenWishes(ticker=("x",) * (MOST_MESSAGES + 1)), "long"),
        (ScreenWishes(ticker=("x" * (LONGEST_MESSAGE + 1),)), "long"),
    ],
)
def test_what_no_screen_can_do_is_refused(wishes: ScreenWishes, problem: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        check_wishes(wishes, frozenset(range(1, 9)))
    assert (refused.value.code, refused.value.facts["problem"]) == (ErrorCode.SCREEN_INVALID, problem)


def test_a_screen_changes_its_section_only_by_whose_both_are(
    centre: Centre, database_url: str, mona: StaffView, maha: StaffView
) -> None:
    settings = Settings(database=database_url, device=Device(name="hall", kind="display", section="men"))
    with open_centre(settings) as its_pc:
        its_pc.administration.heartbeat("display", "men")
    wish = centre.screens.wish
    women = ScreenWishes(section="women")
    assert code_of(lambda: wish("hall", women, by=mona.id)) == "section_not_yours"
    assert code_of(lambda: wish("hall", ScreenWishes(layout=Layout.MEDIA), by=mona.id)) == "section_not_yours"
    assert centre.screens.listed(mona.id) == []
    wish("hall", women, by=maha.id)
    assert [(one.device, one.section) for one in centre.screens.listed(mona.id)] == [("hall", "women")]
    assert code_of(lambda: wish("hall", ScreenWishes(section="men"), by=mona.id)) == "section_not_yours"
    assert code_of(lambda: wish("hall", ScreenWishes(section="nowhere"), by=maha.id)) == "section_unknown"


def test_a_wish_is_told_entered_and_undoes_nobody_s(centre: Centre, mona: StaffView, maha: StaffView) -> None:
    with listening(centre) as ear:
        centre.screens.wish("hall", ALL, by=mona.id, seen=ScreenWishes())
        ear.wait("config")
        ear.wait("queue:women")
    wrong = replace(ALL, left=(99,))
    assert code_of(lambda: centre.screens.wish("hall", wrong, by=mona.id)) == "screen_invalid"
    event = centre.hall.history("women")[0]
    assert (event.kind, event.by, event.facts["device"]) == (HallChange.SCREEN, mona.id, "hall")
    assert event.facts["layout"] == [None, "media"]
    with centre.storage.units.read() as unit:
        newest = list(unit.audit.entries())[-1]
    assert (newest.kind, newest.staff_id) == ("settings_changed", mona.id)
    centre.screens.wish("other", replace(ALL, left=(2,)), by=maha.id)
    mine = replace(ALL, ticker=())
    assert code_of(lambda: centre.screens.wish("hall", mine, by=maha.id, seen=ScreenWishes())) == "settings_changed"
    centre.screens.wish("hall", mine, by=maha.id, seen=ALL)
    centre.screens.wish("hall", mine, by=maha.id, seen=ALL)  # its answer was lost: it is as wanted
    assert centre.screens.wishes("hall") == mine


def test_what_a_screen_tells_of_itself_reaches_the_staff(centre: Centre, database_url: str, mona: StaffView) -> None:
    report = ScreenReport(1920, 1080, "media", (ScreenNote("media_damaged", "sea.jpg"),))
    settings = Settings(database=database_url, device=Device(name="hall", kind="display", section="women"))
    with open_centre(settings) as its_pc, listening(centre) as ear:
        its_pc.screens.report(report)
        ear.wait("devices")
        its_pc.administration.heartbeat("display", "women")
        its_pc.screens.report(report)
    (view,) = centre.screens.listed(mona.id)
    assert (view.report, view.wishes, view.section) == (report, ScreenWishes(), "women")
    assert view.heard_at is not None
    centre.screens.wish("hall", ALL, by=mona.id)
    assert centre.screens.listed(mona.id)[0].report == report


def test_a_scene_tells_windows_services_and_prayers_and_nobody_s_name(
    centre: Centre, clock: FakeClock, mona: StaffView
) -> None:
    centre.hall.set_place(Place(24_713_600, 46_675_300))
    clerks = [centre.staff.add(f"clerk{n}", "نورة السالم", PASSWORD, Role.OPERATOR, ["women"]) for n in (1, 2)]
    for n, clerk in enumerate(clerks, 1):
        centre.staff.take_desk(clerk.id, f"W{n}")
    for n, service in enumerate(("submit", "submit", "follow", "enquiry")):
        centre.queue.issue("women", service, f"k{n}")
    centre.queue.issue("men", "submit", "man")
    called = centre.queue.call_next("W1")
    centre.desks.pause("W2", "استراحة", by=clerks[1].id)
    scene = centre.screens.scene("women", per_service=True)
    assert called is not None
    first, second, third = scene.windows[:3]
    assert (first.state, first.code, first.called) == (WindowState.OPEN, called.ticket.code, True)
    assert (second.state, second.code, third.state) == (WindowState.PAUSED, "", WindowState.CLOSED)
    assert scene.waiting == {"submit": 1, "follow": 1, "enquiry": 1}
    assert [adhan.prayer for adhan in scene.adhans] == [Prayer.DHUHR, Prayer.ASR, Prayer.MAGHRIB, Prayer.ISHA]
    assert timedelta(hours=1) < scene.adhans[0].at - clock.now() < timedelta(hours=3)
    assert "نورة" not in repr(scene)
    assert centre.screens.scene("women").waiting == {}


def test_a_screen_of_some_windows_is_told_of_theirs_alone(centre: Centre) -> None:
    for n in range(9):
        centre.queue.issue("women", "submit", f"k{n}")
    for desk in (1, 5, 2, 6, 3, 7):
        centre.queue.call_next(f"W{desk}")
    whole, some = centre.queue.snapshot("women", 0), centre.queue.snapshot("women", 0, windows=(1, 2, 3))
    assert [call.desk_number for call in some.recent] == [3, 2, 1]
    assert [call.desk_number for call in some.calls] == [1, 2, 3]
    assert some.current is not None
    assert (some.current.desk_number, some.revision, some.waiting) == (3, whole.revision, whole.waiting)
