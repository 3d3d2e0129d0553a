"""Reads and writes a classification as a CSV file, one type a line, parents first."""

import csv
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Any

from core.domain.errors import ErrorCode, RuleBroken
from core.domain.rights import Confidentiality
from core.domain.text import LocalText
from core.services.setup import RequestTypeSetup

_NEEDED = ("code", "parent", "name_ar", "name_en", "synonyms_ar", "department", "working_days", "confidentiality")
# A file from before a synonym could be English lacks the last column.
_COLUMNS = (*_NEEDED[:5], "synonyms_en", *_NEEDED[5:])
_CONFIDENTIALITY = frozenset(level.value for level in Confidentiality)
_LONGEST_CODE, _MOST_DAYS = 16, 999
_BETWEEN = "|"


def read_classification(path: Path, departments: Iterable[str]) -> tuple[RequestTypeSetup, ...]:
    """The types of a file; `centre_file_invalid` with path, and the place where it is wrong."""
    known: dict[str, RequestTypeSetup] = {}
    offices = frozenset(departments)
    for line, row in enumerate(read_rows(path, _NEEDED), 2):
        if mistake := _mistake(row, known, offices):
            raise wrong_file(path, f"{line}: {row['code']}: {mistake}")
        known[row["code"]] = _node(row)
    return tuple(known.values())


def write_classification(path: Path, types: Sequence[RequestTypeSetup]) -> None:
    """Write a file that reads as these types; OSError where the folder refuses."""
    # with the mark by which spreadsheets know UTF-8
    with path.open("w", encoding="utf-8-sig", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(_COLUMNS)
        writer.writerows(_row(node) for node in types)


def read_rows(path: Path, columns: Sequence[str]) -> list[dict[str, str]]:
    """The lines of a CSV file that must have these columns, a code and an Arabic name."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            rows: list[dict[str, Any]] = list(csv.DictReader(file))
    except (OSError, ValueError, csv.Error) as error:
        raise wrong_file(path, str(error)) from error
    for line, row in enumerate(rows, 2):
        if any(row.get(column) is None for column in columns) or not row["code"] or not row["name_ar"]:
            raise wrong_file(path, f"{line}: {', '.join(columns)}")
    return rows


def wrong_file(path: Path, found: str) -> RuleBroken:
    """What is raised of a file that cannot be taken."""
    return RuleBroken(ErrorCode.CENTRE_FILE_INVALID, path=str(path), found=found)


def _mistake(row: dict[str, str], known: dict[str, RequestTypeSetup], departments: frozenset[str]) -> str:
    """The column that is wrong, with what stands there; empty where all is well."""
    code, parent, days = row["code"], row["parent"], row["working_days"]
    right = {
        "code": code not in known and len(code) <= _LONGEST_CODE,
        "parent": not parent or parent in known,
        "department": not row["department"] or row["department"] in departments,
        "working_days": not days or (days.isdecimal() and 0 < int(days) <= _MOST_DAYS),
        "confidentiality": not row["confidentiality"] or row["confidentiality"] in _CONFIDENTIALITY,
    }
    return next((f"{column} = {row[column]}" for column, well in right.items() if not well), "")


def _node(row: dict[str, str]) -> RequestTypeSetup:
    told = f"{row['synonyms_ar']}{_BETWEEN}{row.get('synonyms_en') or ''}"
    synonyms = dict.fromkeys(word.strip() for word in told.split(_BETWEEN))
    return RequestTypeSetup(
        code=row["code"],
        parent=row["parent"] or None,
        title=LocalText(row["name_ar"], row["name_en"]),
        synonyms=_in_file_order(word for word in synonyms if word),
        department=row["department"] or None,
        working_days=int(row["working_days"]) if row["working_days"] else None,
        confidentiality=row["confidentiality"] or "normal",
    )


def _in_file_order(synonyms: Iterable[str]) -> tuple[str, ...]:
    """Arabic ones before the others, as a file gives them back."""
    return tuple(sorted(synonyms, key=lambda word: not _arabic(word)))


def _row(node: RequestTypeSetup) -> tuple[str, ...]:
    arabic = [word for word in node.synonyms if _arabic(word)]
    others = [word for word in node.synonyms if not _arabic(word)]
    return (
        node.code,
        node.parent or "",
        node.title.ar,
        node.title.en,
        _BETWEEN.join(arabic),
        _BETWEEN.join(others),
        node.department or "",
        str(node.working_days or ""),
        node.confidentiality,
    )


def _arabic(word: str) -> bool:
    return any("\u0600" <= letter <= "\u06ff" for letter in word)
