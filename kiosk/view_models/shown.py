"""Sections, services and tickets as the kiosk's QML takes them: plain maps of text and colour."""

from typing import Any

from core.domain.text import Language
from core.qt.palette import section_colours
from core.services.dto import CentreView, QueueSnapshot, SectionView, ServiceView, TicketView
from core.words import Words


def section(view: SectionView, hall: QueueSnapshot, language: Language, words: Words) -> dict[str, Any]:
    """A section with who waits in it."""
    colour, soft, deep = section_colours(view.gender.value)
    return {
        "name": view.name,
        "title": view.title.in_language(language),
        "waiting": words.say("waiting", hall.waiting),
        "wait": words.say("wait", hall.wait_minutes) if hall.wait_minutes else "",
        "colour": colour,
        "soft": soft,
        "deep": deep,
    }


def service(view: ServiceView, language: Language) -> dict[str, Any]:
    """A service with its hint."""
    return {"name": view.name, "title": view.title.in_language(language), "hint": view.hint.in_language(language)}


def ticket(view: TicketView, centre: CentreView, language: Language, words: Words) -> dict[str, Any]:
    """A ticket with what its holder is told."""
    return {
        "code": words.digits(view.code),
        "service": centre.service(view.service).title.in_language(language),
        "ahead": words.say("ahead", view.ahead),
        "wait": words.say("wait", view.wait_minutes) if view.wait_minutes else "",
    }
