"""How a device is, as its staff page says it."""

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from core.config import Settings
from core.domain.errors import ErrorCode
from core.domain.text import Language
from core.qt.vitals import program_version
from core.words import Words, explain_code

if TYPE_CHECKING:
    from core.bootstrap import Centre

_PAPER = {ErrorCode.PRINTER_PAPER_OUT: "paper.out", ErrorCode.PRINTER_PAPER_LOW: "paper.low"}
_WORKS = frozenset({None, ErrorCode.PRINTER_PAPER_LOW})


@dataclass(frozen=True, slots=True)
class Found:
    """What was asked of this device just now; `printer` None where it is well, `asked` False before any answer."""

    asked: bool = False
    printer: ErrorCode | None = None


def look(centre: "Centre") -> Found:
    """Ask the printer; on the devices' thread."""
    return Found(asked=True, printer=centre.printing.check_printer())


class Facts:
    """The lines of the staff page: what, how it is, and whether that needs a hand."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings

    def lines(
        self, found: Found, language: Language, *, available: bool, up: timedelta, spooled: int
    ) -> list[dict[str, Any]]:
        """All of them, in one language."""
        words, device = Words("alone", language), self._settings.device
        say = words.say
        lines = [
            _line(say("fact.device"), f"\u2066{device.name}\u2069"),
            _line(say("fact.version"), f"\u2066{program_version()}\u2069"),
            _line(say("fact.up"), lasting(up, words)),
            _line(say("fact.database"), self._database(words, available), wrong=not available),
        ]
        if device.kind == "kiosk":
            lines += self._printing(words, found)
            lines.append(_line(say("fact.spooled"), say("spooled", spooled), wrong=spooled > 0))
        return lines

    def _database(self, words: Words, available: bool) -> str:
        found = urlsplit(self._settings.database)
        name = "SQLite" if found.scheme.startswith("sqlite") else f"PostgreSQL, \u2066{found.hostname or '—'}\u2069"
        return words.say("database.here" if available else "database.away", name=name)

    def _printing(self, words: Words, found: Found) -> list[dict[str, Any]]:
        printer, paper = words.say("fact.printer"), words.say("fact.paper")
        if self._settings.printer.address is None:
            return [_line(printer, words.say("printer.none"))]
        if not found.asked:
            return [_line(printer, words.say("asking")), _line(paper, words.say("asking"))]
        works, fault = found.printer in _WORKS, found.printer
        state = words.say("printer.works") if works or fault is None else explain_code(fault, words.language)
        entry = _PAPER.get(fault, "paper.there" if works else "paper.unknown") if fault else "paper.there"
        return [
            _line(printer, state, wrong=not works),
            _line(paper, words.say(entry), wrong=fault in _PAPER),
        ]


def lasting(span: timedelta, words: Words) -> str:
    """How long something has lasted, in the two greatest units."""
    minutes = int(span.total_seconds() // 60)
    days, hours = minutes // 1440, minutes // 60 % 24
    if days:
        return words.listed([words.say("days", days), words.say("hours", hours)])
    if hours:
        return words.listed([words.say("hours", hours), words.say("minutes", minutes % 60)])
    return words.say("minutes", minutes)


def _line(what: str, how: str, *, wrong: bool = False) -> dict[str, Any]:
    return {"what": what, "how": how, "wrong": wrong}
