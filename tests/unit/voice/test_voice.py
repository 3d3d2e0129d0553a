"""A voice's folder: its manifest, its clips, what is wrong with them, and which voice speaks."""

from pathlib import Path

import pytest

from core.domain.errors import ErrorCode, RuleBroken
from core.domain.spoken.grammar import grammar_of
from core.domain.text import Language
from core.domain.visitor import Gender
from core.voice.check import Problem, check
from core.voice.levels import WANTED, loudness
from core.voice.manifest import FILE, read_manifest
from core.voice.pcm import Pcm, amplified, joined, silence, wav_bytes
from core.voice.prepare import prepare
from core.voice.shelf import shelf, shipped_folder
from core.voice.voice import Voice
from tests.unit.voice.conftest import Maker
from tests.unit.voice.test_levels import tone

AR, EN = Language.ARABIC, Language.ENGLISH


@pytest.mark.parametrize(
    ("before", "after", "key", "allowed"),
    [
        ('language = "en"', 'language = "xx"', "language", "'en'"),
        ('gender = "woman"', 'gender = "child"', "gender", "'man', 'woman'"),
        ('licence = "ours"', "gap = 9", "licence", "…"),
        ('licence = "ours"', 'licence = "ours"\nvolume = 3', "volume", "loudness"),
        ('licence = "ours"', 'licence = "ours"\nloudness = 0', "loudness", "≤ -6"),
        ('name = { ar = "صوت" }', "name = {", FILE, "TOML"),
    ],
)
def test_a_wrong_manifest_is_told_by_its_key_and_by_what_is_allowed(
    before: str, after: str, key: str, allowed: str, make_voice: Maker
) -> None:
    folder = make_voice("one")
    file = folder / FILE
    file.write_text(file.read_text("utf-8").replace(before, after), "utf-8")
    with pytest.raises(RuleBroken) as refused:
        read_manifest(folder)
    assert refused.value.code is ErrorCode.VOICE_INVALID
    assert refused.value.facts["key"] == key
    assert allowed in str(refused.value.facts["allowed"])
    found = shelf([folder.parent])
    assert found.voices == ()
    assert [broken for broken, _ in found.broken] == [folder]


def test_a_whole_voice_has_no_mistake_and_says_a_call_with_its_gaps(make_voice: Maker) -> None:
    manifest = read_manifest(make_voice("one"))
    assert check(manifest) == ()
    voice = Voice(manifest)
    said = voice.call(125, 3)
    clips = [voice.clip(name) for phrase in grammar_of(EN).call(125, 3) for name in phrase]
    length = sum(clip.seconds for clip in clips if clip)
    assert said is not None
    assert said.seconds == pytest.approx(length + manifest.pause + 4 * manifest.gap, abs=0.001)


def test_each_mistake_of_a_clip_is_named(make_voice: Maker) -> None:
    folder = make_voice("one")
    word = tone(0.2)
    wrong: dict[str, bytes | None] = {
        "ticket": None,
        "window": b"no sound at all",
        "1": wav_bytes(Pcm(word.samples, 8_000)),
        "2": wav_bytes(silence(0.4)),
        "3": wav_bytes(amplified(word, WANTED + 6 - loudness(word))),
        "4": wav_bytes(amplified(word, WANTED - 6 - loudness(word))),
        "5": wav_bytes(joined([tone(1.0, 0.1), tone(0.03, 0.6)])),
        "6": wav_bytes(amplified(tone(0.3, 5.0), WANTED - loudness(tone(0.3)))),
        "7": wav_bytes(joined([silence(0.5), amplified(word, WANTED - loudness(word))])),
    }
    for clip, content in wrong.items():
        file = folder / f"{clip}.wav"
        file.unlink() if content is None else file.write_bytes(content)
    folder.joinpath("8.wav").unlink()
    folder.joinpath("8.wav").mkdir()
    found = {finding.file: finding.problem for finding in check(read_manifest(folder))}
    assert found.pop("5.wav") in {Problem.CLIPPED, Problem.LOUD}
    assert found == {
        "ticket.wav": Problem.MISSING,
        "window.wav": Problem.FORMAT,
        "1.wav": Problem.FORMAT,
        "2.wav": Problem.SILENT,
        "3.wav": Problem.LOUD,
        "4.wav": Problem.QUIET,
        "6.wav": Problem.LONG,
        "7.wav": Problem.PADDED,
        "8.wav": Problem.MISSING,
    }


def test_a_number_with_a_clip_that_is_missing_is_not_said_by_halves(make_voice: Maker) -> None:
    folder = make_voice("one")
    folder.joinpath("20.wav").unlink()
    folder.joinpath("5.wav").write_bytes(b"broken")
    voice = Voice(read_manifest(folder))
    assert voice.missing() == ("20",)
    assert voice.call(21, 3) is None
    assert voice.call(5, 3) is None
    assert voice.call(31, 3) is not None
    voice.add("20", tone(0.2))
    assert voice.call(21, 3) is not None


def test_a_voice_recorded_louder_is_heard_as_loud_as_the_others(make_voice: Maker) -> None:
    folder = make_voice("one")
    loud = amplified(tone(0.2), WANTED + 7 - loudness(tone(0.2)))
    folder.joinpath("1.wav").write_bytes(wav_bytes(loud))
    file = folder / FILE
    file.write_text(file.read_text("utf-8") + f"loudness = {WANTED + 7}\n", "utf-8")
    clip = Voice(read_manifest(folder)).clip("1")
    assert clip is not None
    assert loudness(clip) == pytest.approx(WANTED, abs=0.2)


def test_a_file_of_another_name_stands_for_a_clip(make_voice: Maker) -> None:
    folder = make_voice("one")
    folder.joinpath("1.wav").rename(folder / "uno.wav")
    file = folder / FILE
    file.write_text(file.read_text("utf-8") + '[clips]\n1 = "uno.wav"\n', "utf-8")
    assert check(read_manifest(folder)) == ()


def test_a_centre_s_own_voice_comes_first_and_that_of_the_hall_s_gender_before_others(make_voice: Maker) -> None:
    ours, shipped = make_voice("ours", place="own"), make_voice("man", place="shipped")
    manifest = shipped / FILE
    manifest.write_text(manifest.read_text("utf-8").replace("woman", "man"), "utf-8")
    make_voice("man", place="own").joinpath(FILE).write_text("broken", "utf-8")
    found = shelf([ours.parent, shipped.parent])

    def chosen(gender: Gender | None, *wanted: str) -> str | None:
        voice = found.choose(EN, wanted, gender)
        return voice.key if voice else None

    assert chosen(None) == chosen(Gender.WOMAN) == "ours"
    assert chosen(Gender.MAN) == chosen(None, "man") == "man"
    assert chosen(None, "nobody") == "ours"
    assert found.choose(AR, (), None) is None
    assert len(found.broken) == 1


def test_recordings_become_a_voice_without_a_mistake(make_voice: Maker, tmp_path: Path) -> None:
    source = make_voice("recordings")
    for number, clip in enumerate(grammar_of(EN).clips()):
        raw = joined([silence(0.4), tone(0.05 + number / 100, 0.3, rate=44_100), silence(0.3)])
        source.joinpath(f"{clip}.wav").write_bytes(wav_bytes(Pcm(raw.samples, 44_100)))
    made = tmp_path / "voices/made"
    assert prepare(source, made, EN) == len(grammar_of(EN).clips())
    made.joinpath(FILE).write_text(source.joinpath(FILE).read_text("utf-8"), "utf-8")
    assert check(read_manifest(made)) == ()


@pytest.mark.parametrize("language", [AR, EN])
def test_the_voice_that_ships_is_whole_small_and_says_whose_it_is(language: Language) -> None:
    manifest = shelf([shipped_folder()]).choose(language, (), None)
    assert manifest is not None
    assert check(manifest) == ()
    assert "espeak-ng" in manifest.licence
    assert "espeak-ng" in shipped_folder().joinpath("LICENCE.txt").read_text("utf-8")
    assert sum(file.stat().st_size for file in shipped_folder().rglob("*.wav")) < 6_000_000
