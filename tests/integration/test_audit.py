"""The audit trail on both databases: what is entered in it, and that nobody changes it unnoticed."""

import json
from functools import partial

import pytest
from sqlalchemy import Connection, delete, insert, select, update

from core.bootstrap import Centre
from core.domain.audit import AuditProblem
from core.domain.workflow import Role
from core.services.audit_dto import Broken
from core.services.dto import StaffView, VisitView
from core.services.ports import NewMovement
from core.services.request_history import sealed
from core.storage.audit_tables import audit_entry, audit_head
from core.storage.columns import metadata
from core.storage.request_tables import request, request_movement
from tests.integration.audited import Edit, Story, begun, change
from tests.integration.conftest import CITIZEN, MOBILE, NAME, PASSWORD, code_of


@pytest.fixture
def story(centre: Centre, database_url: str, visit: VisitView, noura: StaffView) -> Story:
    """A request that was directed to a department."""
    return begun(centre, database_url, visit, noura)


def take_out(first: int, last: int | None = None) -> Edit:
    between = audit_entry.c.sequence.between(first, last or first)
    return lambda connection: connection.execute(delete(audit_entry).where(between))


def move_up(first: int, by: int) -> Edit:
    """Renumber from an entry on, the last one first, so that no two have one number meanwhile."""

    def edit(connection: Connection) -> None:
        numbers = select(audit_entry.c.sequence).where(audit_entry.c.sequence >= first)
        for number in sorted(connection.execute(numbers).scalars(), reverse=by > 0):
            change(number, sequence=number + by)(connection)

    return edit


def put_in(sequence: int, like: int) -> Edit:
    """A copy of an entry under another number."""

    def edit(connection: Connection) -> None:
        row = connection.execute(select(audit_entry).where(audit_entry.c.sequence == like)).mappings().one()
        connection.execute(insert(audit_entry).values({**row, "sequence": sequence}))

    return edit


def exchange(one: int, other: int) -> Edit:
    def edit(connection: Connection) -> None:
        for old, new in ((one, 0), (other, one), (0, other)):
            change(old, sequence=new)(connection)

    return edit


def set_head(**values: object) -> Edit:
    return lambda connection: connection.execute(update(audit_head).values(values))


def test_a_story_is_entered_without_a_gap_and_holds(story: Story) -> None:
    assert story.kinds() == [
        "staff_added", "visitor_added", "visit_begun", "staff_added", *["request_moved"] * 4,
    ]  # fmt: skip
    assert [entry.sequence for entry in story.entries()] == list(range(1, 9))
    report = story.centre.audit.verify()
    assert (report.holds, report.entries, report.head) == (True, 8, story.entries()[-1].digest)
    moved = [entry for entry in story.entries() if entry.kind == "request_moved"]
    assert {entry.subject_id for entry in moved} == {story.request.id}
    assert [entry.staff_id for entry in moved] == [story.clerk.id] * 2 + [story.office.id] * 2
    links = story.centre.requests.history(story.request.id)
    assert [json.loads(entry.detail)["digest"] for entry in moved] == [link.digest for link in links]


def test_no_name_number_or_subject_is_entered(story: Story) -> None:
    told = " ".join(f"{entry.detail} {entry.device}" for entry in story.entries())
    for secret in (NAME, *NAME.split(), CITIZEN, MOBILE[1:], "طلب", "ملخص", "يُنظر", story.clerk.name):
        assert secret not in told


@pytest.mark.parametrize(
    ("edits", "problem", "sequence"),
    [
        ([change(3, detail='{"ticket":"x"}')], "changed", 3),
        ([change(3, staff_id=None)], "changed", 3),
        ([change(3, device="another")], "changed", 3),
        ([change(1, digest="0" * 64)], "changed", 1),
        ([take_out(3)], "missing", 3),
        ([take_out(3), move_up(4, -1)], "changed", 3),
        ([take_out(3), move_up(4, -1), set_head(sequence=7)], "changed", 3),
        ([move_up(4, 1), put_in(4, 2)], "put_in", 4),
        ([put_in(9, 8)], "put_in", 9),
        ([exchange(3, 4)], "exchanged", 3),
        ([take_out(8)], "missing", 8),
        ([take_out(1, 8)], "missing", 1),
        ([set_head(digest="0" * 64)], "head_changed", 8),
        ([set_head(seal="0" * 64)], "head_changed", 8),
        ([lambda connection: connection.execute(delete(audit_head))], "head_missing", 8),
    ],
)
def test_an_edit_behind_the_program_is_found(story: Story, edits: list[Edit], problem: str, sequence: int) -> None:
    story.behind(*edits)
    assert (story.broken().problem.value, story.broken().sequence) == (problem, sequence)


def test_the_end_is_not_taken_away_with_its_head(story: Story) -> None:
    """Without the key nobody seals an earlier entry as the last one."""
    earlier = story.entries()[5]
    story.behind(take_out(7, 8), set_head(sequence=6, digest=earlier.digest))
    assert story.broken() == Broken(AuditProblem.HEAD_CHANGED, 6)


def test_an_older_end_that_was_kept_shows_by_the_day_sheet_alone(story: Story) -> None:
    """Whoever kept a copy of head and entries can go back to it: the printed head is later than that."""
    centre = story.centre
    with centre.storage.units.read() as unit:
        kept = unit.audit.head()
    assert kept is not None
    centre.staff.unlock("office")
    printed = centre.audit.day_sheet(centre.administration.today())
    centre.staff.unlock("office")
    assert centre.audit.verify(printed.qr).holds
    story.behind(take_out(9, 10), set_head(sequence=kept.sequence, digest=kept.digest, seal=kept.seal))
    assert centre.audit.verify().holds
    for head in (printed.qr, printed.head, printed.head[:16], f"{printed.head[:4]} {printed.head[4:16]}"):
        assert story.broken(head) == Broken(AuditProblem.SHEET_UNKNOWN, 9)
    centre.staff.unlock("noura")
    assert story.broken(printed.qr) == Broken(AuditProblem.SHEET_UNKNOWN, 9), "another entry in its place"
    for nothing in ("134f", "x" * 16, "RUH:x:" + "0" * 64):
        assert code_of(partial(centre.audit.verify, nothing)) == "audit_head_unreadable"


@pytest.mark.parametrize(
    ("edit", "problem", "sequence"),
    [
        (update(request_movement).where(request_movement.c.sequence == 2).values(note="other"), "history_changed", 5),
        (delete(request_movement).where(request_movement.c.sequence == 4), "history_missing", 8),
        (delete(request_movement), "history_missing", 5),
    ],
)
def test_a_history_that_is_not_as_it_was_entered_is_found(
    story: Story, edit: object, problem: str, sequence: int
) -> None:
    story.behind(lambda connection: connection.execute(edit))  # type: ignore[call-overload]
    assert (story.broken().problem.value, story.broken().sequence) == (problem, sequence)


def test_a_history_that_was_written_anew_with_its_own_chain_is_found(story: Story) -> None:
    """Its digests need no key: whoever has the database can make a whole new history that holds in itself."""
    before, last = story.centre.requests.history(story.request.id)[-2:]
    forged = sealed(
        before.digest,
        NewMovement(
            request_id=story.request.id,
            sequence=4,
            move=last.move,
            source=last.source,
            target=last.target,
            staff_id=story.clerk.id,
            device=last.device,
            at=last.at,
            note="forged",
            department=last.department,
        ),
    )
    story.behind(
        lambda connection: connection.execute(
            update(request_movement).where(request_movement.c.sequence == 4).values(note="forged", digest=forged.digest)
        )
    )
    assert story.centre.requests.history_holds(story.request.id)
    assert story.broken() == Broken(
        AuditProblem.HISTORY_CHANGED, 8, story.entries()[7].at, "request_moved", story.request.reference
    )


def test_a_whole_request_that_was_deleted_is_found(story: Story) -> None:
    def edit(connection: Connection) -> None:
        for table in reversed(metadata.sorted_tables):
            if any(key.column.table is request for key in table.foreign_keys):
                connection.execute(delete(table))
        connection.execute(delete(request))

    story.behind(edit)
    assert (story.broken().problem, story.broken().sequence) == (AuditProblem.HISTORY_MISSING, 5)


def test_a_move_that_was_put_in_is_found(story: Story) -> None:
    def edit(connection: Connection) -> None:
        last = select(request_movement).where(request_movement.c.sequence == 4)
        row = connection.execute(last).mappings().one()
        connection.execute(insert(request_movement).values({**row, "id": story.office.id, "sequence": 5, "key": None}))

    story.behind(edit)
    assert story.broken().problem is AuditProblem.HISTORY_PUT_IN


def test_an_entry_that_stands_in_the_way_refuses_and_leaves_nothing(story: Story) -> None:
    story.behind(put_in(9, 8))

    def attempt() -> StaffView:
        return story.centre.staff.add("new", "New", PASSWORD, Role.OFFICE, [])

    assert code_of(attempt) == "audit_altered"
    assert "new" not in {one.login for one in story.centre.staff.everyone()}
    story.behind(take_out(9))
    attempt()
    assert story.centre.audit.verify().holds
    story.behind(lambda connection: connection.execute(delete(audit_head)))
    assert code_of(lambda: story.centre.staff.unlock("new")) == "audit_altered"
