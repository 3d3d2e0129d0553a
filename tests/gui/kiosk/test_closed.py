"""A kiosk whose hall is closed, pauses for prayer, or has a full service: by touch, in both languages."""

from dataclasses import replace
from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest

from core.domain.hours import Hours, interval
from core.domain.opening import Place
from core.domain.queue_policy import AtClosing, QueuePolicy
from core.domain.text import Language
from core.domain.ticket import TicketState
from core.qt.waiting import wait_until
from core.services.setup import DEFAULT_CENTRE, CentreSetup
from tests.gui.kiosk.conftest import Open
from tests.support.clock import FakeClock

RIYADH = ZoneInfo("Asia/Riyadh")
TUESDAY = date(2026, 11, 24)
DAYS = (7, 1, 2, 3, 4)


def opening(men: str, women: str) -> CentreSetup:
    """The usual centre with hours from Sunday to Thursday."""
    weeks: list[dict[int, Hours]] = [dict.fromkeys(DAYS, (interval(text),)) for text in (men, women)]
    pairs = zip(DEFAULT_CENTRE.sections, weeks, strict=True)
    return replace(DEFAULT_CENTRE, sections=tuple(replace(section, week=week) for section, week in pairs))


def turn(clock: FakeClock, wall: str, day: date = TUESDAY) -> None:
    hours, minutes = map(int, wall.split(":"))
    clock.advance((datetime(day.year, day.month, day.day, hours, minutes, tzinfo=RIYADH) - clock.now()).total_seconds())


@pytest.mark.parametrize(
    ("language", "told"),
    [
        (Language.ARABIC, ("لا تصدر التذاكر الآن", "الأحد الساعة 08:00", "19 جمادى الآخرة 1448", "29 نوفمبر 2026")),
        (Language.ENGLISH, ("No tickets now", "Sunday at 08:00", "19 Jumada al-Akhirah 1448", "29 November 2026")),
    ],
)
def test_a_closed_hall_says_when_it_opens_and_then_opens_by_itself(
    open_kiosk: Open, clock: FakeClock, language: Language, told: tuple[str, ...]
) -> None:
    turn(clock, "07:59", date(2026, 11, 27))
    screen = open_kiosk(setup=opening("08:00-15:00", "08:00-15:00"), language=language)
    for text in told:
        screen.visitor.expect(text)
    wait_until(lambda: len(screen.visitor.buttons()) == 1, "nothing but the other language to be touchable")
    turn(clock, "08:00", date(2026, 11, 29))
    screen.visitor.expect("أهلًا وسهلًا" if language is Language.ARABIC else "Welcome")
    section = "قسم النساء" if language is Language.ARABIC else "Women's section"
    screen.visitor.press(section)
    screen.visitor.expect("ما الذي جئت من أجله؟" if language is Language.ARABIC else "What brings you here?")


def test_the_hall_that_closes_before_a_visitor_chooses(open_kiosk: Open, clock: FakeClock) -> None:
    turn(clock, "14:44")
    screen = open_kiosk(setup=opening("08:00-18:00", "08:00-15:00"))
    screen.visitor.press("قسم النساء")
    screen.visitor.expect("تقديم معاملة")
    turn(clock, "14:45")
    screen.visitor.expect("الأربعاء الساعة 08:00")
    assert not [name for name in screen.visitor.buttons() if "معاملة" in name]
    screen.visitor.press("رجوع")
    screen.visitor.press("قسم الرجال")
    screen.visitor.press("تقديم معاملة")
    screen.visitor.expect("M001")
    assert screen.tickets() == []


def test_a_closed_section_cannot_be_chosen_while_another_is_open(open_kiosk: Open, clock: FakeClock) -> None:
    screen = open_kiosk(setup=opening("08:00-18:00", "13:00-18:00"))
    screen.visitor.expect("مغلق الآن")
    screen.visitor.expect("يفتح الثلاثاء الساعة 13:00")
    screen.visitor.touch(screen.visitor.where("قسم النساء").center())
    screen.visitor.press("قسم الرجال")
    screen.visitor.expect("ما الذي جئت من أجله؟")
    assert screen.visitor.hears("قسم الرجال")
    turn(clock, "13:00")
    screen.visitor.press("رجوع")
    screen.visitor.press("قسم النساء")
    screen.visitor.press("تقديم معاملة")
    screen.visitor.expect("W001")


def test_sections_that_open_at_different_times_have_a_line_each(open_kiosk: Open, clock: FakeClock) -> None:
    turn(clock, "06:00")
    screen = open_kiosk(setup=opening("08:00-15:00", "09:30-15:00"), section=None)
    for text in ("قسم الرجال", "الثلاثاء الساعة 08:00", "قسم النساء", "الثلاثاء الساعة 09:30"):
        screen.visitor.expect(text)


def test_a_supervisor_s_word_closes_and_opens_the_screen_at_once(open_kiosk: Open) -> None:
    screen = open_kiosk(section="women")
    screen.visitor.expect("ما الذي جئت من أجله؟")
    screen.centre.hall.close("women", "زحام")
    screen.visitor.expect("لا تصدر التذاكر الآن")
    assert not screen.visitor.hears("زحام")
    screen.centre.hall.reopen("women", "خف الزحام")
    screen.visitor.expect("ما الذي جئت من أجله؟")


def test_calls_pause_for_prayer_and_a_ticket_is_still_given(open_kiosk: Open, clock: FakeClock) -> None:
    turn(clock, "11:39")
    screen = open_kiosk(setup=replace(DEFAULT_CENTRE, place=Place(24_713_600, 46_675_300)))
    screen.visitor.expect("أهلًا وسهلًا")
    assert not screen.visitor.hears("صلاة")
    turn(clock, "11:40")
    pause = "يتوقف النداء لصلاة الظهر، ويُستأنف الساعة 12:05"
    screen.visitor.expect(pause)
    screen.visitor.press("قسم النساء")
    screen.visitor.press("تقديم معاملة")
    screen.visitor.expect("W001")
    assert screen.visitor.hears(pause)
    turn(clock, "12:05")
    wait_until(lambda: not screen.visitor.hears("صلاة"), "the pause to end")


def test_a_full_service_is_shown_as_such_and_cannot_be_chosen(open_kiosk: Open) -> None:
    first, *others = DEFAULT_CENTRE.services
    limited = replace(DEFAULT_CENTRE, services=(replace(first, daily_quota=1), *others))
    screen = open_kiosk(setup=limited, section="women")
    screen.visitor.press("تقديم معاملة")
    screen.visitor.expect("W001")
    screen.visitor.press("تم")
    screen.visitor.expect("نفدت تذاكر هذه الخدمة اليوم")
    assert not [name for name in screen.visitor.buttons() if "تقديم معاملة" in name]
    screen.visitor.touch(screen.visitor.where("تقديم معاملة").center())
    screen.visitor.press("استفسار")
    screen.visitor.expect("W002")
    assert [ticket.service for ticket in screen.tickets()] == ["submit", "enquiry"]


def test_the_last_ticket_that_somebody_else_took_a_moment_before(open_kiosk: Open) -> None:
    first, *others = DEFAULT_CENTRE.services
    limited = replace(DEFAULT_CENTRE, services=(replace(first, daily_quota=1), *others))
    screen = open_kiosk(setup=limited, section="women")
    place = screen.visitor.find("تقديم معاملة")
    screen.kiosk.model._reader.close()
    screen.kiosk.link.changed.disconnect()
    screen.centre.queue.issue("women", "submit", "somebody else")
    screen.visitor.touch(place)
    screen.visitor.expect("اختر خدمة أخرى")
    assert len(screen.tickets()) == 1


def test_a_kiosk_ends_the_day_of_its_hall(open_kiosk: Open, clock: FakeClock) -> None:
    policy = QueuePolicy(at_closing=AtClosing.DISMISS)
    screen = open_kiosk(setup=replace(opening("08:00-15:00", "08:00-15:00"), policy=policy))
    screen.visitor.press("قسم النساء")
    screen.visitor.press("تقديم معاملة")
    screen.visitor.expect("W001")
    screen.visitor.press("تم")
    turn(clock, "15:00")
    screen.visitor.expect("لا تصدر التذاكر الآن")
    wait_until(lambda: screen.tickets()[0].state is TicketState.DISMISSED, "the dismissal")
