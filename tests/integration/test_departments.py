"""The departments to which requests are referred, on both databases."""

from core.bootstrap import Centre
from core.services.setup import DEFAULT_CENTRE


def test_the_departments_come_in_the_centres_order(centre: Centre) -> None:
    found = centre.administration.departments()
    assert [(one.code, one.title) for one in found] == [(one.code, one.title) for one in DEFAULT_CENTRE.departments]
