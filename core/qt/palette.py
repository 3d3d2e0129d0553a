"""The one file of colours; contrast on the ground is at least 4.5 to 1, on kiosk buttons 7 to 1."""

GROUND = "#F4F1EC"
CARD = "#FFFFFF"
TEXT = "#1E1B18"
QUIET = "#5E5850"
LINE = "#DAD3C8"
GREEN = "#0B5D4B"
GREEN_SOFT = "#E3EFEB"
GREEN_DEEP = "#073F33"
PLUM = "#6B2A5B"
PLUM_SOFT = "#F1E6EE"
PLUM_DEEP = "#491A3E"
ON_COLOUR = "#FFFFFF"
ALARM = "#9B1C1C"
ALARM_SOFT = "#FBEAE8"


def section_colours(gender: str) -> tuple[str, str, str]:
    """Colour, soft ground and deep tone of a section: plum for women, green for men and for the centre."""
    return (PLUM, PLUM_SOFT, PLUM_DEEP) if gender == "woman" else (GREEN, GREEN_SOFT, GREEN_DEEP)


def luminance(colour: str) -> float:
    """Relative luminance, 0 to 1 (WCAG 2.2)."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio, 1 to 21 (WCAG 2.2)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
