"""Check digits: Luhn (ISO/IEC 7812-1 annex B) and ISO/IEC 7064 MOD 11,10."""


def luhn_holds(digits: str) -> bool:
    """Whether the last digit is the Luhn check digit of the others."""
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 if place % 2 else 1)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


def mod_11_10(digits: str) -> str:
    """The ISO/IEC 7064 MOD 11,10 check digit of a string of digits: finds every wrong digit."""
    check = 5
    for digit in digits:
        check = ((check or 10) * 2 % 11 + int(digit)) % 10
    return str((1 - (check or 10) * 2 % 11) % 10)
