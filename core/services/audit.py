"""The audit trail, to be checked and read; it is written by whatever is done (core.services.auditing)."""

import json
import re
from collections import Counter
from contextlib import closing, suppress
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from pathlib import Path
from uuid import UUID
from zoneinfo import ZoneInfo

from core.domain.audit import AuditKind, AuditProblem
from core.domain.errors import EnvironmentFault, ErrorCode, RuleBroken
from core.domain.references import parse_reference
from core.domain.text import Language
from core.domain.workflow import Role
from core.services.allowed import allowed
from core.services.audit_check import Advance, ChainCheck, SheetHead, broken_history
from core.services.audit_dto import AuditLine, AuditReport, Broken, DaySheet
from core.services.audit_ports import ChainKey, SheetWriter
from core.services.context import Context
from core.services.ports import UnitOfWork

_AUDITORS = frozenset({Role.AUDITOR})
_SHORTEST_HEAD = 16
_HEX = re.compile(rf"[0-9a-f]{{{_SHORTEST_HEAD},64}}")


class AuditService:
    """For the administrator at the terminal, and for auditors."""

    def __init__(self, context: Context, key: ChainKey, sheets: SheetWriter) -> None:
        self._context = context
        self._key = key
        self._sheets = sheets

    def length(self) -> int:
        """How many entries there are, by the head."""
        with self._context.units.read() as unit:
            head = unit.audit.head()
        return head.sequence if head else 0

    def verify(self, head: str = "", advance: Advance = lambda _: None) -> AuditReport:
        """Check the whole trail, of one instant, and every history that it vouches for; the first broken entry.

        `head` is what stands on a day sheet, or in its code: an end that was taken away shows by nothing else. Raises
        `audit_head_unreadable`, or `key_file_missing` on a PC without the centre's key. `advance` hears of progress:
        each entry counts once, and those of moves of requests once more.
        """
        sheet = sheet_head(head) if head.strip() else None
        self._take_in()
        centre = self._context.centre(fresh=True)
        with self._context.units.read() as unit:
            check = ChainCheck(self._key, centre.id, sheet)
            with closing(unit.audit.entries()) as entries:
                broken = check.first_broken(entries, unit.audit.head(), advance)
            if broken is None:
                broken = self._broken_history(unit, advance)
        return AuditReport(check.count, check.digest, broken)

    def _take_in(self) -> None:
        """What keyless devices noted belongs to the trail; one that is broken is told all the same."""
        with suppress(EnvironmentFault), self._context.units.write() as unit:
            unit.audit.take_in()
            unit.commit()

    def day_sheet(self, day: date, advance: Advance = lambda _: None) -> DaySheet:
        """What stands on the sheet of a day; `audit_broken` where the trail does not hold: none is signed then."""
        report = self.verify(advance=advance)
        if report.broken is not None:
            raise RuleBroken(ErrorCode.AUDIT_BROKEN, sequence=report.broken.sequence)
        centre = self._context.centre()
        zone = ZoneInfo(centre.zone)
        since = datetime.combine(day, time(), zone)
        counts: Counter[AuditKind] = Counter()
        first = last = None
        until = datetime.combine(day + timedelta(days=1), time(), zone)
        with self._context.units.read() as unit, closing(unit.audit.entries(since, until)) as entries:
            for entry in entries:
                if entry.sequence > report.entries:
                    break
                counts[AuditKind(entry.kind)] += 1
                first, last = first or entry.sequence, entry.sequence
        return DaySheet(
            centre=centre.title,
            authority=centre.authority,
            code=centre.code,
            digits=centre.digits,
            day=day,
            made_at=self._context.local(self._context.clock.now()),
            counts=counts,
            first=first,
            last=last,
            entries=report.entries,
            head=report.head,
        )

    def write_sheet(
        self, day: date, path: Path, language: Language = Language.ARABIC, advance: Advance = lambda _: None
    ) -> DaySheet:
        """Write the sheet of a day as PDF, whole or not at all; OSError where the folder refuses."""
        sheet = self.day_sheet(day, advance)
        self._sheets.write(sheet, path, language)
        return sheet

    def of_request(self, text: str, *, by: UUID) -> list[AuditLine]:
        """All that is entered about a request, oldest first, for auditors.

        Raises `reference_invalid`, `request_unknown` or `role_not_allowed`.
        """
        reference = parse_reference(text)
        with self._context.units.read() as unit:
            allowed(unit, by, _AUDITORS)
            request_id = unit.requests.id_of_reference(reference)
            if request_id is None:
                raise RuleBroken(ErrorCode.REQUEST_UNKNOWN)
            entries = unit.audit.of_request(request_id)
            names = unit.audit.who([entry.staff_id for entry in entries if entry.staff_id is not None])
        return [
            AuditLine(
                sequence=entry.sequence,
                at=self._context.local(entry.at),
                kind=AuditKind(entry.kind),
                staff=names.get(entry.staff_id, "") if entry.staff_id else "",
                device=entry.device,
                detail=json.loads(entry.detail),
            )
            for entry in entries
        ]

    @staticmethod
    def _broken_history(unit: UnitOfWork, advance: Advance) -> Broken | None:
        with closing(unit.audit.moves()) as moves, closing(unit.audit.histories()) as histories:
            found = broken_history(moves, histories, advance)
        if found is None:
            return None
        broken, request_id = found
        try:
            return replace(broken, reference=unit.requests.get(request_id).reference)
        except RuleBroken:  # the request itself was deleted
            return replace(broken, problem=AuditProblem.HISTORY_MISSING)


def sheet_head(text: str) -> SheetHead:
    """A head as it is typed from a sheet or read from its code; `audit_head_unreadable` where it is none."""
    *before, digits = text.strip().lower().split(":")
    digest = re.sub(r"[\s-]", "", digits)
    number = before[-1].strip() if before else ""
    if not _HEX.fullmatch(digest) or (before and not number.isdecimal()):
        raise RuleBroken(ErrorCode.AUDIT_HEAD_UNREADABLE, shortest=_SHORTEST_HEAD)
    return SheetHead(digest, int(number) if number else None)
