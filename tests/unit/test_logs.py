"""The log holds what happened and never whom it concerned, whatever happens to its file."""

import logging
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import cast

import pytest
from PySide6.QtCore import QLoggingCategory, QTimer, qCWarning, qInstallMessageHandler, qWarning
from pytestqt.qtbot import QtBot
from sqlalchemy import create_engine, text
from sqlalchemy.exc import DBAPIError

from core.bootstrap import open_centre
from core.domain.errors import ErrorCode, RuleBroken
from core.domain.workflow import Role
from core.logs import logged, masked
from core.qt.application import send_messages_to_log

log = logging.getLogger("tests.logs")


def written(folder: Path, name: str = "kiosk") -> str:
    return (folder / f"{name}.log").read_text("utf-8")


@pytest.mark.parametrize(
    "secret",
    [
        "1012345672",
        "2012345678",
        "7001234567",
        "١٠١٢٣٤٥٦٧٢",
        "۲۰۱۲۳۴۵۶۷۸",
        "0551234567",
        "055 123 4567",
        "055-123-4567",
        "٠٥٥١٢٣٤٥٦٧",
        "551234567",
        "+966551234567",
        "+966 55 123 4567",
        "00966551234567",
        "966551234567",
        "+4915112345678",
    ],
)
@pytest.mark.parametrize("around", ["{}", "visitor {}, found", "('{}',)", "id={}"])
def test_numbers_of_persons_are_masked(secret: str, around: str) -> None:
    assert masked(around.format(secret)) == around.format("•••")


@pytest.mark.parametrize(
    "harmless",
    [
        "2026-11-24 21:10:05.123Z INFO 1234 core.qt.link: W001",
        "0190a5b2-1234-7890-8123-123456789012",
        "RUH-1448-000123-7",
        "tcp://10.0.0.5:9100",
        "revision 123456789, 3012345678 bytes",
        "thread 140245678901234",
        "2026-05-12 05:51:23 to 2026-05-13",
    ],
)
def test_identifiers_stay(harmless: str) -> None:
    assert masked(harmless) == harmless


def test_values_of_statements_stay_out(tmp_path: Path) -> None:
    values = {"name": "نورة السالم"}
    with logged("kiosk", tmp_path):
        try:
            with create_engine("sqlite://").connect() as connection:
                connection.execute(text("INSERT INTO nowhere VALUES (:name)"), values)
        except Exception:
            log.exception("It failed")
    assert "INSERT INTO nowhere" in written(tmp_path)
    assert "نورة" not in written(tmp_path)


def test_an_error_of_the_database_carries_no_values(database_url: str) -> None:
    with open_centre(database_url) as centre, centre.storage.units.engine.connect() as connection:
        with pytest.raises(DBAPIError) as failed:
            connection.execute(text("INSERT INTO nowhere VALUES (:name)"), {"name": "نورة السالم"})
        connection.rollback()
    assert "nowhere" in str(failed.value)
    assert "نورة" not in str(failed.value)


def test_a_visit_leaves_no_person_in_the_log(tmp_path: Path, sqlite_url: str) -> None:
    with logged("counter", tmp_path), open_centre(sqlite_url) as centre:
        log.info("begun")
        staff = centre.staff.add("noura", "هند القحطاني", "a long password", Role.OPERATOR, ["women"])
        centre.queue.issue("women", "submit", "one")
        centre.queue.call_next("W1")
        centre.queue.finish("W1")
        with pytest.raises(RuleBroken):
            centre.queue.issue("women", "0551234567", "two")
    told = written(tmp_path, "counter")
    assert "begun" in told
    assert not [secret for secret in ("هند", "a long password", "0551234567", str(staff.name)) if secret in told]


def test_the_file_has_everything_and_the_console_only_errors(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with logged("kiosk", tmp_path):
        log.info("a step")
        log.warning("propagateSizeHints")
        log.error("true trouble of 1012345672")
    assert [word for word in ("a step", "propagateSizeHints", "true trouble of •••") if word in written(tmp_path)]
    assert "INFO" in written(tmp_path)
    assert "tests.logs" in written(tmp_path)
    seen = capsys.readouterr()
    assert seen.out == ""
    assert seen.err == f"istiqbal: true trouble of ••• ({tmp_path / 'kiosk.log'})\n"


def test_nothing_told_leaves_nothing_behind(tmp_path: Path) -> None:
    with logged("cli", tmp_path / "logs"):
        pass
    assert not (tmp_path / "logs").exists()


def test_the_platform_has_a_folder_for_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("platformdirs.user_log_path", lambda name: tmp_path / name)
    with logged("display"):
        log.info("here")
    assert "here" in written(tmp_path / "istiqbal", "display")


def test_a_program_says_that_it_started(tmp_path: Path) -> None:
    with logged("counter", tmp_path):
        pass
    assert "Started" in written(tmp_path, "counter")


def test_uncaught_exceptions_are_written(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    def fail() -> None:
        raise ValueError("1012345672 is wrong")

    with logged("kiosk", tmp_path):
        thread = threading.Thread(target=fail)
        thread.start()
        thread.join()
        try:
            fail()
        except ValueError as error:
            sys.excepthook(type(error), error, error.__traceback__)
    told = written(tmp_path)
    assert told.count("in fail") == 2
    assert "Uncaught in a thread: ValueError" in told
    assert "1012345672" not in told + capsys.readouterr().err


def test_what_python_cannot_raise_is_written(tmp_path: Path) -> None:
    class Careless:
        def __del__(self) -> None:
            raise ValueError("in vain")

    with logged("kiosk", tmp_path):
        Careless()
    assert "in vain" in written(tmp_path)


def test_an_exception_in_a_slot_is_written(tmp_path: Path, qtbot: QtBot) -> None:
    reached: list[bool] = []

    def slot() -> None:
        reached.append(True)
        raise ValueError("from a slot")

    with logged("kiosk", tmp_path):
        QTimer.singleShot(0, slot)
        qtbot.waitUntil(lambda: bool(reached))
    assert "from a slot" in written(tmp_path)


def test_a_bug_that_ends_the_program_is_written_and_goes_on_its_way(tmp_path: Path) -> None:
    with pytest.raises(ZeroDivisionError), logged("kiosk", tmp_path):
        raise ZeroDivisionError
    assert "ZeroDivisionError" in written(tmp_path)


def test_a_refusal_is_no_trouble_on_the_console(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(RuleBroken), logged("cli", tmp_path):
        raise RuleBroken(ErrorCode.NAME_MISSING, name="نورة")
    assert "Refused: name_missing" in written(tmp_path, "cli")
    assert "نورة" not in written(tmp_path, "cli")
    assert capsys.readouterr().err == ""


def test_what_the_caller_expects_is_not_written(tmp_path: Path) -> None:
    with pytest.raises(LookupError), logged("cli", tmp_path, expected=(LookupError,)):
        raise LookupError
    assert not (tmp_path / "cli.log").exists()


def test_the_innermost_has_the_log_and_everything_is_put_back(tmp_path: Path) -> None:
    root = logging.getLogger()
    before = (root.handlers[:], root.level, sys.excepthook, threading.excepthook, sys.unraisablehook)
    with logged("cli", tmp_path):
        with logged("kiosk", tmp_path):
            log.info("inside")
        log.info("outside")
    assert "inside" in written(tmp_path)
    assert "inside" not in written(tmp_path, "cli")
    assert "outside" in written(tmp_path, "cli")
    assert before == (root.handlers, root.level, sys.excepthook, threading.excepthook, sys.unraisablehook)


def test_it_rotates_and_forgets_the_oldest(tmp_path: Path) -> None:
    with logged("kiosk", tmp_path, most_bytes=1000, kept=2):
        for number in range(100):
            log.info("line %03d", number)
    files = sorted(path.name for path in tmp_path.glob("*.log*"))
    assert files == ["kiosk.log", "kiosk.log.1", "kiosk.log.2"]
    assert "line 099" in written(tmp_path)
    assert all(path.stat().st_size <= 1000 for path in tmp_path.glob("*.log*"))
    kept = "".join((tmp_path / name).read_text("utf-8") for name in reversed(files))
    numbers = [int(line.rpartition(" ")[2]) for line in kept.splitlines()]
    assert numbers == list(range(numbers[0], 100))


@pytest.mark.parametrize("hindrance", ["a file in its place", "a full disk"])
def test_without_a_file_it_goes_on_and_says_so_once(
    hindrance: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "logs"
    if hindrance == "a full disk":
        folder.mkdir()
        (folder / "kiosk.log").symlink_to("/dev/full")
    else:
        folder.touch()
    with logged("kiosk", folder):
        for number in range(3):
            log.info("line %d", number)
        log.error("trouble")
    told = capsys.readouterr().err.splitlines()
    assert len(told) == 2
    assert f"no log can be written in {folder}" in told[0]
    assert told[1] == "istiqbal: trouble"


def test_it_writes_again_once_it_can(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    folder = tmp_path / "logs"
    folder.touch()
    with logged("kiosk", folder):
        log.info("lost")
        folder.unlink()
        log.info("kept")
    assert "kept" in written(folder)
    assert capsys.readouterr().err.count("\n") == 1


def test_two_of_one_program_write_two_files(tmp_path: Path) -> None:
    script = """if True:
        import logging, pathlib, sys
        from core.logs import logged
        with logged("display", pathlib.Path(sys.argv[1]), most_bytes=2000, kept=99):
            logging.info("%s 0", sys.argv[2])
            print("ready", flush=True)
            sys.stdin.readline()
            for number in range(1, 200):
                logging.info("%s %d", sys.argv[2], number)
    """
    started = [
        subprocess.Popen(
            [sys.executable, "-c", script, str(tmp_path), name],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for name in ("one", "two")
    ]
    for process in started:
        assert process.stdout is not None
        assert process.stdout.readline() == "ready\n"
    assert [process.communicate("\n", timeout=30)[1] for process in started] == ["", ""]
    lines = {stem: lines_of(tmp_path, stem) for stem in ("display", "display-2")}
    assert sorted(lines.values()) == [[f"{name} {number}" for number in range(200)] for name in ("one", "two")]


def lines_of(folder: Path, stem: str) -> list[str]:
    def age(path: Path) -> int:
        return int(path.suffix[1:]) if path.suffix != ".log" else 0

    paths = sorted((path for path in folder.glob(f"{stem}.log*")), key=age, reverse=True)
    lines = [line for path in paths for line in path.read_text("utf-8").splitlines()]
    return [line.partition("root: ")[2] for line in lines if "root: " in line]


def test_a_place_is_free_again_after_its_program(tmp_path: Path) -> None:
    for word in ("first", "second"):
        with logged("kiosk", tmp_path):
            log.info(word)
    assert [word for word in ("first", "second") if word in written(tmp_path)] == ["first", "second"]
    assert not (tmp_path / "kiosk-2.log").exists()


def test_a_program_whose_console_went_away_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "w", buffering=1) as gone:
        monkeypatch.setattr(sys, "stderr", gone)
        with logged("kiosk", tmp_path):
            log.error("a printer is off")
        with pytest.raises(BrokenPipeError):
            gone.write("whatever\n")
        os.dup2(os.open(os.devnull, os.O_WRONLY), writing)
    assert "a printer is off" in written(tmp_path)


def test_qt_speaks_to_the_log_under_its_own_name(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    before = qInstallMessageHandler(None)
    try:
        send_messages_to_log()
        with logged("kiosk", tmp_path):
            qWarning("from Qt")
            # PySide6 takes text here, its own stubs know of bytes only
            qCWarning(QLoggingCategory(cast("bytes", "qt.multimedia")), cast("bytes", "no library"))
    finally:
        qInstallMessageHandler(before)
    assert "WARNING" in written(tmp_path)
    assert " qt: from Qt" in written(tmp_path)
    assert " qt: qt.multimedia: no library" in written(tmp_path)
    assert capfd.readouterr().err == ""


def test_programs_load_nothing_that_speaks_before_the_log_listens() -> None:
    script = "import sys, kiosk.app, counter.app, waiting_display.app; print('PySide6.QtMultimedia' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("False\n", "")
