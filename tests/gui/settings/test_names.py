"""What a centre writes itself, by keyboard, in each language of its visitors."""

from dataclasses import replace

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from core.domain.text import LocalText
from tests.gui.settings.conftest import Enter, Settings

NONE = Qt.KeyboardModifier.NoModifier
TEXTS, ARABIC, ENGLISH, HINDI, BENGALI = "المسمى", "العربية", "الإنجليزية", "الهندية", "البنغالية"
WOMEN = 3  # below the centre, its authority and the men's section


def names(enter: Enter, *arguments: str) -> Settings:
    """The supervisor at the names, with the women's section in front."""
    page = enter(*arguments)
    page.press(Qt.Key.Key_0)
    page.screen.focus_on(TEXTS)
    for _ in range(WOMEN):
        page.press(Qt.Key.Key_Down, NONE)
    page.press(Qt.Key.Key_Return, NONE)
    page.screen.focus_on(ARABIC)
    return page


def women(page: Settings) -> LocalText:
    return page.centre.hall.names()["section.women"]


def test_a_name_is_written_in_a_language_and_read_by_visitors(enter: Enter, database_url: str) -> None:
    page = names(enter, database_url)
    before = women(page)
    page.write(BENGALI, "নারীদের বিভাগ")
    assert page.told_at(BENGALI).startswith("كانت القيمة: মহিলা বিভাগ")
    page.save()
    page.expect("حُفظت المسميات")
    assert women(page) == replace(before, bn="নারীদের বিভাগ")
    assert page.centre.administration.centre().section("women").title.bn == "নারীদের বিভাগ"
    assert not page.changed(BENGALI)


def test_what_stands_in_place_of_an_empty_name_is_seen(enter: Enter) -> None:
    page = names(enter)
    page.write(HINDI, "")
    field = page.field(HINDI)
    assert isinstance(field, QLineEdit)
    assert field.placeholderText() == "Women's section"
    page.write(ENGLISH, "")
    assert field.placeholderText() == "قسم النساء"
    page.save()
    page.expect("5 من 7")
    assert (women(page).hi, women(page).en) == ("", "")


def test_a_name_without_arabic_is_refused_at_its_field(enter: Enter) -> None:
    page = names(enter)
    before = women(page)
    page.write(ARABIC, "")
    page.save()
    page.screen.until(lambda: page.wrong(ARABIC))
    assert page.told_at(ARABIC) == "اكتب الاسم."
    assert women(page) == before
    page.press(Qt.Key.Key_R)
    page.screen.until(lambda: page.value(ARABIC) == "قسم النساء")


def test_what_somebody_else_wrote_meanwhile_is_told_and_both_stay(enter: Enter) -> None:
    page = names(enter)
    page.write(BENGALI, "নারী")
    page.centre.hall.set_names({"section.women": replace(women(page), hi="महिलाएँ")}, by=page.other.id)
    page.expect("غيّر مها الفيصل هذه المسميات في أثناء عملك")
    assert page.value(HINDI) == "महिलाएँ"
    page.save()
    page.expect("حُفظت المسميات")
    assert (women(page).hi, women(page).bn) == ("महिलाएँ", "নারী")
