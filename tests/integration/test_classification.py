"""The classification on both databases: edited as a whole, nothing lost, and suggestions that are right or silent."""

import logging
from dataclasses import replace
from uuid import uuid4

import pytest
from sqlalchemy import select, update

from core.bootstrap import Centre
from core.domain.classification import Match
from core.domain.suggesting import Suggestion
from core.domain.text import Language, LocalText
from core.domain.workflow import Role
from core.services.classification_ports import TypeChange
from core.services.dto import StaffView, VisitView
from core.services.setup import DEFAULT_CENTRE, RequestTypeSetup
from core.storage.classification_store import _PRECEDENTS
from core.storage.classification_tables import classification_event
from core.storage.engine import begin
from core.storage.request_tables import request
from tests.integration.conftest import PASSWORD, code_of
from tests.support.sample import SAMPLE_TYPES

OWN = DEFAULT_CENTRE.types
SAMPLE = [replace(node, department=None) for node in SAMPLE_TYPES]


@pytest.fixture
def sampled(centre: Centre) -> Centre:
    """A centre with the sample's types beside its own."""
    centre.classification.replace([*OWN, *SAMPLE])
    return centre


def told(centre: Centre, wanted: list[RequestTypeSetup]) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(change.kind.value, change.node.code, change.fields) for change in centre.classification.changes(wanted)]


def register(centre: Centre, visit: VisitView, clerk: StaffView, code: str, subject: str) -> None:
    key = f"{code}-{subject}"
    centre.requests.register(visit.id, code, subject, "", by=clerk.id, key=key)


def record(centre: Centre) -> list[tuple[str, str]]:
    with begin(centre.storage.units.engine, write=False) as connection:
        rows = connection.execute(select(classification_event).order_by(classification_event.c.id))
        return [(row.kind, row.code) for row in rows]


def test_a_tree_takes_the_place_of_one_that_nobody_used(centre: Centre) -> None:
    done = centre.classification.replace(SAMPLE)
    assert [one.type for one in centre.classification.tree()] == SAMPLE
    assert [kind.code for kind in centre.requests.types()] == [node.code for node in SAMPLE]
    assert [change.node.code for change in done if change.kind is TypeChange.REMOVED] == ["G03", "G02", "G01", "G"]
    assert record(centre) == [(change.kind.value, change.node.code) for change in done]
    assert centre.classification.replace(SAMPLE) == []
    assert len(record(centre)) == len(done)


def test_what_would_change_is_told_and_nothing_is_done(centre: Centre) -> None:
    branch, letter, _, idea = OWN
    wanted = [
        branch,
        idea,
        replace(letter, title=LocalText("خطاب", "Letter"), working_days=5),
        RequestTypeSetup("H", None, LocalText("أخرى", ""), (), None, None, "normal"),
    ]
    assert told(centre, wanted) == [
        ("changed", "G03", ("order",)),
        ("changed", "G01", ("title", "working_days")),
        ("added", "H", ()),
        ("removed", "G02", ()),
    ]
    assert [one.type for one in centre.classification.tree()] == list(OWN)
    assert record(centre) == []


def test_a_type_with_requests_is_retired_and_stays_readable(centre: Centre, visit: VisitView, noura: StaffView) -> None:
    register(centre, visit, noura, "G02", "شكوى على تأخر")
    assert told(centre, SAMPLE)[-4:] == [
        ("removed", "G03", ()),
        ("retired", "G02", ()),
        ("removed", "G01", ()),
        ("retired", "G", ()),
    ]
    centre.classification.replace(SAMPLE)
    tree = centre.classification.tree()
    assert [(one.type.code, one.used) for one in tree if one.retired_at] == [("G", False), ("G02", True)]
    assert [one.type.code for one in tree][-2:] == ["G", "G02"]
    (kept,) = centre.requests.of_visit(visit.id)
    assert (kept.type.code, kept.type.parent, kept.type.title.ar) == ("G02", "G", "شكوى")
    attempt = lambda: register(centre, visit, noura, "G02", "أخرى")  # noqa: E731
    assert code_of(attempt) == "request_type_unknown"
    assert "G02" not in {one.code for one in centre.classification.search("شكوى")}
    assert centre.classification.replace(SAMPLE) == []


def test_a_retired_type_comes_back_as_it_is_told(centre: Centre, visit: VisitView, noura: StaffView) -> None:
    register(centre, visit, noura, "G02", "شكوى")
    centre.classification.replace(SAMPLE)
    again = [*SAMPLE, OWN[0], replace(OWN[2], working_days=3)]
    assert told(centre, again) == [("restored", "G", ()), ("restored", "G02", ("working_days",))]
    centre.classification.replace(again)
    assert [one.retired_at for one in centre.classification.tree() if one.retired_at] == []
    register(centre, visit, noura, "G02", "ثانية")


def test_a_branch_over_a_retired_type_is_kept_when_it_goes_later(
    centre: Centre, visit: VisitView, noura: StaffView
) -> None:
    register(centre, visit, noura, "G02", "شكوى")
    centre.classification.replace([OWN[0]])
    assert told(centre, SAMPLE)[-1] == ("retired", "G", ())
    centre.classification.replace(SAMPLE)
    assert [one.type.code for one in centre.classification.tree() if one.retired_at] == ["G", "G02"]


def test_only_an_administrator_changes_it(centre: Centre, noura: StaffView) -> None:
    assert code_of(lambda: centre.classification.replace(SAMPLE, by=noura.id)) == "role_not_allowed"
    assert [one.type for one in centre.classification.tree()] == list(OWN)
    chief = centre.staff.add("chief", "مها", PASSWORD, Role.ADMINISTRATOR, ["women"])
    assert centre.classification.replace(SAMPLE, by=chief.id)


def test_a_search_says_what_it_found_in_the_language_asked(sampled: Centre) -> None:
    first = sampled.classification.search("تاشيره", Language.ENGLISH)[0]
    assert (first.code, first.above, first.match) == ("P05", "Passports and residence", Match.TITLE_BEGINS)
    assert first.title.startswith("Visit or recruitment visa")
    assert sampled.classification.search("visa")[0].title.startswith("تأشيرة زيارة")
    assert sampled.classification.search("لاشيءكهذا") == []


def test_a_subject_s_words_suggest(sampled: Centre) -> None:
    (first, *_) = sampled.classification.suggest("التماس نقل السجين إلى سجن قريب")
    assert first == Suggestion("J02", ("نقل", "السجين", "سجن"), 0)
    assert sampled.classification.suggest("", "") == []
    assert sampled.classification.suggest("خطاب إلى معالي الوزير") == []
    assert sampled.classification.suggest("خطاب إلى معالي الوزير", "علاج الإدمان من المخدرات")[0].code == "S04"


def test_earlier_requests_suggest_from_the_second_on(sampled: Centre, visit: VisitView, noura: StaffView) -> None:
    subject = "صيانة مكيفات المدرسة"
    register(sampled, visit, noura, "X02", "صيانة مكيفات المدرسة الثانوية")
    assert sampled.classification.suggest(subject) == []
    register(sampled, visit, noura, "X02", "مكيفات المدرسة تحتاج صيانة")
    register(sampled, visit, noura, "M01", "زواج جماعي")
    assert sampled.classification.suggest(subject) == [Suggestion("X02", (), 2)]


def test_only_the_latest_registered_requests_of_living_types_teach(
    sampled: Centre, visit: VisitView, noura: StaffView
) -> None:
    for code, subject in (("X02", "أول"), ("X03", "ثان"), ("M01", "ثالث"), ("E01", "رابع")):
        register(sampled, visit, noura, code, subject)
    with begin(sampled.storage.units.engine, write=True) as connection:
        connection.execute(update(request).where(request.c.subject == "ثالث").values(state="draft"))
        connection.commit()
    sampled.classification.replace([*OWN, *(node for node in SAMPLE if node.code != "E01")])
    with sampled.storage.units.read() as unit:
        assert [(one.subject, one.code) for one in unit.classification.precedents(9)] == [
            ("ثان", "X03"),
            ("أول", "X02"),
        ]
        assert [one.code for one in unit.classification.precedents(3)] == ["X03"]


def test_nothing_of_another_letter_is_told_or_logged(
    sampled: Centre, visit: VisitView, noura: StaffView, caplog: pytest.LogCaptureFixture
) -> None:
    for number in range(3):
        register(sampled, visit, noura, "X02", f"مكيفات ثانوية الملز معطلة {number}")
    with caplog.at_level(logging.DEBUG):
        (found,) = sampled.classification.suggest("مكيفات ثانوية العليا معطلة")
    assert found == Suggestion("X02", (), 3)
    assert "الملز" not in caplog.text + repr(found)
    assert "العليا" not in caplog.text


def test_the_latest_are_found_without_looking_at_all(sampled: Centre) -> None:
    """By the plan: of millions of requests no more than the bounded number is read, whatever the order asks for."""
    engine = sampled.storage.units.engine
    statement = _PRECEDENTS.compile(engine)
    given = {**statement.params, "most": 5, "centre": uuid4().hex}
    with begin(engine, write=False) as connection:
        if connection.dialect.name == "sqlite":
            values = tuple(given[name] for name in statement.positiontup or ())
            plan = [row[3] for row in connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", values)]
            assert "SCAN request USING COVERING INDEX sqlite_autoindex_request_1" in plan
        else:
            connection.exec_driver_sql("SET LOCAL enable_seqscan = off")
            plan = [row[0] for row in connection.exec_driver_sql(f"EXPLAIN {statement}", given)]
            assert any("Scan Backward using pk_request on request" in line for line in plan)
