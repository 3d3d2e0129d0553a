"""A clerk reads in words which language the visitor chose at the kiosk."""

import pytest

from core.domain.text import STAFF_LANGUAGES, Language
from core.words import Words


@pytest.mark.parametrize("staff", STAFF_LANGUAGES)
def test_every_language_of_visitors_has_a_name(staff: Language) -> None:
    said = {Words("counter", staff).say(f"language.{language}") for language in Language}
    assert len(said) == len(Language)
