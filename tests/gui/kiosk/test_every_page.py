"""Every page, in every language, come to by touch on each screen: whole, apart, translated, and named for all.

A page that only the time brings, as that of a closed hall, is seen on each screen as the screen is changed around it.
"""

import sqlite3
from collections.abc import Callable
from contextlib import closing

import pytest

from core.domain.check_in import appointment_code
from core.domain.text import Language
from core.qt.stills import lose_database
from core.qt.waiting import wait_until
from core.words import Words
from tests.gui.kiosk.conftest import Open
from tests.gui.kiosk.looking import faults, stops
from tests.gui.kiosk.looking.language import Reader
from tests.gui.kiosk.looking.proof import LAYER, SHAPES, Proof
from tests.gui.kiosk.looking.town import SETUP, Town
from tests.gui.kiosk.looking.walker import Walker
from tests.gui.kiosk.test_check_in import booked
from tests.support.clock import FakeClock
from tests.support.outage import Outage


@pytest.mark.parametrize("language", Language)
def test_every_page_is_whole_translated_and_named(
    stood: tuple[Walker, Town], language: Language, families: frozenset[str], sqlite_outage: Outage, clock: FakeClock
) -> None:
    """Nothing cut off, overlapping, untranslated or without a glyph; every control named, described and in reach."""
    (walk, town), proof = stood, Proof(language, families)
    for size in SHAPES:
        walk.resize(size)
        for where in stops.tour(walk, town):
            proof.read(walk, where)
        for where in stops.staff(walk, town):
            proof.read_staff(walk, where)
    around(walk, proof, "away, in the middle of something", lambda: lose(walk, sqlite_outage))
    walk.touch(walk.say("entrance", "home"))
    for size in SHAPES:
        walk.resize(size)
        for where in stops.lost(walk):
            proof.read(walk, where)
    sqlite_outage.end()
    wait_until(lambda: walk.kiosk.link.available, "the database to be back")
    around(walk, proof, "closed", lambda: close(walk, clock))
    assert not proof.found, "\n".join(proof.found)


def around(walk: Walker, proof: Proof, where: str, come: Callable[[], None]) -> None:
    """Read on each screen a page that comes once."""
    come()
    for size in SHAPES:
        walk.resize(size)
        proof.read(walk, where)


def lose(walk: Walker, outage: Outage) -> None:
    walk.touch(walk.say("status", "title"))
    outage.begin()
    lose_database(walk.kiosk.link)
    walk.wait_for("away")


def close(walk: Walker, clock: FakeClock) -> None:
    clock.advance(7 * 3600)
    walk.wait_for("closed")


@pytest.mark.parametrize("language", [Language.ARABIC])
def test_the_dark_screen_speaks_every_language_of_visitors(
    stood: tuple[Walker, Town], families: frozenset[str], clock: FakeClock
) -> None:
    (walk, town), readers = stood, [Reader(language, SETUP) for language in Language]
    close(walk, clock)
    town.alone.rest._wake = 0
    wait_until(lambda: town.alone.rest.resting, "the dark")
    for size in SHAPES:
        walk.resize(size)
        page = walk.look(LAYER)
        assert not faults.faults(page, families, lambda words: any(reader.knows(words) for reader in readers))
        assert all(Words("rest", language).say("closed") in page.heard for language in Language)


@pytest.mark.parametrize("language", Language)
def test_who_is_sent_to_the_other_section_and_whose_choice_is_kept_read_it_whole(
    open_kiosk: Open, language: Language, families: frozenset[str], sqlite_url: str, sqlite_outage: Outage
) -> None:
    """A kiosk of one section that has no series of its own: two pages which the one above never shows."""
    screen = open_kiosk(language=language, section="men", setup=SETUP)
    walk, proof = Walker(screen.kiosk, language, SETUP), Proof(language, families)
    walk.wait_for("services")
    code = appointment_code(booked(screen).id)
    for size in SHAPES:
        walk.resize(size)
        walk.model.scanned(code)
        walk.hear(walk.say("check_in", "other_section.title"))
        proof.read(walk, "check-in, other section")
        walk.back()
        walk.back()
        walk.wait_for("services")
    with closing(sqlite3.connect(sqlite_url.removeprefix("sqlite:///"), isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")  # so that the database goes while the ticket is being written
        walk.choose(walk.service("submit"))
        wait_until(lambda: walk.model._flow.issuing, "the ticket to be asked for")
        sqlite_outage.begin()
        walk.wait_for("keeping")
        around(walk, proof, "the choice is kept", lambda: None)
        other.execute("ROLLBACK")
    sqlite_outage.end()
    walk.wait_for("ticket")
    assert not proof.found, "\n".join(proof.found)
