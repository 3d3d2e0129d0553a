"""Every right of the services against every role, written down by hand; reading and moving have tables of their own.

The moves of a request: tests/integration/test_refusals.py. Who reads which request: tests/unit/test_rights.py. Who may
note what: tests/unit/test_remarks.py. SQLite is enough: no right depends on the database.
"""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from uuid import UUID

import pytest

from core.bootstrap import Centre, open_centre
from core.domain.errors import ErrorCode, RuleBroken
from core.domain.hospitality import Item
from core.domain.queue_policy import QueueClass, QueuePolicy
from core.domain.rating import Score
from core.domain.remarks import Remark
from core.domain.screens import ScreenWishes
from core.domain.text import LocalText
from core.domain.visitor import Gender
from core.domain.workflow import RequestMove, Role, Urgency
from core.services.course import Act
from core.services.dto import RequestView, StaffView, TicketView
from core.services.remarks import Said
from tests.integration.conftest import CITIZEN, MOBILE, NAME, PASSWORD
from tests.letters.made import letter_of, pdf
from tests.support.clock import START, FakeClock

NOT_THEIRS = {ErrorCode.ROLE_NOT_ALLOWED, ErrorCode.REQUEST_NOT_YOURS, ErrorCode.SECTION_NOT_YOURS}


@dataclass(frozen=True)
class House:
    """One person of every role, a visitor who waits, and a request with a document that lies with a department."""

    centre: Centre
    people: dict[Role, StaffView]
    waiting: TicketView
    request: RequestView
    document: UUID
    wrong: UUID
    letter: Path
    rating: UUID


Right = Callable[[House, UUID], object]


def reference(house: House) -> str:
    return house.request.reference


def device(house: House) -> str:
    return house.centre.settings.device.name


def found(house: House, by: UUID) -> None:
    """Nobody is told that there is something to find: who may not search finds nothing."""
    if not house.centre.search.find(reference(house), by=by).requests:
        raise RuleBroken(ErrorCode.REQUEST_NOT_YOURS)


def remark(house: House, by: UUID, what: Remark) -> RequestView:
    said = Said(what, "since", type_code="G02" if what is Remark.RECLASSIFY else None)
    if what is Remark.SET_URGENCY:
        said = replace(said, urgency=Urgency.URGENT)
    return house.centre.requests.remark(house.request.id, said, by=by, key=f"{what} {by}")


HALL = "supervisor administrator"
CODE = "135792"
READ = "operator agent office officer supervisor auditor"
RIGHTS: dict[str, tuple[str, Right]] = {
    # the hall
    "see it live": (HALL, lambda house, by: house.centre.live.view(by)),
    "close it": (HALL, lambda house, by: house.centre.hall.close("women", "prayer", by=by)),
    "end its day": (HALL, lambda house, by: house.centre.hall.end_day("women", reason="over", by=by)),
    "open it again": (HALL, lambda house, by: house.centre.hall.reopen("women", "after", by=by)),
    "change its numbers": (HALL, lambda house, by: house.centre.hall.set_policy(QueuePolicy(recall_limit=2), by=by)),
    "change its hours": (HALL, lambda house, by: house.centre.hall.set_week("women", {}, by=by)),
    "change a quota": (HALL, lambda house, by: house.centre.hall.set_quota("submit", 900, by=by)),
    "name it": (HALL, lambda house, by: house.centre.hall.set_names({"authority": LocalText("جهة", "")}, by=by)),
    "set a screen": (HALL, lambda house, by: house.centre.screens.wish("hall", ScreenWishes(section="women"), by=by)),
    "see the screens": (HALL, lambda house, by: house.centre.screens.listed(by)),
    "change a plan": (HALL, lambda house, by: house.centre.appointments.set_plan("women", "audience", 7, [], by=by)),
    "set the staff code of its devices": (HALL, lambda house, by: house.centre.devices.set_code(CODE, CODE, by=by)),
    "restart its kiosk from afar": (
        HALL,
        lambda house, by: house.centre.devices.ask_restart(device(house), f"again {by}", by=by),
    ),
    "see what was done at it": (HALL, lambda house, by: house.centre.devices.events(device(house), by=by)),
    "open a window for somebody": (
        HALL,
        lambda house, by: house.centre.supervision.open_desk("W2", house.people[Role.SUPERVISOR].id, "short", by=by),
    ),
    "close somebody's window": (HALL, lambda house, by: house.centre.supervision.close_desk("W2", "ill", by=by)),
    "change a visitor's class": (
        HALL,
        lambda house, by: house.centre.supervision.reclassify(house.waiting.id, QueueClass.PRIORITY, "old", by=by),
    ),
    "see who waits for coffee": (f"host {HALL}", lambda house, by: house.centre.hospitality.guests(by)),
    "bring it": (
        f"host {HALL}",
        lambda house, by: house.centre.hospitality.serve(house.waiting.id, Item.COFFEE, by=by, key=f"coffee {by}"),
    ),
    "issue a ticket by hand": (
        f"operator {HALL}",
        lambda house, by: house.centre.queue.issue("women", "submit", f"by hand {by}", by=by, reason="asked"),
    ),
    "see its low ratings": (HALL, lambda house, by: house.centre.ratings.tasks(by)),
    "count them": (HALL, lambda house, by: house.centre.ratings.count(by)),
    "look into one": (HALL, lambda house, by: house.centre.ratings.take(house.rating, by=by)),
    "see how it is rated": (
        HALL,
        lambda house, by: house.centre.ratings.summary("women", START.date(), START.date(), by=by),
    ),
    # the centre
    "change the classification": ("administrator", lambda house, by: house.centre.classification.replace([], by=by)),
    "read the audit trail": ("auditor", lambda house, by: house.centre.audit.of_request(reference(house), by=by)),
    # requests
    "read one": (READ, lambda house, by: house.centre.requests.read(house.request.id, by=by)),
    "see what lies with oneself": (
        "operator agent office officer supervisor",
        lambda house, by: house.centre.requests.lying_with(by),
    ),
    "search them": (READ, found),
    "say that one reads it": (READ, lambda house, by: house.centre.presence.here(house.request.id, by=by)),
    "see what is late": ("supervisor", lambda house, by: house.centre.escalation.late(by)),
    "have its file on paper": (
        "operator office officer supervisor",
        lambda house, by: house.centre.requests.file_pdf(house.request.id, by=by),
    ),
    "have its referral letter": (
        "office officer",
        lambda house, by: house.centre.requests.referral_letters_pdf(house.request.id, by=by),
    ),
    "open a visitor's file": (
        "operator agent office supervisor auditor",
        lambda house, by: house.centre.files.find(CITIZEN, by=by),
    ),
    # its documents
    "list them": (READ, lambda house, by: house.centre.documents.of_request(house.request.id, by=by)),
    "read one of them": (READ, lambda house, by: house.centre.documents.open(house.document, by=by)),
    "take a copy": (
        "operator office officer supervisor",
        lambda house, by: house.centre.documents.copy(house.document, by=by),
    ),
    "add one": (
        "operator agent office officer supervisor",
        lambda house, by: house.centre.documents.add(
            house.request.id, "more", letter_of(house.letter), by=by, key=f"more {by}"
        ),
    ),
    "withdraw one": (
        "operator agent office officer supervisor",
        lambda house, by: house.centre.documents.withdraw(house.wrong, "wrong", by=by),
    ),
    # remarks, through the service
    "change its type": ("operator office supervisor", lambda house, by: remark(house, by, Remark.RECLASSIFY)),
    "make it urgent": ("office supervisor", lambda house, by: remark(house, by, Remark.SET_URGENCY)),
    "remind": ("operator agent office supervisor", lambda house, by: remark(house, by, Remark.REMIND)),
}


@pytest.fixture(scope="module")
def house(made_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    folder = tmp_path_factory.mktemp("rights")
    for kind in (".db", ".key"):
        shutil.copy(made_file.with_suffix(kind), folder / f"centre{kind}")
    with open_centre(f"sqlite:///{folder / 'centre.db'}", clock=FakeClock()) as centre:
        people = {
            role: centre.staff.add(
                role.value, role.value, PASSWORD, role, ["women"], "ADM" if role is Role.OFFICER else None
            )
            for role in Role
        }
        clerk, office = people[Role.OPERATOR], people[Role.OFFICE]
        centre.staff.take_desk(clerk.id, "W1")
        centre.queue.issue("women", "submit", "visitor")
        centre.queue.call_next("W1", by=clerk.id)
        visitor = centre.visitors.enter(CITIZEN, NAME, Gender.WOMAN, MOBILE)
        visit = centre.visitors.start_visit("W1", visitor.id, by=clerk.id)
        request = centre.requests.register(visit.id, "G01", "subject", "", by=clerk.id, key="request")
        letter = pdf(folder / "letter.pdf", "a letter")
        document, wrong = (
            centre.documents.add(request.id, title, letter_of(letter), by=clerk.id, key=title)
            for title in ("letter", "wrong one")
        )
        centre.requests.take(request.id, Act(RequestMove.DIRECT, "text", ("ADM",)), by=office.id, key="direct")
        ended = centre.queue.issue("women", "submit", "who was served")
        centre.queue.call_next("W3")
        centre.queue.finish("W3")
        rating = centre.ratings.rate(ended.id, Score.BAD, "rating")
        waiting = centre.queue.issue("women", "submit", "who waits")
        centre.administration.heartbeat("kiosk", "women")
        yield House(centre, people, waiting, request, document.id, wrong.id, letter, rating.id)


@pytest.mark.parametrize("right", RIGHTS)
def test_a_right_is_of_these_roles_and_of_no_other(house: House, right: str) -> None:
    allowed, act = RIGHTS[right]
    having = set()
    for role, person in house.people.items():
        try:
            act(house, person.id)
        except RuleBroken as refused:
            if refused.code in NOT_THEIRS:
                continue
        having.add(role.value)
    assert having == set(allowed.split())
