"""A disk whose power can be cut: what was not brought to it by then is gone, or there in part."""

import os
from pathlib import Path


class Disk:
    """`sync` in place of os.fsync; without `honest` it says that it is done and does nothing."""

    def __init__(self, *, honest: bool = True) -> None:
        self.honest = honest
        self.fault: OSError | None = None
        self.syncs = 0
        self._lasting: dict[int, int] = {}

    def sync(self, file: int) -> None:
        """What is written so far lasts."""
        if self.fault is not None:
            raise self.fault
        self.syncs += 1
        if self.honest:
            found = os.fstat(file)
            self._lasting[found.st_ino] = found.st_size

    def cut_power(self, folder: Path, torn: int = 0) -> None:
        """Take away what does not last of every file, but for its first `torn` bytes."""
        for path in folder.iterdir():
            found = path.stat()
            lasting = self._lasting.get(found.st_ino, 0)
            os.truncate(path, min(found.st_size, lasting + torn))
