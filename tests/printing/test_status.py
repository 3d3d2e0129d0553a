"""Every bit that a printer can set in its answers to DLE EOT 1, 2 and 4, alone and with others."""

from collections.abc import Callable

import pytest

from core.domain.errors import EnvironmentFault, ErrorCode
from core.printing.status import FIXED, OFFLINE_CAUSE, PAPER, PRINTER, require_ready

STOPPED, COVER, OUT, LOW, GARBLED = (
    ErrorCode.PRINTER_STOPPED,
    ErrorCode.PRINTER_COVER_OPEN,
    ErrorCode.PRINTER_PAPER_OUT,
    ErrorCode.PRINTER_PAPER_LOW,
    ErrorCode.PRINTER_GARBLED,
)
# By Epson's reference of DLE EOT; bits 0, 1, 4 and 7 are fixed, and an answer without them is none.
NOT_FIXED = {0: GARBLED, 1: GARBLED, 4: GARBLED, 7: GARBLED}
BITS: dict[bytes, dict[int, ErrorCode | None]] = {
    # 2: the drawer's pin; 3: offline; 5: waits to go on; 6: the feed button is pressed
    PRINTER: {**NOT_FIXED, 2: None, 3: STOPPED, 5: None, 6: None},
    # 2: cover open; 3: fed by the button; 5: stopped at the paper's end; 6: an error, such as the cutter's
    OFFLINE_CAUSE: {**NOT_FIXED, 2: COVER, 3: None, 5: OUT, 6: STOPPED},
    # 2, 3: near the end; 5 and 6 together: at the end
    PAPER: {**NOT_FIXED, 2: LOW, 3: LOW, 5: None, 6: None},
}


def played(**answers: int) -> Callable[[bytes], bytes]:
    """A printer that gives these answers, and to other questions that it is well."""
    told = {PRINTER: answers.get("printer"), OFFLINE_CAUSE: answers.get("cause"), PAPER: answers.get("paper")}
    return lambda query: bytes([FIXED if told[query] is None else told[query] or 0])


def found(ask: Callable[[bytes], bytes]) -> ErrorCode | None:
    """The fault that is raised, or the warning."""
    try:
        return require_ready(ask)
    except EnvironmentFault as fault:
        return fault.code


@pytest.mark.parametrize("query", BITS, ids=["printer", "cause", "paper"])
@pytest.mark.parametrize("bit", range(8))
def test_each_bit_alone(query: bytes, bit: int) -> None:
    answer = FIXED ^ (1 << bit)
    assert found(lambda asked: bytes([answer if asked == query else FIXED])) is BITS[query][bit]


@pytest.mark.parametrize(
    ("answers", "code"),
    [
        ({}, None),
        ({"paper": FIXED | 0x0C}, LOW),
        ({"paper": FIXED | 0x6C}, OUT),
        ({"printer": FIXED | 0x08, "cause": FIXED | 0x24, "paper": FIXED | 0x60}, COVER),
        ({"printer": FIXED | 0x08, "cause": FIXED | 0x20, "paper": FIXED | 0x0C}, OUT),
        ({"printer": FIXED | 0x08, "cause": FIXED | 0x40, "paper": FIXED | 0x0C}, STOPPED),
        ({"printer": FIXED | 0x6C}, STOPPED),
        ({"printer": 0x00}, GARBLED),
        ({"cause": 0xFF}, GARBLED),
    ],
    ids=str,
)
def test_bits_together_tell_what_a_person_can_mend_first(answers: dict[str, int], code: ErrorCode | None) -> None:
    assert found(played(**answers)) is code


def test_every_byte_that_can_come_is_understood_or_refused() -> None:
    """No answer is a mistake of ours, and none but a whole one passes for a printer that is well."""
    known = {None, *ErrorCode}
    for query in (PRINTER, OFFLINE_CAUSE, PAPER):
        for byte in range(256):
            code = found(lambda asked, query=query, byte=byte: bytes([byte if asked == query else FIXED]))  # type: ignore[misc]
            assert code in known
            if byte & 0x93 != FIXED:
                assert code is GARBLED
