"""The help that a visitor may ask for at the entrance; who needs it does not wait as everybody does."""

from collections.abc import Iterable
from enum import StrEnum

from core.domain.queue_policy import QueueClass
from core.domain.visitor import Gender


class Help(StrEnum):
    """For whom; which of these a centre offers is its own to say."""

    ELDERLY = "elderly"
    DISABILITY = "disability"
    HEARING = "hearing"
    PREGNANT = "pregnant"
    INFANT = "infant"
    ILLNESS = "illness"


USUAL = (Help.ELDERLY, Help.DISABILITY, Help.HEARING, Help.PREGNANT, Help.INFANT)
_OF_WOMEN = frozenset({Help.PREGNANT})


def offered(kinds: Iterable[Help], gender: Gender) -> tuple[Help, ...]:
    """Those that a section offers to whom it serves, always in the same order."""
    wanted = set(kinds)
    return tuple(kind for kind in Help if kind in wanted and (gender is Gender.WOMAN or kind not in _OF_WOMEN))


def called_clearly(kind: Help | None) -> bool:
    """Whether somebody who asked for that help is called by a louder chime and a longer flash."""
    return kind is Help.HEARING


def class_with(kind: Help | None, queue_class: QueueClass) -> QueueClass:
    """Where somebody stands who needs that help: before the others, unless they stand before those already."""
    return QueueClass.PRIORITY if kind is not None and queue_class is QueueClass.STANDARD else queue_class
