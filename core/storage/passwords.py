"""Passwords of staff, hashed with Argon2id."""

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from argon2.profiles import RFC_9106_LOW_MEMORY


class Argon2Passwords:
    """`Passwords` with the second recommended option of RFC 9106: 64 MiB, three passes, four lanes."""

    def __init__(self) -> None:
        self._hasher = PasswordHasher.from_parameters(RFC_9106_LOW_MEMORY)
        self._nobody: str | None = None

    def hash(self, password: str) -> str:
        """As the port says."""
        return self._hasher.hash(password)

    def matches(self, hashed: str, password: str) -> bool:
        """As the port says: an empty hash is compared to the hash of nobody's password."""
        if not hashed and self._nobody is None:
            self._nobody = self._hasher.hash("")
        try:
            return self._hasher.verify(hashed or self._nobody or "", password) and bool(hashed)
        except (VerificationError, InvalidHashError):
            return False
