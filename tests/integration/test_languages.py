"""What a centre writes itself, kept and read again in every language of its visitors."""

from pathlib import Path

import pytest

from core.bootstrap import create_centre, open_centre
from core.centre_file import read_centre
from core.config import Settings
from core.domain.text import Language, LocalText
from core.services.dto import CentreView
from core.services.setup import DEFAULT_CENTRE, CentreSetup

SAMPLES = Path(__file__).resolve().parents[2] / "assets/samples"


def texts(centre: CentreSetup | CentreView) -> list[LocalText]:
    sections = [section.title for section in centre.sections]
    services = [text for service in centre.services for text in (service.title, service.hint)]
    return [centre.title, centre.authority, *sections, *services]


def test_every_language_is_kept(database_url: str) -> None:
    settings = Settings(database=database_url)
    create_centre(settings, DEFAULT_CENTRE)
    with open_centre(settings) as centre:
        assert texts(centre.administration.centre()) == texts(DEFAULT_CENTRE)


@pytest.mark.parametrize("setup", [None, "riyadh", "jeddah"])
def test_the_centres_that_ship_are_written_in_every_language(setup: str | None) -> None:
    centre = read_centre(SAMPLES / f"{setup}.toml") if setup else DEFAULT_CENTRE
    for text in texts(centre):
        said = [text.given(language) for language in Language]
        assert all(said), text
        assert len(set(said)) >= len(said) - 1, text  # a word may be the same in two of them
