"""Scanning by the real program on SANE's test device, and each of its faults told apart."""

import os
import shutil
import stat
from pathlib import Path
from threading import Event, Thread

import pytest
from PIL import Image

from core.domain.documents import ScanOrder
from core.domain.errors import EnvironmentFault
from core.domain.text import STAFF_LANGUAGES
from core.letters.scanner import ScanProgram
from core.words import explain
from tests.letters.made import LETTERS, letter_of

needs_sane = pytest.mark.skipif(
    shutil.which("scanimage") is None, reason="scanimage is missing: apt-get install sane-utils"
)
GLASS, FEEDER = ScanOrder("test:0"), ScanOrder("test:0", feeder=True, resolution=75)


@pytest.fixture(autouse=True)
def only_the_test_device(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """SANE looks for no scanner of this PC or its network."""
    folder = tmp_path_factory.mktemp("sane")
    (folder / "dll.conf").write_text("test\n", "ascii")
    (folder / "test.conf").write_text("number_of_devices 2\n", "ascii")
    monkeypatch.setenv("SANE_CONFIG_DIR", str(folder))


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    folder = tmp_path / "pages"
    folder.mkdir()
    return folder


def program(folder: Path, script: str) -> str:
    """A program of our own in place of scanimage."""
    path = folder / "program"
    path.write_text(f"#!/bin/sh\n{script}\n", "ascii")
    path.chmod(path.stat().st_mode | stat.S_IXUSR)
    return str(path)


def why(scanner: ScanProgram, order: ScanOrder, folder: Path, cancel: Event | None = None) -> str:
    with pytest.raises(EnvironmentFault) as caught:
        scanner.scan(order, folder, cancel or Event())
    for language in STAFF_LANGUAGES:
        assert explain(caught.value, language)
    return caught.value.code.value


@needs_sane
def test_scanners_are_listed() -> None:
    assert [device.name for device in ScanProgram().devices()] == ["test:0", "test:1"]
    assert "frontend-tester" in ScanProgram().devices()[0].title


@needs_sane
def test_the_page_on_the_glass_is_scanned(pages: Path) -> None:
    (grey,) = ScanProgram().scan(GLASS, pages, Event())
    (colour,) = ScanProgram().scan(ScanOrder("test:0", colour=True, resolution=100), pages, Event())
    assert grey != colour
    with Image.open(grey) as first, Image.open(colour) as second:
        assert (first.mode, second.mode) == ("L", "RGB")
        # the test device's glass is 200 mm long and broad
        assert (first.width, second.width) == pytest.approx((1575, 787), abs=2)
    assert len(LETTERS.make(letter_of(grey, colour))) > 1000


@needs_sane
def test_the_feeder_gives_all_its_pages(pages: Path) -> None:
    scanned = ScanProgram().scan(FEEDER, pages, Event())
    assert [page.name for page in scanned] == [f"page-{number:04}.png" for number in range(1, 11)]
    assert scanned == sorted(pages.iterdir())


@needs_sane
@pytest.mark.parametrize(
    ("status", "code"),
    [
        ("CANCELLED", "scanner_cancelled"),
        ("DEVICE_BUSY", "scanner_busy"),
        ("JAMMED", "scanner_jammed"),
        ("NO_DOCS", "scanner_empty"),
        ("COVER_OPEN", "scanner_cover_open"),
        ("IO_ERROR", "scanner_failed"),
        ("NO_MEM", "scanner_failed"),
        ("ACCESS_DENIED", "scanner_refused"),
    ],
)
def test_each_fault_of_a_scanner_is_told(tmp_path: Path, pages: Path, status: str, code: str) -> None:
    failing = program(tmp_path, f'exec scanimage "$@" --read-return-value SANE_STATUS_{status}')
    assert why(ScanProgram(failing), GLASS, pages) == code
    assert list(pages.iterdir()) == []


@needs_sane
def test_a_scanner_that_is_gone_is_told(pages: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert why(ScanProgram(), ScanOrder("gone:0"), pages) == "scanner_missing"
    (Path(os.environ["SANE_CONFIG_DIR"]) / "dll.conf").write_text("", "ascii")
    with pytest.raises(EnvironmentFault, match="scanner_missing"):
        ScanProgram().devices()


@needs_sane
def test_a_scan_is_cancelled_on_its_way(tmp_path: Path, pages: Path) -> None:
    slow = program(tmp_path, 'exec scanimage "$@" --read-delay=yes --read-delay-duration 200000')
    cancel = Event()
    watcher = Thread(target=_cancel_once_a_page_grows, args=(pages, cancel))
    watcher.start()
    assert why(ScanProgram(slow), ScanOrder("test:0", colour=True, resolution=600), pages, cancel) == (
        "scanner_cancelled"
    )
    watcher.join()
    assert list(pages.iterdir()) == []


def _cancel_once_a_page_grows(folder: Path, cancel: Event) -> None:
    waited = Event()
    while not list(folder.iterdir()):
        waited.wait(0.02)
    cancel.set()


def test_a_pc_without_the_program_is_told(pages: Path) -> None:
    missing = ScanProgram("/nowhere/scanimage")
    assert why(missing, GLASS, pages) == "scanner_program_missing"
    with pytest.raises(EnvironmentFault, match="scanner_program_missing"):
        missing.devices()


JAM = """
for option; do case $option in
    --all-options) echo '    --source Flatbed|ADF Duplex|ADF [Flatbed]'; exit 0;;
    --batch=*) folder=$(dirname "${option#--batch=}");;
    --source=*) echo "$option" > "$(dirname "$0")/source";;
esac; done
"""


def test_pages_before_a_jam_stay_and_a_torn_one_goes(tmp_path: Path, pages: Path) -> None:
    scanner = ScanProgram(
        program(tmp_path, f'{JAM}\ntouch "$folder/page-0001.png" "$folder/page-0002.png.part"; exit 6')
    )
    assert why(scanner, FEEDER, pages) == "scanner_jammed"
    assert [page.name for page in pages.iterdir()] == ["page-0001.png"]
    assert (tmp_path / "source").read_text("ascii") == "--source=ADF\n"  # of two feeders the plain one


def test_a_scanner_without_a_feeder_is_not_asked_for_one(tmp_path: Path, pages: Path) -> None:
    scanner = ScanProgram(program(tmp_path, "echo '    --source Flatbed [Flatbed]'"))
    assert why(scanner, FEEDER, pages) == "scanner_empty"


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("scanimage: open of device a failed: Device busy", "scanner_busy"),
        ("scanimage: open of device a failed: Access to resource has been denied", "scanner_refused"),
        ("scanimage: open of device a failed: Invalid argument", "scanner_missing"),
        ("scanimage: no SANE devices found", "scanner_missing"),
        ("scanimage: something else", "scanner_failed"),
    ],
)
def test_why_a_scanner_does_not_open_is_read_from_words(tmp_path: Path, pages: Path, said: str, code: str) -> None:
    assert why(ScanProgram(program(tmp_path, f'echo "{said}" >&2; exit 1')), GLASS, pages) == code


def test_a_scanner_that_says_nothing_is_given_up_and_ended(tmp_path: Path, pages: Path) -> None:
    hanging = program(tmp_path, f'{JAM}\necho $$ > "$folder/../started"; exec tail -f /dev/null')
    assert why(ScanProgram(hanging, silent_after=0.5), GLASS, pages) == "scanner_silent"
    assert not Path(f"/proc/{(tmp_path / 'started').read_text('ascii').strip()}").exists()
