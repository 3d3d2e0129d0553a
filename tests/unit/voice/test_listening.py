"""What a hall hears of a call: the right clips in the right order, none over another, all equally loud."""

from itertools import pairwise

import pytest

from core.domain.spoken.grammar import grammar_of
from core.domain.spoken.wishes import Shortening, Wishes
from core.domain.text import Language
from core.domain.visitor import Gender
from core.voice.levels import loudness, peak
from core.voice.pcm import Pcm
from core.voice.shelf import Shelf, shelf, shipped_folder
from core.voice.speech import Announcement, Speech
from tests.support.heard import Found, clips_in

AR, EN = Language.ARABIC, Language.ENGLISH
NUMBERS = (1, 2, 3, 10, 11, 12, 25, 100, 101, 111, 200, 999)
WINDOW = 12


@pytest.fixture(scope="module")
def speech() -> Speech:
    """The voices that ship."""
    return Speech(shelf([shipped_folder()]), Wishes(), Gender.WOMAN)


def heard(speech: Speech, announcement: Announcement) -> list[Found]:
    return clips_in(announcement.sound, *speech.voices)


@pytest.mark.parametrize("number", NUMBERS)
def test_the_right_clips_in_the_right_order_without_overlap_and_equally_loud(number: int, speech: Speech) -> None:
    call = speech.call(number, WINDOW, AR, Shortening.NONE)
    found = heard(speech, call)
    expected = [
        f"{lang}:{clip}" for lang in (AR, EN) for phrase in grammar_of(lang).call(number, WINDOW) for clip in phrase
    ]
    assert [one.clip for one in found] == expected
    assert call.languages == (AR, EN)
    assert all(sooner.end <= later.begin for sooner, later in pairwise(found))
    levels = [loudness(_part(call.sound, one.begin, one.end)) for one in found]
    levels.append(loudness(_part(call.sound, 0, round(1.4 * call.sound.rate))))  # the chime too
    assert max(levels) - min(levels) <= 3.0
    between = [(0, 0), *((one.begin, one.end) for one in found), (len(call.sound.samples),) * 2]
    gaps = [call.sound.samples[sooner[1] : later[0]] for sooner, later in pairwise(between)]
    assert any(gaps[0])  # the chime comes first, and nothing else sounds beside the clips
    assert not any(any(gap) for gap in gaps[1:])


def _part(sound: Pcm, begin: int, end: int) -> Pcm:
    return Pcm(sound.samples[begin:end], sound.rate)


def test_in_a_crowd_one_hears_the_language_of_the_ticket_alone(speech: Speech) -> None:
    for language in (AR, EN):
        call = speech.call(25, 3, language, Shortening.ONE_LANGUAGE)
        assert {one.clip[:2] for one in heard(speech, call)} == {language.value}
        assert call.sound.seconds < 8.0


def test_for_the_hard_of_hearing_the_chime_is_louder_and_the_words_are_the_same() -> None:
    usual, always = (Speech(shelf([shipped_folder()]), Wishes(clear=clear)) for clear in (False, True))
    calls = [usual.call(7, 2, AR, Shortening.NONE, clear=clear) for clear in (False, True)]
    calls.append(always.call(7, 2, AR, Shortening.NONE))
    words = [[one.clip for one in heard(usual, call)] for call in calls]
    assert words[0] == words[1] == words[2]
    chimes = [loudness(_part(call.sound, 0, round(1.4 * call.sound.rate))) for call in calls]
    assert chimes[1] - chimes[0] == pytest.approx(6, abs=0.1)
    assert chimes[2] == chimes[1]
    assert peak(calls[1].sound) < -1  # louder, and nothing of it cut off


def test_without_any_voice_there_is_the_chime_and_one_knows_how_long_it_takes() -> None:
    alone = Speech(Shelf(()), Wishes()).call(7, 2, AR, Shortening.NONE)
    assert alone.languages == ()
    assert 1.5 < alone.sound.seconds < 2.5
