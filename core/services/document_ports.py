"""What the documents of requests need from the world outside."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from threading import Event
from typing import Protocol
from uuid import UUID

from core.domain.documents import Letter, LetterPage, ScanOrder
from core.services.document_dto import DocumentView, ScanDevice


class LetterMaker(Protocol):
    """Reads source files and makes letters of their pages; every document_… code of a bad file comes from here."""

    def pages(self, path: Path) -> tuple[LetterPage, ...]:
        """The pages of a source file, in its order."""

    def make(self, letter: Letter) -> bytes:
        """One PDF; the same pages give the same bytes."""

    def write(self, pdf: bytes, path: Path) -> None:
        """Write a file that its owner alone can read, whole or not at all; a name that is taken stays what it is.

        Raises `document_not_written`.
        """


class Scanner(Protocol):
    """Takes pages from paper; raises `EnvironmentFault` with a scanner_… code, and blocks until it is done."""

    def devices(self) -> list[ScanDevice]:
        """The scanners that this PC can use, or `scanner_missing`."""

    def scan(self, order: ScanOrder, folder: Path, cancel: Event) -> Sequence[Path]:
        """Write each page to a file of its own in the folder; ends with `scanner_cancelled` once `cancel` is set.

        A feeder goes on until it is empty. Pages that were whole before a fault stay in the folder.
        """


class Safe(Protocol):
    """Keeps the bytes of documents; raises `key_file_missing` where this PC has no key."""

    def seal_content(self, content: bytes, owner: UUID) -> bytes:
        """Encrypt for the row `owner`; another row cannot open it."""

    def open_content(self, sealed: bytes, owner: UUID) -> bytes:
        """Decrypt; raises `document_altered` where a byte or the row is another."""

    def fingerprint(self, content: bytes) -> bytes:
        """The keyed hash by which equal content is found; it tells nothing about the content."""


@dataclass(frozen=True, slots=True)
class NewDocument:
    """A document to be stored, whose content is stored already."""

    id: UUID
    request_id: UUID
    content_id: UUID
    title: str
    pages: int
    size: int
    key: str
    staff_id: UUID
    device: str
    at: datetime
    replaces: UUID | None = None


@dataclass(frozen=True, slots=True)
class Content:
    """Sealed bytes and the row that they are sealed for."""

    id: UUID
    fingerprint: bytes
    sealed: bytes


class DocumentStore(Protocol):
    """Documents and their sealed content."""

    def content_id(self, fingerprint: bytes) -> UUID | None:
        """Where equal content lies already."""

    def keep(self, content: Content) -> UUID:
        """Store, and where it lies: equal content that somebody stored before stays the only one."""

    def add(self, document: NewDocument) -> bool:
        """Store; False where another document has its key."""

    def of_key(self, key: str) -> DocumentView | None:
        """The document that was added with this key."""

    def of_request(self, request_id: UUID) -> list[DocumentView]:
        """Every document of a request, withdrawn ones too, oldest first."""

    def get(self, document_id: UUID) -> DocumentView:
        """One document, or `document_unknown`."""

    def content(self, document_id: UUID) -> Content:
        """What is sealed of a document."""

    def withdraw(self, document_id: UUID, by: UUID, device: str, at: datetime, reason: str) -> bool:
        """Mark as withdrawn; False where it was before."""
