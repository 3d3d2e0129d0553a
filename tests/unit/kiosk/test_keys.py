"""The keyboard for a comment: whoever reads a language at the kiosk can write it there."""

import unicodedata
from pathlib import Path

import pytest

from core.domain.rating import Score
from core.domain.text import Language
from core.services.identifiers import new_id
from core.services.rating_dto import RatableVisit
from kiosk.errands.rating.flow import RatingFlow
from kiosk.errands.rating.keys import Keys, alphabets

WORDS = Path(__file__).parents[3] / "assets" / "i18n"
VOWEL_MARKS = {"ـ", *map(chr, range(0x64B, 0x653))}  # nobody writes them, and those of the voice are vowelled
OF_LANGUAGE = [Language.ARABIC, Language.URDU, Language.HINDI, Language.BENGALI]


def all_of(board: Keys) -> list[str]:
    return [key for row in (*board.rows, board.further) for key in row]


def writing() -> RatingFlow:
    flow = RatingFlow()
    flow.touch(Score.GOOD)
    flow.found(RatableVisit(new_id(), "W001", "women"))
    flow.write()
    return flow


@pytest.mark.parametrize("language", OF_LANGUAGE)
def test_every_letter_of_the_kiosk_s_own_words_has_its_key(language: Language) -> None:
    keys = set(unicodedata.normalize("NFC", "".join(key for board in alphabets(language) for key in all_of(board))))
    said = "".join(file.read_text(encoding="utf-8") for file in WORDS.glob(f"*.{language}.toml"))
    letters = {sign for sign in unicodedata.normalize("NFC", said) if unicodedata.category(sign)[0] in "LM"}
    assert {sign for sign in letters - keys - VOWEL_MARKS if not sign.isascii()} == set()


@pytest.mark.parametrize(
    ("language", "word"),
    [
        (Language.HINDI, "क्षत्रिय"),
        (Language.HINDI, "पढ़ाई"),
        (Language.BENGALI, "প্রশ্ন"),
        (Language.BENGALI, "দাঁড়িয়ে"),
    ],
    ids=["conjuncts", "a dot below", "conjuncts of Bengali", "a dot below in Bengali"],
)
def test_conjuncts_are_written_by_the_virama_and_letters_are_taken_back_one_by_one(
    language: Language, word: str
) -> None:
    flow, keys = writing(), [key for board in alphabets(language) for key in all_of(board)]
    rest, touches = unicodedata.normalize("NFC", word), 0
    while rest:
        fits = {unicodedata.normalize("NFC", key): key for key in keys}
        key = max((key for key in fits if rest.startswith(key)), key=len)
        flow.letter(fits[key])
        rest, touches = rest[len(key) :], touches + 1
    assert unicodedata.normalize("NFC", flow.comment) == unicodedata.normalize("NFC", word)
    for _ in range(touches):
        flow.unletter()
    assert flow.comment == ""


def test_no_key_stands_twice_on_a_board() -> None:
    for language in Language:
        for board in alphabets(language):
            keys = all_of(board)
            assert sorted(set(keys)) == sorted(keys)
