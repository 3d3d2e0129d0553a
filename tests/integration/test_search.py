"""A request is found in the whole centre, on both databases alike, and only by those who may read it."""

from dataclasses import dataclass

import pytest
from sqlalchemy import text, update

from core.bootstrap import Centre
from core.domain.visitor import Gender
from core.domain.workflow import RequestMove, Role
from core.services.course import Act
from core.services.dto import RequestView, StaffView
from core.services.search_ports import Reader
from core.storage import search_marks, search_store
from core.storage.request_tables import request_type
from core.storage.search_index import fill
from tests.integration.conftest import PASSWORD

MEN, WOMEN = ("1000000008", Gender.MAN), ("1000000016", Gender.WOMAN)


@dataclass
class House:
    """A centre with a clerk in each section, and those to whom requests go."""

    centre: Centre
    clerks: dict[str, StaffView]
    office: StaffView
    officer: StaffView
    others: dict[str, StaffView]
    keys: int = 0

    def enter(
        self, section: str, number: str, name: str, subject: str, kind: str = "G01", mobile: str = "0501234567"
    ) -> RequestView:
        self.keys += 1
        clerk, desk = self.clerks[section], f"{section[0].upper()}1"
        gender = Gender.MAN if section == "men" else Gender.WOMAN
        self.centre.queue.issue(section, "submit", f"k{self.keys}")
        self.centre.queue.call_next(desk, by=clerk.id)
        visitor = self.centre.visitors.enter(number, name, gender, mobile)
        visit = self.centre.visitors.start_visit(desk, visitor.id, by=clerk.id)
        made = self.centre.requests.register(visit.id, kind, subject, "", by=clerk.id, key=f"r{self.keys}")
        self.centre.queue.finish(desk)
        return made

    def take(
        self, request: RequestView, move: RequestMove, by: StaffView, text: str = "", to: str | None = None
    ) -> None:
        self.keys += 1
        self.centre.requests.take(request.id, Act(move, text, (to,) if to else ()), by=by.id, key=f"m{self.keys}")

    def withdraw(self, request: RequestView) -> None:
        self.take(request, RequestMove.WITHDRAW, self.clerks[request.section], "لم يعد يحتاج إليها")

    def found(self, typed: str, by: StaffView | None = None, limit: int = 50) -> list[str]:
        return [one.subject for one in self.centre.search.find(typed, by=(by or self.office).id, limit=limit).requests]


@pytest.fixture
def house(centre: Centre) -> House:
    def add(login: str, role: Role, sections: list[str], department: str | None = None) -> StaffView:
        return centre.staff.add(login, login.title(), PASSWORD, role, sections, department)

    clerks = {name: add(f"clerk-{name}", Role.OPERATOR, [name]) for name in ("men", "women")}
    for name, clerk in clerks.items():
        centre.staff.take_desk(clerk.id, f"{name[0].upper()}1")
    others = {
        "agent": add("agent", Role.AGENT, ["women"]),
        "supervisor": add("supervisor", Role.SUPERVISOR, ["men", "women"]),
        "auditor": add("auditor", Role.AUDITOR, []),
        "host": add("host", Role.HOST, ["women"]),
        "administrator": add("administrator", Role.ADMINISTRATOR, []),
        "legal": add("legal", Role.OFFICER, [], "LEG"),
    }
    return House(centre, clerks, add("office", Role.OFFICE, []), add("officer", Role.OFFICER, [], "ADM"), others)


def test_found_by_whatever_is_at_hand(house: House) -> None:
    made = house.enter("women", "1000000016", "نورة عبد الله السالم", "طلب نقل معلمة إلى الرياض", mobile="0551111111")
    house.enter("men", "1000000008", "فهد الحربي", "شكوى من تأخر الصرف")
    wanted = [made.subject]
    reference = made.reference
    numbers = ["1000000016", "١٠٠٠٠٠٠٠١٦", "0551111111", "+966 55 111 1111"]
    references = [reference, reference.lower().replace("-", " "), reference[:-2]]
    words = ["نورة", "عبدالله", "السا", "نقل معلمة", "النقل", "الري", "نوره نقل"]
    for typed in (*references, *numbers, *words):
        assert house.found(typed) == wanted, typed
    for typed in ("", "ن", "RUH-1448-999999-1", "1000000024", "0559999999", "قطار", "نورة شكوى", "' OR \"*) NOT ("):
        assert house.found(typed) == [], typed


def test_the_open_come_first_and_then_the_newest(house: House) -> None:
    made = [house.enter("women", "1000000016", "سارة", f"طلب رقم {number}") for number in range(5)]
    house.withdraw(made[4])
    house.withdraw(made[1])
    expected = [f"طلب رقم {number}" for number in (3, 2, 0, 4, 1)]
    for typed in ("طلب", "سارة", "1000000016", "0501234567"):
        assert house.found(typed) == expected, typed
    house.take(made[4], RequestMove.REOPEN, house.office, "وردت مستندات")
    assert house.found("طلب")[0] == "طلب رقم 4"


def test_very_many_are_told_and_not_shown(house: House) -> None:
    for number in range(4):
        house.enter("women", "1000000016", "سارة", f"طلب رقم {number}")
    for typed in ("طلب", "1000000016", "0501234567"):
        found = house.centre.search.find(typed, by=house.office.id, limit=3)
        assert ([one.subject[-1] for one in found.requests], found.more) == (["3", "2", "1"], True)
        assert not house.centre.search.find(typed, by=house.office.id, limit=4).more


def test_another_name_is_found_and_the_old_one_no_more(house: House) -> None:
    house.enter("women", "1000000016", "سارة الحربي", "طلب نقل")
    house.centre.visitors.enter("1000000016", "ساره العتيبي", Gender.WOMAN, "0501234567")
    assert house.found("العتيبي") == ["طلب نقل"]
    assert house.found("الحربي") == []


def reads(house: House, typed: str) -> dict[str, list[str]]:
    people = {"women": house.clerks["women"], "men": house.clerks["men"], "office": house.office,
              "officer": house.officer, **house.others}  # fmt: skip
    found = {
        who: (house.found(typed, person), house.centre.search.find(typed, by=person.id, limit=1))
        for who, person in people.items()
    }
    assert all(told.more == (len(all_of) > 1) for all_of, told in found.values())
    return {who: sorted(all_of) for who, (all_of, _) in found.items()}


def test_nobody_finds_what_they_may_not_read(house: House) -> None:
    with house.centre.storage.units.write() as unit:
        for code, level in (("G02", "restricted"), ("G03", "confidential")):
            unit._scope.run(update(request_type).where(request_type.c.code == code).values(confidentiality=level))
        unit.commit()
    kinds = {"G01": "عادي", "G02": "مقيد", "G03": "سري"}
    numbers = {"men": "1000000008", "women": "1000000016"}
    made = {
        (section, kind): house.enter(section, numbers[section], "ريم", f"طلب {said} {section}", kind)
        for section in numbers
        for kind, said in kinds.items()
    }
    house.take(made["men", "G03"], RequestMove.DIRECT, house.office, "يُنظر فيه", "ADM")
    house.take(made["women", "G01"], RequestMove.DIRECT, house.office, "يُنظر فيه", "ADM")
    house.take(made["women", "G01"], RequestMove.HAND_BACK, house.officer, "ليس من اختصاصنا")
    house.take(made["women", "G01"], RequestMove.REFER, house.office, to="LEG")

    def said(*which: tuple[str, str]) -> list[str]:
        return sorted(made[one].subject for one in which)

    every = said(*made)
    expected = {
        "women": said(("women", "G01"), ("women", "G02")),
        "men": said(("men", "G01"), ("men", "G02")),
        "office": every,
        "officer": said(("men", "G03"), ("women", "G01")),
        "agent": said(("women", "G01")),
        "supervisor": said(("men", "G01"), ("men", "G02"), ("women", "G01"), ("women", "G02")),
        "auditor": every,
        "host": [],
        "administrator": [],
        "legal": said(("women", "G01")),
    }
    for typed in ("طلب", "ريم", "0501234567"):
        assert reads(house, typed) == expected, typed
    for (section, _), one in made.items():
        told = reads(house, one.reference)
        assert told == {who: [one.subject] if one.subject in found else [] for who, found in expected.items()}
        assert reads(house, numbers[section])["women"] == (expected["women"] if section == "women" else [])


def test_a_type_that_becomes_confidential_is_hidden_at_once(house: House) -> None:
    house.enter("women", "1000000016", "ريم", "طلب نقل")
    assert house.found("نقل", house.clerks["women"]) == ["طلب نقل"]
    with house.centre.storage.units.write() as unit:
        unit._scope.run(update(request_type).where(request_type.c.code == "G01").values(confidentiality="confidential"))
        unit.commit()
    assert house.found("نقل", house.clerks["women"]) == []
    assert house.found("نقل") == ["طلب نقل"]


def test_the_tables_have_the_last_word(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """An index without marks shows nobody more."""
    house.enter("men", "1000000008", "ريم", "طلب نقل")
    real = search_store._Question
    monkeypatch.setattr(
        search_store, "_Question", lambda asked, reader, _: real(asked, Reader(levels=reader.levels), ())
    )
    for person, found in ((house.clerks["men"], 1), (house.clerks["women"], 0), (house.officer, 0), (house.office, 1)):
        assert len(house.found("نقل", person)) == found


def test_the_index_of_an_older_database_is_the_one_that_grew(house: House) -> None:
    made = [house.enter("women", "1000000016", "سارة", f"طلب رقم {number}") for number in range(3)]
    house.withdraw(made[1])
    house.take(made[2], RequestMove.DIRECT, house.office, "يُنظر فيه", "ADM")
    told: list[tuple[int, int]] = []
    with house.centre.storage.units.write() as unit:
        connection = unit._scope.connection
        grown = connection.execute(text("SELECT request_id, CAST(doc AS text) FROM request_search ORDER BY n")).all()
        connection.execute(text("DELETE FROM request_search"))
        if unit._scope.dialect == "sqlite":
            connection.execute(text("INSERT INTO request_fts (request_fts) VALUES ('delete-all')"))
        else:
            connection.execute(text("SELECT setval(pg_get_serial_sequence('request_search', 'n'), 1, false)"))
        assert len(grown) == 3
        fill(connection, lambda done, total: told.append((done, total)))
        filled = connection.execute(text("SELECT request_id, CAST(doc AS text) FROM request_search ORDER BY n")).all()
        unit.commit()
    assert filled == grown
    assert told == [(3, 3)]
    assert house.found("طلب") == ["طلب رقم 2", "طلب رقم 0", "طلب رقم 1"]
    assert house.found("طلب", house.officer) == ["طلب رقم 2"]


def test_what_is_asked_of_ever_more_of_the_newest_is_the_same_in_the_same_order(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Windows of two, four and eight rows, so that a few requests are as many as a million."""
    windows = (("_a", 1), ("_b", 2), ("_c", 3))
    for module in (search_marks, search_store):
        monkeypatch.setattr(module, "WINDOWS", windows)
    monkeypatch.setattr(search_marks, "_MOST_NAMED", 3)
    made = [
        house.enter("women", "1000000016", "نورة السالم", f"{'نقل' if place % 5 else 'علاج'} {place}")
        for place in range(30)
    ]
    for place in (3, 5, 28, 29):
        house.withdraw(made[place])
    settled = {made[place].subject for place in (3, 5, 28, 29)}
    for word, most in (("نقل", 3), ("نقل", 20), ("نقل", 50), ("علاج", 2), ("علاج", 50), ("سالم", 50)):
        every = [one.subject for one in reversed(made) if one.subject.startswith(word) or word == "سالم"]
        in_order = [one for one in every if one not in settled] + [one for one in every if one in settled]
        assert house.found(word, limit=most) == in_order[:most], (word, most)
