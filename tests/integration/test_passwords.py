"""Passwords of staff: slow on purpose, salted, and as slow for a person who does not exist."""

import argon2
import pytest
from argon2.profiles import RFC_9106_LOW_MEMORY

from core.storage.passwords import _NOBODY, Argon2Passwords

PASSWORD = "كلمة مرور طويلة 2026"


@pytest.fixture(scope="module")
def passwords() -> Argon2Passwords:
    return Argon2Passwords()


def test_only_the_password_matches(passwords: Argon2Passwords) -> None:
    hashed = passwords.hash(PASSWORD)
    assert passwords.matches(hashed, PASSWORD)
    assert not passwords.matches(hashed, PASSWORD + " ")
    assert PASSWORD not in hashed


def test_equal_passwords_have_other_hashes(passwords: Argon2Passwords) -> None:
    assert passwords.hash(PASSWORD) != passwords.hash(PASSWORD)


def test_the_parameters_are_those_of_rfc_9106(passwords: Argon2Passwords) -> None:
    assert argon2.extract_parameters(passwords.hash(PASSWORD)) == RFC_9106_LOW_MEMORY


@pytest.mark.parametrize("password", ["", PASSWORD])
def test_nobody_matches_no_password(passwords: Argon2Passwords, password: str) -> None:
    assert not passwords.matches("", password)


def test_the_hash_of_nobody_is_well_formed() -> None:
    with pytest.raises(argon2.exceptions.VerifyMismatchError):
        argon2.PasswordHasher().verify(_NOBODY, PASSWORD)


def test_a_damaged_hash_matches_nothing(passwords: Argon2Passwords) -> None:
    assert not passwords.matches("$argon2id$damaged", PASSWORD)


def test_a_stranger_costs_a_whole_verification(passwords: Argon2Passwords, monkeypatch: pytest.MonkeyPatch) -> None:
    checked: list[str] = []
    verify = argon2.PasswordHasher.verify

    def refusing(*_: object) -> str:
        raise AssertionError("the first stranger would take twice as long as any other")

    def counting(self: argon2.PasswordHasher, hashed: str, password: str) -> bool:
        checked.append(hashed)
        return verify(self, hashed, password)

    monkeypatch.setattr(argon2.PasswordHasher, "verify", counting)
    monkeypatch.setattr(argon2.PasswordHasher, "hash", refusing)
    assert not Argon2Passwords().matches("", PASSWORD)
    assert [argon2.extract_parameters(hashed) for hashed in checked] == [RFC_9106_LOW_MEMORY]
