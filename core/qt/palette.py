"""The one file of colours: on the ground at least 4.5 to 1, on kiosk buttons and in high contrast 7 to 1."""

from dataclasses import dataclass

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


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of a screen by what they are for; a tone is a colour, its soft ground and what it is when pressed."""

    ground: str
    card: str
    text: str
    quiet: str
    line: str
    on_colour: str
    alarm: str
    alarm_soft: str
    men: tuple[str, str, str]
    women: tuple[str, str, str]

    def tone(self, gender: str) -> tuple[str, str, str]:
        """The tone of a section; the men's is the centre's own."""
        return self.women if gender == "woman" else self.men


USUAL = Palette(
    ground=GROUND,
    card=CARD,
    text=TEXT,
    quiet=QUIET,
    line=LINE,
    on_colour=ON_COLOUR,
    alarm=ALARM,
    alarm_soft=ALARM_SOFT,
    men=(GREEN, GREEN_SOFT, GREEN_DEEP),
    women=(PLUM, PLUM_SOFT, PLUM_DEEP),
)
# Light on black: whoever sees badly is dazzled by a bright ground.
HIGH_CONTRAST = Palette(
    ground="#000000",
    card="#000000",
    text="#FFFFFF",
    quiet="#F0F0F0",
    line="#B8B8B8",
    on_colour="#000000",
    alarm="#FFB9AE",
    alarm_soft="#3A0A05",
    men=("#FFE14D", "#2E2700", "#FFF6C4"),
    women=("#FFBDF1", "#371430", "#FFE6FA"),
)


def section_colours(gender: str) -> tuple[str, str, str]:
    """Colour, soft ground and deep tone of a section: plum for women, green for men and for the centre."""
    return USUAL.tone(gender)


def luminance(colour: str) -> float:
    """Relative luminance, 0 to 1 (WCAG 2.2)."""
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    """Contrast ratio, 1 to 21 (WCAG 2.2)."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
