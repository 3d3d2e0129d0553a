"""An archive is real data: its histories hold, its people are found by their numbers, and its words lead to them."""

from pathlib import Path

import pytest
from sqlalchemy import text
from typer.testing import CliRunner

from core.bootstrap import open_centre
from core.cli.main import app
from core.domain.workflow import SETTLED
from core.storage.search_index import fill

COUNT = 40


@pytest.fixture
def archived(database_url: str) -> str:
    """A simulated day, and requests of the years before."""
    asked = ["simulate", "--days", "1", "--visitors", "30", "--policy", "fair", "--archive", str(COUNT)]
    done = CliRunner().invoke(app, [*asked, "--database", database_url, "--json"])
    assert done.exit_code == 0, done.output
    return database_url


def test_what_is_copied_is_whole(archived: str) -> None:
    with open_centre(archived) as centre:
        office = next(one for one in centre.staff.everyone() if one.login == "office")
        found = centre.search.find("RUH", by=office.id, limit=500).requests
        lived = [one for one in found if one.registered_at.year == 2026]
        copied = [one for one in found if one.registered_at.year < 2026]
        assert len(copied) == COUNT
        assert lived
        assert {one.state in SETTLED for one in copied} == {True, False} or all(one.state in SETTLED for one in copied)
        assert len({one.reference for one in found}) == len(found)
        for one in copied[:5]:
            assert centre.requests.history_holds(one.id)
            number = centre.visitors.identity_number(one.applicant.id)
            for typed in (one.reference, number, one.applicant.mobile, f"{one.applicant.name} {one.subject}"):
                assert one.id in [hit.id for hit in centre.search.find(typed, by=office.id).requests]
            assert centre.requests.read(one.id, by=office.id).subject == one.subject


def test_its_index_is_the_one_that_a_migration_would_build(archived: str) -> None:
    with open_centre(archived) as centre, centre.storage.units.write() as unit:
        connection = unit._scope.connection
        words = "SELECT request_id, CAST(doc AS text) FROM request_search ORDER BY n"
        written = connection.execute(text(words)).all()
        connection.execute(text("DELETE FROM request_search"))
        if connection.dialect.name == "sqlite":
            assert connection.execute(text("PRAGMA foreign_key_check")).all() == []
            connection.execute(text("INSERT INTO request_fts (request_fts) VALUES ('delete-all')"))
        else:
            connection.execute(text("SELECT setval(pg_get_serial_sequence('request_search', 'n'), 1, false)"))
        fill(connection)
        assert len(written) > COUNT
        assert sorted(connection.execute(text(words)).all()) == sorted(written)


def test_the_next_request_of_a_year_follows_the_archive(archived: str) -> None:
    with open_centre(archived) as centre, centre.storage.units.write() as unit:
        taken = unit._scope.connection.execute(text("SELECT reference FROM request WHERE reference LIKE 'RUH-1447-%'"))
        last = max(int(reference.split("-")[2]) for reference in taken.scalars())
        assert unit.requests.next_sequence(1447) == last + 1


def test_more_years_than_the_calendar_has_are_refused(tmp_path: Path) -> None:
    url = f"sqlite:///{(tmp_path / 'far.db').as_posix()}"
    asked = ["simulate", "--days", "1", "--visitors", "12", "--policy", "fair", "--archive", "100000"]
    refused = CliRunner().invoke(app, [*asked, "--database", url])
    assert refused.exit_code == 2
    assert "--archive" in refused.output
