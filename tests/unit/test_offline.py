"""Tickets of kiosks that are alone: codes that no other ticket has, and places by the instants of coming."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain.offline import LETTERS, Spot, free_letter, next_instant, own_code, place_by_coming
from core.domain.ticket import ticket_code

TEN = datetime(2026, 11, 24, 7, tzinfo=UTC)


def at(seconds: int) -> datetime:
    return TEN + timedelta(seconds=seconds)


@pytest.mark.parametrize("prefixes", [("M", "W"), ("M", "W", "WA", "WC"), ("A", "B", "AA", "BB")])
def test_no_code_of_a_kiosk_is_one_of_the_database(prefixes: tuple[str, ...]) -> None:
    """Each letter that may be given, each section, each number: never the code of another ticket."""
    others = {ticket_code(prefix, number) for prefix in prefixes for number in range(1, 1200)}
    taken: set[str] = set()
    own: set[str] = set()
    while (letter := free_letter(taken, prefixes)) is not None:
        taken.add(letter)
        mine = {own_code(prefix, letter, number) for prefix in prefixes for number in range(1, 1200)}
        assert not mine & own, "two kiosks never print the same"
        own |= mine
    assert not own & others
    assert len(taken) >= len(LETTERS) - 2


def test_a_kiosk_keeps_its_letter_where_nobody_has_it() -> None:
    assert free_letter({"A"}, ("M", "W"), "K") == "K"
    assert free_letter({"K"}, ("M", "W"), "K") == "A"
    assert free_letter(set(LETTERS), ("M", "W"), "K") is None


def test_letters_that_are_read_as_digits_are_not_given() -> None:
    assert not set("IO") & set(LETTERS)


def test_a_clock_that_was_set_back_changes_no_order() -> None:
    assert next_instant(at(5), [at(1), at(3)]) == at(5)
    assert next_instant(at(2), [at(1), at(3)]) > at(3)
    assert next_instant(at(2), []) == at(2)


Arrival = tuple[int, str]  # when, and where: at the database or at a kiosk that was alone


@given(
    st.lists(
        st.tuples(st.integers(0, 30), st.sampled_from(["database", "kiosk A", "kiosk B"])),
        max_size=25,
        unique_by=lambda arrival: arrival[0],
    ),
    st.permutations(["kiosk A", "kiosk B"]),
    st.integers(0, 30),
    st.data(),
)
def test_whoever_hands_over_first_and_whenever_the_order_is_that_of_coming(
    arrivals: list[Arrival], order: list[str], back: int, data: st.DataObject
) -> None:
    """The database goes on meanwhile; each kiosk hands over in parts, and some of those who wait are called."""
    line: dict[int, Spot] = {}
    revision = 0

    def put(came: int) -> None:
        nonlocal revision
        revision += 1
        line[came] = Spot(place_by_coming(list(line.values()), at(came), revision), at(came))

    for came, _ in sorted(one for one in arrivals if one[1] == "database" and one[0] <= back):
        put(came)
    for kiosk in order:
        for came, _ in sorted(one for one in arrivals if one[1] == kiosk and one[0] <= back):
            put(came)
            if len(line) > 1 and data.draw(st.booleans()):
                del line[min(line, key=lambda one: line[one])]
    for came, _ in sorted(one for one in arrivals if one[1] == "database" and one[0] > back):
        put(came)
    assert sorted(line, key=lambda came: line[came]) == sorted(line)
