"""The chain of a request's history: each link's digest covers the link and the digest before it (rule 10)."""

import json
from collections.abc import Iterable
from datetime import UTC, datetime
from hashlib import sha256
from uuid import UUID

from core.services.dto import MovementView


def digest(
    before: str,
    request_id: UUID,
    sequence: int,
    move: str,
    source: str,
    target: str,
    at: datetime,
    note: str,
    department: str | None = None,
) -> str:
    """Hexadecimal SHA-256 over the canonical JSON of a link; the instant to the microsecond, in UTC."""
    link = [before, str(request_id), sequence, move, source, target, at.astimezone(UTC).isoformat(), note]
    if department is not None:
        link.append(department)
    return sha256(json.dumps(link, ensure_ascii=False, separators=(",", ":")).encode()).hexdigest()


def holds(request_id: UUID, movements: Iterable[MovementView]) -> bool:
    """Whether no link was changed, taken out or put in since it was written."""
    before = ""
    for place, link in enumerate(movements, start=1):
        expected = digest(
            before,
            request_id,
            place,
            link.move.value,
            link.source.value,
            link.target.value,
            link.at,
            link.note,
            link.department,
        )
        if link.sequence != place or link.digest != expected:
            return False
        before = link.digest
    return bool(before)
