"""An identity number as it is typed: checked, masked, and in no text that is made of it."""

import pytest

from core.domain.visitor import VisitorKind
from kiosk.typed_number import TypedNumber

CITIZEN, RESIDENT = "1000000008", "2000000006"


def typed(text: str) -> TypedNumber:
    number = TypedNumber()
    for key in text:
        number.press(key)
    return number


@pytest.mark.parametrize(
    ("text", "kind"),
    [(CITIZEN, VisitorKind.CITIZEN), (RESIDENT, VisitorKind.RESIDENT), ("٢٠٠٠٠٠٠٠٠٦", VisitorKind.RESIDENT)],
)
def test_a_whole_number_tells_its_kind_whatever_the_script(text: str, kind: VisitorKind) -> None:
    number = typed(text)
    assert (number.kind, number.problem, number.number[-1]) == (kind, "", number.cells()[-1])


def test_only_the_last_two_digits_are_shown() -> None:
    assert typed("").cells() == [""] * 10
    assert typed("123").cells() == ["•", "2", "3", *[""] * 7]
    assert typed(CITIZEN).cells() == [*["•"] * 8, "0", "8"]
    assert CITIZEN not in repr(typed(CITIZEN))


@pytest.mark.parametrize(
    ("text", "problem"),
    [("3", "first_digit"), ("34", "first_digit"), ("1000000007", "check_digit"), ("1", ""), ("100000000", "")],
)
def test_what_is_wrong_is_said_as_soon_as_it_is_known(text: str, problem: str) -> None:
    number = typed(text)
    assert (number.problem, number.number, number.kind) == (problem, "", None)


def test_every_key_is_undone_and_too_many_change_nothing() -> None:
    number = typed("1000000007")
    number.undo()
    assert (number.count, number.problem) == (9, "")
    number.press("8")
    assert number.number == CITIZEN
    number.press("5")
    number.press("x")
    assert number.number == CITIZEN
    number.clear()
    assert (number.count, number.number) == (0, "")
    number.undo()
    assert number.count == 0


@pytest.mark.parametrize("read", [CITIZEN, f";{CITIZEN}=29011019?", f"ID {CITIZEN} 14/08", "12345678901 1000000008"])
def test_a_card_fills_it_in_place_of_what_was_typed(read: str) -> None:
    number = typed("22")
    number.read(read)
    assert number.number == CITIZEN


@pytest.mark.parametrize("read", ["ISTIQBAL:REQUEST:RUH14480001237", "1000000007", "10000000081"])
def test_what_holds_no_number_is_said_to_be_unread(read: str) -> None:
    number = typed("22")
    number.read(read)
    assert (number.problem, number.number, number.count) == ("unread", "", 0)
