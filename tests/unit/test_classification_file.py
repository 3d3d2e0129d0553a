"""A classification as a file: what is written reads the same, files from before English synonyms too."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from core.classification_file import read_classification, write_classification
from core.domain.text import LocalText
from core.services.setup import RequestTypeSetup
from tests.support.sample import SAMPLE_CENTRE, SAMPLE_TYPES

OLD = "code,parent,name_ar,name_en,synonyms_ar,department,working_days,confidentiality\n"
NEW = OLD.replace("synonyms_ar,", "synonyms_ar,synonyms_en,")
WORD = st.text(st.sampled_from('ابتثهوية abcXYZ-,"'), min_size=1, max_size=9).filter(str.strip).map(str.strip)


def read(tmp_path: Path, text: str) -> tuple[RequestTypeSetup, ...]:
    file = tmp_path / "types.csv"
    file.write_text(text, "utf-8")
    return read_classification(file, ["CIV"])


def test_synonyms_come_in_both_languages(tmp_path: Path) -> None:
    (node,) = read(tmp_path, NEW + "R,,هوية,Identity,بطاقة| هوية وطنية |,ID card|identity,CIV,3,\n")
    assert node.synonyms == ("بطاقة", "هوية وطنية", "ID card", "identity")
    assert (node.department, node.working_days, node.confidentiality) == ("CIV", 3, "normal")


def test_a_file_without_english_synonyms_reads_as_before(tmp_path: Path) -> None:
    (node,) = read(tmp_path, OLD + "R,,هوية,Identity,بطاقة,,,\n")
    assert node == RequestTypeSetup("R", None, LocalText("هوية", "Identity"), ("بطاقة",), None, None, "normal")


def test_the_sample_written_reads_as_the_sample(tmp_path: Path) -> None:
    file = tmp_path / "types.csv"
    write_classification(file, SAMPLE_TYPES)
    offices = {node.department for node in SAMPLE_TYPES if node.department}
    assert read_classification(file, offices) == SAMPLE_TYPES
    old = (SAMPLE_CENTRE.parent / "classification.csv").read_text("utf-8-sig").splitlines()
    assert len(file.read_text("utf-8-sig").splitlines()) == len(old)


@given(st.lists(WORD, unique=True), WORD, st.none() | st.integers(1, 999))
def test_whatever_is_written_reads_the_same(
    tmp_path_factory: pytest.TempPathFactory, synonyms: list[str], title: str, days: int | None
) -> None:
    file = tmp_path_factory.mktemp("types") / "types.csv"
    node = RequestTypeSetup("R", None, LocalText(title, ""), tuple(synonyms), None, days, "restricted")
    write_classification(file, [node])
    (found,) = read_classification(file, [])
    assert set(found.synonyms) == set(synonyms)
    write_classification(file, [found])
    assert read_classification(file, []) == (found,)
