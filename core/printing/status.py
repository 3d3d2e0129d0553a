"""The printer's own word on its state: the answers to DLE EOT 1, 2 and 4, one byte each."""

from collections.abc import Callable

from core.domain.errors import EnvironmentFault, ErrorCode

PRINTER, OFFLINE_CAUSE, PAPER = b"\x10\x04\x01", b"\x10\x04\x02", b"\x10\x04\x04"

_FIXED_MASK, FIXED = 0x93, 0x12  # every answer has these bits set and cleared
OFFLINE, COVER, PAPER_STOP, FAILURE, PAPER_END, PAPER_LOW = 0x08, 0x04, 0x20, 0x40, 0x60, 0x0C


def require_ready(ask: Callable[[bytes], bytes]) -> ErrorCode | None:
    """Raise the fault that a printer tells of, or return its warning; `ask` sends a query, returns what came back."""
    printer, cause, paper = (_answer(ask, query) for query in (PRINTER, OFFLINE_CAUSE, PAPER))
    if cause & COVER:
        raise EnvironmentFault(ErrorCode.PRINTER_COVER_OPEN)
    if cause & PAPER_STOP or paper & PAPER_END == PAPER_END:
        raise EnvironmentFault(ErrorCode.PRINTER_PAPER_OUT)
    if printer & OFFLINE or cause & FAILURE:
        raise EnvironmentFault(ErrorCode.PRINTER_STOPPED, told=f"{printer:02x} {cause:02x} {paper:02x}")
    return ErrorCode.PRINTER_PAPER_LOW if paper & PAPER_LOW else None


def _answer(ask: Callable[[bytes], bytes], query: bytes) -> int:
    answer = ask(query)
    if not answer:
        raise ConnectionAbortedError("the printer ended the connection")
    # A printer may report a change by itself just before: the answer is the last byte that can be one.
    told = [byte for byte in answer if byte & _FIXED_MASK == FIXED]
    if not told:
        raise EnvironmentFault(ErrorCode.PRINTER_GARBLED, told=answer.hex())
    return told[-1]
