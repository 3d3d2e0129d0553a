"""When the halls are open, as the kiosk's QML takes it."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from core.domain.opening import Phase
from core.domain.text import Language
from core.services.dto import HallView
from core.words import Words
from kiosk.hall import Hall
from kiosk.view_models import shown


def with_opening(section: dict[str, Any], hall: Hall, language: Language, words: Words) -> dict[str, Any]:
    """A section as `shown.section` has it; one that gives no tickets says when it does again, and cannot be chosen."""
    view = hall.opening[section["name"]]
    if view.state.gives_tickets:
        return {**section, "open": True}
    opens = _opens(view, hall)
    when = shown.dates(opens, language, words) if opens else {}
    again = words.say("section_opens", weekday=when["weekday"], time=when["time"]) if when else ""
    told = shown.spoken(language, words.say("section_closed"), again)
    spoken = shown.spoken(language, section["title"], told)
    return {**section, "open": False, "waiting": "", "wait": told, "spoken": spoken}


def rows(hall: Hall, chosen: str, language: Language, words: Words) -> list[dict[str, Any]]:
    """When the section that was chosen opens again, or each of them; once where they all open together."""
    found: dict[datetime | None, list[str]] = {}
    for section in hall.centre.sections:
        if chosen in {"", section.name}:
            opens = _opens(hall.opening[section.name], hall)
            found.setdefault(opens, []).append(section.title.in_language(language))
    return [_row(opens, titles if len(found) > 1 or chosen else [], language, words) for opens, titles in found.items()]


def pause(hall: Hall, chosen: str, words: Words) -> str:
    """That calls pause for a prayer, and until when; empty where they do not."""
    for view in hall.opening.values():
        state = view.state
        if chosen in {"", view.section} and state.phase is Phase.PAUSE and state.prayer and state.resumes:
            local = state.resumes.astimezone(ZoneInfo(hall.centre.zone))
            return words.say("pause", prayer=words.say(f"prayer.{state.prayer}"), time=f"{local:%H:%M}")
    return ""


def _opens(view: HallView, hall: Hall) -> datetime | None:
    opens = view.state.opens_again
    return opens.astimezone(ZoneInfo(hall.centre.zone)) if opens else None


def _row(opens: datetime | None, titles: list[str], language: Language, words: Words) -> dict[str, Any]:
    row: dict[str, Any] = {"sections": shown.spoken(language, *titles)}
    if opens is None:
        return {**row, "unknown": words.say("opening_unknown")}
    dates = shown.dates(opens, language, words)
    return {**row, **dates, "opens": words.say("opens_at", weekday=dates["weekday"], time=dates["time"])}
