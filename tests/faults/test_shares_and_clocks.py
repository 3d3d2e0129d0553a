"""What is refused before it can do harm: a file on a network share, and an instant without a zone."""

from datetime import datetime
from pathlib import Path

import pytest
from sqlalchemy.exc import StatementError

from core.bootstrap import Centre, open_centre
from core.config import Settings
from core.domain.errors import EnvironmentFault, ErrorCode
from core.storage import engine, network_share
from core.storage.network_share import file_system
from core.storage.types import Instant
from tests.support.clock import START, FakeClock

MOUNTS = """\
22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
30 22 0:40 / /srv/centre rw,relatime - nfs4 server:/centre rw
31 22 0:41 / /srv/centre/local rw,relatime - xfs /dev/sdb1 rw
32 22 0:42 / /mnt/the\\040share rw,relatime - cifs //server/share rw
"""


@pytest.fixture
def mounts(tmp_path: Path) -> Path:
    """What a PC with two network shares says of itself."""
    file = tmp_path / "mountinfo"
    file.write_text(MOUNTS, "utf-8")
    return file


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/srv/centre/centre.db", "nfs4"),
        ("/srv/centre/deep/er/centre.db", "nfs4"),
        ("/srv/centre/local/centre.db", "xfs"),
        ("/srv/centre2/centre.db", "ext4"),
        ("/mnt/the share/centre.db", "cifs"),
        ("/home/centre.db", "ext4"),
    ],
)
def test_the_nearest_mount_decides(mounts: Path, path: str, kind: str) -> None:
    assert file_system(Path(path), mounts) == kind


@pytest.mark.parametrize("kind", ["nfs", "nfs4", "cifs", "smb3", "fuse.sshfs"])
def test_a_share_is_refused_and_nothing_is_made_there(
    kind: str, sqlite_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(network_share, "file_system", lambda _: kind)
    for opening in (sqlite_url, Settings(database=sqlite_url)):
        with pytest.raises(EnvironmentFault) as caught, open_centre(opening):
            pass
        assert caught.value.code is ErrorCode.DATABASE_ON_SHARE
        assert caught.value.facts == {"path": str(tmp_path / "centre.db")}
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("kind", ["ext4", "xfs", "overlay", ""])
def test_a_disk_of_this_pc_is_not(kind: str, sqlite_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(network_share, "file_system", lambda _: kind)
    engine.make_engine(sqlite_url).dispose()


def test_a_database_in_memory_is_refused() -> None:
    for address in ("sqlite://", "sqlite:///:memory:"):
        with pytest.raises(EnvironmentFault) as caught, open_centre(address):
            pass
        assert caught.value.code is ErrorCode.DATABASE_AWAY


def test_a_clock_without_a_zone_writes_nothing(
    centre: Centre, clock: FakeClock, monkeypatch: pytest.MonkeyPatch
) -> None:
    centre.queue.issue("women", "submit", "before")
    monkeypatch.setattr(clock, "now", lambda: START.replace(tzinfo=None))
    # told by whoever meets it first: the hall's hours, which compare instants, or the database
    with pytest.raises((TypeError, StatementError), match=r"offset-naive|an instant needs its zone"):
        centre.queue.issue("women", "submit", "naive")
    monkeypatch.undo()
    assert [ticket.number for ticket in centre.queue.tickets("women")] == [1]


def test_an_instant_comes_back_to_the_microsecond_in_utc(centre: Centre, clock: FakeClock) -> None:
    clock.advance(0.123456)
    ticket = centre.queue.issue("women", "submit", "a")
    read = centre.queue.ticket(ticket.id).issued_at
    assert read == clock.now()
    assert (read.microsecond, read.utcoffset()) == (123456, clock.now().utcoffset())


def test_an_instant_of_another_zone_is_the_same_instant() -> None:
    from zoneinfo import ZoneInfo

    from sqlalchemy.dialects import postgresql, sqlite

    there = START.astimezone(ZoneInfo("Asia/Riyadh"))
    for dialect in (sqlite.dialect(), postgresql.dialect()):  # type: ignore[no-untyped-call]
        kept = Instant().process_bind_param(there, dialect)
        assert Instant().process_result_value(kept, dialect) == START
        assert Instant().process_bind_param(None, dialect) is None
        with pytest.raises(ValueError, match="zone"):
            Instant().process_bind_param(datetime(2026, 1, 1), dialect)  # noqa: DTZ001 - what must be refused
