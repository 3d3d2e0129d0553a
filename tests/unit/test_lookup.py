"""One field that knows an identity number, a mobile, a ticket and a reference from each other."""

import pytest

from core.domain.errors import RuleBroken
from core.domain.lookup import Lookup, LookupKind, recognise
from core.domain.references import build_reference

REFERENCE = build_reference("RUH", 1448, 123)
INDIC = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")
PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
MOBILE = Lookup(LookupKind.MOBILE, "+966550000000")


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("1000000008", Lookup(LookupKind.IDENTITY, "1000000008")),
        (" 2000 0000 06 ", Lookup(LookupKind.IDENTITY, "2000000006")),
        ("1000000008".translate(INDIC), Lookup(LookupKind.IDENTITY, "1000000008")),
        ("1000000008".translate(PERSIAN), Lookup(LookupKind.IDENTITY, "1000000008")),
        *(
            (form, MOBILE)
            for form in (
                "0550000000",
                "550000000",
                "966550000000",
                "+966 55 000 0000",
                "00966-550-000-000",
                "+966 (0)55 000 0000",
                "\u2066+966550000000\u2069",
                "٠٥٥٠٠٠٠٠٠٠",
            )
        ),
        *((form, Lookup(LookupKind.TICKET, "W007", 7)) for form in ("W007", "w7", " w-007", "W٠٠٧")),
        ("M1234", Lookup(LookupKind.TICKET, "M1234", 1234)),
        *(
            (form, Lookup(LookupKind.REFERENCE, REFERENCE))
            for form in (
                REFERENCE,
                REFERENCE.lower(),
                REFERENCE.replace("-", ""),
                REFERENCE.replace("-", " "),
                REFERENCE.replace("-", "–"),
                REFERENCE.replace("-", "/"),
                REFERENCE.translate(INDIC),
                f"istiqbal:request:{REFERENCE}",
            )
        ),
    ],
)
def test_what_is_typed_is_recognised(typed: str, found: Lookup) -> None:
    assert recognise(typed) == found


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("", "lookup_unclear"),
        ("سارة", "lookup_unclear"),
        ("12", "lookup_unclear"),
        ("WWW12", "lookup_unclear"),
        ("W", "lookup_unclear"),
        ("1000000009", "identity_number_invalid"),
        ("3000000008", "identity_number_invalid"),
        ("10000", "identity_number_invalid"),
        ("0450000000", "identity_number_invalid"),
        (REFERENCE[:-1] + str((int(REFERENCE[-1]) + 1) % 10), "reference_invalid"),
    ],
)
def test_what_is_none_of_them_is_told(typed: str, code: str) -> None:
    with pytest.raises(RuleBroken) as caught:
        recognise(typed)
    assert caught.value.code.value == code
