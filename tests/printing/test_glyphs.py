"""The type that ships has a glyph for every letter that a visitor may read, so that no PC needs a font of its own."""

import unicodedata
from importlib import resources
from itertools import chain
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QFont, QRawFont

from core.domain.text import Language
from core.printing import application
from core.printing.application import FAMILIES, ensure_gui
from core.qt.application import FAMILIES as ON_SCREEN
from core.words import catalogue

WEIGHTS = ("Regular", "Medium", "SemiBold", "Bold")
I18N = Path(__file__).resolve().parents[2] / "assets/i18n"
VISITORS = sorted({path.name.split(".")[0] for path in I18N.glob("*.bn.toml")})


def type_of(weight: str) -> list[QRawFont]:
    """Every family in one weight."""
    files = (resources.files("assets") / "fonts" / f"{family.replace(' ', '')}-{weight}.ttf" for family in FAMILIES)
    return [QRawFont(QByteArray(file.read_bytes()), 20, QFont.HintingPreference.PreferNoHinting) for file in files]


def letters(language: Language) -> set[str]:
    """All that stand in the words of a language, without the marks that only order them."""
    entries = chain.from_iterable(catalogue(name, language).values() for name in VISITORS)
    texts = chain.from_iterable(entry.values() if isinstance(entry, dict) else [entry] for entry in entries)
    return {sign for sign in set("".join(texts)) | set("0123456789٠١٢٣٤٥٦٧٨٩:") if unicodedata.category(sign) != "Cf"}


@pytest.mark.parametrize("weight", WEIGHTS)
@pytest.mark.parametrize("language", Language)
def test_every_letter_has_a_glyph_in_every_weight(language: Language, weight: str) -> None:
    application = ensure_gui()
    assert application
    fonts = type_of(weight)
    missing = {sign for sign in letters(language) if not any(font.supportsCharacter(ord(sign)) for font in fonts)}
    assert not missing


def test_a_letter_that_does_not_ship_is_noticed() -> None:
    assert ensure_gui()
    assert not any(font.supportsCharacter(ord("ก")) for font in type_of("Regular"))


def test_screens_and_paper_have_the_same_families() -> None:
    assert application.FAMILIES == ON_SCREEN
    assert all(
        (resources.files("assets") / "fonts" / f"OFL-{name.replace(' ', '')}.txt").is_file() for name in FAMILIES
    )
