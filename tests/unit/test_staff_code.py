"""The staff code: what one may be, and how a device checks it by itself while its centre is away."""

from datetime import timedelta
from pathlib import Path

import pytest

from core.domain.errors import IstiqbalError
from core.domain.staff_code import check_code
from core.services.device_ports import KeptCode
from core.services.staff_door import StaffDoor
from core.storage.code_copy import SealedCode
from tests.support.clock import FakeClock


class Plain:
    """`Passwords` that cost nothing."""

    def hash(self, password: str) -> str:
        """As the port says."""
        return f"hash of {password}"

    def matches(self, hashed: str, password: str) -> bool:
        """As the port says."""
        return hashed == self.hash(password)


def refusal(code: str, door: StaffDoor) -> tuple[str, object]:
    """Why a code does not open, and for how many minutes it does not."""
    with pytest.raises(IstiqbalError) as caught:
        door.open(code)
    return caught.value.code.value, caught.value.facts.get("minutes")


def door_of(
    folder: Path, clock: FakeClock, database: str = "postgresql://centre", device: str = "kiosk-1"
) -> StaffDoor:
    """The door of a device as a program that just started has it."""
    return StaffDoor(SealedCode(folder / "a.code", database, device), Plain(), clock)


@pytest.mark.parametrize(
    ("code", "again", "problem"),
    [
        ("13579", "13579", "form"),
        ("1357924680135", "1357924680135", "form"),
        ("13x792", "13x792", "form"),
        ("", "", "form"),
        ("111111", "111111", "plain"),
        ("121212", "121212", "plain"),
        ("456789", "456789", "plain"),
        ("890123", "890123", "plain"),
        ("987654", "987654", "plain"),
        ("135792", "135793", "differs"),
    ],
)
def test_a_code_that_is_none_or_easily_guessed_is_refused(code: str, again: str, problem: str) -> None:
    with pytest.raises(IstiqbalError) as caught:
        check_code(code, again)
    assert caught.value.code.value == "staff_code_invalid"
    assert caught.value.facts.get("problem") == problem


def test_a_code_may_be_typed_in_any_digits() -> None:
    assert check_code(" ١٣٥٧٩٢ ", "135792") == "135792"


def test_a_device_opens_by_its_copy_alone(tmp_path: Path, clock: FakeClock) -> None:
    door = door_of(tmp_path, clock)
    assert refusal("135792", door) == ("staff_code_unset", None)
    door.keep("hash of 135792")
    door_of(tmp_path, clock).open("١٣٥٧٩٢")
    assert refusal("246813", door) == ("staff_code_wrong", None)
    door.keep("")
    assert refusal("135792", door) == ("staff_code_unset", None)


def test_five_wrong_tries_lock_it_for_a_quarter_of_an_hour_whatever_is_restarted(
    tmp_path: Path, clock: FakeClock
) -> None:
    door_of(tmp_path, clock).keep("hash of 135792")
    for _ in range(4):
        assert refusal("246813", door_of(tmp_path, clock))[0] == "staff_code_wrong"
        clock.advance(60)
    assert refusal("246813", door_of(tmp_path, clock)) == ("staff_code_locked", 15)
    clock.advance(10 * 60)
    assert refusal("135792", door_of(tmp_path, clock)) == ("staff_code_locked", 5)
    door_of(tmp_path, clock).keep("hash of 135792")  # the centre is back and gone again: the lock stays
    assert refusal("135792", door_of(tmp_path, clock)) == ("staff_code_locked", 5)
    clock.advance(5 * 60)
    door_of(tmp_path, clock).open("135792")
    assert refusal("246813", door_of(tmp_path, clock)) == ("staff_code_wrong", None)


def test_a_clock_that_was_set_back_locks_nobody_out_for_a_year(tmp_path: Path, clock: FakeClock) -> None:
    door_of(tmp_path, clock).keep("hash of 135792")
    for _ in range(5):
        refusal("246813", door_of(tmp_path, clock))
    door_of(tmp_path, FakeClock(clock.now() - timedelta(days=365))).open("135792")


def test_a_copy_that_was_changed_or_brought_from_elsewhere_is_none(tmp_path: Path, clock: FakeClock) -> None:
    door_of(tmp_path, clock).keep("hash of 135792")
    file = tmp_path / "a.code"
    assert b"hash of" not in file.read_bytes()
    assert file.stat().st_mode & 0o077 == 0
    assert refusal("135792", door_of(tmp_path, clock, device="kiosk-2"))[0] == "staff_code_unset"
    assert refusal("135792", door_of(tmp_path, clock, database="postgresql://other"))[0] == "staff_code_unset"
    sealed = bytearray(file.read_bytes())
    sealed[-1] ^= 1
    file.write_bytes(sealed)
    assert SealedCode(file, "postgresql://centre", "kiosk-1").read() is None


def test_a_copy_is_whole_after_a_write_that_was_cut_off(tmp_path: Path, clock: FakeClock) -> None:
    copy = SealedCode(tmp_path / "a.code", "postgresql://centre", "kiosk-1")
    copy.write(KeptCode("hash of 135792", 2, clock.now()))
    (tmp_path / "a.new").write_bytes(b"half of it")
    assert copy.read() == KeptCode("hash of 135792", 2, clock.now())
    copy.write(KeptCode("another"))
    assert copy.read() == KeptCode("another")
