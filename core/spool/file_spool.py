"""A kiosk's spool in two files: a journal of its tickets, and the centre as last known."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date, datetime
from functools import cache
from shutil import disk_usage
from typing import Any
from uuid import UUID

from pydantic import TypeAdapter, ValidationError

from core.domain.errors import ErrorCode
from core.domain.ticket import PrintState
from core.services.identifiers import new_id
from core.services.spool_ports import CentreKept, SpoolTicket
from core.spool.journal import Journal
from core.spool.spool_file import SpoolFile, alone, line_of

_LEAST_BYTES = 10_000_000  # staff are to know before it is full
_IDENTITY, _LETTER, _TICKET, _PRINT, _HANDED = "spool", "letter", "ticket", "print", "handed"


class FileSpool(SpoolFile):
    """`Spool` in `path` and beside it; nothing is opened before the first call."""

    _id = UUID(int=0)
    _letter = ""
    _kept: CentreKept | None = None
    _tickets: dict[UUID, SpoolTicket]

    @alone
    def identity(self) -> UUID:
        """As the port says."""
        return self._id

    @alone
    def letter(self) -> str:
        """As the port says."""
        return self._letter

    @alone
    def kept(self) -> CentreKept | None:
        """As the port says."""
        return self._kept

    @alone
    def fault(self) -> ErrorCode | None:
        """As the port says."""
        if self._unread:
            return ErrorCode.SPOOL_DAMAGED
        return ErrorCode.SPOOL_FULL if disk_usage(self._path.parent).free < _LEAST_BYTES else None

    @alone
    def tickets(self) -> tuple[SpoolTicket, ...]:
        """As the port says."""
        return tuple(self._tickets.values())

    @alone
    def remember(self, letter: str, kept: CentreKept) -> None:
        """As the port says; the centre is written only where something of it changed."""
        if letter != self._letter:
            self._write({_LETTER: letter})
        if kept != self._kept:
            beside = Journal(self._path.with_suffix(".centre"), self._sync)
            try:
                beside.replace([_centre().dump_json(kept)])
            finally:
                beside.close()
            self._kept = kept

    @alone
    def add(self, ticket: SpoolTicket) -> None:
        """As the port says."""
        self._write({_TICKET: _ticket().dump_python(ticket, mode="json")})

    @alone
    def note_print(self, ticket_id: UUID, state: PrintState, at: datetime) -> None:
        """As the port says."""
        self._write({_PRINT: str(ticket_id), "state": state.value, "at": at.isoformat()})

    @alone
    def note_handed(self, ticket_ids: Collection[UUID], *, handed: bool = True) -> None:
        """As the port says."""
        if ticket_ids:
            self._write({_HANDED: [str(one) for one in ticket_ids], "so": handed})

    @alone
    def forget(self, before: date) -> None:
        """As the port says."""
        old = [one.id for one in self._tickets.values() if one.handed and one.on < before]
        if not old:
            return
        for one in old:
            del self._tickets[one]
        tickets = [{_TICKET: _ticket().dump_python(one, mode="json")} for one in self._tickets.values()]
        assert self._journal is not None
        self._journal.replace(
            line_of(entry) for entry in ({_IDENTITY: str(self._id)}, {_LETTER: self._letter}, *tickets)
        )

    @alone
    def set_aside(self) -> None:
        """As the port says."""
        self.close()
        for kind in (".journal", ".centre"):
            file = self._path.with_suffix(kind)
            if file.exists():
                file.replace(file.with_name(f"{file.stem}-{self._id}{kind}.aside"))
        self._id, self._letter, self._kept, self._tickets, self._unread = UUID(int=0), "", None, {}, 0

    def _begin(self) -> None:
        self._tickets = {}

    def _read_beside(self) -> None:
        self._kept = self._read_centre()

    def _opened(self) -> None:
        super()._opened()
        if self._id == UUID(int=0):
            self._write({_IDENTITY: str(new_id())})

    def _follow(self, entry: Mapping[str, Any]) -> None:
        """Let an entry of the journal hold."""
        if _IDENTITY in entry:
            self._id = UUID(entry[_IDENTITY])
        elif _LETTER in entry:
            self._letter = entry[_LETTER]
        elif _TICKET in entry:
            ticket = _ticket().validate_python(entry[_TICKET])
            self._tickets[ticket.id] = ticket
        elif _PRINT in entry:
            found = self._tickets[UUID(entry[_PRINT])]
            at = datetime.fromisoformat(entry["at"])
            self._tickets[found.id] = replace(found, printing=PrintState(entry["state"]), printed_at=at)
        else:
            for one in map(UUID, entry[_HANDED]):
                self._tickets[one] = replace(self._tickets[one], handed=entry["so"])

    def _read_centre(self) -> CentreKept | None:
        """What another version wrote in another form is read anew from the centre."""
        beside = Journal(self._path.with_suffix(".centre"), self._sync)
        beside.close()
        try:
            return _centre().validate_json(beside.lines[-1]) if beside.lines else None
        except ValidationError:
            return None


@cache
def _ticket() -> TypeAdapter[SpoolTicket]:
    return TypeAdapter(SpoolTicket)


@cache
def _centre() -> TypeAdapter[CentreKept]:
    return TypeAdapter(CentreKept)
