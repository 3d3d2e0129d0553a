"""Two requests become one, on both databases: the younger goes into the elder, and nothing of it is lost."""

from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlalchemy import update

from core.bootstrap import Centre
from core.domain.remarks import Remark
from core.domain.visitor import Gender
from core.domain.workflow import Party, RequestMove, RequestState, Role
from core.services.course import Act
from core.services.dto import RequestView, StaffView, VisitView
from core.services.remarks import Said
from core.storage.request_tables import request_type
from tests.integration.conftest import PASSWORD, RESIDENT, code_of
from tests.letters.made import letter_of, pdf, texts
from tests.support.clock import FakeClock

SAME = "طلب واحد سُجّل مرتين"


@dataclass
class Pair:
    """An elder request, one that was registered after it, and who merges them."""

    centre: Centre
    elder: RequestView
    younger: RequestView
    clerk: StaffView
    office: StaffView

    def merge(self, one: RequestView, other: RequestView, key: str = "merge", **more: int) -> RequestView:
        return self.centre.requests.merge(one.id, other.id, SAME, by=self.clerk.id, key=key, **more)

    def take(self, request: RequestView, move: RequestMove, text: str = "", *to: str) -> RequestView:
        return self.centre.requests.take(request.id, Act(move, text, to), by=self.office.id, key=f"{request.id} {move}")

    def holds(self) -> bool:
        return all(self.centre.requests.history_holds(one.id) for one in (self.elder, self.younger))


@pytest.fixture
def pair(centre: Centre, visit: VisitView, noura: StaffView, clock: FakeClock) -> Pair:
    """Both raised."""
    elder = centre.requests.register(visit.id, "G01", "طلب نقل", "", by=noura.id, key="elder")
    clock.advance(60)
    younger = centre.requests.register(visit.id, "G01", "طلب النقل", "", by=noura.id, key="younger")
    return Pair(centre, elder, younger, noura, centre.staff.add("office", "Office", PASSWORD, Role.OFFICE, []))


@pytest.mark.parametrize("turned", [False, True])
def test_the_younger_goes_into_the_elder_whichever_is_named_first(pair: Pair, turned: bool) -> None:
    named = (pair.elder, pair.younger) if turned else (pair.younger, pair.elder)
    merged = pair.merge(*named)
    assert (merged.id, merged.state, merged.party) == (pair.younger.id, RequestState.CLOSED, Party.CENTRE)
    assert pair.centre.requests.by_reference(pair.younger.reference).merged_into == pair.elder.reference
    elder, last = (
        pair.centre.requests.get(pair.elder.id),
        [pair.centre.requests.history(one.id)[-1] for one in (pair.younger, pair.elder)],
    )
    assert (elder.state, elder.due, elder.merged_into) == (RequestState.RAISED, pair.elder.due, None)
    assert [(link.move, link.note, link.detail) for link in last] == [
        (RequestMove.MERGE, SAME, {"other": pair.elder.reference}),
        (Remark.ABSORB, SAME, {"other": pair.younger.reference}),
    ]
    up, down = (pair.centre.requests.ties(one.id, by=pair.office.id) for one in (pair.younger, pair.elder))
    assert up.merged_into is not None
    assert (up.merged_into.id, [one.id for one in down.absorbed]) == (pair.elder.id, [pair.younger.id])
    assert pair.holds()


def test_a_repeat_merges_nothing_more(pair: Pair) -> None:
    merged = pair.merge(pair.younger, pair.elder, version=pair.younger.version)
    assert pair.merge(pair.elder, pair.younger) == merged
    assert code_of(lambda: pair.merge(pair.younger, pair.elder, "again")) == "request_move_forbidden"
    assert len(pair.centre.requests.history(pair.elder.id)) == 3


def test_its_documents_are_read_from_the_elder_by_those_who_read_that_one(pair: Pair, tmp_path: Path) -> None:
    centre, documents = pair.centre, pair.centre.documents
    officer = centre.staff.add("officer", "Officer", PASSWORD, Role.OFFICER, [], "ADM")
    paper = documents.add(
        pair.younger.id, "تقرير", letter_of(pdf(tmp_path / "a.pdf", "report")), by=pair.clerk.id, key="paper"
    )
    pair.take(pair.elder, RequestMove.DIRECT, "يُنظر فيه", "ADM")
    assert code_of(lambda: documents.open(paper.id, by=officer.id)) == "request_not_yours"
    pair.merge(pair.younger, pair.elder)
    assert documents.of_request(pair.elder.id, by=officer.id) == [paper]
    assert texts(documents.open(paper.id, by=officer.id)) == ["report"]
    # Opened again, it is a request of its own, and no longer that department's to read.
    pair.take(pair.younger, RequestMove.REOPEN, "ليسا شيئًا واحدًا")
    assert centre.requests.get(pair.younger.id).merged_into is None
    assert documents.of_request(pair.elder.id, by=officer.id) == []
    assert code_of(lambda: documents.open(paper.id, by=officer.id)) == "request_not_yours"


def test_what_was_confidential_stays_so_in_another_request(pair: Pair, tmp_path: Path) -> None:
    centre, documents = pair.centre, pair.centre.documents
    paper = documents.add(
        pair.younger.id, "تقرير", letter_of(pdf(tmp_path / "a.pdf", "report")), by=pair.clerk.id, key="paper"
    )
    pair.merge(pair.younger, pair.elder)
    agent = centre.staff.add("agent", "Agent", PASSWORD, Role.AGENT, ["women"])
    assert documents.of_request(pair.elder.id, by=agent.id) == [paper]
    pair.take(pair.younger, RequestMove.REOPEN, "لتُصنّف")
    with centre.storage.units.write() as unit:
        unit._scope.run(update(request_type).where(request_type.c.code == "G03").values(confidentiality="restricted"))
        unit.commit()
    said = Said(Remark.RECLASSIFY, "تصنيف أدق", "G03")
    centre.requests.remark(pair.younger.id, said, by=pair.office.id, key="type")
    pair.merge(pair.younger, pair.elder, "second")
    assert documents.of_request(pair.elder.id, by=agent.id) == []
    assert code_of(lambda: documents.open(paper.id, by=agent.id)) == "request_not_yours"
    assert documents.of_request(pair.elder.id, by=pair.clerk.id) == [paper]


def test_one_after_the_other_they_lead_to_the_last(pair: Pair, visit: VisitView, clock: FakeClock) -> None:
    clock.advance(60)
    third = pair.centre.requests.register(visit.id, "G01", "نقل", "", by=pair.clerk.id, key="third")
    pair.merge(third, pair.younger, "one")
    pair.merge(pair.younger, pair.elder, "two")
    ties = pair.centre.requests.ties(pair.elder.id, by=pair.office.id)
    assert [one.id for one in ties.absorbed] == [pair.younger.id, third.id]
    above = pair.centre.requests.ties(third.id, by=pair.office.id).merged_into
    assert above is not None
    assert above.id == pair.younger.id


def test_what_cannot_be_merged_is_refused_and_stays_as_it_was(pair: Pair, centre: Centre) -> None:
    clerk = pair.clerk
    centre.queue.finish("W1")
    centre.queue.issue("women", "submit", "other")
    centre.queue.call_next("W1", by=clerk.id)
    visitor = centre.visitors.enter(RESIDENT, "هدى الحربي", Gender.WOMAN, "0501234568")
    visit = centre.visitors.start_visit("W1", visitor.id, by=clerk.id)
    hers = centre.requests.register(visit.id, "G01", "طلب نقل", "", by=clerk.id, key="hers")
    assert code_of(lambda: pair.merge(hers, pair.elder)) == "applicant_other"
    assert code_of(lambda: pair.merge(pair.elder, pair.elder)) == "request_same"
    merge, agent = centre.requests.merge, centre.staff.add("agent", "Agent", PASSWORD, Role.AGENT, ["women"])
    both = pair.younger.id, pair.elder.id
    assert code_of(lambda: merge(*both, SAME, by=agent.id, key="k")) == "role_not_allowed"
    assert code_of(lambda: merge(*both, " ", by=clerk.id, key="k")) == "reason_missing"
    assert code_of(lambda: merge(*both, SAME, by=clerk.id, key="k", version=1)) == "request_changed"
    take, alone = centre.requests.take, Act(RequestMove.MERGE, SAME)
    assert code_of(lambda: take(pair.younger.id, alone, by=clerk.id, key="k")) == "other_request_missing"
    centre.requests.take(pair.elder.id, Act(RequestMove.WITHDRAW, "لا يريد"), by=clerk.id, key="withdraw")
    assert code_of(lambda: pair.merge(pair.younger, pair.elder)) == "request_settled"
    assert centre.requests.get(pair.younger.id) == pair.younger
