"""What is entered in the audit trail, who reads it, and that nothing is shown that could not be entered."""

import json
from collections.abc import Callable
from pathlib import Path
from unittest.mock import patch

import pytest

from core.bootstrap import Centre, open_centre
from core.config import Device, Settings
from core.domain.audit import AuditKind
from core.domain.errors import EnvironmentFault, ErrorCode
from core.domain.queue_policy import QueueClass
from core.domain.visitor import Gender
from core.domain.workflow import Role
from core.services.device_dto import DeviceDeed
from core.services.dto import StaffView, VisitView
from core.storage.audit_store import SqlAuditStore
from tests.integration.audited import Story, begun, change, confidential
from tests.integration.conftest import CITIZEN, MOBILE, NAME, PASSWORD, code_of
from tests.letters.made import letter_of, pdf
from tests.support.clock import FakeClock


@pytest.fixture
def story(centre: Centre, database_url: str, visit: VisitView, noura: StaffView) -> Story:
    """A request that was directed to a department."""
    return begun(centre, database_url, visit, noura)


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
        ("request_moved", story.clerk.id),
        ("document_withdrawn", story.clerk.id),
        ("request_moved", story.clerk.id),
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
    (found,) = centre.search.find("نقل", by=story.office.id).requests
    assert (found.id, story.kinds(before + 2)) == (story.request.id, ["request_listed"]), "a search is a list too"


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


CODE, WRONG = "135792", "246813"


def test_what_staff_do_at_a_kiosk_is_entered_though_the_kiosk_has_no_key(
    story: Story, centre: Centre, database_url: str, clock: FakeClock, tmp_path: Path
) -> None:
    """By whoever enters something next, or checks; once, with the kiosk's name and the instant at which it was done."""
    centre.devices.set_code(CODE, CODE)
    keyless = Settings(
        database=database_url, device=Device(name="kiosk-1", kind="kiosk"), key_file=tmp_path / "absent.key"
    )
    before = len(story.entries())
    with open_centre(keyless, clock=clock) as kiosk:
        code_of(lambda: kiosk.devices.open(WRONG))
        clock.advance(1)
        kiosk.devices.open(CODE)
        opened = clock.now()
        assert len(story.entries()) == before, "a kiosk without the key enters nothing"
        clock.advance(60)
        centre.staff.sign_in("noura", PASSWORD)
        kiosk.devices.note(DeviceDeed.LEFT)
        for _ in range(2):
            assert centre.audit.verify().holds
    new = story.entries()[before:]
    told = [(entry.kind, entry.device, json.loads(entry.detail).get("deed")) for entry in new]
    at_the_kiosk = [("device_touched", "kiosk-1", deed) for deed in ("wrong", "opened", "left")]
    assert told == [("signed_in", centre.settings.device.name, None), *at_the_kiosk]
    assert new[2].at == opened
    assert {entry.staff_id for entry in new[1:]} == {None}, "one code for all: it tells nobody"


def test_a_device_that_has_the_key_enters_at_once(story: Story, centre: Centre) -> None:
    centre.devices.set_code(CODE, CODE)
    before = len(story.entries())
    code_of(lambda: centre.devices.open(WRONG))
    centre.devices.note(DeviceDeed.RESTARTED)
    assert story.kinds(before) == ["device_touched"] * 2
    assert centre.audit.verify().holds
