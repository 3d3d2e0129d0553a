"""What a hall hears through the real screen: every call, in its order, each to its end."""

from dataclasses import replace
from datetime import time
from itertools import pairwise
from pathlib import Path

import pytest

from core.bootstrap import Centre, create_centre, open_centre
from core.config import Settings, SpokenCalls
from core.domain.help import Help
from core.domain.screens import ScreenWishes
from core.domain.spoken.grammar import grammar_of
from core.domain.text import Language
from core.domain.workflow import Role
from core.services.entrance_dto import Wish
from core.services.setup import DEFAULT_CENTRE
from core.voice.levels import loudness, peak
from core.voice.pcm import Pcm
from core.voice.shelf import shelf, shipped_folder
from core.voice.speech import chime
from core.voice.voice import Voice
from tests.gui.display.conftest import Opener, Screen
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


def test_who_asked_for_it_at_the_entrance_is_called_by_a_louder_chime_and_a_longer_flash(
    centre: Centre, open_screen: Opener, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    (tmp_path / "kdeglobals").write_text("[KDE]\nAnimationDurationFactor=0\n")  # less motion, and light all the same
    mona = centre.staff.add("mona", "منى العتيبي", "a long password", Role.SUPERVISOR, ["women"])
    screens = [open_screen(voice=SpokenCalls(languages=(AR,), ticket_language=False)) for _ in range(2)]
    flashes = [count_flashes(screen) for screen in screens]
    for number, screen in enumerate(screens):
        screen.actor.expect("قسم النساء")
        wishes = ScreenWishes(windows=(number + 1,), ticker=("قهوتكم عند المضيف",))
        centre.screens.wish(f"hall-{number}", wishes, by=mona.id)
        screen.actor.expect("قهوتكم عند المضيف")
    centre.entrance.issue(Wish("women", "submit"), "one")
    centre.queue.call_next("W1")
    asked = centre.entrance.issue(Wish("women", "submit", help=Help.HEARING), "two")
    centre.queue.call_next("W2")
    screens[1].see(lambda: len(flashes[1]) > 5, seconds=60)  # a busy machine is slow, and leaves out frames
    assert 0 < len(flashes[0]) <= 3
    assert [screen.display.model.property("board")["flashes"] for screen in screens] == [3, 8]
    usual, clear = (screen.heard.played[0].sound for screen in screens)
    assert chime_of(clear) - chime_of(usual) == pytest.approx(6, abs=0.1)
    assert peak(clear) < -1
    assert said(screens[1].heard.played[0]) == call(2, 2, AR)  # the words are as loud as everybody's
    assert screens[1].large == (asked.code, "2")
    told = " ".join(screens[1].actor.heard()) + str(screens[1].display.model.property("board"))
    assert not [word for word in ("سمع", "hearing", "help") if word in told]  # louder, and nothing else (rule 9)
    centre.screens.wish("hall-0", ScreenWishes(windows=(1,), clear=True, ticker=("مرحبًا",)), by=mona.id)
    screens[0].actor.expect("مرحبًا")
    centre.queue.recall("W1")
    screens[0].pass_seconds(20, step=1)
    screens[0].see(lambda: len(screens[0].heard.played) == 2)
    assert chime_of(screens[0].heard.played[1].sound) == chime_of(clear)


def chime_of(sound: Pcm) -> float:
    """How loud what comes before the words is."""
    return loudness(Pcm(sound.samples[: len(chime(clear=False).samples)], sound.rate))


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
