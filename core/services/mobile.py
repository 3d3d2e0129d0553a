"""Mobile numbers of the Kingdom, to which notices can be sent."""

from core.domain.errors import ErrorCode, RuleBroken
from core.domain.numerals import to_western


def parse_mobile(text: str) -> str:
    """The E.164 form of a Saudi mobile number, however it was written.

    Raises `mobile_invalid` with the problem: missing, foreign, or form.
    """
    import phonenumbers as phones

    typed = to_western(text).strip()
    if not typed:
        raise RuleBroken(ErrorCode.MOBILE_INVALID, problem="missing")
    try:
        number = phones.parse(typed, "SA")
    except phones.NumberParseException:
        raise RuleBroken(ErrorCode.MOBILE_INVALID, problem="form") from None
    if number.country_code != phones.country_code_for_region("SA"):
        raise RuleBroken(ErrorCode.MOBILE_INVALID, problem="foreign")
    if phones.number_type(number) != phones.PhoneNumberType.MOBILE:
        raise RuleBroken(ErrorCode.MOBILE_INVALID, problem="form")
    return phones.format_number(number, phones.PhoneNumberFormat.E164)
