"""References: read as people type them, and no single wrong digit gets through."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain.errors import ErrorCode, RuleBroken
from core.domain.references import build_reference, parse_reference

references = st.builds(
    build_reference,
    st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=3, max_size=3),
    st.integers(1400, 1500),
    st.integers(1, 99_999_999),
)


def test_the_form() -> None:
    assert build_reference("RUH", 1448, 123) == "RUH-1448-000123-7"


@given(references)
def test_it_reads_back(reference: str) -> None:
    for typed in (reference, reference.lower(), reference.replace("-", " "), reference.replace("-", "")):
        assert parse_reference(typed) == reference
    assert parse_reference(reference.translate(str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩"))) == reference


@given(references)
def test_every_single_wrong_digit_is_found(reference: str) -> None:
    for place, digit in enumerate(reference):
        for other in "0123456789" if digit.isdecimal() else "":
            wrong = reference[:place] + other + reference[place + 1 :]
            if other != digit:
                assert refusal(wrong) is ErrorCode.REFERENCE_INVALID


def refusal(text: str) -> ErrorCode:
    """Why a reference is refused."""
    with pytest.raises(RuleBroken) as caught:
        parse_reference(text)
    return caught.value.code


@pytest.mark.parametrize(
    "typed", ["", "RUH", "RUH-1448-000123", "RU-1448-000123-7", "RUH-148-000123-7", "RUH-1448-123-7"]
)
def test_what_is_no_reference_is_refused(typed: str) -> None:
    assert refusal(typed) is ErrorCode.REFERENCE_INVALID
