"""Which document is chosen: the reader's, whatever others add, and one's own once it is there."""

from dataclasses import replace
from datetime import UTC, datetime
from uuid import UUID, uuid4

import pytest
from pytestqt.qtbot import QtBot

from core.domain.numerals import Digits
from core.domain.text import Language
from core.services.document_dto import DocumentView
from core.services.setup import DEFAULT_CENTRE
from core.words import Words
from counter.document_words import DocumentWords
from counter.documents.listed import DocumentList

NOW = datetime(2026, 11, 25, 7, 30, tzinfo=UTC)
REQUEST = uuid4()
TOLD = DocumentWords(DEFAULT_CENTRE.zone, Language.ARABIC, Digits.WESTERN)


def document(number: int) -> DocumentView:
    return DocumentView(UUID(int=number), REQUEST, f"paper {number}", 2, 3_400_000, "سعد", "W1", NOW)


@pytest.fixture
def listed(qtbot: QtBot) -> DocumentList:
    made = DocumentList(Words("viewer", Language.ARABIC))
    qtbot.addWidget(made)
    return made


def chosen(listed: DocumentList) -> int | None:
    return listed.chosen.id.int if listed.chosen is not None else None


def test_what_was_chosen_stays_chosen(listed: DocumentList) -> None:
    first, second, third = map(document, (1, 2, 3))
    listed.show_documents([first, second], TOLD)
    assert chosen(listed) == 2  # the newest stands on top
    listed.setCurrentRow(1)
    listed.show_documents([first, second, third], TOLD)
    assert (chosen(listed), listed.count()) == (1, 3)
    gone = replace(first, withdrawn_at=NOW, withdrawn_by="ماجد", withdrawn_reason="خطأ")
    listed.show_documents([gone, second, third], TOLD)
    assert chosen(listed) == 1
    listed.show_documents([second, third], TOLD)
    assert chosen(listed) == 3
    listed.show_documents([], TOLD)
    assert chosen(listed) is None


def test_one_s_own_is_chosen_once_it_is_listed(listed: DocumentList) -> None:
    first, own, later = map(document, (1, 2, 3))
    listed.show_documents([first], TOLD)
    listed.choose(own.id)
    assert chosen(listed) == 1
    listed.show_documents([first, own], TOLD)
    assert chosen(listed) == 2
    listed.show_documents([first, own, later], TOLD)
    assert chosen(listed) == 2
    listed.choose(first.id)
    assert chosen(listed) == 1


def test_a_document_says_what_it_is_and_why_it_is_withdrawn() -> None:
    one = document(1)
    assert TOLD.short(one) == "صفحتان  ·  \u2068سعد\u2069  ·  25 نوفمبر 2026 م"
    assert "3.2 ميغابايت" in TOLD.facts(one)
    assert (TOLD.mark(one), TOLD.withdrawn(one)) == ("", "")
    wrong = replace(one, withdrawn_at=NOW, withdrawn_by="ماجد", withdrawn_reason="لمراجع آخر")
    assert TOLD.mark(wrong) == "مسحوبة: \u2068لمراجع آخر\u2069"
    assert all(part in TOLD.withdrawn(wrong) for part in ("ماجد", "لمراجع آخر", "10:30"))
    assert TOLD.mark(replace(wrong, withdrawn_reason="")) == "مستبدلة"
    digits = DocumentWords(DEFAULT_CENTRE.zone, Language.ARABIC, Digits.ARABIC_INDIC)
    assert "٢٥ نوفمبر ٢٠٢٦" in digits.short(one)
