"""Two people before the same request, each at a window of the program."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from core.domain.workflow import RequestMove
from core.services.course import Act
from counter.workspaces.requests.presence import PresenceLine
from tests.gui.requests.conftest import Found, Place


def line(place: Place) -> str:
    """What stands above the file."""
    found = place.page.findChild(PresenceLine)
    assert isinstance(found, PresenceLine)
    return found.text() if not found.isHidden() else ""


def ten_seconds_later(place: Place) -> str:
    for _ in range(10):
        place.screen.counter.session.ticked.emit()
    return line(place)


def test_two_officers_see_each_other_until_one_leaves(found: Found) -> None:
    ministry = found()
    request = ministry.enter()
    other = ministry.enter("آخر")
    for one in (request, other):
        ministry.move(one, "office", Act(RequestMove.DIRECT, "يُدرس", ("ADM",)))
    first = ministry.sits("officer")
    first.read_file(request)
    assert line(first) == ""
    second = ministry.sits("second")
    second.read_file(request)
    second.screen.until(lambda: "سلطان القحطاني" in line(second))
    first.screen.until(lambda: "ماجد الشهري" in ten_seconds_later(first))
    assert "مفتوحة الآن أيضًا عند: ماجد الشهري" in line(first)
    second.screen.clerk.window.activateWindow()
    second.screen.until(lambda: QApplication.activeWindow() is second.screen.clerk.window)
    second.read_file(other)
    first.screen.until(lambda: ten_seconds_later(first) == "")
    second.read_file(request)
    second.screen.until(lambda: "سلطان القحطاني" in line(second))
    first.screen.clerk.window.activateWindow()
    first.screen.until(lambda: QApplication.activeWindow() is first.screen.clerk.window)
    first.key(Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    first.screen.until(lambda: first.screen.counter.session.locked)
    second.screen.until(lambda: ten_seconds_later(second) == "")
