"""The chain of the audit trail: each entry's keyed digest covers the entry and the digest before it."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC
from uuid import UUID

from core.domain.audit import SUBJECT
from core.services.audit_ports import AuditEntry, AuditHead, ChainKey, Detail, KeptEntry

NO_HEAD = AuditHead(0, "", "")
_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def detail_text(detail: Mapping[str, Detail]) -> str:
    """The JSON of an entry's detail, one text for one meaning."""
    return json.dumps(detail, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def linked(
    key: ChainKey, centre_id: UUID, head: AuditHead, entries: Iterable[AuditEntry]
) -> tuple[list[KeptEntry], AuditHead]:
    """Entries in their places behind the head, and the head after them."""
    kept: list[KeptEntry] = []
    digest, sequence = head.digest, head.sequence
    for sequence, entry in enumerate(entries, head.sequence + 1):
        new = KeptEntry(
            sequence=sequence,
            at=entry.at.astimezone(UTC),
            staff_id=entry.staff_id,
            device=entry.device,
            kind=entry.kind.value,
            subject=SUBJECT[entry.kind].value,
            subject_id=entry.subject_id,
            detail=detail_text(entry.detail),
        )
        digest = digest_of(key, centre_id, digest, new)
        kept.append(replace(new, digest=digest))
    return kept, AuditHead(sequence, digest, seal_of(key, centre_id, sequence, digest))


def digest_of(key: ChainKey, centre_id: UUID, before: str, entry: KeptEntry) -> str:
    """Hexadecimal HMAC-SHA256 over the canonical JSON of an entry; the instant to the microsecond, in UTC."""
    who = entry.staff_id.hex if entry.staff_id else None
    what = entry.subject_id.hex if entry.subject_id else None
    told: list[str | int | None] = [
        "entry",
        before,
        centre_id.hex,
        entry.sequence,
        entry.at.isoformat(),
        who,
        entry.device,
    ]
    return _keyed(key, [*told, entry.kind, entry.subject, what, entry.detail])


def seal_of(key: ChainKey, centre_id: UUID, sequence: int, digest: str) -> str:
    """What proves a head: whoever has no key cannot make an earlier entry the last one."""
    return _keyed(key, ["head", centre_id.hex, sequence, digest])


def _keyed(key: ChainKey, told: list[str | int | None]) -> str:
    return key.chain(_JSON.encode(told).encode()).hex()
