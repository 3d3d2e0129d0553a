"""The sealed copy of the staff code on a device's own disk: it opens on this device and for this database only."""

import json
import os
import secrets
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from core.services.device_ports import KeptCode

_NONCE_BYTES, _KEY_BYTES = 12, 32


class SealedCode:
    """`CodeCopy` in a file. A kiosk has no key file, so the seal is of what only this PC's settings say.

    Whoever can read those reaches the database itself; a copy that was changed, or brought here from another device or
    centre, is none.
    """

    def __init__(self, path: Path, database: str, device: str) -> None:
        self._path = path
        self._device = device.encode()
        secret = HKDF(algorithm=SHA256(), length=_KEY_BYTES, salt=None, info=b"istiqbal staff code")
        self._seal = AESGCM(secret.derive(database.encode()))

    def read(self) -> KeptCode | None:
        """As the port says."""
        try:
            sealed = self._path.read_bytes()
            told = json.loads(self._seal.decrypt(sealed[:_NONCE_BYTES], sealed[_NONCE_BYTES:], self._device))
        except (OSError, InvalidTag, ValueError):
            return None
        last = told["last_at"]
        return KeptCode(told["hashed"], told["tries"], datetime.fromisoformat(last) if last else None)

    def write(self, kept: KeptCode) -> None:
        """As the port says: whole or not at all, also when the power goes."""
        last = kept.last_at.isoformat() if kept.last_at else None
        told = json.dumps({"hashed": kept.hashed, "tries": kept.tries, "last_at": last}).encode()
        nonce = secrets.token_bytes(_NONCE_BYTES)
        self._path.parent.mkdir(parents=True, exist_ok=True)
        beside = self._path.with_suffix(".new")
        with suppress(FileNotFoundError):
            beside.unlink()
        handle = os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as file:
            file.write(nonce + self._seal.encrypt(nonce, told, self._device))
            file.flush()
            os.fsync(file.fileno())
        beside.replace(self._path)
