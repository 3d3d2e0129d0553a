"""A paper comes to a disk whole or not at all."""

import os
from contextlib import suppress
from pathlib import Path
from uuid import uuid4


def keep(paper: bytes, path: Path) -> None:
    """Write beside `path` first, for its owner alone, then take its place; OSError where the folder refuses."""
    draft = path.with_name(f".{path.name}.{uuid4().hex}")
    try:
        with open(draft, "xb", opener=_for_the_owner) as file:
            file.write(paper)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except BaseException:
        with suppress(OSError):
            draft.unlink()
        raise


def _for_the_owner(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)
