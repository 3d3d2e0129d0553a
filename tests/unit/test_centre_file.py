"""A centre from a file: the samples that ship, and every mistake by its place."""

import csv
from datetime import date
from importlib import resources
from pathlib import Path

import pytest

from core.centre_file import read_centre
from core.domain.errors import ErrorCode, RuleBroken
from core.domain.hours import interval
from core.domain.numerals import Digits
from core.domain.opening import Place
from core.domain.queue_policy import AtClosing, QueuePolicy

SAMPLES = Path(str(resources.files("assets"))) / "samples"
DEPARTMENTS = "code,name_ar,name_en\nPAS,الجوازات,Passports\n"
TYPES = (
    "code,parent,name_ar,name_en,synonyms_ar,department,working_days,confidentiality\n"
    "R,,هوية,Identity,,,,\nR01,R,تجنيس,Nationality,تجنس|جنسية,PAS,60,restricted\n"
)
TEXT = """
code = "DMM"
departments = "departments.csv"
classification = "classification.csv"
title = { ar = "مركز الدمام" }
authority = { ar = "الوزارة", en = "The Ministry" }
[[sections]]
name = "women"
prefix = "W"
gender = "woman"
desks = 3
title = { ar = "قسم النساء", en = "Women" }
[[services]]
name = "submit"
title = { ar = "تقديم", en = "Submit" }
hint = { ar = "خطاب", en = "A letter" }
"""
SPECIAL = (
    'code = "DMM"\nspecial_days = [{{ from = 2027-02-08, to = {}, hours = ["10:00-15:00"], reason = "رمضان",'
    ' sections = ["{}"] }}]'
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "centre.toml").write_text(TEXT, "utf-8")
    (tmp_path / "departments.csv").write_text(DEPARTMENTS, "utf-8-sig")
    (tmp_path / "classification.csv").write_text(TYPES, "utf-8-sig")
    return tmp_path


def found_in(folder: Path) -> str:
    """What is said to be wrong in a folder's centre.toml."""
    with pytest.raises(RuleBroken) as caught:
        read_centre(folder / "centre.toml")
    assert caught.value.code is ErrorCode.CENTRE_FILE_INVALID
    assert caught.value.facts["path"] == str(folder / "centre.toml")
    return str(caught.value.facts["found"])


def test_a_centre_is_read(folder: Path) -> None:
    setup = read_centre(folder / "centre.toml")
    assert (setup.code, setup.zone, setup.digits, setup.title.ar) == (
        "DMM",
        "Asia/Riyadh",
        Digits.WESTERN,
        "مركز الدمام",
    )
    assert [(section.name, section.prefix, section.desks) for section in setup.sections] == [("women", "W", 3)]
    leaf = setup.types[1]
    assert (leaf.parent, leaf.synonyms, leaf.department, leaf.working_days, leaf.confidentiality) == (
        "R",
        ("تجنس", "جنسية"),
        "PAS",
        60,
        "restricted",
    )


def test_hours_quotas_place_and_policy_are_read(folder: Path) -> None:
    told = TEXT.replace('code = "DMM"', SPECIAL.format("2027-03-08", "women"))
    told = told.replace("desks = 3", 'desks = 3\nhours = { sunday = ["16:00-20:00", "07:30-12:00"], friday = [] }')
    told = told.replace("[[sections]]", "prayer_place = { latitude = 26.4207, longitude = 50.0888 }\n[[sections]]")
    told = told.replace("[[sections]]", 'policy = { at_closing = "dismiss" }\n[[sections]]', 1)
    told += "daily_quota = 40\n"
    (folder / "centre.toml").write_text(told, "utf-8")
    setup = read_centre(folder / "centre.toml")
    assert setup.sections[0].week == {7: (interval("07:30-12:00"), interval("16:00-20:00"))}
    assert setup.services[0].daily_quota == 40
    assert setup.place == Place(26_420_700, 50_088_800)
    assert setup.policy == QueuePolicy(at_closing=AtClosing.DISMISS)
    (special,) = setup.special
    assert (special.first, special.last, special.hours) == (
        date(2027, 2, 8),
        date(2027, 3, 8),
        (interval("10:00-15:00"),),
    )
    assert (special.sections, special.reason) == (("women",), "رمضان")


@pytest.mark.parametrize(("name", "code"), [("riyadh", "RUH"), ("jeddah", "JED")])
def test_the_samples_hold_all_departments_and_types(name: str, code: str) -> None:
    setup = read_centre(SAMPLES / f"{name}.toml")
    assert setup.code == code
    assert {section.name for section in setup.sections} == {"men", "women"}
    assert {"submit", "follow", "audience", "enquiry"} <= {service.name for service in setup.services}
    for file, kept in (("departments.csv", setup.departments), ("classification.csv", setup.types)):
        with (SAMPLES / file).open(encoding="utf-8-sig", newline="") as rows:
            assert [row["code"] for row in csv.DictReader(rows)] == [one.code for one in kept]
    assert all(kind.department for kind in setup.types if kind.working_days)
    assert all(set(section.week) == {7, 1, 2, 3, 4} for section in setup.sections)
    assert setup.place is not None
    assert setup.policy == QueuePolicy()


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('code = "DMM"', 'code = "Dammam"', "code = 'Dammam' (^[A-Z]{3}$)"),
        ('code = "DMM"', "", "code = — "),
        ('prefix = "W"', 'prefix = "ن"', "sections.0.prefix = 'ن'"),
        ("desks = 3", "desks = 0", "sections.0.desks = 0 (≥ 1)"),
        ("desks = 3", "desks = 100", "sections.0.desks = 100 (≤ 99)"),
        ('gender = "woman"', 'gender = "girl"', "sections.0.gender = 'girl' ('man', 'woman')"),
        ('name = "submit"', 'name = "Submit a request"', "services.0.name = 'Submit a request'"),
        ('title = { ar = "تقديم", en = "Submit" }', 'title = { en = "Submit" }', "services.0.title.ar = —"),
        ("desks = 3", "windows = 3", "sections.0.desks = —"),
        ("desks = 3", "desks = 3\ncolour = 1", "sections.0.colour = 1 (name, prefix, gender, desks, title, hours)"),
        ('code = "DMM"', 'code = "DMM', "line 2"),
        ("departments.csv", "nowhere.csv", "nowhere.csv"),
        ('code = "DMM"', 'code = "DMM"\nzone = "Asia/Mecca"', "zone = 'Asia/Mecca'"),
        ("desks = 3", 'desks = 3\nhours = { sunday = ["8-15"] }', """hours.sunday = ['8-15'] (["07:30-14:30"])"""),
        ("desks = 3", 'desks = 3\nhours = { sunday = ["08:00-12:00", "11:00-13:00"] }', "sections.0.hours.sunday"),
        ("desks = 3", "desks = 3\nhours = { holiday = [] }", "hours.holiday"),
        (
            'code = "DMM"',
            'code = "DMM"\npolicy = { recall_limit = 99 }',
            "policy: recall_limit is 99. Allowed: 1 to 10",
        ),
        ('code = "DMM"', 'code = "DMM"\npolicy = { coffee = 1 }', "policy: "),
        ('code = "DMM"', 'code = "DMM"\nprayer_place = { latitude = 99, longitude = 0 }', "latitude = 99 (≤ 65"),
        ('code = "DMM"', f"{SPECIAL.format('2027-03-09', 'men')}", "special_days.0.sections = ['men']"),
        ('code = "DMM"', f"{SPECIAL.format('2027-02-01', 'women')}", "special_days.0.to = 2027-02-01 (≥ 2027-02-08)"),
    ],
)
def test_each_mistake_is_named(folder: Path, old: str, new: str, said: str) -> None:
    (folder / "centre.toml").write_text(TEXT.replace(old, new), "utf-8")
    assert said in found_in(folder)


@pytest.mark.parametrize(
    ("file", "row", "said"),
    [
        ("departments.csv", "PAS,مكرر,Twice", "PAS"),
        ("departments.csv", "CIV,,Nameless", "departments.csv, 3"),
        ("departments.csv", "CIV", "departments.csv, 3"),
        ("classification.csv", "R01,R,مكرر,Twice,,PAS,5,normal", "R01"),
        ("classification.csv", "R02,X,يتيم,Orphan,,PAS,5,normal", "R02"),
        ("classification.csv", "R02,R,نوع,Type,,NOT,5,normal", "R02"),
        ("classification.csv", "R02,R,نوع,Type,,PAS,soon,normal", "classification.csv, 4: R02: working_days = soon"),
        ("classification.csv", "R02,R,نوع,Type,,PAS,0,normal", "R02: working_days = 0"),
        ("classification.csv", "R02,R,نوع,Type,,PAS,5,hidden", "R02: confidentiality = hidden"),
        ("classification.csv", f"{'R' * 17},R,نوع,Type,,PAS,5,normal", "code = "),
        ("classification.csv", "R02,R,نوع,Type,,PAS", "classification.csv, 4"),
    ],
)
def test_a_mistake_in_a_list_names_its_row(folder: Path, file: str, row: str, said: str) -> None:
    path = folder / file
    path.write_text(path.read_text("utf-8-sig") + row + "\n", "utf-8-sig")
    assert said in found_in(folder)


@pytest.mark.parametrize("line", ["[[sections]]", "[[services]]"])
def test_a_name_given_twice_is_refused(folder: Path, line: str) -> None:
    block = TEXT[TEXT.index(line) :].split("\n[[", maxsplit=1)[0]
    (folder / "centre.toml").write_text(TEXT + "\n" + block + "\n", "utf-8")
    assert found_in(folder) in {"women", "submit"}


def test_a_file_that_is_missing_is_told(tmp_path: Path) -> None:
    assert str(tmp_path / "centre.toml") in found_in(tmp_path)
