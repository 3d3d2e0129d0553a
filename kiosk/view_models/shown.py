"""Sections, services and tickets as the kiosk's QML takes them: plain maps of text and colour."""

from datetime import datetime
from typing import Any

from core.calendar import gregorian_text, hijri_text, weekday
from core.domain.text import Language
from core.domain.ticket import UNTOLD
from core.domain.visitor import Gender
from core.qt.palette import USUAL, Palette
from core.services.dto import CentreView, QueueSnapshot, SectionView, ServiceView, TicketView
from core.words import Words
from kiosk.icons import icon_of

_MOST_MINUTES = 75


def section(
    view: SectionView, hall: QueueSnapshot | None, language: Language, words: Words, palette: Palette = USUAL
) -> dict[str, Any]:
    """A section with who waits in it, as far as that is known; `spoken` is all of it for a screen reader."""
    title = view.title.in_language(language)
    waiting = words.say("waiting", hall.waiting) if hall else ""
    wait = wait_text(hall.wait_minutes, words) if hall and hall.wait_minutes else ""
    return {
        "name": view.name,
        "title": title,
        "waiting": waiting,
        "wait": wait,
        "icon": "woman" if view.gender is Gender.WOMAN else "man",
        "spoken": spoken(language, title, waiting, wait),
        **colours(view, palette),
    }


def colours(view: SectionView | None, palette: Palette = USUAL) -> dict[str, str]:
    """The tones of a section; the centre's own where none was chosen."""
    found = palette.tone(view.gender.value) if view else palette.men
    return dict(zip(("colour", "soft", "deep"), found, strict=True))


def service(view: ServiceView, language: Language, words: Words, *, full: bool) -> dict[str, Any]:
    """A service with its hint, or that its tickets of today are all given."""
    title = view.title.in_language(language)
    hint = words.say("full") if full else view.hint.in_language(language)
    return {
        "name": view.name,
        "title": title,
        "hint": hint,
        "icon": icon_of(view.name),
        "full": full,
        "spoken": spoken(language, title, hint),
    }


def ticket(view: TicketView, centre: CentreView | None, language: Language, words: Words) -> dict[str, Any]:
    """A ticket with what its holder is told; a service that the centre no longer has is left out."""
    services = centre.services if centre else ()
    title = next((one.title.in_language(language) for one in services if one.name == view.service), "")
    told = {"code": words.digits(view.code), "service": title}
    if view.ahead == UNTOLD:
        return {**told, "ahead": "", "wait": Words("offline", language).say("no_estimate")}
    wait = wait_text(view.wait_minutes, words) if view.wait_minutes else ""
    return {**told, "ahead": words.say("ahead", view.ahead), "wait": wait}


def dates(now: datetime, language: Language, words: Words) -> dict[str, Any]:
    """Both dates and the time of a moment in the centre's zone."""
    day = now.date()
    return {
        "weekday": weekday(day, language),
        "hijri": words.digits(hijri_text(day, language)),
        "gregorian": words.digits(gregorian_text(day, language)),
        "time": words.digits(f"{now:%H:%M}"),
    }


def spoken(language: Language, *parts: str) -> str:
    """Parts of a name as one is said."""
    comma = "، " if language.rtl else ", "
    return comma.join(part for part in parts if part)


def wait_text(minutes: int, words: Words) -> str:
    """A wait as people say it: in minutes up to an hour and a quarter, then in half hours."""
    if minutes <= _MOST_MINUTES:
        return words.say("wait", minutes)
    hours, half = divmod(round(minutes / 30), 2)
    return words.say("wait_hours_half" if half else "wait_hours", hours)
