"""The departments to which requests are referred, on both databases."""

from core.bootstrap import Centre
from core.services.setup import DEFAULT_CENTRE


def test_the_departments_come_in_the_centres_order(centre: Centre) -> None:
    found = centre.administration.departments()
    assert [one.code for one in found] == [one.code for one in DEFAULT_CENTRE.departments]
    assert all(one.title.ar for one in found)
