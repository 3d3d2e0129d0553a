"""The fixture that turns Qt's warnings into failures sees them all."""

from pathlib import Path

import pytest

pytest_plugins = ["pytester"]

_WARNS_IN_TEST = """
    from PySide6.QtQml import QQmlApplicationEngine
    def test_it(qapp):
        engine = QQmlApplicationEngine()
        engine.loadData(b"import QtQuick\\nItem { property int wide: missing.width }")
"""
_WARNS_AT_THE_END = """
    import pytest
    from PySide6.QtCore import qWarning
    @pytest.fixture
    def late():
        yield
        qWarning("too late")
    def test_it(late):
        pass
"""
_EXCUSED = """
    import pytest
    from PySide6.QtCore import qWarning
    @pytest.mark.qt_log_ignore("old friend")
    def test_it():
        qWarning("an old friend")
"""


@pytest.mark.parametrize(("source", "errors"), [(_WARNS_IN_TEST, 1), (_WARNS_AT_THE_END, 1), (_EXCUSED, 0)])
def test_a_warning_fails_its_test(pytester: pytest.Pytester, source: str, errors: int) -> None:
    conftest = Path(__file__)
    pytester.makeconftest(conftest.with_name("conftest.py").read_text("utf-8"))
    pytester.makepyfile(source)
    pytester.runpytest_inprocess("-p", "no:randomly").assert_outcomes(passed=1, errors=errors)
