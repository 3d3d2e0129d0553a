"""python -m tests.bench [OPTIONS]: `istiqbal bench` on SQLite and on a PostgreSQL with fsync, side by side."""

import sys
from pathlib import Path

from core.cli.bench.place import temporary_sqlite
from core.cli.main import app
from tests.support.postgres import running_server


def main(arguments: list[str]) -> None:
    """Options are those of `istiqbal bench`."""
    with running_server(durable=True) as server, temporary_sqlite(Path("var")) as sqlite:
        app(["bench", "--database", sqlite, "--database", server.create(), *arguments])


if __name__ == "__main__":
    main(sys.argv[1:] or ["--language", "en"])
