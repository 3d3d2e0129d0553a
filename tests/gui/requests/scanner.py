"""SANE's test device, whose feeder holds ten pages, as the only scanner of this PC."""

import shutil
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QListWidget

from tests.gui.counter.conftest import Clerk
from tests.gui.requests.papers import Papers

needs_sane = pytest.mark.skipif(
    shutil.which("scanimage") is None, reason="scanimage is missing: apt-get install sane-utils"
)


def with_test_device(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No other is found, and what is scanned lies in this folder."""
    (folder / "sane").mkdir()
    (folder / "sane" / "dll.conf").write_text("test\n", "ascii")
    monkeypatch.setenv("SANE_CONFIG_DIR", str(folder / "sane"))
    monkeypatch.setattr("tempfile.tempdir", str(folder))


def scan_twenty(papers: Papers, title: str) -> None:
    """A letter of twenty pages, scanned from a feeder that is filled twice, named and stored."""
    dialog = papers.begin_letter()
    papers.until(lambda: bool(dialog.desk.devices) and not dialog.desk.looking)
    Clerk(dialog).press("كل الصفحات في الملقّم")
    pages = dialog.findChild(QListWidget, "pages")
    assert isinstance(pages, QListWidget)
    for count in (10, 20):
        papers.key(Qt.Key.Key_F6)
        papers.until(partial(_has, pages, count))
    papers.finish_letter(dialog, title, 20)


def _has(pages: QListWidget, count: int) -> bool:
    return pages.count() == count
