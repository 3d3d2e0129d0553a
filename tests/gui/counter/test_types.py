"""The classification at the window, by keyboard: searched as one types, suggested by the subject, never in the way."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QTreeWidget

from core.domain.errors import EnvironmentFault, ErrorCode
from core.domain.suggesting import Suggestion
from core.domain.text import Language
from core.domain.visitor import Gender
from core.services.classification import ClassificationService
from counter.classification.suggestions import Suggestions
from tests.gui.counter.conftest import Open, Screen
from tests.support.sample import SAMPLE_TYPES

SEARCH, SUBJECT, SUMMARY = "بحث في التصنيف", "الموضوع", "الملخص"
VISA = "تأشيرة زيارة أو استقدام لظرف إنساني"
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def visiting(open_counter: Open) -> Screen:
    """A visitor at the window of a centre with the sample's classification; the cursor is in the search."""
    screen = open_counter()
    screen.centre.classification.replace([replace(node, department=None) for node in SAMPLE_TYPES])
    screen.seat()
    screen.visit()
    work = screen.counter.session.work
    assert work is not None
    assert len(work.types) == len(SAMPLE_TYPES)
    return screen


def tree(screen: Screen) -> QTreeWidget:
    found = screen.counter.window.findChild(QTreeWidget)
    assert isinstance(found, QTreeWidget)
    return found


def shown(screen: Screen) -> list[str]:
    """The leaves that the tree shows, from the top."""
    every = tree(screen).findItems("", Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive)
    seen = [one for one in every if not one.isHidden()]
    return [one.text(0) for one in seen if (branch := one.parent()) is not None and not branch.isHidden()]


def chosen(screen: Screen) -> str:
    item = tree(screen).currentItem()
    return item.text(0) if item is not None and item.isSelected() else ""


def suggested(screen: Screen) -> bool:
    found = screen.counter.window.findChild(Suggestions)
    assert isinstance(found, Suggestions)
    return found.isVisible()


def registered(screen: Screen) -> str:
    """Ctrl+S; the code of the type of the one request."""
    screen.save()
    screen.until(lambda: len(screen.requests()) == 1)
    return screen.centre.requests.by_reference(screen.requests()[0]).type.code


def to_subject(screen: Screen) -> None:
    """Enter in the empty search goes on to the subject and chooses nothing."""
    screen.clerk.key(Qt.Key.Key_Return)
    screen.focus_on(SUBJECT)
    assert chosen(screen) == ""


def test_a_search_forgives_spelling_and_enter_takes_the_best(visiting: Screen) -> None:
    visiting.clerk.keys("رخصه")
    assert shown(visiting)[:2] == ["اعتراض على مخالفة مرورية", "رخصة قيادة أو سير"]
    assert chosen(visiting) == ""
    visiting.clerk.key(Qt.Key.Key_Return)
    visiting.focus_on(SUBJECT)
    assert chosen(visiting) == "رخصة قيادة أو سير"
    visiting.clerk.type_and_enter("تجديد")
    assert registered(visiting) == "T02"


def test_the_tree_follows_every_key_without_asking_the_database(
    visiting: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    monkeypatch.setattr(ClassificationService, "search", lambda _, text, __: asked.append(text))
    every = len(shown(visiting))
    visiting.clerk.keys("visa")
    assert shown(visiting) == [VISA]
    for _ in range(4):
        visiting.clerk.key(Qt.Key.Key_Backspace)
    assert len(shown(visiting)) == every
    assert asked == []


def test_nothing_found_is_said_and_enter_stays(visiting: Screen) -> None:
    visiting.clerk.type_and_enter("لاشيءكهذا")
    assert visiting.clerk.hears("لا تصنيف بهذه الكلمات")
    assert (shown(visiting), chosen(visiting)) == ([], "")
    visiting.focus_on(SEARCH)
    for _ in range(9):
        visiting.clerk.key(Qt.Key.Key_Backspace)
    assert not visiting.clerk.hears("لا تصنيف بهذه الكلمات")


def test_down_goes_to_the_best_in_the_tree(visiting: Screen) -> None:
    visiting.clerk.keys("رخصة")
    visiting.clerk.combination(Qt.Key.Key_Down)
    assert chosen(visiting) == "رخصة قيادة أو سير"
    assert tree(visiting).hasFocus()


def test_what_is_typed_suggests_with_its_reason_and_takes_no_cursor(visiting: Screen) -> None:
    to_subject(visiting)
    visiting.clerk.keys("تاشيره زياره لوالدتي")
    visiting.until(lambda: suggested(visiting))
    assert visiting.clerk.hears(f"{VISA}. الكلمات: \u2068تاشيره، زياره\u2069")
    visiting.focus_on(SUBJECT)
    assert chosen(visiting) == ""
    visiting.clerk.combination(Qt.Key.Key_1, CONTROL)
    visiting.until(lambda: chosen(visiting) == VISA)
    visiting.focus_on(SUBJECT)
    visiting.until(lambda: visiting.clerk.hears("(مختار)"))
    assert registered(visiting) == "P05"
    visiting.until(lambda: not suggested(visiting))


def test_a_suggestion_is_reached_and_taken_with_tab_and_enter(visiting: Screen) -> None:
    to_subject(visiting)
    visiting.clerk.keys("التماس العفو عن سجين")
    visiting.until(lambda: suggested(visiting))
    visiting.clerk.combination(Qt.Key.Key_Tab)
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.accessibleName().startswith("طلب عفو أو إفراج")
    visiting.clerk.combination(Qt.Key.Key_Return)
    assert chosen(visiting) == "طلب عفو أو إفراج"
    assert focused.hasFocus()


def test_a_suggestion_takes_the_place_of_what_was_searched(visiting: Screen) -> None:
    visiting.clerk.type_and_enter("رخصة سلاح")
    visiting.focus_on(SUBJECT)
    visiting.clerk.keys("مخالفة مرورية")
    visiting.until(lambda: suggested(visiting))
    visiting.clerk.combination(Qt.Key.Key_1, CONTROL)
    visiting.until(lambda: chosen(visiting) == "اعتراض على مخالفة مرورية")
    assert visiting.clerk.text(SEARCH) == ""


def test_the_summary_suggests_too_and_vague_words_suggest_nothing(visiting: Screen) -> None:
    to_subject(visiting)
    session = visiting.counter.session
    answers: list[tuple[Suggestion, ...]] = []
    session.suggesting.changed.connect(lambda: answers.append(session.suggesting.found))
    visiting.clerk.type_and_enter("خطاب إلى معالي الوزير")
    visiting.focus_on(SUMMARY)
    visiting.clerk.keys("علاج الإدمان من المخدرات")
    visiting.until(lambda: suggested(visiting))
    assert [one[0].code for one in answers if one] == ["S04"]


def test_earlier_letters_are_counted_and_not_shown(visiting: Screen) -> None:
    centre = visiting.centre
    huda = next(person for person in centre.staff.everyone() if person.login == "huda")
    centre.staff.take_desk(huda.id, "W2")
    centre.queue.issue("women", "submit", "another")
    centre.queue.call_next("W2", by=huda.id)
    other = centre.visitors.enter("2000000006", "Amina Khan", Gender.WOMAN, "0501234567")
    theirs = centre.visitors.start_visit("W2", other.id, by=huda.id)
    for number, subject in enumerate(("صيانة مكيفات مدرسة الملز", "مكيفات مدرسة الملز صيانة", "صيانة مكيفات المدرسة")):
        centre.requests.register(theirs.id, "X02", subject, "", by=huda.id, key=f"earlier-{number}")
    to_subject(visiting)
    visiting.clerk.keys("صيانة مكيفات مدرسة")
    visiting.until(lambda: suggested(visiting))
    assert visiting.clerk.hears("اقتراح. 3 معاملات مشابهة صُنفت هكذا")
    assert not visiting.clerk.hears("الملز")


def test_without_a_database_nothing_is_suggested_and_nothing_is_lost(
    visiting: Screen, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def away(_: ClassificationService, subject: str, summary: str) -> list[Suggestion]:
        asked.append(subject)
        raise EnvironmentFault(ErrorCode.DATABASE_AWAY, reason="the test's")

    with monkeypatch.context() as patched:
        patched.setattr(ClassificationService, "suggest", away)
        to_subject(visiting)
        visiting.clerk.keys("تأشيرة زيارة")
        visiting.until(lambda: bool(asked) and visiting.counter.session.settled)
    assert not suggested(visiting)
    assert visiting.clerk.text(SUBJECT) == "تأشيرة زيارة"
    visiting.clerk.keys(" لأمي")
    visiting.until(lambda: suggested(visiting))


def test_a_retired_type_leaves_the_tree_of_an_open_window(visiting: Screen) -> None:
    visiting.clerk.type_and_enter("شكر")
    visiting.focus_on(SUBJECT)
    kept = [replace(node, department=None) for node in SAMPLE_TYPES if node.code != "X02"]
    visiting.centre.classification.replace(kept)
    session = visiting.counter.session
    visiting.until(lambda: session.work is not None and len(session.work.types) == len(kept))
    assert chosen(visiting) == "شكر وتقدير"
    visiting.clerk.fill(SEARCH, " وتقدير")
    assert shown(visiting) == ["شكر وتقدير"]
    for _ in "شكر وتقدير":
        visiting.clerk.key(Qt.Key.Key_Backspace)
    assert "اقتراح" not in shown(visiting)
    assert "مقابلة الوزير" in shown(visiting)


def test_english_says_it_in_english(open_counter: Open) -> None:
    screen = open_counter(language=Language.ENGLISH)
    screen.centre.classification.replace([replace(node, department=None) for node in SAMPLE_TYPES])
    found = screen.counter.window.findChild(Suggestions)
    assert isinstance(found, Suggestions)
    one = Suggestion("P01", ("travel", "ban"), 1)
    found.show_found(
        (one, Suggestion("gone", (), 2)),
        {"P01": "Lifting of a travel ban"},
        "",
        screen.centre.administration.centre().digits,
    )
    names = [line.accessibleName() for line in found.findChildren(type(found._lines[0])) if not line.isHidden()]
    assert names == ["Lifting of a travel ban. 1 similar request was classified so · words: \u2068travel, ban\u2069"]
