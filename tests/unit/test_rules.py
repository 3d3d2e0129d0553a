"""Small rules of the domain: digits, moves of a ticket, the texts of a request."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain.errors import ErrorCode, RuleBroken
from core.domain.numerals import Digits, show, to_western
from core.domain.ticket import AT_A_DESK, TicketMove, TicketState, after, sources, ticket_code
from core.domain.workflow import MAX_SUBJECT, MAX_SUMMARY, check_texts

FROM_A_DESK = {
    TicketMove.FINISH: TicketState.FINISHED,
    TicketMove.PARK: TicketState.PARKED,
    TicketMove.TRANSFER: TicketState.WAITING,
}


@given(st.text())
def test_shown_digits_read_back(text: str) -> None:
    western = to_western(text)
    assert show(western, Digits.WESTERN) == western
    assert to_western(show(western, Digits.ARABIC_INDIC)) == western
    assert not set(show(western, Digits.ARABIC_INDIC)) & set("0123456789")


@pytest.mark.parametrize("typed", ["٠١٢٣٤٥٦٧٨٩", "۰۱۲۳۴۵۶۷۸۹", "০১২৩৪৫৬৭৮৯", "०१२३४५६७८९", "0123456789"])
def test_digits_of_every_kiosk_language_are_read(typed: str) -> None:
    assert to_western(f"و{typed}½") == "و0123456789½"


@pytest.mark.parametrize(("state", "move"), list(product(TicketState, FROM_A_DESK)))
def test_only_a_ticket_at_a_desk_leaves_it(state: TicketState, move: TicketMove) -> None:
    if state in AT_A_DESK:
        assert after(move, state) is FROM_A_DESK[move]
        return
    with pytest.raises(RuleBroken) as caught:
        after(move, state)
    assert caught.value.code is ErrorCode.TICKET_MOVE_FORBIDDEN
    assert caught.value.facts == {"move": move.value, "state": state.value}


def test_only_who_waits_is_called_and_who_is_served_is_no_absentee() -> None:
    assert sources(TicketMove.CALL) == {TicketState.WAITING}
    assert sources(TicketMove.NO_SHOW) == sources(TicketMove.SERVE) == {TicketState.CALLED}
    assert after(TicketMove.CALL, TicketState.WAITING) is TicketState.CALLED
    assert after(TicketMove.RECALL, TicketState.CALLED) is TicketState.CALLED
    assert after(TicketMove.RETURN, TicketState.PARKED) is TicketState.WAITING


def test_a_finished_ticket_moves_no_more() -> None:
    moves = [TicketMove.CALL, TicketMove.RECALL, TicketMove.SERVE, TicketMove.NO_SHOW, TicketMove.RETURN, *FROM_A_DESK]
    assert not any(TicketState.FINISHED in sources(move) for move in moves)


@pytest.mark.parametrize(("number", "code"), [(1, "W001"), (14, "W014"), (999, "W999"), (1000, "W1000")])
def test_codes(number: int, code: str) -> None:
    assert ticket_code("W", number) == code


def test_texts_are_trimmed_and_bounded() -> None:
    assert check_texts("  طلب \n نقل ", " سطر\nسطر \n") == ("طلب نقل", "سطر\nسطر")
    assert check_texts("م" * MAX_SUBJECT, "م" * MAX_SUMMARY)
    for subject, summary, code in (
        (" \t", "", ErrorCode.SUBJECT_MISSING),
        ("م" * (MAX_SUBJECT + 1), "", ErrorCode.TEXT_TOO_LONG),
        ("م", "م" * (MAX_SUMMARY + 1), ErrorCode.TEXT_TOO_LONG),
    ):
        with pytest.raises(RuleBroken) as caught:
            check_texts(subject, summary)
        assert caught.value.code is code
