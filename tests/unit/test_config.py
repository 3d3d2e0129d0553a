"""The settings of a PC: where they are found, and what is said of a wrong value."""

from pathlib import Path

import pytest

from core.config import Settings, load_settings
from core.domain.errors import ErrorCode, RuleBroken
from core.domain.text import Language

WHOLE = """
database = "postgresql://istiqbal@server/centre"
language = "en"
idle_seconds = 45
fullscreen = false
key_file = "/etc/istiqbal/centre.key"
[device]
name = "kiosk-women-1"
kind = "kiosk"
section = "women"
[printer]
address = "tcp://10.0.0.9:9100"
timeout_seconds = 2.5
[display]
sound = false
seconds = 8
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "istiqbal.toml"


def test_a_whole_file_is_read(file: Path) -> None:
    file.write_text(WHOLE, "utf-8")
    settings = load_settings(file)
    assert (settings.device.name, settings.device.kind, settings.device.section) == ("kiosk-women-1", "kiosk", "women")
    assert (settings.language, settings.idle_seconds, settings.fullscreen) == (Language.ENGLISH, 45, False)
    assert (settings.printer.timeout_seconds, settings.display.seconds, settings.display.sound) == (2.5, 8, False)
    assert settings.key_file == Path("/etc/istiqbal/centre.key")


@pytest.mark.parametrize(
    ("text", "key", "found", "allowed"),
    [
        ('[device]\nkind = "toaster"', "device.kind", "'toaster'", "'kiosk', 'counter', 'display', 'server'"),
        ('language = "fr"', "language", "'fr'", "'ar', 'en'"),
        ('language = "ur"', "language", "'ur'", "'ar', 'en'"),
        ('language = "bn"\n[device]\nkind = "counter"', "language", "'bn'", "'ar', 'en'"),
        ('language = "hi"\n[device]\nkind = "display"', "language", "'hi'", "'ar', 'en'"),
        (
            'language = "fr"\n[device]\nkind = "kiosk"',
            "language",
            "'fr'",
            "'ar', 'en', 'ur', 'hi', 'bn', 'id', 'fil'",
        ),
        ("[display]\nseconds = 5", "display.seconds", "5", "≥ 6.0"),
        ("[display]\nseconds = 61", "display.seconds", "61", "≤ 60.0"),
        ("[printer]\ntimeout_seconds = 0", "printer.timeout_seconds", "0", "≥ 0.5"),
        ("idle_seconds = 4", "idle_seconds", "4", "≥ 5"),
        ('idle_seconds = "soon"', "idle_seconds", "'soon'", "1, 2, 3 …"),
        ("idle_seconds = 5.5", "idle_seconds", "5.5", "1, 2, 3 …"),
        ('fullscreen = "perhaps"', "fullscreen", "'perhaps'", "true, false"),
        ("database = 7", "database", "7", '"…"'),
        ('database = ""', "database", "''", "≥ 1"),
        ('[device]\nname = ""', "device.name", "''", "≥ 1"),
        ("key_file = 7", "key_file", "7", '"…"'),
        ("printer = 7", "printer", "7", "[…]"),
        ("[device]\ncolour = 1", "device.colour", "1", "name, kind, section, desk"),
    ],
)
def test_a_wrong_value_names_key_found_and_allowed(file: Path, text: str, key: str, found: str, allowed: str) -> None:
    file.write_text(text, "utf-8")
    with pytest.raises(RuleBroken) as caught:
        load_settings(file)
    assert caught.value.code is ErrorCode.SETTINGS_INVALID
    facts = {name: str(value) for name, value in caught.value.facts.items()}
    assert (facts["key"], facts["found"]) == (key, found)
    assert facts["allowed"].startswith(allowed)


def test_an_unknown_key_names_the_known_ones(file: Path) -> None:
    file.write_text("datbase = 1", "utf-8")
    with pytest.raises(RuleBroken) as caught:
        load_settings(file)
    assert set(Settings.model_fields) == set(str(caught.value.facts["allowed"]).split(", "))


@pytest.mark.parametrize("content", [b"database = ", b"\xff\xfe\x00", b'database = "a'])
def test_what_is_no_toml_names_the_file(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    with pytest.raises(RuleBroken) as caught:
        load_settings(file)
    assert caught.value.facts["key"] == str(file)


def test_a_named_file_that_is_missing_is_told(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(RuleBroken) as caught:
        load_settings(file)
    assert caught.value.facts["key"] == str(file)
    monkeypatch.setenv("ISTIQBAL_CONFIG", str(file))
    with pytest.raises(RuleBroken):
        load_settings()


def test_the_address_given_wins_then_the_environment_then_the_file(
    file: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file.write_text('\ufeffdatabase = "sqlite:///file.db"', "utf-8")
    assert load_settings(file).database == "sqlite:///file.db"
    monkeypatch.setenv("ISTIQBAL_CONFIG", str(file))
    assert load_settings().database == "sqlite:///file.db"
    monkeypatch.setenv("ISTIQBAL_DATABASE", "sqlite:///environment.db")
    assert load_settings(file).database == "sqlite:///environment.db"
    assert load_settings(file, database="sqlite:///given.db").database == "sqlite:///given.db"
    monkeypatch.delenv("ISTIQBAL_CONFIG")
    monkeypatch.delenv("ISTIQBAL_DATABASE")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))
    own = tmp_path / "config" / "istiqbal" / "istiqbal.toml"
    own.parent.mkdir(parents=True)
    own.write_text('database = "sqlite:///platform.db"', "utf-8")
    assert load_settings().database == "sqlite:///platform.db"


def test_without_any_file_a_pc_has_its_own_database() -> None:
    settings = load_settings()
    assert settings.database.startswith("sqlite:///")
    assert settings.device.name
    assert settings.language is Language.ARABIC


@pytest.mark.parametrize("language", Language)
def test_a_kiosk_speaks_any_language_of_its_visitors(file: Path, language: Language) -> None:
    file.write_text(f'language = "{language}"\n[device]\nkind = "kiosk"', "utf-8")
    assert load_settings(file).language is language
