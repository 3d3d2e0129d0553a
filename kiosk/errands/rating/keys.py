"""The keys of the small keyboard for a comment, by alphabet: our own, for Qt's is under the GPL."""

from dataclasses import dataclass

from core.domain.text import Language


@dataclass(frozen=True, slots=True)
class Keys:
    """The rows of one alphabet, and what stands beside the space bar."""

    rows: tuple[tuple[str, ...], ...]
    further: tuple[str, ...] = ()


def _keys(*rows: str, further: str = "") -> Keys:
    return Keys(tuple(tuple(row.split()) for row in rows), tuple(further.split()))


ARABIC = _keys("ض ص ث ق ف غ ع ه خ ح ج", "ش س ي ب ل ا ت ن م ك د", "ء ئ ؤ ر ى ة و ز ظ ط ذ", further="أ إ آ")
LATIN = _keys("q w e r t y u i o p", "a s d f g h j k l '", "z x c v b n m , . ?", further="! -")
URDU = _keys("ط ص ھ د ٹ پ ت ب ج ح خ", "م و ر ن ل ہ ا ک ی ق ف", "ے س ش غ ع ز ڑ چ گ ث ذ", "آ ئ ء ں ڈ ض ظ ژ ؤ ۔ ،")
DIGITS = _keys("1 2 3 4 5", "6 7 8 9 0", ". , : / -", further="( )")


def alphabets(language: Language) -> tuple[Keys, ...]:
    """The keyboards for a language, its own first; a further script has Latin letters and Arabic ones."""
    if language is Language.URDU:
        return URDU, LATIN, DIGITS
    if language is Language.ARABIC:
        return ARABIC, LATIN, DIGITS
    return LATIN, ARABIC, DIGITS
