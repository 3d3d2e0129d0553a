"""The course of a request on both databases: from the window to the answer, and all that may come between."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

import pytest

from core.bootstrap import Centre
from core.domain.errors import IstiqbalError
from core.domain.workflow import Party, RequestMove, RequestState, Role
from core.services.course import Act
from core.services.dto import RequestView, StaffView, VisitView
from core.storage.request_tables import request_movement, request_type
from tests.integration.conftest import PASSWORD, code_of
from tests.support.clock import FakeClock

MOVE = RequestMove
DAY = timedelta(days=1).total_seconds()


@dataclass
class Story:
    """A request and those who move it."""

    centre: Centre
    request: RequestView
    clerk: StaffView
    office: StaffView
    officer: StaffView
    other: StaffView
    keys: int = 0

    def take(self, move: RequestMove, by: StaffView, text: str = "", *departments: str) -> RequestView:
        self.keys += 1
        act = Act(move, text, departments)
        return self.centre.requests.take(self.request.id, act, by=by.id, key=f"act {self.keys}")

    def until(self, state: RequestState) -> "Story":
        """Go the straight way up to a state."""
        way: list[tuple[RequestState, Callable[[], RequestView]]] = [
            (RequestState.REFERRED, lambda: self.take(MOVE.DIRECT, self.office, "يُنظر فيه", "ADM")),
            (RequestState.IN_PROCESS, lambda: self.take(MOVE.ACCEPT, self.officer)),
            (RequestState.ANSWERED, lambda: self.take(MOVE.ANSWER, self.officer, "تمت الموافقة")),
            (RequestState.CLOSED, lambda: self.take(MOVE.CLOSE, self.clerk)),
        ]
        for reached, act in way:
            act()
            if reached is state:
                return self
        raise AssertionError(state)

    def now(self) -> tuple[RequestState, Party, str | None]:
        found = self.centre.requests.get(self.request.id)
        return found.state, found.party, found.department


@pytest.fixture
def story(centre: Centre, visit: VisitView, noura: StaffView) -> Story:
    """A request that was just entered at the women's window."""

    def add(login: str, role: Role, department: str | None = None) -> StaffView:
        return centre.staff.add(login, login.title(), PASSWORD, role, [], department)

    request = centre.requests.register(visit.id, "G01", "طلب نقل", "", by=noura.id, key="k")
    office, officer, other = (
        add("office", Role.OFFICE),
        add("officer", Role.OFFICER, "ADM"),
        add("other", Role.OFFICER, "LEG"),
    )
    return Story(centre, request, noura, office, officer, other)


def test_from_the_window_to_the_answer(story: Story) -> None:
    assert story.now() == (RequestState.RAISED, Party.OFFICE, None)
    seen = [
        story.take(MOVE.DIRECT, story.office, "للشؤون الإدارية", "ADM"),
        story.take(MOVE.ACCEPT, story.officer),
        story.take(MOVE.ANSWER, story.officer, "تمت الموافقة"),
        story.take(MOVE.CLOSE, story.clerk),
    ]
    assert [(one.state.value, one.party.value, one.department, one.holder, one.version) for one in seen] == [
        ("referred", "department", "ADM", None, 4),
        ("in_process", "department", "ADM", "Officer", 5),
        ("answered", "centre", "ADM", None, 6),
        ("closed", "centre", None, None, 7),
    ]
    history = story.centre.requests.history(story.request.id)
    assert [(link.move.value, link.staff, link.note, link.department) for link in history] == [
        ("register", story.clerk.name, "", None),
        ("raise", story.clerk.name, "", None),
        ("direct", "Office", "للشؤون الإدارية", None),
        ("refer", "Office", "", "ADM"),
        ("accept", "Officer", "", "ADM"),
        ("answer", "Officer", "تمت الموافقة", "ADM"),
        ("close", story.clerk.name, "", None),
    ]
    assert [(link.role, link.of_department) for link in history[2:6]] == [
        *[(Role.OFFICE, None)] * 2,
        *[(Role.OFFICER, "ADM")] * 2,
    ]
    assert story.centre.requests.history_holds(story.request.id)


@pytest.mark.parametrize("column", ["note", "move", "department_id"])
def test_an_edit_of_the_history_shows(story: Story, column: str) -> None:
    story.until(RequestState.REFERRED)
    with story.centre.storage.units.write() as unit:
        changed = {"note": "another directive", "move": "accept", "department_id": None}[column]
        where = request_movement.c.move == ("refer" if column == "department_id" else "direct")
        unit._scope.run(request_movement.update().where(where).values({column: changed}))
        unit.commit()
    assert not story.centre.requests.history_holds(story.request.id)


def test_what_lies_with_whom(story: Story) -> None:
    lying = story.centre.requests.lying_with
    people = story.clerk, story.office, story.officer, story.other

    def counts() -> list[int]:
        return [len(lying(person.id)) for person in people]

    assert counts() == [0, 1, 0, 0]
    story.take(MOVE.DIRECT, story.office, "للشؤون القانونية", "LEG")
    assert counts() == [0, 0, 0, 1]
    story.take(MOVE.HAND_BACK, story.other, "ليس من اختصاصنا")
    assert counts() == [0, 1, 0, 0]
    story.take(MOVE.REFER, story.office, "", "ADM")
    assert counts() == [0, 0, 1, 0]
    story.take(MOVE.ACCEPT, story.officer)
    story.take(MOVE.ANSWER, story.officer, "تم")
    assert counts() == [1, 0, 0, 0]
    story.take(MOVE.CLOSE, story.clerk)
    assert counts() == [0, 0, 0, 0]
    assert lying(story.office.id) == []


def test_the_urgent_and_the_oldest_come_first(story: Story, visit: VisitView, clock: FakeClock) -> None:
    later = story.centre.requests.register(visit.id, "G03", "آخر", "", by=story.clerk.id, key="later")
    assert [one.id for one in story.centre.requests.lying_with(story.office.id)] == [story.request.id, later.id]
    with story.centre.storage.units.write() as unit:
        from core.storage.request_tables import request

        unit._scope.run(request.update().where(request.c.id == later.id).values(urgency="urgent"))
        unit.commit()
    assert [one.id for one in story.centre.requests.lying_with(story.office.id)] == [later.id, story.request.id]


def test_the_applicants_time_does_not_count(story: Story, clock: FakeClock) -> None:
    story.until(RequestState.IN_PROCESS)
    assert story.request.due == date(2026, 12, 8)
    story.take(MOVE.RETURN, story.officer, "تنقص صورة الهوية")
    assert story.now() == (RequestState.RETURNED, Party.CENTRE, "ADM")
    assert story.centre.requests.late(story.clerk.id) == []
    clock.advance(20 * DAY)  # Monday 14 December: fourteen working days later
    assert story.centre.requests.late(story.clerk.id) == []
    back = story.take(MOVE.COMPLETE, story.clerk, "أحضرت الصورة")
    assert (back.state, back.party, back.department) == (RequestState.IN_PROCESS, Party.DEPARTMENT, "ADM")
    assert back.due == date(2026, 12, 28)


def test_what_stands_too_long_at_its_step_is_late(story: Story, clock: FakeClock) -> None:
    clock.advance(2 * DAY)
    assert story.centre.requests.late(story.office.id) == []  # Thursday, the second working day
    clock.advance(3 * DAY)
    assert [one.id for one in story.centre.requests.late(story.office.id)] == [story.request.id]
    story.take(MOVE.DIRECT, story.office, "للشؤون الإدارية", "ADM")
    assert story.centre.requests.late(story.officer.id) == []


def test_a_standing_directive_goes_straight_to_the_department(story: Story, visit: VisitView) -> None:
    with story.centre.storage.units.write() as unit:
        of_request = request_type.c.code == "G01"
        unit._scope.run(request_type.update().where(of_request).values(standing_directive="تُحال مباشرة"))
        unit.commit()
    raised = story.centre.requests.register(visit.id, "G01", "طلب", "", by=story.clerk.id, key="standing")
    department = raised.type.department
    assert (raised.state, raised.party, raised.department) == (RequestState.REFERRED, Party.DEPARTMENT, department)
    moves = [(link.move.value, link.note) for link in story.centre.requests.history(raised.id)]
    assert moves[1:] == [("raise", ""), ("direct", "تُحال مباشرة"), ("refer", "")]


def test_a_repeat_changes_nothing_more(story: Story) -> None:
    take, act = story.centre.requests.take, Act(MOVE.DIRECT, "يُنظر فيه")
    first = take(story.request.id, act, by=story.office.id, key="one")
    assert take(story.request.id, act, by=story.office.id, key="one", version=2) == first
    assert len(story.centre.requests.history(story.request.id)) == 3
    again = Act(MOVE.WITHDRAW, "another act")
    assert code_of(lambda: take(story.request.id, again, by=story.clerk.id, key="one")) == "key_reused"


def test_whoever_saw_an_older_version_is_told_who_was_quicker(story: Story) -> None:
    seen = story.centre.requests.get(story.request.id).version
    story.take(MOVE.DIRECT, story.office, "للشؤون الإدارية", "ADM")
    with pytest.raises(IstiqbalError) as caught:
        story.centre.requests.take(
            story.request.id, Act(MOVE.WITHDRAW, "لم يعد يريد"), by=story.clerk.id, key="late", version=seen
        )
    assert (caught.value.code.value, caught.value.facts) == ("request_changed", {"staff": "Office"})
    assert story.now()[0] is RequestState.REFERRED


@pytest.mark.parametrize(
    ("who", "move", "code"),
    [
        ("officer", MOVE.ANSWER, "request_not_yours"),  # not referred to anybody yet
        ("other", MOVE.ACCEPT, "request_not_yours"),
        ("office", MOVE.RAISE, "role_not_allowed"),
        ("office", MOVE.REFER, "request_move_forbidden"),
        ("clerk", MOVE.CLOSE, "request_move_forbidden"),
    ],
)
def test_what_the_table_forbids_is_refused(story: Story, who: str, move: RequestMove, code: str) -> None:
    person: StaffView = getattr(story, who)
    assert code_of(lambda: story.take(move, person, "نص", "ADM")) == code
    assert len(story.centre.requests.history(story.request.id)) == 2


def test_a_department_reads_on_but_acts_no_more_on_what_it_handed_back(story: Story) -> None:
    story.take(MOVE.DIRECT, story.office, "للشؤون القانونية", "LEG")
    story.take(MOVE.HAND_BACK, story.other, "ليس من اختصاصنا")
    story.take(MOVE.REFER, story.office, "", "ADM")
    assert story.centre.requests.read(story.request.id, by=story.other.id).state is RequestState.REFERRED
    assert code_of(lambda: story.take(MOVE.ACCEPT, story.other)) == "request_not_yours"
    man = story.centre.staff.add("fahad", "Fahad", PASSWORD, Role.OPERATOR, ["men"])
    assert code_of(lambda: story.centre.requests.read(story.request.id, by=man.id)) == "request_not_yours"


def test_wrong_input_is_told(story: Story) -> None:
    refused: list[tuple[Callable[[], object], str]] = [
        (lambda: story.take(MOVE.DIRECT, story.office, "  ", "ADM"), "directive_missing"),
        (lambda: story.take(MOVE.DIRECT, story.office, "نص", "XXX"), "department_unknown"),
        (lambda: story.take(MOVE.RETURN, story.office), "reason_missing"),
        (lambda: story.take(MOVE.DIRECT, story.office, "ن" * 4001, "ADM"), "text_too_long"),
    ]
    for attempt, code in refused:
        assert code_of(attempt) == code
    assert story.now() == (RequestState.RAISED, Party.OFFICE, None)
    assert code_of(lambda: story.centre.staff.add("x", "X", PASSWORD, Role.OFFICER, [])) == "department_missing"


def test_several_at_once_and_one_that_is_refused(story: Story, visit: VisitView) -> None:
    second = story.centre.requests.register(visit.id, "G02", "ثان", "", by=story.clerk.id, key="second")
    story.take(MOVE.WITHDRAW, story.clerk, "لم يعد يريد")
    act = Act(MOVE.DIRECT, "يُنظر فيهما", ("ADM",))
    outcomes = story.centre.requests.take_all([story.request.id, second.id], act, by=story.office.id, key="both")
    assert [one.error.code.value if one.error else None for one in outcomes] == ["request_move_forbidden", None]
    assert story.centre.requests.get(second.id).state is RequestState.REFERRED


@pytest.mark.parametrize(
    ("level", "seen"),
    [("normal", ["agent", "clerk", "boss"]), ("restricted", ["clerk", "boss"]), ("confidential", [])],
)
def test_nobody_is_shown_in_a_list_what_they_may_not_read(story: Story, level: str, seen: list[str]) -> None:
    people = {
        "agent": story.centre.staff.add("agent", "Agent", PASSWORD, Role.AGENT, ["women"]),
        "clerk": story.clerk,
        "boss": story.centre.staff.add("boss", "Boss", PASSWORD, Role.SUPERVISOR, ["women"]),
        "of the men": story.centre.staff.add("men", "Man", PASSWORD, Role.SUPERVISOR, ["men"]),
        "of no section": story.centre.staff.add("none", "None", PASSWORD, Role.OPERATOR, []),
    }
    with story.centre.storage.units.write() as unit:
        unit._scope.run(request_type.update().where(request_type.c.code == "G01").values(confidentiality=level))
        unit.commit()
    assert len(story.centre.requests.lying_with(story.office.id)) == 1
    story.until(RequestState.ANSWERED)  # it lies with the centre again
    assert [name for name, person in people.items() if story.centre.requests.lying_with(person.id)] == seen
