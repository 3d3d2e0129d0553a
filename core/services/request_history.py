"""The chain of a request's history: each link's digest covers the link and the digest before it (rule 10)."""

import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC
from hashlib import sha256
from uuid import UUID

from core.services.dto import MovementView
from core.services.ports import NewMovement


def sealed(before: str, link: NewMovement) -> NewMovement:
    """A new link with its digest; `before` is that of the last one, "" for the first.

    The request must be locked, or its version be checked, so that nobody else adds a link meanwhile.
    """
    return replace(link, digest=_digest(before, link.request_id, link.sequence, link))


def _digest(before: str, request_id: UUID, sequence: int, link: NewMovement | MovementView) -> str:
    """Hexadecimal SHA-256 over the canonical JSON of a link."""
    return sha256(canonical(before, request_id, sequence, link).encode()).hexdigest()


def canonical(before: str, request_id: UUID, sequence: int, link: NewMovement | MovementView) -> str:
    """The canonical JSON of a link; the instant to the microsecond, in UTC."""
    at = link.at.astimezone(UTC).isoformat()
    told: list[object] = [
        before,
        str(request_id),
        sequence,
        link.move.value,
        link.source.value,
        link.target.value,
        at,
        link.note,
    ]
    if link.department is not None:
        told.append(link.department)
    if link.detail is not None:
        told.append(dict(sorted(link.detail.items())))
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def holds(request_id: UUID, movements: Iterable[MovementView]) -> bool:
    """Whether no link was changed, taken out or put in since it was written."""
    before = ""
    for place, link in enumerate(movements, start=1):
        if link.sequence != place or link.digest != _digest(before, request_id, place, link):
            return False
        before = link.digest
    return bool(before)
