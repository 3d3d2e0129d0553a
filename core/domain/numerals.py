"""Digits: Western inside, the centre's choice on screens and paper."""

import unicodedata
from enum import StrEnum

_ARABIC_INDIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


class Digits(StrEnum):
    """The digits that a centre shows everywhere."""

    WESTERN = "western"
    ARABIC_INDIC = "arabic_indic"


def to_western(text: str) -> str:
    """Replace every decimal digit of any script (Arabic-Indic, Persian, Bengali …) by 0 to 9."""
    return "".join(str(unicodedata.decimal(c)) if c.isdecimal() else c for c in text)


def show(text: str, digits: Digits) -> str:
    """Write the Western digits of a text in the centre's digits."""
    return text.translate(_ARABIC_INDIC) if digits is Digits.ARABIC_INDIC else text
