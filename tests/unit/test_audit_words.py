"""Every kind of entry and every trouble has words, and every kind a subject."""

import pytest

from core.domain.audit import SUBJECT, AuditKind, AuditProblem, AuditSubject
from core.domain.text import STAFF_LANGUAGES, Language
from core.words import catalogue


@pytest.mark.parametrize("language", STAFF_LANGUAGES)
def test_every_kind_and_every_trouble_has_words(language: Language) -> None:
    said = set(catalogue("audit", language))
    assert {f"kind.{kind}" for kind in AuditKind} == {entry for entry in said if entry.startswith("kind.")}
    assert {f"problem.{one}" for one in AuditProblem} == {entry for entry in said if entry.startswith("problem.")}
    of_requests = {kind for kind, subject in SUBJECT.items() if subject is AuditSubject.REQUEST}
    assert {f"did.{kind}" for kind in of_requests} == {entry for entry in said if entry.startswith("did.")}


def test_every_kind_has_a_subject_and_fits_its_column() -> None:
    assert set(SUBJECT) == set(AuditKind)
    assert max(map(len, AuditKind)) <= 32
    assert max(map(len, AuditSubject)) <= 16
