"""Several departments at once: the cases by hand, and whatever else may happen by chance."""

from dataclasses import dataclass, field

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.domain.errors import ErrorCode, RuleBroken
from core.domain.referrals import AT_WORK, Referral, ReferralState, owner, part, place, seen_by, step
from core.domain.workflow import COURSE, Need, Party, RequestMove, RequestState, Role, Stand, moves

EVERYTHING = frozenset(Need)
MOVE, STATE, PART = RequestMove, RequestState, ReferralState
DEPARTMENTS = ("ADM", "LEG", "FIN")


@dataclass
class Request:
    """One on its way; `go` makes a move of an officer's department, or of whoever else may make it."""

    stand: Stand = field(default_factory=lambda: Stand(STATE.DIRECTED, Party.OFFICE))
    parts: tuple[Referral, ...] = ()
    rounds: list[tuple[Referral, ...]] = field(default_factory=list)

    def go(self, move: RequestMove, department: str | None = None, *to: str) -> "Request":
        role = Role.OFFICER if department else min(COURSE[move].roles - {Role.OFFICER})
        if move is MOVE.REFER:
            self.rounds.append(self.parts)
        self.stand, self.parts = step(self.stand, self.parts, move, role, EVERYTHING, department=department, to=to)
        return self

    def all(self, acts: str) -> "Request":
        """Such as "accept ADM, answer ADM"."""
        for act in filter(None, acts.split(", ")):
            move, *department = act.split()
            self.go(MOVE(move), *department)
        return self

    @property
    def told(self) -> str:
        """The state, with whom it lies, and each part."""
        lies = place(self.stand, self.parts) or self.stand.owner.value
        return f"{self.stand.state} {lies}: {' '.join(one.state for one in self.parts)}"


CASES = {
    # one department, as ever
    ("ADM", ""): "referred ADM: open",
    ("ADM", "accept ADM"): "in_process ADM: accepted",
    ("ADM", "accept ADM, answer ADM"): "answered ADM: answered",
    ("ADM", "hand_back ADM"): "directed office: handed_back",
    # the others work beside the lead
    ("ADM LEG", ""): "referred ADM: open open",
    ("ADM LEG", "accept LEG"): "in_process ADM: open accepted",
    ("ADM LEG", "accept LEG, answer LEG"): "in_process ADM: open answered",
    ("ADM LEG", "accept ADM, answer ADM"): "in_process LEG: answered open",
    ("ADM LEG FIN", "accept ADM, accept FIN, answer ADM"): "in_process LEG: answered open accepted",
    ("ADM LEG", "accept ADM, answer ADM, accept LEG, answer LEG"): "answered ADM: answered answered",
    ("ADM LEG", "accept LEG, answer LEG, accept ADM, answer ADM"): "answered ADM: answered answered",
    # handed back
    ("ADM LEG", "hand_back ADM"): "referred LEG: handed_back open",
    ("ADM LEG", "accept ADM, hand_back ADM"): "referred LEG: handed_back open",
    ("ADM LEG", "hand_back LEG, hand_back ADM"): "directed office: handed_back handed_back",
    ("ADM LEG", "accept LEG, answer LEG, hand_back ADM"): "answered LEG: handed_back answered",
    ("ADM LEG", "hand_back ADM, accept LEG, answer LEG"): "answered LEG: handed_back answered",
    # returned to the applicant while two are at work
    ("ADM LEG", "accept LEG, return LEG"): "returned ADM: open accepted",
    ("ADM LEG", "accept LEG, return LEG, complete"): "in_process ADM: open accepted",
    ("ADM LEG", "accept ADM, answer ADM, accept LEG, return LEG, complete, answer LEG"): (
        "answered ADM: answered answered"
    ),
    # withdrawn and reopened
    ("ADM LEG FIN", "accept LEG, hand_back ADM, withdraw"): "withdrawn centre: handed_back ended ended",
    ("ADM LEG", "accept ADM, return ADM, withdraw"): "withdrawn centre: ended ended",
    ("ADM LEG", "withdraw, reopen, raise, direct"): "directed office: ended ended",
    ("ADM", "accept ADM, answer ADM, close, reopen, raise, direct"): "directed office: answered",
}


@pytest.mark.parametrize(("to", "acts"), CASES)
def test_every_case(to: str, acts: str) -> None:
    assert Request().go(MOVE.REFER, None, *to.split()).all(acts).told == CASES[to, acts]


def test_a_new_round_counts_nothing_of_the_old_one() -> None:
    request = Request().go(MOVE.REFER, None, "ADM", "LEG").all("accept LEG, answer LEG, hand_back ADM")
    request.all("reopen, raise, direct").go(MOVE.REFER, None, "FIN", "ADM").all("hand_back FIN")
    assert request.told == "referred ADM: handed_back open"
    assert request.all("hand_back ADM").told == "directed office: handed_back handed_back"


def test_a_department_that_is_named_twice_is_asked_once() -> None:
    assert Request().go(MOVE.REFER, None, "LEG", "ADM", "LEG").parts == tuple(
        Referral(code, PART.OPEN) for code in ("LEG", "ADM")
    )


@pytest.mark.parametrize(
    ("acts", "then"),
    [
        ("", "answer ADM"),  # not accepted
        ("accept ADM, answer ADM", "answer ADM"),
        ("accept ADM, answer ADM", "hand_back ADM"),
        ("hand_back ADM", "accept ADM"),
        ("accept LEG, return LEG", "accept ADM"),  # it waits as a whole
        ("withdraw", "accept ADM"),
        ("accept LEG", "answer FIN"),  # was never asked
    ],
)
def test_what_a_department_may_not(acts: str, then: str) -> None:
    request = Request().go(MOVE.REFER, None, "ADM", "LEG").all(acts)
    before = request.told
    with pytest.raises(RuleBroken) as refused:
        request.all(then)
    assert refused.value.code is ErrorCode.REQUEST_MOVE_FORBIDDEN
    assert request.told == before


@st.composite
def stories(draw: st.DrawFn) -> Request:
    """A request after so many moves that were allowed, each checked."""
    request = Request()
    for _ in range(draw(st.integers(0, 25))):
        choices: list[tuple[RequestMove, str | None]] = [
            (move, None)
            for role in Role
            if role is not Role.OFFICER
            for move in moves(request.stand.state, role)
            if Role.OFFICER not in COURSE[move].roles
        ]
        for one in request.parts:
            seen = seen_by(request.stand.state, request.parts, one.department)
            choices += [(move, one.department) for move in moves(seen, Role.OFFICER)]
        if not choices:
            break
        move, department = draw(st.sampled_from(choices))
        to = draw(st.lists(st.sampled_from(DEPARTMENTS), min_size=1)) if move is MOVE.REFER else []
        before = request.parts
        request.go(move, department, *to)
        check(request)
        if move is not MOVE.REFER:
            nothing_is_lost(before, request.parts, department)
    return request


def check(request: Request) -> None:
    """One owner always, and answered if and only if all that were at work answered."""
    stand, parts, first = request.stand, request.parts, owner(request.parts)
    with_departments = stand.state in {STATE.REFERRED, STATE.IN_PROCESS}
    assert (stand.owner is Party.DEPARTMENT) is with_departments
    waits = stand.state is STATE.RETURNED and stand.before_return is STATE.IN_PROCESS
    assert (first is not None) is (with_departments or waits)
    if with_departments:
        assert first is not None
        assert place(stand, parts) == first.department
        assert all(one.state not in AT_WORK for one in parts[: parts.index(first)])
        assert all(bool(moves(seen_by(stand.state, parts, one.department), Role.OFFICER)) for one in at_work(parts))
    if stand.state is STATE.ANSWERED:
        assert any(one.state is PART.ANSWERED for one in parts)
        assert all(one.state in {PART.ANSWERED, PART.HANDED_BACK} for one in parts)
    assert len({one.department for one in parts}) == len(parts)


def at_work(parts: tuple[Referral, ...]) -> list[Referral]:
    return [one for one in parts if one.state in AT_WORK]


def nothing_is_lost(before: tuple[Referral, ...], after: tuple[Referral, ...], department: str | None) -> None:
    """A move of one department changes its own referral and no other; what is settled stays as it is."""
    assert [one.department for one in before] == [one.department for one in after]
    for old, new in zip(before, after, strict=True):
        if department is not None and old.department != department:
            assert old == new
        if old.state not in AT_WORK:
            assert old == new


@given(stories())
def test_one_owner_always_and_no_referral_is_lost(request: Request) -> None:
    for past in request.rounds:
        assert not at_work(past)


@given(st.permutations(DEPARTMENTS), st.lists(st.booleans(), min_size=3, max_size=3))
def test_answered_as_soon_as_the_last_is_done_and_no_sooner(order: list[str], answers: list[bool]) -> None:
    request = Request().go(MOVE.REFER, None, *DEPARTMENTS)
    for done, (department, answers_it) in enumerate(zip(order, answers, strict=True)):
        assert done < len(DEPARTMENTS)
        assert request.stand.owner is Party.DEPARTMENT
        request.all(f"accept {department}, {'answer' if answers_it else 'hand_back'} {department}")
    assert request.stand.state is (STATE.ANSWERED if any(answers) else STATE.DIRECTED)
    for department, answers_it in zip(order, answers, strict=True):
        own = part(request.parts, department)
        assert own is not None
        assert own.state is (PART.ANSWERED if answers_it else PART.HANDED_BACK)
