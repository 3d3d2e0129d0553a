"""Identity numbers at rest: they come back, for their own row and key only, and tell nothing."""

import logging
import stat
from pathlib import Path
from uuid import UUID

import pytest

from core.domain.errors import EnvironmentFault, ErrorCode
from core.storage.vault import KeyFileVault, create_key_file

NUMBER = "1000000008"
ROW = UUID("01890a5d-ac96-774b-bcce-b302099a8057")
OTHER_ROW = UUID("01890a5d-ac96-774b-bcce-b302099a8058")


@pytest.fixture
def key_file(tmp_path: Path) -> Path:
    path = tmp_path / "keys" / "centre.key"
    create_key_file(path)
    return path


@pytest.fixture
def vault(key_file: Path) -> KeyFileVault:
    return KeyFileVault(key_file)


def another(tmp_path: Path) -> KeyFileVault:
    """A vault with a key of its own."""
    create_key_file(tmp_path / "other.key")
    return KeyFileVault(tmp_path / "other.key")


def code_of(vault: KeyFileVault, sealed: bytes, owner: UUID = ROW) -> ErrorCode:
    """Why a vault does not open something."""
    with pytest.raises(EnvironmentFault) as caught:
        vault.open(sealed, owner)
    return caught.value.code


def test_a_number_comes_back(vault: KeyFileVault, key_file: Path) -> None:
    sealed = vault.seal(NUMBER, ROW)
    assert NUMBER.encode() not in sealed
    assert KeyFileVault(key_file).open(sealed, ROW) == NUMBER


def test_the_same_number_is_never_sealed_alike(vault: KeyFileVault) -> None:
    assert len({vault.seal(NUMBER, ROW) for _ in range(50)}) == 50


def test_another_row_cannot_open_it(vault: KeyFileVault) -> None:
    assert code_of(vault, vault.seal(NUMBER, ROW), OTHER_ROW) is ErrorCode.KEY_FILE_WRONG


def test_another_key_cannot_open_it(vault: KeyFileVault, tmp_path: Path) -> None:
    assert code_of(another(tmp_path), vault.seal(NUMBER, ROW)) is ErrorCode.KEY_FILE_WRONG


@pytest.mark.parametrize("place", [1, 12, 13, -1])
def test_a_changed_byte_is_found(vault: KeyFileVault, place: int) -> None:
    sealed = bytearray(vault.seal(NUMBER, ROW))
    sealed[place] ^= 1
    assert code_of(vault, bytes(sealed)) is ErrorCode.KEY_FILE_WRONG


def test_the_blind_index_finds_and_hides(vault: KeyFileVault, key_file: Path, tmp_path: Path) -> None:
    index = vault.blind(NUMBER)
    assert index == KeyFileVault(key_file).blind(NUMBER)
    assert index != vault.blind("1000000016")
    assert index != another(tmp_path).blind(NUMBER)
    assert NUMBER.encode() not in index


def test_a_mark_knows_its_key(vault: KeyFileVault, key_file: Path, tmp_path: Path) -> None:
    assert vault.mark() == KeyFileVault(key_file).mark()
    assert vault.mark() != another(tmp_path).mark()


def test_the_key_is_its_owners_alone_and_stays(key_file: Path) -> None:
    before = key_file.read_bytes()
    assert stat.S_IMODE(key_file.stat().st_mode) == 0o600
    create_key_file(key_file)
    assert key_file.read_bytes() == before


def test_a_pc_without_the_key_is_told(tmp_path: Path) -> None:
    vault = KeyFileVault(tmp_path / "none.key")  # a display needs no key: only its use is refused
    with pytest.raises(EnvironmentFault) as caught:
        vault.blind(NUMBER)
    assert caught.value.code is ErrorCode.KEY_FILE_MISSING


@pytest.mark.parametrize("content", ["", "00" * 16, "zz" * 32, "00" * 33])
def test_a_damaged_key_file_is_told(tmp_path: Path, content: str) -> None:
    path = tmp_path / "damaged.key"
    path.write_text(content, encoding="ascii")
    with pytest.raises(EnvironmentFault) as caught:
        KeyFileVault(path).seal(NUMBER, ROW)
    assert caught.value.code is ErrorCode.KEY_FILE_WRONG


def test_nothing_secret_is_shown(vault: KeyFileVault, key_file: Path, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    vault.open(vault.seal(NUMBER, ROW), ROW)
    shown = repr(vault) + str(vault) + caplog.text
    assert key_file.read_text("ascii").strip() not in shown
    assert NUMBER not in shown
