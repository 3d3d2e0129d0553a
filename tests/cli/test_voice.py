"""`istiqbal voice`: what a centre does to hear its own people call."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from core.cli.main import app
from core.domain.text import Language
from core.voice.levels import levelled
from core.voice.pcm import Pcm, joined, silence, wav_bytes
from core.voice.script import script_of
from tests.reports.pages import without_marks, words
from tests.unit.voice.test_levels import tone

EN = Language.ENGLISH


def voice(*arguments: object, language: str = "en") -> Result:
    return CliRunner().invoke(app, ["voice", *map(str, arguments), "--language", language])


@pytest.fixture
def recordings(tmp_path: Path) -> Path:
    """All lines of an English voice, as a microphone gives them: with silence around, none as loud as the next."""
    folder = tmp_path / "recordings"
    folder.mkdir()
    for number, clip in enumerate(script_of(EN)):
        sound = joined([silence(0.3), tone(0.05 + number / 100, 0.2), silence(0.4)])
        folder.joinpath(f"{clip}.wav").write_bytes(wav_bytes(Pcm(sound.samples, 44_100)))
    return folder


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the centre's own voices, as its settings name it."""
    folder = tmp_path / "voices"
    settings = tmp_path / "istiqbal.toml"
    settings.write_text(f'[display.voice]\nfolder = "{folder.as_posix()}"\n', "utf-8")
    monkeypatch.setenv("ISTIQBAL_CONFIG", str(settings))
    return folder


def test_a_centre_records_a_voice_and_finds_it_first_in_the_list(recordings: Path, own: Path) -> None:
    made = voice("prepare", recordings, own / "noura", "--name", "صوت نورة", "--gender", "woman", "--voice", "en")
    assert made.exit_code == 0, made.output
    assert f"{len(script_of(EN))} clips" in made.output
    assert "every clip is as it should be" in voice("check", "noura").output
    listed = json.loads(voice("list", "--json").output)["voices"]
    assert [one["key"] for one in listed] == ["noura", "ar_man", "en_man"]
    assert listed[0] == {**listed[0], "language": "en", "gender": "woman", "missing": 0}
    assert "صوت نورة" in voice("list", language="ar").output


def test_what_is_wrong_with_a_recording_is_told_with_its_file(recordings: Path, own: Path) -> None:
    recordings.joinpath("7.wav").unlink()
    recordings.joinpath("8.wav").write_bytes(b"not a sound")
    made = voice("prepare", recordings, own / "noura", "--name", "n", "--gender", "woman", "--voice", "en", "--json")
    assert made.exit_code == 1
    assert {(one["file"], one["problem"]) for one in json.loads(made.output)["findings"]} == {
        ("7.wav", "missing"),
        ("8.wav", "missing"),
    }
    loud = levelled(tone(0.3), -9.0)
    own.joinpath("noura/9.wav").write_bytes(wav_bytes(loud))
    told = voice("check", own / "noura")
    assert told.exit_code == 1
    assert "too loud" in told.output
    assert "9.wav" in told.output


def test_a_folder_whose_manifest_is_wrong_is_listed_with_the_reason(own: Path) -> None:
    own.joinpath("broken").mkdir(parents=True)
    own.joinpath("broken/voice.toml").write_text('language = "en"\ngender = "child"\n', "utf-8")
    listed = voice("list")
    assert "The manifest of the voice broken is wrong" in " ".join(listed.output.split())
    unknown = voice("check", "nobody")
    assert unknown.exit_code == 1
    assert "ar_man, en_man" in unknown.output


def test_the_guide_has_every_line_with_its_vowels_and_its_file(tmp_path: Path) -> None:
    text, paper = tmp_path / "guide.txt", tmp_path / "guide.pdf"
    for file in (text, paper):
        assert voice("guide", "--output", file, language="ar").exit_code == 0
    lines = dict(line.split("\t") for line in text.read_text("utf-8").splitlines())
    assert lines == {f"{clip}.wav": said for clip, said in script_of(Language.ARABIC).items()}
    on_paper = words(paper).split()
    for clip, said in script_of(Language.ARABIC).items():
        assert f"{clip}.wav" in on_paper
        assert set(without_marks(said).split()) <= set(on_paper)
    assert voice("guide", "--output", tmp_path / "no-folder/guide.pdf").exit_code == 1
