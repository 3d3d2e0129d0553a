"""How long to wait before a program is started again: not at all at first, longer where it fails at once each time."""

LIVED_WELL = 60.0
SHOW_FROM = 3
_PAUSES = (0.0, 0.0, 1.0, 2.0, 5.0, 10.0, 30.0, 60.0)


class Patience:
    """Counts the starts that failed one after the other; a program that lived for a minute has done well."""

    def __init__(self) -> None:
        self.failed = 0

    def after(self, lived: float) -> float:
        """Seconds to wait, after a program that was on the screen for so many seconds."""
        self.failed = 1 if lived >= LIVED_WELL else self.failed + 1
        return _PAUSES[min(self.failed, len(_PAUSES)) - 1]

    @property
    def shows(self) -> bool:
        """Whether somebody at the screen should read why it does not start."""
        return self.failed >= SHOW_FROM
