"""The check of the audit trail from its first entry to its head, and of the histories that it vouches for."""

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from hmac import compare_digest
from uuid import UUID

from core.domain.audit import AuditProblem
from core.services.audit_chain import digest_of, seal_of
from core.services.audit_dto import Broken
from core.services.audit_ports import AuditHead, ChainKey, KeptEntry
from core.services.dto import MovementView
from core.services.request_history import holds

Advance = Callable[[int], None]


@dataclass(frozen=True, slots=True)
class SheetHead:
    """A head as a day sheet carries it; the first digits of its digest may do, and `sequence` may be left out."""

    digest: str
    sequence: int | None = None

    def is_of(self, entry: KeptEntry) -> bool:
        """Whether it is this entry's."""
        return entry.digest.startswith(self.digest) and self.sequence in {None, entry.sequence}


@dataclass(slots=True)
class ChainCheck:
    """Goes along the chain once, and keeps no more of it than the last two entries."""

    key: ChainKey
    centre_id: UUID
    sheet: SheetHead | None = None
    count: int = 0
    digest: str = ""

    def first_broken(self, entries: Iterator[KeptEntry], head: AuditHead | None, advance: Advance) -> Broken | None:
        """The first entry that is wrong; None where all are as they were entered."""
        met = self.sheet is None
        for entry in entries:
            wrong = self._wrong(entry, entries, head)
            if wrong is not None:
                return wrong
            self.count, self.digest = entry.sequence, entry.digest
            met = met or (self.sheet is not None and self.sheet.is_of(entry))
            advance(1)
        return self._wrong_end(head) or (None if met else self._unknown_sheet())

    def _wrong(self, entry: KeptEntry, following: Iterator[KeptEntry], head: AuditHead | None) -> Broken | None:
        place = self.count + 1
        if entry.sequence > place:
            return Broken(AuditProblem.MISSING, place)
        if self._fits(entry, self.digest):
            return None
        problem = AuditProblem.CHANGED
        if head is not None and entry.sequence > head.sequence:
            problem = AuditProblem.PUT_IN
        elif (after := next(following, None)) is not None and self._fits(replace(after, sequence=place), self.digest):
            # What stands behind it belongs here.
            exchanged = self._fits(replace(entry, sequence=place + 1), after.digest)
            problem = AuditProblem.EXCHANGED if exchanged else AuditProblem.PUT_IN
        return Broken(problem, place, entry.at, entry.kind)

    def _fits(self, entry: KeptEntry, before: str) -> bool:
        made = digest_of(self.key, self.centre_id, before, entry)
        return compare_digest(made.encode(), entry.digest.encode())

    def _wrong_end(self, head: AuditHead | None) -> Broken | None:
        if head is None:
            return Broken(AuditProblem.HEAD_MISSING, self.count)
        if head.sequence > self.count:
            return Broken(AuditProblem.MISSING, self.count + 1)
        begun = head.sequence > 0
        sealed = seal_of(self.key, self.centre_id, head.sequence, head.digest) if begun else ""
        if (head.sequence, head.digest, head.seal) != (self.count, self.digest, sealed):
            return Broken(AuditProblem.HEAD_CHANGED, self.count)
        return None

    def _unknown_sheet(self) -> Broken:
        known = self.sheet.sequence if self.sheet else None
        # What the sheet saw behind the present end was taken away; within the trail it was another entry.
        return Broken(AuditProblem.SHEET_UNKNOWN, self.count + 1 if known is None else min(known, self.count + 1))


def broken_history(
    moves: Iterator[KeptEntry], histories: Iterator[tuple[UUID, list[MovementView]]], advance: Advance
) -> tuple[Broken, UUID] | None:
    """The first entry whose move is no longer in the history of its request, or not as it was, and that request.

    A history that began before the trail is checked from the first move on that was entered.
    """
    worst: tuple[Broken, UUID] | None = None
    history = next(histories, None)
    for request_id, entries in _by_request(moves):
        while history is not None and history[0].bytes < request_id.bytes:
            history = next(histories, None)
        links = history[1] if history is not None and history[0] == request_id else []
        found = _wrong_history(request_id, entries, links)
        advance(len(entries))
        if found is not None and (worst is None or found.sequence < worst[0].sequence):
            worst = found, request_id
    return worst


def _by_request(moves: Iterator[KeptEntry]) -> Iterator[tuple[UUID, list[KeptEntry]]]:
    entries: list[KeptEntry] = []
    for entry in moves:
        if entries and entries[0].subject_id != entry.subject_id:
            yield _subject(entries[0]), entries
            entries = []
        entries.append(entry)
    if entries:
        yield _subject(entries[0]), entries


def _subject(entry: KeptEntry) -> UUID:
    return entry.subject_id or UUID(int=0)


def _wrong_history(request_id: UUID, entries: list[KeptEntry], links: list[MovementView]) -> Broken | None:
    told = [json.loads(entry.detail) for entry in entries]
    marks = {link.sequence: link.digest for link in links}
    for entry, one in zip(entries, told, strict=True):
        if one["link"] not in marks:
            return Broken(AuditProblem.HISTORY_MISSING, entry.sequence, entry.at, entry.kind)
        if marks[one["link"]] != one["digest"]:
            return Broken(AuditProblem.HISTORY_CHANGED, entry.sequence, entry.at, entry.kind)
    last = entries[-1]
    if len(links) >= told[0]["link"] + len(entries):
        return Broken(AuditProblem.HISTORY_PUT_IN, last.sequence, last.at, last.kind)
    if not holds(request_id, links):
        return Broken(AuditProblem.HISTORY_CHANGED, entries[0].sequence, entries[0].at, entries[0].kind)
    return None
