"""What a centre writes itself, kept and read again in every language of its visitors."""

from dataclasses import replace
from pathlib import Path

import pytest

from core.bootstrap import Centre, create_centre, open_centre
from core.centre_file import read_centre
from core.config import Settings
from core.domain.errors import ErrorCode, RuleBroken
from core.domain.text import Language, LocalText
from core.domain.workflow import Role
from core.services.dto import CentreView, StaffView
from core.services.naming import MAX_TEXT
from core.services.opening_ports import HallChange
from core.services.setup import DEFAULT_CENTRE, CentreSetup
from tests.integration.conftest import PASSWORD
from tests.support.clock import FakeClock


@pytest.fixture
def mona(centre: Centre) -> StaffView:
    """A supervisor of the women's section."""
    return centre.staff.add("mona", "منى العتيبي", PASSWORD, Role.SUPERVISOR, ["women"])


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


def test_what_a_supervisor_writes_is_read_by_every_program_and_recorded(
    centre: Centre, clock: FakeClock, mona: StaffView
) -> None:
    seen = centre.hall.names()
    assert list(seen)[:4] == ["title", "authority", "section.men", "section.women"]
    new = {
        "section.women": replace(seen["section.women"], bn="  নারীদের   বিভাগ "),
        "service.submit.hint": LocalText("", ""),
    }
    centre.hall.set_names(new, by=mona.id, seen=seen)
    with open_centre(centre.settings, clock=clock) as other:
        view = other.administration.centre()
        assert view.section("women").title == replace(seen["section.women"], bn="নারীদের বিভাগ")
        assert view.service("submit").hint == LocalText("", "")
        assert view.section("men").title == seen["section.men"], "nothing else is touched"
        assert view.service("submit").title == seen["service.submit"]
    event = centre.hall.history()[0]
    assert (event.kind, event.by, event.facts) == (
        HallChange.NAMES,
        mona.id,
        {"names": ["section.women", "service.submit.hint"]},
    )
    centre.hall.set_names(new, by=mona.id, seen=seen)  # the answer was lost: once more is no change
    assert centre.hall.history()[0] == event


def test_nobody_undoes_unseen_what_somebody_wrote_meanwhile(centre: Centre, mona: StaffView) -> None:
    seen = centre.hall.names()
    centre.hall.set_names({"title": replace(seen["title"], hi="केंद्र")}, by=mona.id, seen=seen)
    with pytest.raises(RuleBroken) as caught:
        centre.hall.set_names({"title": replace(seen["title"], hi="भवन")}, by=mona.id, seen=seen)
    assert caught.value.code is ErrorCode.SETTINGS_CHANGED
    assert caught.value.facts["who"] == mona.name
    assert centre.hall.names()["title"].hi == "केंद्र"
    centre.hall.set_names({"authority": replace(seen["authority"], hi="शासन")}, by=mona.id, seen=seen)


@pytest.mark.parametrize(
    ("of", "text", "code", "facts"),
    [
        ("title", LocalText(" ", "Centre"), ErrorCode.NAME_MISSING, {"of": "title", "language": "ar"}),
        (
            "service.submit",
            LocalText("تقديم", "", fil="a" * (MAX_TEXT + 1)),
            ErrorCode.TEXT_TOO_LONG,
            {"of": "service.submit", "language": "fil", "limit": MAX_TEXT},
        ),
        ("section.moon", LocalText("قمر", ""), ErrorCode.SERVICE_UNKNOWN, {"service": "section.moon"}),
    ],
)
def test_a_text_that_cannot_be_is_refused_with_its_place(
    centre: Centre, mona: StaffView, of: str, text: LocalText, code: ErrorCode, facts: dict[str, object]
) -> None:
    before = centre.hall.names()
    with pytest.raises(RuleBroken) as caught:
        centre.hall.set_names({of: text}, by=mona.id)
    assert (caught.value.code, caught.value.facts) == (code, facts)
    assert centre.hall.names() == before


@pytest.mark.parametrize("setup", [None, "riyadh", "jeddah"])
def test_the_centres_that_ship_are_written_in_every_language(setup: str | None) -> None:
    centre = read_centre(SAMPLES / f"{setup}.toml") if setup else DEFAULT_CENTRE
    for text in texts(centre):
        said = [text.given(language) for language in Language]
        assert all(said), text
        assert len(set(said)) >= len(said) - 1, text  # a word may be the same in two of them
