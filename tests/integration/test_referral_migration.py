"""What lies with a department when the referrals come goes on there, on both databases."""

from typing import Any

from sqlalchemy import select

from core.bootstrap import Centre
from core.domain.workflow import RequestMove, RequestState, Role
from core.services.course import Act
from core.services.dto import RequestView, StaffView, VisitView
from core.storage import schema
from core.storage.engine import begin, make_engine
from core.storage.referral_tables import referral
from core.storage.request_tables import request
from tests.integration.conftest import PASSWORD
from tests.integration.test_migrations import COURSE, migrate

MOVE, STATE = RequestMove, RequestState
BEFORE = COURSE[COURSE.index("0010") - 1]
WAY = [
    (MOVE.DIRECT, "للجهة", "office"),
    (MOVE.ACCEPT, "", "officer"),
    (MOVE.RETURN, "تنقص صورة", "officer"),
    (MOVE.COMPLETE, "أُحضرت", "clerk"),
    (MOVE.ANSWER, "تم", "officer"),
    (MOVE.CLOSE, "", "clerk"),
]


def rows(url: str) -> dict[str, dict[str, Any]]:
    """The referrals by the state of their request; since when is left to the service's own tests."""
    engine = make_engine(url)
    with begin(engine, write=False) as connection:
        found = connection.execute(select(referral, request.c.state.label("of")).join(request)).mappings().all()
    engine.dispose()
    return {row["of"]: {name: row[name] for name in row if name not in {"of", "since", "request_id"}} for row in found}


def test_what_departments_work_on_is_theirs_afterwards(
    centre: Centre, database_url: str, visit: VisitView, noura: StaffView
) -> None:
    add = centre.staff.add
    people = {
        "clerk": noura,
        "office": add("office", "Office", PASSWORD, Role.OFFICE, []),
        "officer": add("officer", "Officer", PASSWORD, Role.OFFICER, [], "ADM"),
    }
    made: list[RequestView] = []
    for far in range(len(WAY) + 1):
        one = centre.requests.register(visit.id, "G01", "طلب", "", by=noura.id, key=f"request {far}")
        for step, (move, text, who) in enumerate(WAY[:far]):
            act = Act(move, text, ("ADM",) if move is MOVE.DIRECT else ())
            one = centre.requests.take(one.id, act, by=people[who].id, key=f"{far} {step}")
        made.append(one)
    before = rows(database_url)
    engine = make_engine(database_url)
    with begin(engine, write=True) as connection:
        migrate(connection, BEFORE)
        migrate(connection, schema.HEAD)
        connection.commit()
    engine.dispose()
    after = rows(database_url)
    assert set(after) == {"referred", "in_process", "returned", "answered"}
    assert after == {state: before[state] for state in after}

    assert len(centre.requests.lying_with(people["officer"].id)) == 3
    worked_on = next(one for one in made if one.state is STATE.IN_PROCESS)
    act = Act(MOVE.ANSWER, "تم")
    answered = centre.requests.take(worked_on.id, act, by=people["officer"].id, key="after", version=worked_on.version)
    assert answered.state is STATE.ANSWERED
    assert centre.requests.history_holds(worked_on.id)
