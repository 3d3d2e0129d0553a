"""A kiosk's spool on its disk: each ticket that was given is there after a power cut, with its number and its key."""

import json
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from hashlib import sha256
from pathlib import Path
from uuid import UUID

import pytest

from core.domain.errors import EnvironmentFault, ErrorCode
from core.domain.text import Language
from core.domain.ticket import PrintState
from core.services.identifiers import new_id
from core.services.spool_ports import SpoolTicket
from core.spool.file_spool import FileSpool
from tests.support.disk import Disk

TEN = datetime(2026, 11, 24, 7, tzinfo=UTC)
TODAY = date(2026, 11, 24)


def ticket(number: int, on: date = TODAY) -> SpoolTicket:
    return SpoolTicket(
        id=new_id(),
        key=f"own-visitor {on} {number}",
        section="women",
        service="submit",
        language=Language.ARABIC,
        number=number,
        code=f"WA{number:03d}",
        issued_at=TEN + timedelta(minutes=number),
        on=on,
    )


Open = Callable[..., FileSpool]


@pytest.fixture
def open_spool(tmp_path: Path) -> Open:
    """Opens the spool of this test again, as a program that starts does."""
    opened: list[FileSpool] = []

    def again(disk: Disk | None = None) -> FileSpool:
        while opened:
            opened.pop().close()
        opened.append(FileSpool(tmp_path / "spool" / "kiosk-1", (disk or Disk()).sync))
        return opened[0]

    return again


def codes(spool: FileSpool) -> list[str]:
    return [one.code for one in spool.tickets()]


def test_it_is_the_same_after_each_start(open_spool: Open) -> None:
    first = open_spool()
    mine, given = first.identity(), [ticket(1), ticket(2), ticket(3)]
    for one in given:
        first.add(one)
    first.note_print(given[0].id, PrintState.PRINTED, TEN)
    first.note_handed([given[0].id, given[1].id])
    first.note_handed([given[1].id], handed=False)
    again = open_spool()
    assert again.identity() == mine != UUID(int=0)
    assert again.fault() is None
    one, two, three = again.tickets()
    assert (one.printing, one.printed_at, one.handed) == (PrintState.PRINTED, TEN, True)
    assert (two, three) == (given[1], given[2])


@pytest.mark.parametrize(("honest", "left"), [(True, 12), (False, 0)], ids=["as it is", "without the sync"])
def test_a_power_cut_costs_no_ticket_that_was_given(open_spool: Open, tmp_path: Path, honest: bool, left: int) -> None:
    disk = Disk(honest=honest)
    spool = open_spool(disk)
    for number in range(1, 13):
        spool.add(ticket(number))
    spool.close()
    disk.cut_power(tmp_path / "spool", torn=7)
    assert codes(open_spool()) == [f"WA{number:03d}" for number in range(1, left + 1)]


def test_old_tickets_are_forgotten_once_they_are_handed_over(open_spool: Open, tmp_path: Path) -> None:
    spool, old = open_spool(), TODAY - timedelta(days=9)
    mine = spool.identity()
    handed, waiting, young = ticket(1, old), ticket(2, old), ticket(3)
    for one in (handed, waiting, young):
        spool.add(one)
    spool.note_handed([handed.id, young.id])
    spool.forget(TODAY - timedelta(days=7))
    spool.add(ticket(4))
    again = open_spool()
    assert codes(again) == ["WA002", "WA003", "WA004"]
    assert [one.handed for one in again.tickets()] == [False, True, False]
    assert again.identity() == mine


def test_what_cannot_be_read_is_told_and_the_rest_goes_on(open_spool: Open, tmp_path: Path) -> None:
    spool = open_spool()
    for number in (1, 2, 3):
        spool.add(ticket(number))
    spool.close()
    file = tmp_path / "spool" / "kiosk-1.journal"
    file.write_bytes(file.read_bytes().replace(b"WA002", b"WA\x00\x002"))
    again = open_spool()
    assert again.fault() is ErrorCode.SPOOL_DAMAGED
    assert codes(again) == ["WA001", "WA003"]


def test_what_a_later_version_wrote_is_told(open_spool: Open, tmp_path: Path) -> None:
    spool = open_spool()
    spool.add(ticket(1))
    spool.close()
    line = json.dumps({"from tomorrow": 1}).encode()
    with (tmp_path / "spool" / "kiosk-1.journal").open("ab") as file:
        file.write(sha256(line).hexdigest()[:16].encode() + b" " + line + b"\n")
    again = open_spool()
    assert again.fault() is ErrorCode.SPOOL_DAMAGED
    assert codes(again) == ["WA001"]


def test_a_full_disk_is_named_and_gives_no_ticket(open_spool: Open) -> None:
    disk = Disk()
    spool = open_spool(disk)
    spool.add(ticket(1))
    disk.fault = OSError(28, "No space left on device")
    with pytest.raises(EnvironmentFault) as raised:
        spool.add(ticket(2))
    assert raised.value.code is ErrorCode.SPOOL_FULL
    assert codes(spool) == ["WA001"]
    assert codes(open_spool()) == ["WA001"]


def test_staff_hear_of_a_disk_before_it_is_full(open_spool: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    spool = open_spool()
    monkeypatch.setattr("core.spool.file_spool._LEAST_BYTES", 1 << 62)
    assert spool.fault() is ErrorCode.SPOOL_FULL


def test_what_is_set_aside_is_kept_beside_a_new_one(open_spool: Open, tmp_path: Path) -> None:
    spool = open_spool()
    before = spool.identity()
    spool.add(ticket(1))
    spool.set_aside()
    assert spool.identity() != before
    assert codes(spool) == []
    kept = tmp_path / "spool" / f"kiosk-1-{before}.journal.aside"
    assert b"WA001" in kept.read_bytes()
