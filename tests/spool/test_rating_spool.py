"""A kiosk's ratings on its disk: each that was kept is there after a power cut, and none that was handed over."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pytest

from core.domain.rating import Reason, Score
from core.domain.text import Language
from core.services.identifiers import new_id
from core.services.kept_ratings_ports import KeptRating
from core.spool.rating_spool import FileRatingSpool
from tests.support.disk import Disk

TEN = datetime(2026, 11, 24, 7, tzinfo=UTC)


def rating(number: int) -> KeptRating:
    at = TEN + timedelta(minutes=number)
    said = Score.BAD, (Reason.PLACE,), Language.HINDI, at
    return KeptRating(new_id(), f"rating {number}", UUID(int=1), f"W{number:03d}", None, *said, "00ff")


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "spool" / "kiosk-1"


def test_what_was_kept_is_there_after_a_power_cut_and_a_torn_one_was_promised_to_nobody(place: Path) -> None:
    disk, given = Disk(), [rating(number) for number in range(3)]
    spool = FileRatingSpool(place, disk.sync)
    for one in (*given, given[0]):
        spool.add(one)
    spool.drop([given[0].key])
    disk.cut_power(place.parent, torn=7)
    spool.close()
    again = FileRatingSpool(place)
    assert again.ratings() == tuple(given[1:])
    again.close()


def test_a_disk_that_lies_loses_it(place: Path) -> None:
    """The negative control of the test before."""
    disk = Disk(honest=False)
    spool = FileRatingSpool(place, disk.sync)
    spool.add(rating(1))
    disk.cut_power(place.parent)
    spool.close()
    again = FileRatingSpool(place)
    assert again.ratings() == ()
    again.close()


def test_when_nothing_is_to_come_the_file_is_empty(place: Path) -> None:
    spool = FileRatingSpool(place)
    for number in range(2):
        spool.add(rating(number))
    file = place.with_suffix(".ratings")
    spool.drop(["rating 0"])
    assert b"W001" in file.read_bytes()
    spool.drop(["rating 1"])
    assert file.read_bytes() == b""
    spool.add(rating(3))
    assert [one.text for one in spool.ratings()] == ["W003"]
    spool.close()
