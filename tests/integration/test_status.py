"""Where a request stands: told to whoever has the reference and the end of the mobile, and to nobody else."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import event, text

from core.bootstrap import Centre, open_centre
from core.config import Device, Settings
from core.domain.errors import RuleBroken
from core.domain.references import build_reference
from core.domain.workflow import RequestMove, RequestState, Role
from core.services.course import Act
from core.services.dto import RequestView, StaffView, VisitView
from core.services.status_ports import PublicStatus
from tests.integration.conftest import MOBILE, NAME, PASSWORD, code_of
from tests.support.clock import FakeClock

RIGHT, WRONG = MOBILE[-4:], "0000"
SUBJECT = "طلب نقل"
NOBODYS = build_reference("RUH", 1448, 999_999)


@pytest.fixture
def request_(centre: Centre, visit: VisitView, noura: StaffView) -> RequestView:
    """A request that lies with the minister's office."""
    return centre.requests.register(visit.id, "G01", SUBJECT, "خطاب", by=noura.id, key="a")


def answer(centre: Centre, reference: str, digits: str) -> str:
    """The state that is told, or why nothing is."""
    try:
        return centre.status.ask(reference, digits).state.value
    except RuleBroken as refused:
        return refused.code.value


def test_the_applicant_reads_the_state_and_since_when(
    centre: Centre, request_: RequestView, noura: StaffView, clock: FakeClock
) -> None:
    scanned = f"istiqbal:request:{request_.reference}"
    told = centre.status.ask(scanned, RIGHT)
    assert told == PublicStatus(request_.reference, RequestState.RAISED, clock.now())
    office = centre.staff.add("office", "Office", PASSWORD, Role.OFFICE, [])
    clock.advance(3600)
    centre.requests.take(request_.id, Act(RequestMove.DIRECT, "يُنظر فيه", ("ADM",)), by=office.id, key="direct")
    assert centre.status.ask(request_.reference.lower().replace("-", " "), "٤٥٦٧").state is RequestState.REFERRED


def test_a_merged_request_names_the_one_that_goes_on(
    centre: Centre, request_: RequestView, visit: VisitView, noura: StaffView, clock: FakeClock
) -> None:
    clock.advance(60)
    younger = centre.requests.register(visit.id, "G01", "again", "", by=noura.id, key="b")
    head = centre.staff.add("head", "Head", PASSWORD, Role.SUPERVISOR, ["women"])
    centre.requests.merge(younger.id, request_.id, "the same", by=head.id, key="merge")
    told = centre.status.ask(younger.reference, RIGHT)
    assert (told.state, told.goes_on_as) == (RequestState.CLOSED, request_.reference)


def test_nothing_leaves_but_label_date_and_reference(centre: Centre, request_: RequestView) -> None:
    told = repr(centre.status.ask(request_.reference, RIGHT))
    assert {field.name for field in fields(PublicStatus)} == {"reference", "state", "since", "goes_on_as"}
    assert not [secret for secret in (NAME, SUBJECT, MOBILE[-4:], "خطاب") if secret in told]


@pytest.mark.parametrize("text_", ["", "RUH-1448-000001-0", "W001", "0501234567"])
def test_what_is_no_reference_is_refused_and_not_counted(centre: Centre, text_: str) -> None:
    for _ in range(20):
        assert code_of(lambda: centre.status.ask(text_, RIGHT)) == "reference_invalid"


def test_wrong_digits_and_no_such_request_are_the_same_in_every_step(centre: Centre, request_: RequestView) -> None:
    """The same answers in the same order, after the same statements with as many rows."""
    courses = []
    for place, reference in enumerate((request_.reference, NOBODYS)):
        with open_centre(
            centre.settings.model_copy(update={"device": Device(name=f"kiosk-{place}")}), clock=centre.clock
        ) as kiosk:
            kiosk.administration.centre()
            with statements(kiosk) as heard:
                answers = [answer(kiosk, reference, digits) for digits in (WRONG, "", "12345", "45 7", *[WRONG] * 3)]
        courses.append((answers, heard))
    assert courses[0] == courses[1]
    assert courses[0][0] == ["status_unknown"] * 5 + ["status_wait"] * 2


def test_the_wait_grows_and_asking_meanwhile_does_not_make_it_longer(
    centre: Centre, request_: RequestView, clock: FakeClock
) -> None:
    def ask(digits: str) -> str:
        return answer(centre, request_.reference, digits)

    assert [ask(WRONG) for _ in range(6)] == ["status_unknown"] * 5 + ["status_wait"]
    assert ask(RIGHT) == "status_wait", "who guesses does not learn that this one was right"
    clock.advance(59)
    assert ask(RIGHT) == "status_wait"
    clock.advance(1)
    assert ask(WRONG) == "status_unknown"
    clock.advance(119)
    assert ask(RIGHT) == "status_wait"
    clock.advance(1)
    assert ask(RIGHT) == "raised"
    assert [ask(WRONG) for _ in range(6)] == ["status_unknown"] * 5 + ["status_wait"], "a right one forgives"


def test_the_time_until_which_one_waits_is_told_in_the_centre_s_zone(centre: Centre, request_: RequestView) -> None:
    for _ in range(5):
        answer(centre, request_.reference, WRONG)
    with pytest.raises(RuleBroken) as refused:
        centre.status.ask(request_.reference, RIGHT)
    assert f"{refused.value.facts['until']:%H:%M %z}" == "10:01 +0300"


def test_a_kiosk_waits_too_and_a_right_answer_does_not_pay_for_guesses(
    centre: Centre, request_: RequestView, clock: FakeClock
) -> None:
    others = [build_reference("RUH", 1448, 900_000 + number) for number in range(20)]
    answers = []
    for reference in others[:12]:
        assert answer(centre, request_.reference, RIGHT) == "raised"
        answers.append(answer(centre, reference, WRONG))
    assert answers == ["status_unknown"] * 12
    assert answer(centre, request_.reference, RIGHT) == "status_wait"
    with open_centre(
        centre.settings.model_copy(update={"device": Device(name="another")}), clock=centre.clock
    ) as another:
        assert answer(another, request_.reference, RIGHT) == "raised", "the next kiosk is not shut"
    clock.advance(30)
    assert answer(centre, request_.reference, RIGHT) == "raised"
    clock.advance(3600)
    assert [answer(centre, reference, WRONG) for reference in others[12:17]] == ["status_unknown"] * 5


def test_what_was_tried_is_kept_without_saying_of_what_and_no_longer_than_it_counts(
    centre: Centre, request_: RequestView, clock: FakeClock
) -> None:
    answer(centre, request_.reference, WRONG)
    rows = tries(centre)
    assert len(rows) == 2
    device = centre.settings.device.name
    assert not [row for row in rows if request_.reference.encode() in row["mark"] or device.encode() in row["mark"]]
    clock.advance(49 * 3600)
    answer(centre, NOBODYS, WRONG)
    left = tries(centre)
    assert (len(left), {row["tries"] for row in left}) == (2, {1}), "the device's began anew, the reference's is gone"


def test_a_clock_that_was_set_back_shuts_nobody_out(centre: Centre, request_: RequestView, clock: FakeClock) -> None:
    for _ in range(6):
        answer(centre, request_.reference, WRONG)
    clock.advance(-72 * 3600)
    assert answer(centre, request_.reference, RIGHT) == "raised"


def test_a_kiosk_needs_no_key_for_it(
    centre: Centre, request_: RequestView, database_url: str, tmp_path: Path, clock: FakeClock
) -> None:
    with open_centre(Settings(database=database_url, key_file=tmp_path / "absent.key"), clock=clock) as kiosk:
        assert answer(kiosk, request_.reference, RIGHT) == "raised"


def test_an_applicant_without_a_mobile_is_told_nothing(centre: Centre, request_: RequestView) -> None:
    with centre.storage.units.write() as unit:
        unit._scope.run(text("UPDATE visitor SET mobile = ''"))
        unit.commit()
    assert [answer(centre, request_.reference, digits) for digits in ("", "\0\0\0\0")] == ["status_unknown"] * 2


def tries(centre: Centre) -> list[dict[str, Any]]:
    with centre.storage.units.read() as unit:
        return [dict(row) for row in unit._scope.run(text("SELECT * FROM status_try ORDER BY last_at")).mappings()]


@contextmanager
def statements(centre: Centre) -> Iterator[list[str]]:
    """Every statement that the database is asked, in order."""
    heard: list[str] = []
    engine = centre.storage.units.engine

    def listen(_conn: object, _cursor: object, statement: str, *_: object) -> None:
        heard.append(statement)

    event.listen(engine, "before_cursor_execute", listen)
    try:
        yield heard
    finally:
        event.remove(engine, "before_cursor_execute", listen)
