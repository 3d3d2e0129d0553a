"""A database knows its key: no PC writes identity numbers under another one."""

from pathlib import Path

import pytest

from core.bootstrap import Centre, create_centre, key_file_of, open_centre
from core.config import Settings
from core.domain.errors import EnvironmentFault, ErrorCode, RuleBroken
from core.domain.visitor import Gender
from core.services.setup import DEFAULT_CENTRE
from core.storage.vault import create_key_file

NUMBER, NAME, MOBILE = "1000000008", "نورة السالم", "0501234567"


def test_a_pc_with_the_centres_key_opens_it(centre: Centre, database_url: str, tmp_path: Path) -> None:
    copy = tmp_path / "copy.key"
    copy.write_bytes(key_file_of(centre.settings).read_bytes())
    entered = centre.visitors.enter(NUMBER, NAME, Gender.WOMAN, MOBILE)
    with open_centre(Settings(database=database_url, key_file=copy)) as other:
        assert other.visitors.find(NUMBER) == entered


def test_a_pc_with_another_key_does_not_open_it(centre: Centre, database_url: str, tmp_path: Path) -> None:
    foreign = tmp_path / "foreign.key"
    create_key_file(foreign)
    with (
        pytest.raises(EnvironmentFault) as caught,
        open_centre(Settings(database=database_url, key_file=foreign)),
    ):
        pass
    assert caught.value.code is ErrorCode.KEY_FILE_WRONG
    assert caught.value.facts == {"path": str(foreign)}


def test_a_pc_without_a_key_issues_tickets_and_reads_no_identity(
    centre: Centre, database_url: str, tmp_path: Path
) -> None:
    absent = tmp_path / "absent.key"
    with open_centre(Settings(database=database_url, key_file=absent)) as kiosk:
        assert kiosk.queue.issue("women", "submit", "touch").number == 1
        with pytest.raises(EnvironmentFault) as caught:
            kiosk.visitors.find(NUMBER)
        assert caught.value.code is ErrorCode.KEY_FILE_MISSING
        with pytest.raises(EnvironmentFault) as caught:
            kiosk.visitors.enter(NUMBER, NAME, Gender.WOMAN, MOBILE)
        assert caught.value.code is ErrorCode.KEY_FILE_MISSING
    assert not absent.exists()
    assert centre.visitors.find(NUMBER) is None


def test_a_lost_key_is_not_replaced(sqlite_url: str, tmp_path: Path) -> None:
    with open_centre(sqlite_url) as centre:
        centre.visitors.enter(NUMBER, NAME, Gender.WOMAN, MOBILE)
    (tmp_path / "centre.key").unlink()
    with open_centre(sqlite_url) as centre, pytest.raises(EnvironmentFault) as caught:
        centre.visitors.find(NUMBER)
    assert caught.value.code is ErrorCode.KEY_FILE_MISSING
    assert not (tmp_path / "centre.key").exists()


def test_a_refused_second_centre_makes_no_key(database_url: str, tmp_path: Path) -> None:
    create_centre(Settings(database=database_url, key_file=tmp_path / "first.key"), DEFAULT_CENTRE)
    with pytest.raises(RuleBroken) as caught:
        create_centre(Settings(database=database_url, key_file=tmp_path / "second.key"), DEFAULT_CENTRE)
    assert caught.value.code is ErrorCode.CENTRE_EXISTS
    assert not (tmp_path / "second.key").exists()


@pytest.mark.parametrize("content", ["", "not a key", "00" * 16])
def test_a_damaged_key_makes_no_centre(database_url: str, tmp_path: Path, content: str) -> None:
    settings = Settings(database=database_url, key_file=tmp_path / "damaged.key")
    (tmp_path / "damaged.key").write_text(content, encoding="ascii")
    with pytest.raises(EnvironmentFault) as caught:
        create_centre(settings, DEFAULT_CENTRE)
    assert caught.value.code is ErrorCode.KEY_FILE_WRONG
    with pytest.raises(EnvironmentFault) as caught, open_centre(settings):
        pass
    assert caught.value.code is ErrorCode.DATABASE_NOT_INITIALISED
