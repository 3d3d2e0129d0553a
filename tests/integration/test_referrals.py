"""Several departments at work on one request, on both databases: each has its own part, and the chain covers all."""

from dataclasses import dataclass, field

import pytest

from core.bootstrap import Centre
from core.domain.errors import IstiqbalError
from core.domain.referrals import ReferralState
from core.domain.workflow import Party, RequestMove, RequestState, Role
from core.services.course import Act
from core.services.dto import RequestView, StaffView, VisitView
from core.storage.referral_tables import referral
from tests.integration.conftest import PASSWORD, code_of
from tests.support.clock import FakeClock

MOVE = RequestMove
DAY = 24 * 3600.0


@dataclass
class Story:
    """A request, and those who move it: the office, the clerk, and an officer or two of each department."""

    centre: Centre
    request: RequestView
    people: dict[str, StaffView] = field(default_factory=dict)
    keys: int = 0

    def take(self, who: str, move: RequestMove, text: str = "", *to: str, version: int | None = None) -> RequestView:
        self.keys += 1
        by = self.people[who].id
        return self.centre.requests.take(
            self.request.id, Act(move, text, to), by=by, key=f"act {self.keys}", version=version
        )

    def lists(self) -> str:
        """Whose list it is in."""
        lying = self.centre.requests.lying_with
        return " ".join(name for name, person in self.people.items() if lying(person.id))

    def parts(self) -> list[str]:
        return [f"{one.department} {one.state}" for one in self.now().referrals]

    def now(self) -> RequestView:
        return self.centre.requests.get(self.request.id)


@pytest.fixture
def story(centre: Centre, visit: VisitView, noura: StaffView) -> Story:
    request = centre.requests.register(visit.id, "G01", "طلب نقل", "", by=noura.id, key="k")
    told = Story(centre, request, {"clerk": noura})
    for name, role, department in (
        ("office", Role.OFFICE, None),
        ("adm", Role.OFFICER, "ADM"),
        ("adm2", Role.OFFICER, "ADM"),
        ("leg", Role.OFFICER, "LEG"),
        ("com", Role.OFFICER, "COM"),
    ):
        told.people[name] = centre.staff.add(name, name.title(), PASSWORD, role, [], department)
    told.take("office", MOVE.DIRECT, "للجهتين", "ADM", "LEG")
    return told


def test_two_departments_answer_one_request(story: Story) -> None:
    assert (story.lists(), story.now().department) == ("adm adm2 leg", "ADM")
    story.take("leg", MOVE.ACCEPT)
    beside = story.take("leg", MOVE.ANSWER, "لا مانع نظامًا")
    assert (beside.state, beside.department, beside.holder) == (RequestState.IN_PROCESS, "ADM", None)
    assert story.lists() == "adm adm2"
    assert story.take("adm", MOVE.ACCEPT).holder == "Adm"
    done = story.take("adm", MOVE.ANSWER, "تمت الموافقة")
    assert (done.state, done.party, done.department) == (RequestState.ANSWERED, Party.CENTRE, "ADM")
    assert story.lists() == "clerk"
    history = story.centre.requests.history(story.request.id)
    assert [(link.move.value, link.department, link.source.value, link.target.value) for link in history[2:]] == [
        ("direct", None, "raised", "directed"),
        ("refer", "ADM", "directed", "referred"),
        ("refer", "LEG", "referred", "referred"),
        ("accept", "LEG", "referred", "in_process"),
        ("answer", "LEG", "in_process", "in_process"),
        ("accept", "ADM", "in_process", "in_process"),
        ("answer", "ADM", "in_process", "answered"),
    ]
    said = {one.department: next(link.note for link in history if link.sequence == one.said) for one in done.referrals}
    assert said == {"ADM": "تمت الموافقة", "LEG": "لا مانع نظامًا"}
    assert story.centre.requests.history_holds(story.request.id)


def test_all_hand_back_and_a_new_round_begins(story: Story) -> None:
    story.take("adm", MOVE.HAND_BACK, "ليس لنا")
    assert (story.lists(), story.now().department, story.now().state.value) == ("leg", "LEG", "referred")
    assert code_of(lambda: story.take("adm", MOVE.ACCEPT)) == "request_not_yours"
    story.take("leg", MOVE.HAND_BACK, "ولا لنا")
    assert (story.lists(), story.now().state.value, story.now().department) == ("office", "directed", None)
    assert story.parts() == ["ADM handed_back", "LEG handed_back"]
    story.take("office", MOVE.REFER, "", "COM", "ADM")
    assert (story.lists(), story.parts()) == ("adm adm2 com", ["COM open", "ADM open"])
    with story.centre.storage.units.read() as unit:
        assert len(unit._scope.run(referral.select()).all()) == 4  # the first round is still told


def test_what_was_returned_waits_as_a_whole_and_goes_on_as_it_was(story: Story) -> None:
    story.take("adm", MOVE.ACCEPT)
    story.take("leg", MOVE.ACCEPT)
    returned = story.take("leg", MOVE.RETURN, "تنقص صورة الهوية")
    assert (returned.state, returned.party, returned.department) == (RequestState.RETURNED, Party.CENTRE, "ADM")
    assert story.lists() == "clerk"
    assert code_of(lambda: story.take("adm", MOVE.ANSWER, "تم")) == "request_move_forbidden"
    back = story.take("clerk", MOVE.COMPLETE, "أحضرت الصورة")
    assert (back.state, back.department, back.holder) == (RequestState.IN_PROCESS, "ADM", "Adm")
    assert story.parts() == ["ADM accepted", "LEG accepted"]


def test_withdrawn_and_reopened_it_starts_anew(story: Story) -> None:
    story.take("leg", MOVE.ACCEPT)
    story.take("clerk", MOVE.WITHDRAW, "لم يعد يريد")
    assert story.parts() == ["ADM ended", "LEG ended"]
    assert story.lists() == ""
    story.take("office", MOVE.REOPEN, "خطأ")
    story.take("clerk", MOVE.RAISE)
    story.take("office", MOVE.DIRECT, "للقانونية", "LEG")
    assert (story.lists(), story.parts()) == ("leg", ["LEG open"])


def test_what_another_department_did_does_not_disturb_and_what_the_own_did_does(story: Story) -> None:
    story.take("adm", MOVE.ACCEPT)
    seen = story.take("leg", MOVE.ACCEPT).version
    story.take("leg", MOVE.ANSWER, "لا مانع", version=seen)
    story.take("adm", MOVE.ANSWER, "تمت الموافقة", version=seen)
    with pytest.raises(IstiqbalError) as told:
        story.take("adm2", MOVE.ANSWER, "لا", version=seen)
    assert (told.value.code.value, told.value.facts) == ("request_changed", {"staff": "Adm"})


def test_the_office_is_told_of_whatever_happened_since(story: Story) -> None:
    seen = story.now().version
    story.take("leg", MOVE.ACCEPT)
    with pytest.raises(IstiqbalError) as told:
        story.take("clerk", MOVE.WITHDRAW, "لم يعد يريد", version=seen)
    assert told.value.facts == {"staff": "Leg"}


def test_each_department_has_its_own_time_to_accept(story: Story, clock: FakeClock) -> None:
    clock.advance(DAY)
    story.take("adm", MOVE.ACCEPT)
    clock.advance(6 * DAY)  # more than the two working days in which a referral is to be accepted
    late = {name: bool(story.centre.requests.late(story.people[name].id)) for name in ("adm", "leg")}
    assert late == {"adm": False, "leg": True}
    begun = story.now().since
    assert story.take("leg", MOVE.ACCEPT).since == begun  # the request as a whole is in process since the first
    assert [one.since > begun for one in story.now().referrals if begun] == [False, True]


def test_an_unknown_department_among_several_refers_to_none(story: Story) -> None:
    story.take("adm", MOVE.HAND_BACK, "ليس لنا")
    story.take("leg", MOVE.HAND_BACK, "ولا لنا")
    assert code_of(lambda: story.take("office", MOVE.REFER, "", "COM", "XXX")) == "department_unknown"
    assert (story.now().state.value, story.parts()) == ("directed", ["ADM handed_back", "LEG handed_back"])


def test_an_edit_of_who_was_asked_shows(story: Story) -> None:
    from core.storage.request_tables import department, request_movement

    with story.centre.storage.units.write() as unit:
        other = unit._scope.run(department.select().where(department.c.code == "COM")).one().id
        of_second = request_movement.c.source == request_movement.c.target
        unit._scope.run(request_movement.update().where(of_second).values(department_id=other))
        unit.commit()
    assert not story.centre.requests.history_holds(story.request.id)
    assert all(one.state is ReferralState.OPEN for one in story.now().referrals)
