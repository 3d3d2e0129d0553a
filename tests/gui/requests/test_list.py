"""The list: what is late is told by words and comes first on a key; the filter; many rows."""

from PySide6.QtCore import Qt

from core.domain.workflow import COURSE, RequestMove, RequestState, Role, moves
from counter.workspaces.requests.moves import KEYS
from tests.gui.requests.conftest import CONTROL, Found
from tests.support.clock import FakeClock

DAY = 24 * 3600.0
REFERENCE, SUBJECT, DUE, LATE = 0, 2, 5, 6


def test_no_two_moves_that_stand_together_share_a_key() -> None:
    for state in RequestState:
        for role in Role:
            keys = [KEYS[move] for move in moves(state, role) if move in KEYS]
            assert len(keys) == len(set(keys)), (state, role)
    assert set(KEYS) == set(COURSE) - {RequestMove.MERGE}  # which has a form of its own


def test_what_is_late_is_told_in_words_and_comes_first_on_a_key(found: Found, clock: FakeClock) -> None:
    ministry = found()
    old = ministry.enter("قديم", kind="G01")
    clock.advance(7 * DAY)
    new = ministry.enter("جديد", kind="G02")
    office = ministry.sits("office")
    office.lies(old.reference, new.reference)
    late = {line[REFERENCE]: line[LATE] for line in office.rows()}
    assert late == {old.reference: "3 أيام", new.reference: ""}
    assert "منها متأخرة واحدة" in office.page._count.text()
    office.table.setFocus()
    office.key(Qt.Key.Key_F9)
    assert office.references() == [old.reference, new.reference]
    office.read_file(old)
    assert "متأخرة 3 أيام" in office.file()
    office.key(Qt.Key.Key_F, CONTROL)
    office.screen.clerk.keys("جديد")
    assert office.references() == [new.reference]
    office.screen.clerk.keys("ة")
    assert office.references() == []
    assert office.table.empty == "لا يوجد ما يطابق البحث"


def test_three_hundred_lie_in_the_office_and_keep_their_places(found: Found) -> None:
    ministry = found()
    made = [ministry.enter(f"طلب {number}") for number in range(300)]
    office = ministry.sits("office")
    office.screen.until(lambda: len(office.references()) == 300)
    office.read_file(made[2])
    place = office.references().index(made[2].reference)
    ministry.enter("آخر", kind="G02")
    office.screen.until(lambda: len(office.references()) == 301)
    assert [one.fact.id for one in [office.table.chosen] if one] == [made[2].id]
    assert office.references().index(made[2].reference) in {place, place + 1}
