"""The help on offer, and where who needs it stands."""

import pytest

from core.domain.help import USUAL, Help, class_with, offered
from core.domain.queue_policy import QueueClass
from core.domain.visitor import Gender


def test_a_section_offers_what_those_it_serves_may_need() -> None:
    assert offered(USUAL, Gender.WOMAN) == tuple(USUAL)
    assert offered(USUAL, Gender.MAN) == (Help.ELDERLY, Help.DISABILITY, Help.HEARING, Help.INFANT)
    assert offered([Help.ILLNESS, Help.ELDERLY], Gender.MAN) == (Help.ELDERLY, Help.ILLNESS), "in one order"
    assert offered([], Gender.WOMAN) == ()


@pytest.mark.parametrize(
    ("kind", "before", "after"),
    [
        (None, QueueClass.STANDARD, QueueClass.STANDARD),
        (Help.ELDERLY, QueueClass.STANDARD, QueueClass.PRIORITY),
        (Help.ELDERLY, QueueClass.RETURNING, QueueClass.RETURNING),
        (Help.ELDERLY, QueueClass.APPOINTMENT, QueueClass.APPOINTMENT),
    ],
)
def test_help_makes_nobody_wait_longer(kind: Help | None, before: QueueClass, after: QueueClass) -> None:
    assert class_with(kind, before) is after
