"""What happens to a request without moving it, on both databases: links of its chain, and what they change."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import pytest
from sqlalchemy import delete, update

from core.bootstrap import Centre
from core.domain.remarks import Remark
from core.domain.workflow import RequestMove, Role, Urgency
from core.services.course import Act
from core.services.dto import MovementView, RequestView, StaffView, VisitView
from core.services.remarks import Said
from core.storage.document_tables import document
from core.storage.request_tables import request_movement, request_type
from tests.integration.conftest import PASSWORD, code_of
from tests.letters.made import letter_of, pdf
from tests.support.clock import FakeClock

DAY = timedelta(days=1).total_seconds()
NOT_SO = "صُنّفت خطأ"


@dataclass
class Desk:
    """Two requests of one visitor, and the people about them."""

    centre: Centre
    first: RequestView
    second: RequestView
    clerk: StaffView
    office: StaffView
    boss: StaffView
    keys: int = 0

    def say(self, by: StaffView, remark: Remark, reason: str = "", **more: object) -> RequestView:
        self.keys += 1
        said = Said(remark, reason, **more)  # type: ignore[arg-type]
        return self.centre.requests.remark(self.first.id, said, by=by.id, key=f"remark {self.keys}")

    def reclassify(self, code: str = "G03", by: StaffView | None = None, **more: object) -> RequestView:
        return self.say(by or self.clerk, Remark.RECLASSIFY, NOT_SO, type_code=code, **more)

    def last(self, request: RequestView | None = None) -> MovementView:
        return self.centre.requests.history((request or self.first).id)[-1]

    def holds(self) -> bool:
        return all(self.centre.requests.history_holds(one.id) for one in (self.first, self.second))


@pytest.fixture
def desk(centre: Centre, visit: VisitView, noura: StaffView) -> Desk:
    """Both raised, a moment ago."""
    first, second = (
        centre.requests.register(visit.id, kind, subject, "", by=noura.id, key=subject)
        for kind, subject in (("G01", "طلب نقل"), ("G02", "شكوى"))
    )
    office = centre.staff.add("office", "Office", PASSWORD, Role.OFFICE, [])
    boss = centre.staff.add("boss", "Boss", PASSWORD, Role.SUPERVISOR, ["women"])
    return Desk(centre, first, second, noura, office, boss)


def types_by_code(centre: Centre, **values: object) -> None:
    """Edit the type G03 behind the program."""
    with centre.storage.units.write() as unit:
        unit._scope.run(update(request_type).where(request_type.c.code == "G03").values(values))
        unit.commit()


def test_another_type_brings_its_deadline_and_is_told_in_the_history(desk: Desk, clock: FakeClock) -> None:
    types_by_code(desk.centre, working_days=30, standing_directive="تُحال مباشرة")
    clock.advance(DAY)
    after = desk.reclassify()
    assert (after.type.code, after.state, after.version) == ("G03", desk.first.state, desk.first.version + 1)
    assert (desk.first.due, after.due) == (
        date(2026, 12, 8),
        date(2027, 1, 5),
    )  # from the day of its entry
    link = desk.last()
    assert (link.move, link.source, link.target, link.note) == (Remark.RECLASSIFY, after.state, after.state, NOT_SO)
    assert link.detail is not None
    assert (link.detail["from"], link.detail["to"], link.detail["due"]) == ("G01", "G03", "2027-01-05")
    assert (link.detail["from_ar"], link.detail["to_en"]) == (desk.first.type.title.ar, after.type.title.en)
    assert desk.holds()


def test_the_applicants_time_is_kept_whatever_the_type(desk: Desk, clock: FakeClock) -> None:
    take = desk.centre.requests.take
    take(desk.first.id, Act(RequestMove.RETURN, "تنقص الهوية"), by=desk.office.id, key="return")
    clock.advance(20 * DAY)  # fourteen working days
    desk.reclassify("G02")
    take(desk.first.id, Act(RequestMove.COMPLETE, "أحضرتها"), by=desk.clerk.id, key="complete")
    straight = desk.centre.requests.get(desk.first.id).due
    assert desk.reclassify("G01").due == date(2026, 12, 28)  # as if it had been G01 all the time
    assert desk.reclassify("G02").due == straight


def test_a_type_that_takes_the_request_from_its_clerk_is_given_knowingly(desk: Desk) -> None:
    types_by_code(desk.centre, confidentiality="confidential")
    assert code_of(desk.reclassify) == "request_out_of_reach"
    assert desk.centre.requests.get(desk.first.id).type.code == "G01"
    desk.reclassify(knowing=True)
    assert code_of(lambda: desk.centre.requests.read(desk.first.id, by=desk.clerk.id)) == "request_not_yours"
    assert desk.reclassify("G02", by=desk.office).type.code == "G02"


def test_the_urgent_comes_first_and_says_why(desk: Desk) -> None:
    lying = desk.centre.requests.lying_with
    assert [one.id for one in lying(desk.office.id)] == [desk.first.id, desk.second.id]
    desk.first, desk.second = desk.second, desk.first
    after = desk.say(desk.boss, Remark.SET_URGENCY, "موعد علاج", urgency=Urgency.URGENT)
    assert (after.urgency, desk.last().detail) == (Urgency.URGENT, {"from": "normal", "to": "urgent"})
    assert [one.id for one in lying(desk.office.id)] == [desk.first.id, desk.second.id]
    assert desk.say(desk.office, Remark.SET_URGENCY, "زال", urgency=Urgency.NORMAL).urgency is Urgency.NORMAL
    assert desk.holds()


def test_a_link_is_seen_from_both_files_until_it_is_taken_away(desk: Desk) -> None:
    ties = desk.centre.requests.ties
    desk.say(desk.clerk, Remark.LINK, other=desk.second.id)
    for one, other in ((desk.first, desk.second), (desk.second, desk.first)):
        (seen,) = ties(one.id, by=desk.clerk.id).linked
        assert (seen.id, seen.reference, seen.subject) == (other.id, other.reference, other.subject)
        assert (desk.last(one).move, desk.last(one).detail) == (Remark.LINK, {"other": other.reference})
    assert code_of(lambda: desk.say(desk.clerk, Remark.LINK, other=desk.second.id)) == "already_so"
    assert code_of(lambda: desk.say(desk.clerk, Remark.UNLINK, other=desk.second.id)) == "reason_missing"
    desk.say(desk.office, Remark.UNLINK, "لا صلة", other=desk.second.id)
    assert ties(desk.first.id, by=desk.clerk.id).linked == ties(desk.second.id, by=desk.clerk.id).linked == ()
    assert desk.last(desk.second).note == "لا صلة"
    assert desk.holds()


def test_of_what_somebody_may_not_read_a_link_tells_the_reference_alone(desk: Desk) -> None:
    desk.centre.requests.remark(desk.second.id, Said(Remark.RECLASSIFY, NOT_SO, "G03"), by=desk.office.id, key="second")
    desk.say(desk.office, Remark.LINK, other=desk.second.id)
    types_by_code(desk.centre, confidentiality="confidential")
    (seen,) = desk.centre.requests.ties(desk.first.id, by=desk.clerk.id).linked
    assert (seen.reference, seen.subject, seen.state) == (desk.second.reference, "", None)
    refused = lambda: desk.say(desk.clerk, Remark.UNLINK, "لا صلة", other=desk.second.id)  # noqa: E731
    assert code_of(refused) == "request_not_yours"


def test_a_repeat_notes_nothing_more_and_the_slower_is_told(desk: Desk) -> None:
    remark, said = desk.centre.requests.remark, Said(Remark.SET_URGENCY, "موعد", urgency=Urgency.URGENT)
    seen = desk.first.version
    first = remark(desk.first.id, said, by=desk.boss.id, key="one", version=seen)
    assert remark(desk.first.id, said, by=desk.boss.id, key="one", version=seen) == first
    other = Said(Remark.REMIND, "تأخرت")
    assert code_of(lambda: remark(desk.first.id, other, by=desk.boss.id, key="one")) == "key_reused"
    assert code_of(lambda: remark(desk.first.id, other, by=desk.boss.id, key="two", version=seen)) == "request_changed"
    assert remark(desk.first.id, other, by=desk.boss.id, key="two").version == seen + 2
    assert [link.move for link in desk.centre.requests.history(desk.first.id)][2:] == ["set_urgency", "remind"]


def test_what_is_wrong_with_a_remark_is_told_and_nothing_is_noted(desk: Desk) -> None:
    agent = desk.centre.staff.add("agent", "Agent", PASSWORD, Role.AGENT, ["women"])
    man = desk.centre.staff.add("man", "Man", PASSWORD, Role.OPERATOR, ["men"])
    refused: list[tuple[Callable[[], object], str]] = [
        (lambda: desk.reclassify("G01"), "already_so"),
        (lambda: desk.reclassify("G"), "request_type_unknown"),
        (lambda: desk.reclassify("XXX"), "request_type_unknown"),
        (lambda: desk.reclassify(by=agent), "role_not_allowed"),
        (lambda: desk.reclassify(by=man), "request_not_yours"),
        (lambda: desk.say(desk.clerk, Remark.RECLASSIFY, " ", type_code="G03"), "reason_missing"),
        (lambda: desk.say(desk.clerk, Remark.SET_URGENCY, "م", urgency=Urgency.URGENT), "role_not_allowed"),
        (lambda: desk.say(desk.boss, Remark.SET_URGENCY, "م"), "urgency_missing"),
        (lambda: desk.say(desk.boss, Remark.SET_URGENCY, "م" * 4001, urgency=Urgency.URGENT), "text_too_long"),
        (lambda: desk.say(desk.clerk, Remark.LINK, other=desk.first.id), "request_same"),
        (lambda: desk.say(desk.clerk, Remark.LINK), "other_request_missing"),
        (lambda: desk.say(desk.clerk, Remark.ABSORB, "م", other=desk.second.id), "request_move_forbidden"),
        (lambda: desk.say(desk.clerk, Remark.ATTACH), "document_unknown"),
    ]
    for attempt, code in refused:
        assert code_of(attempt) == code
    assert len(desk.centre.requests.history(desk.first.id)) == 2
    assert desk.centre.requests.get(desk.first.id) == desk.first


@pytest.mark.parametrize("edit", ["detail", "move", "taken out"])
def test_an_edit_of_a_remark_shows(desk: Desk, edit: str) -> None:
    desk.say(desk.boss, Remark.SET_URGENCY, "موعد", urgency=Urgency.URGENT)
    desk.say(desk.boss, Remark.REMIND, "تأخرت")
    assert desk.holds()
    mine = request_movement.c.move == "set_urgency"
    changes = {
        "detail": update(request_movement).where(mine).values(detail={"from": "normal", "to": "normal"}),
        "move": update(request_movement).where(mine).values(move="remind"),
        "taken out": delete(request_movement).where(mine),
    }
    with desk.centre.storage.units.write() as unit:
        unit._scope.run(changes[edit])
        unit.commit()
    assert not desk.holds()


def test_documents_come_go_and_are_replaced_in_the_chain(desk: Desk, tmp_path: Path) -> None:
    documents, clerk = desk.centre.documents, desk.clerk
    letter, better = (letter_of(pdf(tmp_path / f"{name}.pdf", name)) for name in ("letter", "better"))
    kept = documents.add(desk.first.id, "خطاب", letter, by=clerk.id, key="a")
    assert documents.add(desk.first.id, "خطاب", letter, by=clerk.id, key="a") == kept
    second = documents.replace(kept.id, "أوضح", better, by=clerk.id, key="b")
    documents.withdraw(second.id, "أُرفق خطأ", by=clerk.id)
    links = desk.centre.requests.history(desk.first.id)[2:]
    told = [(link.move, (link.detail or {})["title"], (link.detail or {})["document"], link.note) for link in links]
    assert told == [
        (Remark.ATTACH, "خطاب", str(kept.id), ""),
        (Remark.REPLACE, "أوضح", str(second.id), ""),
        (Remark.DETACH, "أوضح", str(second.id), "أُرفق خطأ"),
    ]
    assert (links[1].detail or {})["replaces"] == str(kept.id)
    assert desk.centre.requests.get(desk.first.id).version == desk.first.version + 3
    assert desk.holds()


def test_another_letter_in_the_place_of_one_shows_against_the_chain(desk: Desk, tmp_path: Path) -> None:
    documents = desk.centre.documents
    papers = [
        documents.add(desk.first.id, name, letter_of(pdf(tmp_path / name, name)), by=desk.clerk.id, key=name)
        for name in ("one", "two")
    ]
    with desk.centre.storage.units.write() as unit:
        contents = [unit.documents.content(paper.id).id for paper in papers]
        unit._scope.run(update(document).where(document.c.id == papers[0].id).values(content_id=contents[1]))
        unit.commit()
    assert contents[0] != contents[1]
    assert code_of(lambda: documents.open(papers[0].id, by=desk.clerk.id)) == "document_altered"
    assert documents.open(papers[1].id, by=desk.clerk.id)
