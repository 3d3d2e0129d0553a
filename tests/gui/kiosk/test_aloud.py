"""Spoken guidance: on request, in the language on screen, and silent again when its visitor has left."""

from collections.abc import Callable, Sequence
from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from core.domain.text import Language
from core.qt.link import CentreLink
from core.qt.waiting import wait_until
from core.voice.pcm import Pcm, silence
from kiosk.speaker import SpokenWords
from tests.gui.kiosk.conftest import QUICK, Listener, Open
from tests.gui.kiosk.test_errands import Typing

ALOUD = "إرشاد صوتي"


def told(listener: Listener, *sentences: str) -> None:
    wait_until(lambda: {said for _, said in listener.said} >= set(sentences), f"{sentences} in {listener.said}")


def test_the_question_its_choices_and_what_is_focused_are_read_in_the_language_on_screen(open_kiosk: Open) -> None:
    listener = Listener()
    screen = open_kiosk(speaker=listener, errands=[Typing()])
    screen.visitor.expect("أهلًا وسهلًا")
    assert not listener.said, "nobody asked"
    screen.visitor.press(ALOUD)
    told(listener, "أَهْلًا وَسَهْلًا", "اِلْمَس الْقِسْم لِأَخْذ تَذْكِرَتَك", "قِسْم النِّسَاء، لَا أَحَد فِي الِانْتِظَار", "اكتب هُنَا")
    assert not [said for _, said in listener.said if "تَبَايُن" in said], "what is on every page is not read on each"
    listener.said.clear()
    screen.visitor.press("قسم النساء")
    told(listener, "مَا الَّذِي جِئْت مِن أَجْلِه؟", "تَقْدِيم مُعَامَلَة، خِطَاب أَوْ طَلَب مُوَجَّه إِلَى مَعَالِي الْوَزِير")
    listener.said.clear()
    screen.visitor.speak(Language.ENGLISH)
    told(listener, "What brings you here?")
    listener.said.clear()
    window = screen.kiosk.window
    window.requestActivate()
    wait_until(window.isActive, "the kiosk to have the keyboard")
    QTest.keyClick(window, Qt.Key.Key_Tab)
    told(
        listener,
        "Submit a request, A letter or a request addressed to the minister",
        "Touch it, or press Enter, to choose it",
    )
    assert [language for language, _ in listener.said] == [Language.ENGLISH] * 2
    screen.visitor.press("Submit a request")
    told(listener, "W001", "Nobody is before you")


def test_a_page_is_not_read_again_because_somebody_else_took_a_ticket(open_kiosk: Open) -> None:
    listener = Listener()
    screen = open_kiosk(speaker=listener)
    screen.visitor.press(ALOUD)
    told(listener, "أَهْلًا وَسَهْلًا")
    listener.said.clear()
    screen.centre.queue.issue("women", "submit", "another-kiosk")
    screen.visitor.expect("شخص واحد في الانتظار")
    assert not listener.said


def test_the_question_before_the_time_is_over_is_heard_and_the_voice_leaves_with_its_visitor(open_kiosk: Open) -> None:
    listener = Listener()
    screen = open_kiosk(speaker=listener, idle=5, pace=replace(QUICK, second=100, asked=10))
    screen.visitor.press(ALOUD)
    told(listener, "هَل مَا زِلْت هُنَا؟")
    aids = screen.kiosk.model.property("aids")
    wait_until(lambda: not aids.property("aloud"), "the visitor to be gone")
    listener.said.clear()
    hushed = listener.hushed
    screen.visitor.press("قسم النساء")
    screen.visitor.expect("ما الذي جئت من أجله؟")
    assert hushed
    assert not listener.said


def test_a_kiosk_without_sound_says_so_on_its_button(open_kiosk: Open) -> None:
    listener = Listener(available=False)
    screen = open_kiosk(speaker=listener)
    screen.visitor.press(ALOUD)
    screen.visitor.expect("لا صوت هنا")
    screen.visitor.press("لا صوت هنا")
    screen.visitor.expect(ALOUD)


class Making:
    """A synthesis that takes a moment for each sentence; `during` happens meanwhile."""

    available = True

    def __init__(self) -> None:
        self.made: list[str] = []

    def say(self, text: str, language: Language) -> Pcm:
        self.made.append(text)
        return silence(0.01)


class Sounding:
    """`Sound`, noting how many were played."""

    def __init__(self) -> None:
        self.played = 0
        self.then: Callable[[], None] | None = None

    def play(self, sound: Pcm, volume: float) -> None:
        self.played += 1
        if self.then:
            self.then()

    def stop(self) -> None:
        pass


def spoken(link: CentreLink, making: Making, sound: Sounding, sentences: Sequence[str]) -> SpokenWords:
    words = SpokenWords(link, making, sound)  # type: ignore[arg-type]
    words.say(sentences, Language.ENGLISH)
    return words


def test_sentences_follow_each_other_and_a_hush_ends_them(open_kiosk: Open) -> None:
    link = open_kiosk().kiosk.link
    making, sound = Making(), Sounding()
    words = spoken(link, making, sound, ["one", "two", "three"])
    wait_until(lambda: sound.played == 3, "three sentences")
    assert making.made == ["one", "two", "three"]
    sound.then = words.hush
    words.say(["four", "five"], Language.ENGLISH)
    wait_until(lambda: sound.played == 4, "the fourth")
    words.say(["six"], Language.ENGLISH)
    wait_until(lambda: sound.played == 5, "the sixth")
    assert making.made[-2:] == ["four", "six"]
