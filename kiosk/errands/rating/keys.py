"""The keys of the small keyboard for a comment, by alphabet: our own, for Qt's is under the GPL."""

from dataclasses import dataclass

from core.domain.text import Language


@dataclass(frozen=True, slots=True)
class Keys:
    """The rows of one alphabet, and what stands beside the space bar; `once` where one touch is as a rule all."""

    rows: tuple[tuple[str, ...], ...]
    further: tuple[str, ...] = ()
    once: bool = False


def _keys(*rows: str, further: str = "", once: bool = False) -> Keys:
    return Keys(tuple(tuple(row.split()) for row in rows), tuple(further.split()), once)


ARABIC = _keys("ض ص ث ق ف غ ع ه خ ح ج", "ش س ي ب ل ا ت ن م ك د", "ء ئ ؤ ر ى ة و ز ظ ط ذ", further="أ إ آ")
LATIN = _keys("q w e r t y u i o p", "a s d f g h j k l '", "z x c v b n m , . ?", further="! -")
URDU = _keys("ط ص ھ د ٹ پ ت ب ج ح خ", "م و ر ن ل ہ ا ک ی ق ف", "ے س ش غ ع ز ڑ چ گ ث ذ", "آ ئ ء ں ڈ ض ظ ژ ؤ ۔ ،")
# A fifth row would make keys too small for a finger: the signs of vowels stand first, with the virama that joins two
# consonants, and the vowels by themselves, of which a word has one at most as a rule, on a board for one touch.
DEVANAGARI = _keys(
    "ा ि ी ु ू े ै ो ौ ं ्",
    "क ख ग घ ङ च छ ज झ ञ ट",
    "ठ ड ढ ण त थ द ध न प फ",
    "ब भ म य र ल व श ष स ह",
    further="\u095c \u095d ँ",
)
DEVANAGARI_VOWELS = _keys("अ आ इ ई उ ऊ", "ए ऐ ओ औ ऋ ऑ", "ृ ः ॉ ़ ।", further=", ?", once=True)
BENGALI = _keys(
    "া ি ী ু ূ ে ৈ ো ৌ ং ্",
    "ক খ গ ঘ ঙ চ ছ জ ঝ ঞ ট",
    "ঠ ড ঢ ণ ত থ দ ধ ন প ফ",
    "ব ভ ম য র ল শ ষ স হ \u09df",
    further="\u09dc ৎ ঁ",
)
BENGALI_VOWELS = _keys("অ আ ই ঈ উ ঊ", "এ ঐ ও ঔ ঋ", "ৃ ঃ \u09dd ।", further=", ?", once=True)
DIGITS = _keys("1 2 3 4 5", "6 7 8 9 0", ". , : / -", further="( )")


_LATIN = frozenset({Language.ENGLISH, Language.INDONESIAN, Language.FILIPINO})
_OWN = {
    Language.ARABIC: (ARABIC,),
    Language.URDU: (URDU,),
    Language.HINDI: (DEVANAGARI, DEVANAGARI_VOWELS),
    Language.BENGALI: (BENGALI, BENGALI_VOWELS),
}


def alphabets(language: Language) -> tuple[Keys, ...]:
    """The keyboards for a language, its own first."""
    return *_OWN.get(language, (LATIN,)), ARABIC if language in _LATIN else LATIN, DIGITS
