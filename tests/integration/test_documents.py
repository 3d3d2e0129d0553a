"""Documents of a request on both databases: kept sealed, read by whom they concern, and never deleted."""

import sqlite3
from collections.abc import Callable
from functools import partial
from pathlib import Path
from uuid import UUID, uuid4

import pytest
from sqlalchemy import func, select, update

from core.bootstrap import Centre, key_file_of
from core.domain.documents import Letter, LetterPage
from core.domain.errors import IstiqbalError
from core.domain.workflow import RequestMove, Role
from core.services.course import Act
from core.services.document_dto import DocumentView
from core.services.document_ports import NewDocument
from core.services.dto import RequestView, StaffView, VisitView
from core.storage.document_tables import document, document_content
from core.storage.request_tables import request_type
from core.storage.storage import database_file
from core.storage.vault import KeyFileVault, create_key_file
from tests.integration.conftest import PASSWORD, code_of
from tests.letters.bad_files import BAD, bad_file
from tests.letters.made import letter_of, pdf, texts
from tests.support.clock import FakeClock
from tests.support.together import together

WORDS = "a letter in confidence"
ADD = """
from pathlib import Path
from uuid import UUID
from core.domain.documents import Letter, LetterPage
person = next(one for one in centre.staff.everyone() if one.login == "noura")
letter = Letter((LetterPage(Path({path!r})),))
key = "one" if place < 2 else f"key {{place}}"
print(centre.documents.add(UUID({request!r}), "letter", letter, by=person.id, key=key).id)
"""
REPLACE = """
from pathlib import Path
from uuid import UUID
from core.domain.documents import Letter, LetterPage
person = next(one for one in centre.staff.everyone() if one.login == "noura")
letter = Letter((LetterPage(Path({path!r})),))
try:
    centre.documents.replace(UUID({id!r}), "new", letter, by=person.id, key=f"key {{place}}")
    print("replaced")
except IstiqbalError as error:
    print(error.code.value)
"""


@pytest.fixture
def request_(centre: Centre, visit: VisitView, noura: StaffView) -> RequestView:
    """A request of the women's section."""
    return centre.requests.register(visit.id, "G01", "طلب نقل", "", by=noura.id, key="k")


@pytest.fixture
def letter(tmp_path: Path) -> Letter:
    """One page."""
    return letter_of(pdf(tmp_path / "letter.pdf", WORDS))


@pytest.fixture
def kept(centre: Centre, request_: RequestView, noura: StaffView, letter: Letter) -> DocumentView:
    """That letter, added to that request."""
    return centre.documents.add(request_.id, " خطاب  المراجعة ", letter, by=noura.id, key="first")


def rows(centre: Centre) -> tuple[int, int]:
    """How many documents there are, and how many contents."""
    with centre.storage.units.read() as unit:
        counts = [unit._scope.run(select(func.count()).select_from(table)) for table in (document, document_content)]
        first, second = (int(count.scalar_one()) for count in counts)
    return first, second


def change(centre: Centre, **values: object) -> None:
    """Edit what is stored behind the program."""
    with centre.storage.units.write() as unit:
        unit._scope.run(update(document_content).values(values))
        unit.commit()


def sealed(centre: Centre) -> bytes:
    with centre.storage.units.read() as unit:
        return bytes(unit._scope.run(select(document_content.c.sealed)).scalar_one())


def test_a_document_is_kept_and_opened(
    centre: Centre, request_: RequestView, noura: StaffView, kept: DocumentView, clock: FakeClock
) -> None:
    assert (kept.request_id, kept.title, kept.pages) == (request_.id, "خطاب المراجعة", 1)
    assert (kept.staff, kept.device, kept.added_at) == (noura.name, centre.settings.device.name, clock.now())
    assert (kept.replaces, kept.withdrawn_at, kept.withdrawn_by) == (None, None, "")
    opened = centre.documents.open(kept.id, by=noura.id)
    assert texts(opened) == [WORDS]
    assert len(opened) == kept.size
    assert centre.documents.of_request(request_.id, by=noura.id) == [kept]


def test_the_same_key_adds_one_document(
    centre: Centre, request_: RequestView, noura: StaffView, kept: DocumentView, letter: Letter, visit: VisitView
) -> None:
    assert centre.documents.add(request_.id, "خطاب", letter, by=noura.id, key="first") == kept
    gone = Letter((LetterPage(Path("/nowhere/letter.pdf")),))
    assert centre.documents.add(request_.id, "خطاب", gone, by=noura.id, key="first") == kept
    assert rows(centre) == (1, 1)
    other = centre.requests.register(visit.id, "G01", "طلب آخر", "", by=noura.id, key="other")
    attempt = lambda: centre.documents.add(other.id, "خطاب", letter, by=noura.id, key="first")  # noqa: E731
    assert code_of(attempt) == "key_reused"
    assert code_of(lambda: centre.documents.add(request_.id, "خطاب", letter, by=noura.id, key=" ")) == "key_missing"
    assert centre.documents.of_request(other.id, by=noura.id) == []


def test_equal_letters_are_stored_once(
    centre: Centre, request_: RequestView, noura: StaffView, kept: DocumentView, letter: Letter, tmp_path: Path
) -> None:
    again = centre.documents.add(request_.id, "نسخة", letter, by=noura.id, key="again")
    assert again.id != kept.id
    assert rows(centre) == (2, 1)
    assert centre.documents.open(again.id, by=noura.id) == centre.documents.open(kept.id, by=noura.id)
    other = letter_of(pdf(tmp_path / "other.pdf", "another letter"))
    third = centre.documents.add(request_.id, "آخر", other, by=noura.id, key="third")
    assert rows(centre) == (3, 2)
    assert texts(centre.documents.open(third.id, by=noura.id)) == ["another letter"]


@pytest.mark.parametrize("which", BAD)
@pytest.mark.filterwarnings("ignore:.*:UserWarning:PIL")
def test_nothing_is_stored_of_a_bad_file(
    centre: Centre, request_: RequestView, noura: StaffView, letter: Letter, tmp_path: Path, which: str
) -> None:
    path, code = bad_file(tmp_path, which)
    assert code_of(lambda: centre.documents.pages(path)) == code
    mixed = letter.with_pages((LetterPage(path),))
    assert code_of(lambda: centre.documents.add(request_.id, "خطاب", mixed, by=noura.id, key="bad")) == code
    assert rows(centre) == (0, 0)
    assert centre.documents.add(request_.id, "خطاب", letter, by=noura.id, key="bad").pages == 1


def test_a_document_needs_a_title_pages_and_its_request(
    centre: Centre, request_: RequestView, noura: StaffView, letter: Letter
) -> None:
    def add(request_id: UUID, title: str, pages: Letter) -> str:
        return code_of(lambda: centre.documents.add(request_id, title, pages, by=noura.id, key="k"))

    assert add(request_.id, " ", letter) == "document_title_missing"
    assert add(request_.id, "م" * 121, letter) == "text_too_long"
    assert add(request_.id, "خطاب", Letter()) == "document_no_pages"
    assert add(uuid4(), "خطاب", letter) == "request_unknown"
    assert code_of(lambda: centre.documents.open(uuid4(), by=noura.id)) == "document_unknown"
    assert rows(centre) == (0, 0)


def test_the_database_tells_nothing_without_the_key(
    centre: Centre, noura: StaffView, kept: DocumentView, tmp_path: Path
) -> None:
    stored = sealed(centre)
    for word in (b"%PDF", b"/Page", b"stream", WORDS.encode()):
        assert word not in stored
    file = database_file(centre.settings.database)
    if file is not None:
        with sqlite3.connect(file) as connection:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        connection.close()
        assert b"%PDF" not in file.read_bytes()
    with centre.storage.units.read() as unit:
        content = unit.documents.content(kept.id)
    create_key_file(tmp_path / "other.key")
    assert code_of(lambda: KeyFileVault(tmp_path / "other.key").open_content(stored, content.id)) == "document_altered"
    own = KeyFileVault(key_file_of(centre.settings))
    assert code_of(lambda: own.open_content(stored, uuid4())) == "document_altered"
    assert texts(own.open_content(stored, content.id)) == [WORDS]


@pytest.mark.parametrize("place", [0, 1, 13, 200, -1])
def test_a_changed_byte_is_noticed(centre: Centre, noura: StaffView, kept: DocumentView, place: int) -> None:
    torn = bytearray(sealed(centre))
    torn[place] ^= 1
    change(centre, sealed=bytes(torn))
    assert code_of(lambda: centre.documents.open(kept.id, by=noura.id)) == "document_altered"


def test_a_cut_an_exchange_and_a_false_mark_are_noticed(
    centre: Centre, request_: RequestView, noura: StaffView, kept: DocumentView, tmp_path: Path
) -> None:
    whole = sealed(centre)
    attempt = lambda: centre.documents.open(kept.id, by=noura.id)  # noqa: E731
    for torn in (b"", whole[:5], whole[:-20]):
        change(centre, sealed=torn)
        assert code_of(attempt) == "document_altered"
    change(centre, sealed=whole)
    assert texts(centre.documents.open(kept.id, by=noura.id)) == [WORDS]
    change(centre, fingerprint=b"\x00" * 32)
    assert code_of(attempt) == "document_altered"
    other = letter_of(pdf(tmp_path / "other.pdf", "another letter"))
    second = centre.documents.add(request_.id, "آخر", other, by=noura.id, key="second")
    with centre.storage.units.read() as unit:
        theirs = unit.documents.content(second.id)
    with centre.storage.units.write() as unit:
        mine = unit.documents.content(kept.id)
        put = update(document_content).where(document_content.c.id == mine.id)
        unit._scope.run(put.values(sealed=theirs.sealed))
        unit.commit()
    assert code_of(attempt) == "document_altered"


def test_a_withdrawn_document_stays_with_its_reason(
    centre: Centre, request_: RequestView, noura: StaffView, kept: DocumentView, clock: FakeClock
) -> None:
    clock.advance(60)
    assert code_of(lambda: centre.documents.withdraw(kept.id, " ", by=noura.id)) == "reason_missing"
    gone = centre.documents.withdraw(kept.id, " لمراجع آخر ", by=noura.id)
    assert (gone.withdrawn_at, gone.withdrawn_by, gone.withdrawn_reason) == (clock.now(), noura.name, "لمراجع آخر")
    assert centre.documents.of_request(request_.id, by=noura.id) == [gone]
    assert code_of(lambda: centre.documents.withdraw(kept.id, "again", by=noura.id)) == "document_withdrawn"
    assert centre.documents.of_request(request_.id, by=noura.id) == [gone]


def test_a_replaced_document_stays_behind_the_new_one(
    centre: Centre, request_: RequestView, noura: StaffView, kept: DocumentView, tmp_path: Path, clock: FakeClock
) -> None:
    clock.advance(60)
    better = letter_of(pdf(tmp_path / "better.pdf", "a better scan", "its back"))
    new = centre.documents.replace(kept.id, "خطاب أوضح", better, by=noura.id, key="better")
    assert (new.replaces, new.pages, new.request_id) == (kept.id, 2, request_.id)
    assert centre.documents.replace(kept.id, "خطاب أوضح", better, by=noura.id, key="better") == new
    old, listed = centre.documents.of_request(request_.id, by=noura.id)
    assert listed == new
    assert (old.id, old.withdrawn_at, old.withdrawn_by) == (kept.id, clock.now(), noura.name)
    assert texts(centre.documents.open(kept.id, by=noura.id)) == [WORDS]
    attempt = lambda: centre.documents.replace(kept.id, "ثالث", better, by=noura.id, key="third")  # noqa: E731
    assert code_of(attempt) == "document_withdrawn"
    assert code_of(lambda: centre.documents.add(request_.id, "x", better, by=noura.id, key="better")) == "key_reused"
    assert rows(centre) == (2, 2)


def people(centre: Centre) -> dict[str, StaffView]:
    """One of each role beside the clerks: an officer of the department, and one of another; a man's clerk."""
    men = centre.staff.add("men", "Fahd", PASSWORD, Role.OPERATOR, ["men"])
    legal = centre.staff.add("legal", "Legal", PASSWORD, Role.OFFICER, [], "LEG")
    others = {
        role.value: centre.staff.add(
            role.value, role.value, PASSWORD, role, ["women"], "ADM" if role is Role.OFFICER else None
        )
        for role in Role
    }
    return {"men": men, "legal": legal, **others}


def told(attempt: Callable[[], object]) -> str:
    """Why something is refused, or that it is not."""
    try:
        attempt()
    except IstiqbalError as error:
        return error.code.value
    return "done"


@pytest.mark.parametrize(
    ("level", "kept_from"),
    [
        ("normal", "men legal coordinator administrator host"),
        ("restricted", "men legal coordinator administrator host agent"),
        ("confidential", "men legal coordinator administrator host agent operator supervisor"),
    ],
)
def test_who_reads_a_document(
    centre: Centre, request_: RequestView, kept: DocumentView, level: str, kept_from: str
) -> None:
    everyone = people(centre)
    act = Act(RequestMove.DIRECT, "للجهة", ("ADM",))
    centre.requests.take(request_.id, act, by=everyone["office"].id, key="refer")
    with centre.storage.units.write() as unit:
        unit._scope.run(update(request_type).values(confidentiality=level))
        unit.commit()
    for name, person in everyone.items():
        expected = "request_not_yours" if name in kept_from.split() else "done"
        assert told(partial(centre.documents.open, kept.id, by=person.id)) == expected, name
        assert told(partial(centre.documents.of_request, request_.id, by=person.id)) == expected, name


def test_who_copies_a_document_and_who_opens_a_mistake(
    centre: Centre, request_: RequestView, noura: StaffView, kept: DocumentView, tmp_path: Path
) -> None:
    everyone = people(centre)
    centre.requests.take(request_.id, Act(RequestMove.DIRECT, "للجهة", ("ADM",)), by=everyone["office"].id, key="refer")
    strangers = ("men", "legal", "coordinator", "administrator", "host")
    reads = dict.fromkeys(everyone, "done") | dict.fromkeys(strangers, "request_not_yours")
    copies = reads | {"agent": "role_not_allowed", "auditor": "role_not_allowed"}
    for name, person in everyone.items():
        assert told(partial(centre.documents.copy, kept.id, by=person.id)) == copies[name], name
        out = tmp_path / f"{name}.pdf"
        assert told(partial(centre.documents.copy_to, kept.id, out, by=person.id)) == copies[name], name
        assert out.exists() == (copies[name] == "done")
    assert len({file.read_bytes() for file in tmp_path.glob("*.pdf") if file.name != "letter.pdf"}) == 1
    centre.documents.withdraw(kept.id, "لمراجع آخر", by=noura.id)
    mistakes = {name: "done" if name in {"supervisor", "office", "auditor"} else "document_withdrawn" for name in reads}
    for name, person in everyone.items():
        expected = mistakes[name] if reads[name] == "done" else reads[name]
        assert told(partial(centre.documents.open, kept.id, by=person.id)) == expected, name
        if reads[name] == "done":
            listed = centre.documents.listed(request_.id, by=person.id)
            assert listed.opens(listed.documents[0]) == (expected == "done"), name
            assert listed.copies == (copies[name] == "done"), name
            assert listed.adds == (name != "auditor"), name


def test_a_copy_replaces_no_file(centre: Centre, noura: StaffView, kept: DocumentView, tmp_path: Path) -> None:
    taken = tmp_path / "taken.pdf"
    taken.write_bytes(b"mine")
    for path in (taken, tmp_path / "nowhere" / "a.pdf"):
        assert code_of(partial(centre.documents.copy_to, kept.id, path, by=noura.id)) == "document_not_written"
    assert taken.read_bytes() == b"mine"
    assert not list(tmp_path.glob(".istiqbal-*"))


def test_who_adds_and_withdraws_a_document(
    centre: Centre, request_: RequestView, noura: StaffView, kept: DocumentView, letter: Letter
) -> None:
    everyone = people(centre)
    centre.requests.take(request_.id, Act(RequestMove.DIRECT, "للجهة", ("ADM",)), by=everyone["office"].id, key="refer")
    refused = dict.fromkeys(["men", "legal", "coordinator", "administrator", "host"], "request_not_yours")
    expected = {name: refused.get(name, "done") for name in everyone} | {"auditor": "role_not_allowed"}
    added: dict[str, str] = {}
    for name, person in everyone.items():
        before = rows(centre)[0]
        added[name] = told(partial(centre.documents.add, request_.id, "ورقة", letter, by=person.id, key=person.login))
        assert rows(centre)[0] - before == (added[name] == "done")
    assert added == expected
    for name, person in everyone.items():
        mine = centre.documents.add(request_.id, "ورقة", letter, by=noura.id, key=f"for {name}")
        assert told(partial(centre.documents.withdraw, mine.id, "سبب", by=person.id)) == expected[name]
        new = partial(centre.documents.replace, mine.id, "x", letter, by=person.id, key=f"new {person.login}")
        assert told(new) == ("document_withdrawn" if expected[name] == "done" else expected[name])


def test_a_department_that_handed_a_request_on_only_reads(
    centre: Centre, request_: RequestView, kept: DocumentView, letter: Letter
) -> None:
    everyone = people(centre)
    officer, office = everyone["officer"], everyone["office"]
    acts = [
        (Act(RequestMove.DIRECT, "للجهة", ("ADM",)), office),
        (Act(RequestMove.HAND_BACK, "ليس لنا"), officer),
        (Act(RequestMove.REFER, departments=("LEG",)), office),
    ]
    for number, (act, person) in enumerate(acts):
        centre.requests.take(request_.id, act, by=person.id, key=f"act {number}")
    assert texts(centre.documents.open(kept.id, by=officer.id)) == [WORDS]
    assert not centre.documents.listed(request_.id, by=officer.id).adds
    attempt = lambda: centre.documents.add(request_.id, "ورقة", letter, by=officer.id, key="late")  # noqa: E731
    assert code_of(attempt) == "request_not_yours"


def test_a_settled_request_takes_no_more_documents(
    centre: Centre, request_: RequestView, noura: StaffView, kept: DocumentView, letter: Letter
) -> None:
    centre.requests.take(request_.id, Act(RequestMove.WITHDRAW, "لم يعد يلزم"), by=noura.id, key="gone")
    attempt = lambda: centre.documents.add(request_.id, "ورقة", letter, by=noura.id, key="late")  # noqa: E731
    assert code_of(attempt) == "request_move_forbidden"
    assert not centre.documents.listed(request_.id, by=noura.id).adds
    assert texts(centre.documents.open(kept.id, by=noura.id)) == [WORDS]


def test_programs_that_add_at_once_store_what_is_equal_once(
    centre: Centre, request_: RequestView, letter: Letter, database_url: str
) -> None:
    centre.staff.add("office", "Office", PASSWORD, Role.OFFICE, [])
    ids = together(database_url, ADD.format(request=str(request_.id), path=str(letter.pages[0].source)), 5)
    assert ids[0] == ids[1], "one key, one document"
    assert len(set(ids)) == 4
    assert rows(centre) == (4, 1)


def test_of_programs_that_replace_at_once_one_does(
    centre: Centre, noura: StaffView, kept: DocumentView, letter: Letter, database_url: str
) -> None:
    lines = REPLACE.format(path=str(letter.pages[0].source), id=str(kept.id))
    assert sorted(together(database_url, lines, 4)) == [*["document_withdrawn"] * 3, "replaced"]
    listed = centre.documents.of_request(kept.request_id, by=noura.id)
    assert [one.replaces for one in listed] == [None, kept.id]


def test_whoever_waits_for_news_of_requests_hears_of_a_document(centre: Centre, kept: DocumentView) -> None:
    with centre.storage.units.write() as unit:
        content, by = unit.documents.content(kept.id), unit.staff.everyone()[0].id
        added = NewDocument(uuid4(), kept.request_id, content.id, "x", 1, 1, "k", by, "PC", kept.added_at)
        assert unit.documents.add(added)
        assert unit._scope.touched == {"requests"}
    with centre.storage.units.write() as unit:
        assert unit.documents.withdraw(kept.id, by, "PC", kept.added_at, "")
        assert unit._scope.touched == {"requests"}
