"""When a screen may rest, and the gesture that opens the staff page."""

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import QPointF, QSizeF, Qt

from core.domain.opening import HallState, Phase
from core.domain.resting import rests
from core.qt.alone.gesture import CornerTouches, is_chord

NOW = datetime(2026, 11, 24, 20, 0, tzinfo=UTC)
LATER = HallState(Phase.CLOSED, NOW + timedelta(hours=9), NOW + timedelta(hours=9))
SOON = HallState(Phase.CLOSED, NOW + timedelta(minutes=20), NOW + timedelta(minutes=20))
NEVER = HallState(Phase.CLOSED)
SCREEN = QSizeF(1080, 1920)
LEFT, RIGHT, MIDDLE = QPointF(20, 30), QPointF(1070, 30), QPointF(540, 960)


@pytest.mark.parametrize(
    ("halls", "present", "closed_minutes", "dark"),
    [
        ([LATER], 0, 0, True),
        ([NEVER], 0, 0, True),
        ([LATER, NEVER], 0, 0, True),
        ([], 0, 0, False),
        ([SOON], 0, 600, False),
        ([LATER, SOON], 0, 600, False),
        ([LATER, HallState(Phase.OPEN)], 0, 600, False),
        ([LATER, HallState(Phase.PAUSE)], 0, 600, False),
        ([HallState(Phase.ENDING)], 0, 600, False),
        ([LATER], 1, 0, False),
        ([LATER], 1, 119, False),
        ([LATER], 1, 120, True),
    ],
)
def test_a_screen_rests_when_nobody_needs_it(
    halls: list[HallState], present: int, closed_minutes: int, dark: bool
) -> None:
    assert rests(halls, NOW, present=present, closed_for=timedelta(minutes=closed_minutes)) is dark


@pytest.mark.parametrize(
    ("touches", "opens"),
    [
        ([(RIGHT, at / 2) for at in range(5)], True),
        ([(LEFT, at / 2) for at in range(5)], True),
        ([(RIGHT, at / 2) for at in range(4)], False),
        ([(RIGHT, at * 0.76) for at in range(5)], False),
        ([(RIGHT, at * 0.9) for at in range(20)], False),
        ([*((RIGHT, at / 2) for at in range(4)), (LEFT, 2.1)], False),
        ([*((RIGHT, at / 2) for at in range(4)), (MIDDLE, 1.9), (RIGHT, 2.0)], False),
        ([*((RIGHT, at) for at in range(9)), *((RIGHT, 20 + at / 2) for at in range(5))], True),
        ([(MIDDLE, at / 10) for at in range(30)], False),
    ],
)
def test_five_touches_of_one_upper_corner_within_three_seconds_open_the_page(
    touches: list[tuple[QPointF, float]], opens: bool
) -> None:
    corner = CornerTouches()
    assert any(corner.touched(place, SCREEN, at) for place, at in touches) is opens


def test_the_chord_is_one_of_three_keys() -> None:
    held = Qt.KeyboardModifier
    assert is_chord(Qt.Key.Key_F12, held.ControlModifier | held.ShiftModifier)
    assert not is_chord(Qt.Key.Key_F12, held.ControlModifier)
    assert not is_chord(Qt.Key.Key_F12, held.ControlModifier | held.ShiftModifier | held.AltModifier)
    assert not is_chord(Qt.Key.Key_F11, held.ControlModifier | held.ShiftModifier)
