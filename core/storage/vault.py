"""Identity numbers and documents at rest: AES-256-GCM to keep them, HMAC-SHA256 to find them."""

import hmac
import os
import secrets
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path
from uuid import UUID

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from core.domain.errors import EnvironmentFault, ErrorCode

KEY_BYTES = 32
_NONCE_BYTES = 12
_VERSION = b"\x01"


@dataclass(frozen=True, slots=True)
class _Keys:
    """What the key file's secret becomes, each for one purpose."""

    identity_seal: AESGCM
    blind_index: bytes
    document_seal: AESGCM
    document_index: bytes
    draft_seal: AESGCM
    audit_chain: bytes


def create_key_file(path: Path) -> None:
    """Write a new key, readable by its owner alone; a key that is there already stays."""
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(secrets.token_hex(KEY_BYTES) + "\n")
        file.flush()
        os.fsync(file.fileno())


class KeyFileVault:
    """`Vault`, `Safe`, `DraftVault` and `ChainKey` on a key file, which is read when it is first needed."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._keys: _Keys | None = None

    def __repr__(self) -> str:
        return f"KeyFileVault({str(self._path)!r})"

    def seal(self, text: str, owner: UUID) -> bytes:
        """As the port says: version, nonce, then the encrypted text with its tag."""
        nonce = secrets.token_bytes(_NONCE_BYTES)
        return _VERSION + nonce + self._load().identity_seal.encrypt(nonce, text.encode(), owner.bytes)

    def open(self, sealed: bytes, owner: UUID) -> str:
        """As the port says."""
        nonce, body = sealed[1 : 1 + _NONCE_BYTES], sealed[1 + _NONCE_BYTES :]
        try:
            return self._load().identity_seal.decrypt(nonce, body, owner.bytes).decode()
        except InvalidTag as error:
            raise EnvironmentFault(ErrorCode.KEY_FILE_WRONG, path=str(self._path)) from error

    def blind(self, text: str) -> bytes:
        """As the port says."""
        return hmac.digest(self._load().blind_index, text.encode(), "sha256")

    def seal_content(self, content: bytes, owner: UUID) -> bytes:
        """As the port says, in the form of `seal`."""
        nonce = secrets.token_bytes(_NONCE_BYTES)
        return _VERSION + nonce + self._load().document_seal.encrypt(nonce, content, owner.bytes)

    def open_content(self, sealed: bytes, owner: UUID) -> bytes:
        """As the port says."""
        nonce, body = sealed[1 : 1 + _NONCE_BYTES], sealed[1 + _NONCE_BYTES :]
        if sealed[:1] != _VERSION or len(nonce) < _NONCE_BYTES:
            raise EnvironmentFault(ErrorCode.DOCUMENT_ALTERED)
        try:
            return self._load().document_seal.decrypt(nonce, body, owner.bytes)
        except InvalidTag as error:
            raise EnvironmentFault(ErrorCode.DOCUMENT_ALTERED) from error

    def fingerprint(self, content: bytes) -> bytes:
        """As the port says."""
        return hmac.digest(self._load().document_index, content, "sha256")

    def seal_draft(self, text: str, ticket: UUID, staff: UUID) -> bytes:
        """As the port says, in the form of `seal`."""
        nonce = secrets.token_bytes(_NONCE_BYTES)
        owner = ticket.bytes + staff.bytes
        return _VERSION + nonce + self._load().draft_seal.encrypt(nonce, text.encode(), owner)

    def open_draft(self, sealed: bytes, ticket: UUID, staff: UUID) -> str:
        """As the port says."""
        nonce, body = sealed[1 : 1 + _NONCE_BYTES], sealed[1 + _NONCE_BYTES :]
        try:
            return self._load().draft_seal.decrypt(nonce, body, ticket.bytes + staff.bytes).decode()
        except InvalidTag as error:
            raise EnvironmentFault(ErrorCode.KEY_FILE_WRONG, path=str(self._path)) from error

    def chain(self, text: bytes) -> bytes:
        """As the port says."""
        return hmac.digest(self._load().audit_chain, text, "sha256")

    def mark(self) -> bytes:
        """What a database remembers of its key, to know it again; it tells nothing about the key."""
        return sha256(b"istiqbal key" + self.blind("\x00key check")).digest()

    def recognise(self, mark: bytes | None) -> None:
        """Refuse the key of another centre, `key_file_wrong`; a PC without a key passes, a kiosk needs none."""
        if mark is not None and self._path.exists() and self.mark() != mark:
            raise EnvironmentFault(ErrorCode.KEY_FILE_WRONG, path=str(self._path))

    def _load(self) -> _Keys:
        if self._keys is None:
            secret = self._read()
            self._keys = _Keys(
                AESGCM(_derive(secret, b"istiqbal identity seal")),
                _derive(secret, b"istiqbal blind index"),
                AESGCM(_derive(secret, b"istiqbal document seal")),
                _derive(secret, b"istiqbal document index"),
                AESGCM(_derive(secret, b"istiqbal draft seal")),
                _derive(secret, b"istiqbal audit chain"),
            )
        return self._keys

    def _read(self) -> bytes:
        try:
            secret = bytes.fromhex(self._path.read_text(encoding="ascii").strip())
        except OSError as error:
            raise EnvironmentFault(ErrorCode.KEY_FILE_MISSING, path=str(self._path)) from error
        except ValueError as error:
            raise EnvironmentFault(ErrorCode.KEY_FILE_WRONG, path=str(self._path)) from error
        if len(secret) != KEY_BYTES:
            raise EnvironmentFault(ErrorCode.KEY_FILE_WRONG, path=str(self._path))
        return secret


def _derive(secret: bytes, purpose: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=purpose).derive(secret)
