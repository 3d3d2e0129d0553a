"""SANE's test device, whose feeder holds ten pages, as the only scanner of this PC."""

import shutil
from pathlib import Path

import pytest

needs_sane = pytest.mark.skipif(
    shutil.which("scanimage") is None, reason="scanimage is missing: apt-get install sane-utils"
)


def with_test_device(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No other is found, and what is scanned lies in this folder."""
    (folder / "sane").mkdir()
    (folder / "sane" / "dll.conf").write_text("test\n", "ascii")
    monkeypatch.setenv("SANE_CONFIG_DIR", str(folder / "sane"))
    monkeypatch.setattr("tempfile.tempdir", str(folder))
