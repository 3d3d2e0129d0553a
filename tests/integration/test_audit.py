"""The audit trail on both databases: what is entered in it, and that nobody changes it unnoticed."""

import json
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from unittest.mock import patch

import pytest
from sqlalchemy import Connection, delete, insert, select, update

from core.bootstrap import Centre, open_centre
from core.config import Settings
from core.domain.audit import AuditKind, AuditProblem
from core.domain.errors import EnvironmentFault, ErrorCode
from core.domain.queue_policy import QueueClass
from core.domain.visitor import Gender
from core.domain.workflow import RequestMove, Role
from core.services.audit_dto import Broken
from core.services.audit_ports import KeptEntry
from core.services.course import Act
from core.services.dto import RequestView, StaffView, VisitView
from core.services.ports import NewMovement
from core.services.request_history import sealed
from core.storage.audit_store import SqlAuditStore
from core.storage.audit_tables import audit_entry, audit_head
from core.storage.engine import begin, make_engine
from core.storage.request_tables import request, request_movement, request_type
from tests.integration.conftest import CITIZEN, MOBILE, NAME, PASSWORD, code_of
from tests.letters.made import letter_of, pdf
from tests.support.clock import FakeClock

Edit = Callable[[Connection], object]


@dataclass
class Story:
    """A trail of some entries, and the people who made them."""

    centre: Centre
    url: str
    request: RequestView
    clerk: StaffView
    office: StaffView

    def behind(self, *edits: Edit) -> None:
        """Do something to the database behind the program."""
        engine = make_engine(self.url)
        with begin(engine, write=True) as connection:
            for edit in edits:
                edit(connection)
            connection.commit()
        engine.dispose()

    def broken(self, head: str = "") -> Broken:
        found = self.centre.audit.verify(head).broken
        assert found is not None
        return found

    def entries(self) -> list[KeptEntry]:
        with self.centre.storage.units.read() as unit:
            return list(unit.audit.entries())

    def kinds(self, after: int = 0) -> list[str]:
        return [entry.kind for entry in self.entries()[after:]]


@pytest.fixture
def story(centre: Centre, database_url: str, visit: VisitView, noura: StaffView) -> Story:
    """A request that was directed to a department."""
    office = centre.staff.add("office", "Office", PASSWORD, Role.OFFICE, [])
    made = centre.requests.register(visit.id, "G01", "طلب نقل", "ملخص", by=noura.id, key="k")
    centre.requests.take(made.id, Act(RequestMove.DIRECT, "يُنظر فيه", ("ADM",)), by=office.id, key="direct")
    return Story(centre, database_url, made, noura, office)


def confidential(story: Story, level: str = "confidential") -> None:
    """From now on requests of every type are."""
    story.behind(lambda connection: connection.execute(update(request_type).values(confidentiality=level)))


def change(place: int, **values: object) -> Edit:
    return lambda connection: connection.execute(
        update(audit_entry).where(audit_entry.c.sequence == place).values(values)
    )


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
        assert code_of(lambda head=nothing: centre.audit.verify(head)) == "audit_head_unreadable"  # type: ignore[misc]


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
    story.behind(
        lambda connection: connection.execute(delete(request_movement)),
        lambda connection: connection.execute(delete(request).where(request.c.id == story.request.id)),
    )
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


def test_what_is_entered_of_people_and_places(story: Story, centre: Centre, tmp_path: Path) -> None:
    before = len(story.entries())
    head = centre.staff.add("head", "Head", PASSWORD, Role.SUPERVISOR, ["women"])
    centre.visitors.enter(CITIZEN, NAME, Gender.WOMAN, MOBILE, by=story.clerk.id)
    centre.visitors.enter(CITIZEN, NAME, Gender.WOMAN, "0559999999", by=story.clerk.id)
    centre.staff.sign_in("head", PASSWORD)
    for _ in range(5):
        code_of(lambda: centre.staff.sign_in("head", "wrong one"))
    centre.staff.unlock("head")
    letter = letter_of(pdf(tmp_path / "a.pdf", "letter"))
    added = centre.documents.add(story.request.id, "خطاب", letter, by=story.clerk.id, key="d")
    centre.documents.withdraw(added.id, "خطأ", by=story.clerk.id)
    ticket = centre.queue.issue("women", "submit", "another")
    centre.supervision.reclassify(ticket.id, QueueClass.PRIORITY, "كبيرة سن", by=head.id)
    centre.hall.close("women", "ازدحام", by=head.id)
    centre.hall.set_quota("enquiry", 20, by=head.id)
    centre.desks.set_services("W3", ["enquiry"])
    other = centre.staff.add("sara", "Sara", PASSWORD, Role.OPERATOR, ["women"])
    centre.supervision.open_desk("W3", other.id, "زحام", by=head.id)
    entries = story.entries()[before:]
    assert [(entry.kind, entry.staff_id) for entry in entries] == [
        ("staff_added", None),
        ("visitor_changed", story.clerk.id),
        ("signed_in", head.id),
        ("sign_in_locked", None),
        ("sign_in_unlocked", None),
        ("document_added", story.clerk.id),
        ("document_withdrawn", story.clerk.id),
        ("ticket_reclassified", head.id),
        ("hall_closed", head.id),
        ("settings_changed", head.id),
        ("desk_limited", None),
        ("staff_added", None),
        ("desk_supervised", head.id),
    ]
    assert json.loads(entries[1].detail) == {"changed": ["mobile"]}
    assert centre.audit.verify().holds


def test_tickets_are_not_entered(story: Story, centre: Centre) -> None:
    before = len(story.entries())
    centre.queue.issue("women", "submit", "quick")
    centre.queue.finish("W1", by=story.clerk.id)
    centre.queue.call_next("W1", by=story.clerk.id)
    assert len(story.entries()) == before


@pytest.mark.parametrize("level", ["restricted", "confidential"])
def test_a_reading_is_entered_before_it_is_shown(
    story: Story, centre: Centre, clock: FakeClock, level: str, tmp_path: Path
) -> None:
    letter = letter_of(pdf(tmp_path / "a.pdf", "letter"))
    kept = centre.documents.add(story.request.id, "خطاب", letter, by=story.clerk.id, key="d")
    before = len(story.entries())
    by = story.office.id
    centre.requests.read(story.request.id, by=by)
    assert len(story.entries()) == before, "everybody may read it"
    confidential(story, level)
    centre.requests.read(story.request.id, by=by)
    centre.requests.read(story.request.id, by=by)
    centre.documents.of_request(story.request.id, by=by)
    centre.documents.open(kept.id, by=by)
    centre.requests.write_receipt(story.request.id, tmp_path / "r.pdf", by=story.clerk.id)
    told = [(entry.kind, entry.staff_id, json.loads(entry.detail)["part"]) for entry in story.entries()[before:]]
    office, clerk = story.office.id, story.clerk.id
    assert told == [
        ("request_read", office, "file"),
        ("request_read", office, "documents"),
        ("request_read", office, "document"),
        ("request_read", clerk, "receipt"),
    ]
    clock.advance(15 * 60)
    centre.requests.read(story.request.id, by=by)
    assert len(story.entries()) == before + 5, "after a while it is another reading"


def test_a_list_is_entered_once_a_day(story: Story, centre: Centre, clock: FakeClock) -> None:
    confidential(story)
    officer = centre.staff.add("officer", "Officer", PASSWORD, Role.OFFICER, [], "ADM")
    before = len(story.entries())
    for _ in range(3):
        (listed,) = centre.requests.lying_with(officer.id)
        clock.advance(3600)
    assert listed.id == story.request.id
    assert [(entry.kind, entry.staff_id) for entry in story.entries()[before:]] == [("request_listed", officer.id)]
    clock.advance(24 * 3600)
    centre.requests.lying_with(officer.id)
    assert len(story.entries()) == before + 2


def test_a_reading_that_cannot_be_entered_is_refused(story: Story, centre: Centre, tmp_path: Path) -> None:
    letter = letter_of(pdf(tmp_path / "a.pdf", "letter"))
    kept = centre.documents.add(story.request.id, "خطاب", letter, by=story.clerk.id, key="d")
    confidential(story)
    receipt, by = tmp_path / "receipt.pdf", story.office.id
    attempts: list[Callable[[], object]] = [
        lambda: centre.requests.read(story.request.id, by=by),
        lambda: centre.documents.of_request(story.request.id, by=by),
        lambda: centre.documents.open(kept.id, by=by),
        lambda: centre.requests.write_receipt(story.request.id, receipt, by=by),
        lambda: centre.files.find(story.request.reference, by=by),
        lambda: centre.files.file(story.request.applicant.id, by=by),
    ]
    away = EnvironmentFault(ErrorCode.DATABASE_AWAY, reason="full")
    with patch.object(SqlAuditStore, "write", side_effect=away):
        assert [code_of(attempt) for attempt in attempts] == ["database_away"] * len(attempts)
    assert not receipt.exists()
    before = len(story.entries())
    for attempt in attempts:
        attempt()
    assert len(story.entries()) == before + len(attempts)


def test_a_pc_without_the_key_reads_nothing_that_must_be_entered(
    story: Story, database_url: str, tmp_path: Path, clock: FakeClock
) -> None:
    confidential(story)
    settings = Settings(database=database_url, key_file=tmp_path / "absent.key")
    with open_centre(settings, clock=clock) as kiosk:
        assert kiosk.queue.issue("women", "submit", "touch").number == 2
        assert code_of(lambda: kiosk.requests.read(story.request.id, by=story.office.id)) == "key_file_missing"
        assert code_of(kiosk.audit.verify) == "key_file_missing"
    assert story.centre.audit.verify().holds


def test_an_auditor_reads_what_happened_to_a_request(story: Story, centre: Centre) -> None:
    auditor = centre.staff.add("auditor", "Auditor", PASSWORD, Role.AUDITOR, [])
    lines = centre.audit.of_request(story.request.reference, by=auditor.id)
    assert [(line.kind, line.staff, line.detail["move"]) for line in lines] == [
        (AuditKind.REQUEST_MOVED, name, move)
        for name, move in (
            (story.clerk.name, "register"),
            (story.clerk.name, "raise"),
            ("Office", "direct"),
            ("Office", "refer"),
        )
    ]
    for person in (story.clerk, story.office):
        refused = lambda by=person.id: centre.audit.of_request(story.request.reference, by=by)  # noqa: E731
        assert code_of(refused) == "role_not_allowed"


def test_a_day_sheet_counts_its_day_and_is_not_made_of_a_broken_trail(
    story: Story, centre: Centre, clock: FakeClock
) -> None:
    today = centre.administration.today()
    clock.advance(24 * 3600)
    centre.staff.unlock("office")
    sheet = centre.audit.day_sheet(today)
    assert (sheet.first, sheet.last, sheet.entries, sheet.head) == (1, 8, 9, story.entries()[-1].digest)
    assert sheet.counts == {
        AuditKind.STAFF_ADDED: 2,
        AuditKind.VISITOR_ADDED: 1,
        AuditKind.VISIT_BEGUN: 1,
        AuditKind.REQUEST_MOVED: 4,
    }
    tomorrow = centre.audit.day_sheet(centre.administration.today())
    assert (tomorrow.first, tomorrow.last, dict(tomorrow.counts)) == (9, 9, {AuditKind.SIGN_IN_UNLOCKED: 1})
    story.behind(change(2, device="x"))
    assert code_of(lambda: centre.audit.day_sheet(today)) == "audit_broken"
