"""Icons, contrast, words and motion of the kiosk."""

import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor

from core.domain.text import Language
from core.domain.visitor import Gender
from core.qt import palette
from core.qt.palette import HIGH_CONTRAST, USUAL, Palette, contrast, section_colours
from core.services.setup import DEFAULT_CENTRE
from core.words import Words
from kiosk.icons import FALLBACK, IconProvider, icon_of, names
from kiosk.pace import reduced_motion
from kiosk.view_models import shown


@pytest.mark.parametrize("name", sorted(names()))
def test_every_drawing_is_drawn_in_the_colour_and_size_that_was_asked(name: str) -> None:
    size = QSize()
    image = IconProvider().requestImage(f"{name}/0b5d4b", size, QSize(96, 96))
    assert image.size() == size == QSize(96, 96)
    seen = [image.pixelColor(x, y) for x in range(96) for y in range(96)]
    solid = {colour.name() for colour in seen if colour.alpha() == 255}
    assert QColor("#0b5d4b").name() in solid or name == "pattern"
    assert any(colour.alpha() == 0 for colour in seen)


def test_what_is_not_there_is_null() -> None:
    assert IconProvider().requestImage("unicorn/000000", QSize(), QSize(9, 9)).isNull()


def test_every_service_of_a_new_centre_has_an_icon_of_its_own_and_others_a_common_one() -> None:
    icons = [icon_of(service.name) for service in DEFAULT_CENTRE.services]
    assert len(set(icons)) == len(icons)
    assert FALLBACK not in icons
    assert icon_of("passport renewal") == FALLBACK in names()
    assert {"man", "woman", "globe", "back", "forward", "check", "printer", "alarm", "seat", "emblem"} <= names()


@pytest.mark.parametrize("gender", Gender)
def test_what_is_touched_has_seven_to_one_and_all_text_four_and_a_half(gender: Gender) -> None:
    tone, soft, deep = section_colours(gender.value)
    buttons = [(palette.ON_COLOUR, tone), (palette.ON_COLOUR, deep), (tone, palette.CARD)]
    assert all(contrast(*pair) >= 7 for pair in buttons)
    texts = [
        (palette.TEXT, palette.GROUND),
        (palette.QUIET, palette.CARD),
        (palette.QUIET, palette.GROUND),
        (palette.QUIET, soft),
        (tone, palette.GROUND),
        (tone, soft),
        (palette.ALARM, palette.ALARM_SOFT),
        (palette.ALARM, palette.GROUND),
    ]
    assert all(contrast(*pair) >= 4.5 for pair in texts)


def pairs(palette: Palette) -> list[tuple[str, str]]:
    """Everything that is written, drawn or framed, and what it stands on."""
    inks = (palette.text, palette.quiet, palette.alarm)
    written = [(ink, ground) for ink in inks for ground in (palette.ground, palette.card)]
    for tone, soft, deep in (palette.men, palette.women):
        written += [(tone, palette.ground), (tone, palette.card), (tone, soft), (palette.quiet, soft)]
        written += [(palette.on_colour, tone), (palette.on_colour, deep), (palette.text, soft)]
    return [*written, (palette.alarm, palette.alarm_soft)]


@pytest.mark.parametrize(("palette", "least"), [(USUAL, 4.5), (HIGH_CONTRAST, 7.0)])
def test_the_whole_palette_has_its_contrast(palette: Palette, least: float) -> None:
    assert not [(*pair, contrast(*pair)) for pair in pairs(palette) if contrast(*pair) < least]


def test_the_edges_of_things_show_in_high_contrast() -> None:
    assert contrast(HIGH_CONTRAST.line, HIGH_CONTRAST.ground) >= 7


def test_the_usual_palette_does_not_pass_for_the_high_contrast() -> None:
    assert any(contrast(*pair) < 7 for pair in pairs(USUAL))


@pytest.mark.parametrize(
    ("count", "arabic", "english"),
    [
        (0, "لا أحد قبلك", "Nobody is before you"),
        (1, "قبلك شخص واحد", "1 person is before you"),
        (2, "قبلك شخصان", "2 people are before you"),
        (10, "قبلك 10 أشخاص", "10 people are before you"),
        (11, "قبلك 11 شخصًا", "11 people are before you"),
        (100, "قبلك 100 شخص", "100 people are before you"),
    ],
)
def test_how_many_are_before_the_visitor_is_said_well(count: int, arabic: str, english: str) -> None:
    assert Words("kiosk", Language.ARABIC).say("ahead", count) == arabic
    assert Words("kiosk", Language.ENGLISH).say("ahead", count) == english


@pytest.mark.parametrize("language", Language)
def test_the_tones_of_no_section_are_the_centre_s(language: Language) -> None:
    assert shown.colours(None)["colour"] == palette.GREEN


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has a switch of its own")
@pytest.mark.parametrize(
    ("file", "text", "still"),
    [
        ("gtk-3.0/settings.ini", "[Settings]\ngtk-enable-animations=0\n", True),
        ("gtk-4.0/settings.ini", "[Settings]\ngtk-enable-animations=false\n", True),
        ("gtk-3.0/settings.ini", "[Settings]\ngtk-enable-animations=1\n", False),
        ("kdeglobals", "[KDE]\nAnimationDurationFactor=0\n", True),
        ("kdeglobals", "[KDE]\nAnimationDurationFactor=1\n", False),
    ],
)
def test_motion_stops_when_the_system_asks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, file: str, text: str, still: bool
) -> None:
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CONFIG_DIRS", str(tmp_path))
    assert not reduced_motion()
    place = tmp_path / file
    place.parent.mkdir(exist_ok=True)
    place.write_text(text)
    assert reduced_motion() is still
