"""On whose behalf: what is taken, in which form, and what is refused."""

import pytest

from core.domain.behalf import ONESELF, Behalf, BehalfKind, Relation, checked
from core.domain.errors import RuleBroken

IDENTITY = "1000000008"


def test_what_is_typed_for_oneself_is_nobody_elses() -> None:
    assert checked(Behalf(BehalfKind.ONESELF, Relation.SON, "خالد", "x")) == ONESELF


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (
            Behalf(BehalfKind.RELATIVE, Relation.MOTHER, "  منى   الحربي ", " ١٠٠٠٠٠٠٠٠٨ "),
            Behalf(BehalfKind.RELATIVE, Relation.MOTHER, "منى الحربي", IDENTITY),
        ),
        (Behalf(BehalfKind.RELATIVE, Relation.SON, "خالد", " "), Behalf(BehalfKind.RELATIVE, Relation.SON, "خالد", "")),
        (
            Behalf(BehalfKind.COMPANY, Relation.SON, "شركة الأمل", "١٠١٠ ١٢٣٤٥٦"),
            Behalf(BehalfKind.COMPANY, None, "شركة الأمل", "1010123456"),
        ),
        (Behalf(BehalfKind.COMPANY, None, "م", "7001234567"), Behalf(BehalfKind.COMPANY, None, "م", "7001234567")),
    ],
)
def test_it_is_kept_in_one_form(typed: Behalf, kept: Behalf) -> None:
    assert checked(typed) == kept


@pytest.mark.parametrize(
    ("typed", "code", "field"),
    [
        (Behalf(BehalfKind.RELATIVE, None, "خالد"), "behalf_relation_missing", None),
        (Behalf(BehalfKind.RELATIVE, Relation.SON, " "), "behalf_name_missing", None),
        (Behalf(BehalfKind.RELATIVE, Relation.SON, "س" * 201), "text_too_long", "behalf"),
        (Behalf(BehalfKind.RELATIVE, Relation.SON, "خالد", "1000000009"), "identity_number_invalid", "behalf"),
        (Behalf(BehalfKind.COMPANY, None, "", "1010123456"), "behalf_name_missing", None),
        *(
            (Behalf(BehalfKind.COMPANY, None, "شركة", number), "registration_number_invalid", None)
            for number in ("", "101012345", "10101234567", "0010123456", "10101234S6")
        ),
    ],
)
def test_what_is_wrong_is_named(typed: Behalf, code: str, field: str | None) -> None:
    with pytest.raises(RuleBroken) as caught:
        checked(typed)
    assert (caught.value.code.value, caught.value.facts.get("field")) == (code, field)
