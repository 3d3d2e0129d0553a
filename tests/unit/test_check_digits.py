"""Check digits agree with an independent library, and catch every wrong digit."""

from hypothesis import given
from hypothesis import strategies as st
from stdnum import luhn
from stdnum.iso7064 import mod_11_10 as reference

from core.domain.check_digits import luhn_holds, mod_11_10

digits = st.text("0123456789", min_size=1, max_size=20)


@given(digits)
def test_luhn_agrees(body: str) -> None:
    assert luhn_holds(body + luhn.calc_check_digit(body))


@given(digits)
def test_mod_11_10_agrees(body: str) -> None:
    assert mod_11_10(body) == reference.calc_check_digit(body)


@given(digits, st.data())
def test_one_wrong_digit_is_found(body: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(body) - 1))
    other = data.draw(st.sampled_from([d for d in "0123456789" if d != body[place]]))
    assert mod_11_10(body[:place] + other + body[place + 1 :]) != mod_11_10(body)
