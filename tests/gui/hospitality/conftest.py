"""A host before the counter's real screen."""

from pathlib import Path

import pytest

from tests.gui.counter.conftest import open_counter

__all__ = ["open_counter"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """The offscreen platform says of every widget's window that it has no window manager."""
    for item in items:
        if item.path.is_relative_to(Path(__file__).parent):
            item.add_marker(pytest.mark.qt_log_ignore("propagateSizeHints"))
