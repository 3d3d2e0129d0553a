"""Identity numbers and mobiles: what is accepted, in any digits, and what is said of the rest."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum import luhn

from core.domain.errors import ErrorCode, RuleBroken
from core.domain.visitor import VisitorKind, masked, parse_identity_number
from core.services.mobile import parse_mobile

ARABIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
bodies = st.tuples(st.sampled_from("12"), st.text("0123456789", min_size=8, max_size=8)).map("".join)


@given(bodies)
def test_what_passes_luhn_is_accepted(body: str) -> None:
    number = body + luhn.calc_check_digit(body)
    kind = VisitorKind.CITIZEN if body[0] == "1" else VisitorKind.RESIDENT
    assert parse_identity_number(number) == (number, kind)
    assert parse_identity_number(f" {number[:4]} {number[4:]}\n".translate(ARABIC)) == (number, kind)


@given(st.text("0123456789", min_size=10, max_size=10))
def test_it_is_accepted_exactly_where_the_independent_library_says_so(number: str) -> None:
    try:
        parse_identity_number(number)
        accepted = True
    except RuleBroken:
        accepted = False
    assert accepted == (luhn.is_valid(number) and number[0] in "12")


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("", "length"),
        ("100000000", "length"),
        ("10000000080", "length"),
        ("100000000x", "length"),
        ("1000-000008", "length"),
        ("3000000004", "first_digit"),
        ("0000000000", "first_digit"),
        ("1000000009", "check_digit"),
        ("١٠٠٠٠٠٠٠٠٩", "check_digit"),
    ],
)
def test_a_wrong_number_names_its_problem(typed: str, problem: str) -> None:
    with pytest.raises(RuleBroken) as caught:
        parse_identity_number(typed)
    assert (caught.value.code, caught.value.facts) == (ErrorCode.IDENTITY_NUMBER_INVALID, {"problem": problem})


@given(bodies)
def test_a_mask_shows_four_digits(number: str) -> None:
    assert masked(number).replace("•", "") == number[-4:]
    assert len(masked(number)) == len(number)


@pytest.mark.parametrize(
    "typed", ["0501234567", "501234567", "+966501234567", "00966501234567", "966 50 123 4567", "٠٥٠-١٢٣-٤٥٦٧"]
)
def test_a_saudi_mobile_in_any_form(typed: str) -> None:
    assert parse_mobile(typed) == "+966501234567"


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("", "missing"),
        (" ", "missing"),
        ("+971501234567", "foreign"),
        ("00201001234567", "foreign"),
        ("0112345678", "form"),
        ("050123456", "form"),
        ("05012345678", "form"),
        ("رقم", "form"),
        ("9200 12345", "form"),
    ],
)
def test_any_other_number_names_its_problem(typed: str, problem: str) -> None:
    with pytest.raises(RuleBroken) as caught:
        parse_mobile(typed)
    assert (caught.value.code, caught.value.facts) == (ErrorCode.MOBILE_INVALID, {"problem": problem})
