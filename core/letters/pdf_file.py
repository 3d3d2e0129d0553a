"""A PDF as a source of pages."""

from io import BytesIO

from pypdf import PasswordType, PdfReader
from pypdf.generic import DictionaryObject

from core.domain.documents import check_pages
from core.domain.errors import ErrorCode, RuleBroken
from core.letters.source import Source, sound


def open_pdf(source: Source) -> PdfReader:
    """Open it and know its pages.

    Raises `document_locked` (what opens without a password is taken, whatever it forbids), `document_damaged`,
    `document_no_pages`, `document_too_many_pages`, or `document_not_taken` for a form that draws its own pages.
    """
    with sound(source.name):
        reader = PdfReader(BytesIO(source.data))
        locked = reader.is_encrypted and reader.decrypt("") is PasswordType.NOT_DECRYPTED
    if locked:
        raise RuleBroken(ErrorCode.DOCUMENT_LOCKED, name=source.name)
    with sound(source.name):
        count, form = len(reader.pages), _draws_itself(reader)
        _check_none_is_lost(reader, count)
    if form:
        raise RuleBroken(ErrorCode.DOCUMENT_NOT_TAKEN, problem="form", name=source.name)
    check_pages(count, source.name)
    return reader


def _draws_itself(reader: PdfReader) -> bool:
    """Whether its only page says that another program is needed (dynamic XFA)."""
    return bool(reader.root_object.get("/NeedsRendering", False))


def _check_none_is_lost(reader: PdfReader, count: int) -> None:
    """A page that cannot be found any more is passed over in silence; a letter must not lose one."""
    tree = reader.root_object["/Pages"]
    declared = tree.get("/Count") if isinstance(tree, DictionaryObject) else None
    if isinstance(declared, int) and declared > count:
        raise ValueError("a page is missing")
