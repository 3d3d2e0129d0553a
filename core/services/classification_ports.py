"""What the classification needs from outside: how near texts are, and the database's tree with its precedents."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol
from uuid import UUID

from core.services.dto import DepartmentView
from core.services.setup import RequestTypeSetup


class Similarity(Protocol):
    """Tells which of many words or texts are near one; both are folded already, and nearness goes from 0 to 1."""

    def near_words(self, word: str, among: Sequence[str]) -> Mapping[str, float]:
        """Those that are this word but for a slip of the pen."""

    def near_texts(self, text: str, among: Sequence[str], most: int) -> list[tuple[int, float]]:
        """The places of the nearest, whatever the order of their words; none that is only a little alike."""


@dataclass(frozen=True, slots=True)
class Precedent:
    """How an earlier request was classified; its subject is compared and never shown."""

    subject: str
    code: str


@dataclass(frozen=True, slots=True)
class StoredType:
    """A node as it is in the database, whether or not it can still be given."""

    type: RequestTypeSetup
    retired_at: datetime | None
    used: bool


class TypeChange(StrEnum):
    """What becomes of a node; also the kind of the event that records it."""

    ADDED = "added"
    CHANGED = "changed"
    RESTORED = "restored"
    RETIRED = "retired"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class TypeEvent:
    """A line of the classification's record (rule 6); `by` None for a program."""

    code: str
    kind: TypeChange
    at: datetime
    device: str
    by: UUID | None
    facts: Mapping[str, object]


class ClassificationStore(Protocol):
    """The tree with what was retired, and how requests were classified."""

    def hold(self) -> None:
        """From here until the unit ends nobody else changes the tree."""

    def everything(self) -> list[StoredType]:
        """All nodes in their order; parents before children."""

    def department_titles(self) -> list[DepartmentView]:
        """The departments with their names, in the centre's order."""

    def departments(self) -> list[str]:
        """The codes of the departments to which types lead."""

    def precedents(self, most: int) -> list[Precedent]:
        """The latest registered requests whose type can still be given, the newest first."""

    def put(self, position: int, node: RequestTypeSetup) -> None:
        """Write a node as it shall be, new or not; it can be given from now on."""

    def retire(self, position: int, code: str, at: datetime) -> None:
        """Keep a node readable that can no longer be given; it keeps the instant since when."""

    def remove(self, code: str) -> None:
        """Delete a node that no request and no other node names."""

    def note(self, event: TypeEvent) -> None:
        """Add to the record."""
