"""The aids that a visitor asks for."""

from kiosk.aids import Aid, Aids


def test_each_aid_comes_and_goes_by_itself() -> None:
    aids = Aids()
    for aid in Aid:
        aids.toggle(aid)
    assert aids.wanted == set(Aid)
    aids.toggle(Aid.LOW)
    assert aids.wanted == set(Aid) - {Aid.LOW}


def test_all_of_them_leave_with_the_visitor() -> None:
    aids = Aids({Aid.CONTRAST, Aid.LARGER})
    assert aids.leave()
    assert not aids.wanted
    assert not aids.leave()
