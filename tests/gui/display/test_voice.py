"""What a hall hears through the real screen: every call, in its order, each to its end."""

from dataclasses import replace
from datetime import time
from itertools import pairwise

import pytest

from core.bootstrap import Centre, create_centre, open_centre
from core.config import Settings, SpokenCalls
from core.domain.screens import ScreenWishes
from core.domain.spoken.grammar import grammar_of
from core.domain.text import Language
from core.domain.workflow import Role
from core.services.setup import DEFAULT_CENTRE
from core.voice.levels import loudness
from core.voice.shelf import shelf, shipped_folder
from core.voice.voice import Voice
from tests.gui.display.conftest import CHIME_ALONE, Opener, Screen
from tests.gui.display.test_calls import come
from tests.support.clock import FakeClock
from tests.support.heard import Played, clips_in
from waiting_display.announcer import LEAST_SECONDS

pytestmark = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)  # what is read, not what is heard
AR, EN = Language.ARABIC, Language.ENGLISH
BOTH = SpokenCalls()
SHIPPED = {voice.language: Voice(voice) for voice in shelf([shipped_folder()]).voices}


def said(played: Played) -> list[str]:
    return [one.clip for one in clips_in(played.sound, *SHIPPED.values())]


def call(number: int, desk: int, *languages: Language) -> list[str]:
    return [f"{one}:{clip}" for one in languages for phrase in grammar_of(one).call(number, desk) for clip in phrase]


def test_thirty_windows_that_call_within_two_seconds_are_all_shown_and_spoken_in_order_each_to_its_end(
    database_url: str, clock: FakeClock, open_screen: Opener
) -> None:
    sections = tuple(replace(section, desks=30) for section in DEFAULT_CENTRE.sections)
    settings = Settings(database=database_url)
    create_centre(settings, replace(DEFAULT_CENTRE, sections=sections))
    with open_centre(settings, clock=clock) as centre:
        screen = open_screen(voice=BOTH)
        screen.actor.expect("قسم النساء")
        come(centre, 30)
        for desk in range(1, 31):
            centre.queue.call_next(f"W{desk}")
        screen.see(lambda: len(screen.shown) == 1 and screen.display.model.property("backlog") == 29)
        screen.pass_seconds(30 * 15, step=0.5)
    played = screen.heard.played
    assert [code for code, _ in screen.shown] == [f"W{number:03d}" for number in range(1, 31)]
    assert screen.heard.cut == []
    ends = zip(played, screen.shown[1:], strict=False)
    assert all(sooner.ends <= at for sooner, (_, at) in ends)
    assert min(later.at - sooner.at for sooner, later in pairwise(played)) >= LEAST_SECONDS
    # the crowd hears one language; who is called when it has gone hears both again
    crowd = [call(number, number, AR) for number in range(1, 28)]
    assert [said(one) for one in played[1:27]] == crowd[1:]
    assert said(played[0]) in (crowd[0], call(1, 1, AR, EN))  # it began when nobody knew of the crowd
    assert [said(one) for one in played[27:]] == [call(number, number, AR, EN) for number in (28, 29, 30)]


def test_an_announcement_lasts_as_long_as_its_words_and_begins_when_the_call_is_on_the_screen(
    centre: Centre, open_screen: Opener
) -> None:
    screen = open_screen(voice=BOTH)
    order: list[str] = []
    screen.actor.expect("قسم النساء")
    screen.display.model.changed.connect(lambda: order.append(f"shown {screen.large[0]}"))
    screen.heard.begins = lambda: order.append("sounds")
    centre.queue.issue("women", "submit", "one", language=EN)
    centre.queue.issue("women", "submit", "two", language=AR)
    centre.queue.call_next("W2")
    screen.see(lambda: "sounds" in order)
    assert order.index("shown W001") < order.index("sounds")
    centre.queue.call_next("W5")
    screen.see(lambda: screen.display.model.property("backlog") == 1)
    first = screen.heard.played[0]
    assert said(first) == call(1, 2, AR, EN)
    assert first.sound.seconds > LEAST_SECONDS
    screen.pass_seconds(round(first.sound.seconds, 1) - 0.2)
    assert screen.large == ("W001", "2")
    screen.pass_seconds(0.4)
    screen.see(lambda: screen.large == ("W002", "5"))
    assert screen.heard.cut == []


def test_the_hour_decides_how_loud_and_the_settings_how_often(
    centre: Centre, clock: FakeClock, open_screen: Opener
) -> None:
    wishes = SpokenCalls(languages=(AR,), times=2, volume=90, hours={time(7): 100, time(12): 40})
    screen = open_screen(voice=wishes)
    screen.actor.expect("قسم النساء")
    come(centre, 2)
    centre.queue.call_next("W1")  # at ten
    screen.see(lambda: len(screen.chimes) == 1)
    screen.pass_seconds(30, step=1)
    clock.advance(3 * 3600)
    centre.queue.call_next("W2")
    screen.see(lambda: len(screen.chimes) == 2)
    assert [played.volume for played in screen.heard.played] == [1.0, 0.4]
    assert [said(played) for played in screen.heard.played] == [call(1, 1, AR, AR), call(2, 2, AR, AR)]


def test_a_screen_that_is_closed_is_silent_at_once(centre: Centre, open_screen: Opener) -> None:
    screen = open_screen(voice=BOTH)
    screen.actor.expect("قسم النساء")
    come(centre, 1)
    centre.queue.call_next("W1")
    screen.see(lambda: len(screen.chimes) == 1)
    screen.close()
    assert len(screen.heard.cut) == 1


def test_for_the_hard_of_hearing_the_flash_is_longer_and_the_chime_louder(centre: Centre, open_screen: Opener) -> None:
    screens = [open_screen(voice=replace_clear(clear)) for clear in (False, True)]
    flashes = [count_flashes(screen) for screen in screens]
    for screen in screens:
        screen.actor.expect("قسم النساء")
    come(centre, 1)
    centre.queue.call_next("W1")
    screens[1].see(lambda: len(flashes[1]) == 8)
    assert len(flashes[0]) == 3
    usual, clear = (loudness(screen.heard.played[0].sound) for screen in screens)
    assert clear - usual > 3


def replace_clear(clear: bool) -> SpokenCalls:
    return CHIME_ALONE.model_copy(update={"clear": clear})


def count_flashes(screen: Screen) -> list[float]:
    """Each time that the light has gone out again."""
    light, lit, seen = screen.item("flash"), [0.0], list[float]()

    def look() -> None:
        opacity = float(light.property("opacity"))
        if opacity < 0.2 < lit[0]:
            seen.append(lit[0])
            lit[0] = 0.0
        lit[0] = max(lit[0], opacity) if opacity > 0.2 else lit[0]

    light.opacityChanged.connect(look)
    return seen


def test_languages_that_are_set_at_the_counter_are_spoken_from_the_next_call_on(
    centre: Centre, open_screen: Opener
) -> None:
    mona = centre.staff.add("mona", "منى العتيبي", "a long password", Role.SUPERVISOR, ["women"])
    screen = open_screen(voice=SpokenCalls(ticket_language=False))
    screen.actor.expect("قسم النساء")
    come(centre, 2)
    centre.queue.call_next("W1")
    screen.see(lambda: len(screen.chimes) == 1)
    centre.screens.wish("hall-0", ScreenWishes(languages=(EN,)), by=mona.id)
    screen.actor.expect("Now calling")
    screen.pass_seconds(20, step=1)
    centre.queue.call_next("W2")
    screen.see(lambda: len(screen.chimes) == 2)
    assert [said(played) for played in screen.heard.played] == [call(1, 1, AR, EN), call(2, 2, EN)]
