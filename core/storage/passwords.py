"""Passwords of staff, hashed with Argon2id."""

from base64 import b64encode

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from argon2.profiles import RFC_9106_LOW_MEMORY


class Argon2Passwords:
    """`Passwords` with the second recommended option of RFC 9106: 64 MiB, three passes, four lanes."""

    def __init__(self) -> None:
        self._hasher = PasswordHasher.from_parameters(RFC_9106_LOW_MEMORY)

    def hash(self, password: str) -> str:
        """As the port says."""
        return self._hasher.hash(password)

    def matches(self, hashed: str, password: str) -> bool:
        """As the port says: an empty hash is compared to the hash of nobody's password."""
        try:
            return self._hasher.verify(hashed or _NOBODY, password) and bool(hashed)
        except (VerificationError, InvalidHashError):
            return False


def _hash_of_nobody() -> str:
    """A hash that no password has, and that costs as much to compare as any other, the first time too."""
    of = RFC_9106_LOW_MEMORY
    salt, digest = (b64encode(bytes(length)).decode().rstrip("=") for length in (of.salt_len, of.hash_len))
    return f"$argon2id$v={of.version}$m={of.memory_cost},t={of.time_cost},p={of.parallelism}${salt}${digest}"


_NOBODY = _hash_of_nobody()
