"""Every right to read against every role, written down by hand."""

from itertools import product

import pytest

from core.domain.rights import Confidentiality, may_read
from core.domain.workflow import Role

# role: what it reads of its own section or department, and what of others
READS = {
    "operator": ("normal restricted", ""),
    "agent": ("normal", ""),
    "office": ("normal restricted confidential", "normal restricted confidential"),
    "officer": ("normal restricted confidential", ""),
    "coordinator": ("", ""),
    "supervisor": ("normal restricted", ""),
    "administrator": ("", ""),
    "auditor": ("normal restricted confidential", "normal restricted confidential"),
    "host": ("", ""),
}


@pytest.mark.parametrize(("role", "level", "own"), list(product(Role, Confidentiality, (True, False))))
def test_who_reads_what(role: Role, level: Confidentiality, own: bool) -> None:
    expected = level.value in READS[role.value][0 if own else 1].split()
    reads = may_read(
        role,
        level,
        section="women",
        sections=["women"] if own else ["men"],
        departments=["PAS"] if own else ["TRA"],
        department="PAS",
    )
    assert reads is expected


def test_an_officer_without_a_department_reads_nothing() -> None:
    assert not may_read(Role.OFFICER, Confidentiality.NORMAL, section="women", sections=["women"], departments=["PAS"])
