"""The folder of a PC's spools: that of a kiosk, and those that lie beside it under names that it had before."""

from hashlib import sha256
from pathlib import Path

import platformdirs

from core.spool.file_spool import FileSpool
from core.spool.rating_spool import FileRatingSpool
from core.spool.spool_file import SpoolFile

_NEIGHBOURS_LOOK = 0.5  # seconds: how long another kiosk of this PC may have a spool open, to see what is left in it


class SpoolFolder:
    """A spool stands under the name of its device and a mark of its database, so that no centre takes another's.

    `place` None is the platform's folder for what a program keeps between two starts.
    """

    def __init__(self, place: Path | None, device: str, database: str) -> None:
        self._place = place or platformdirs.user_state_path("istiqbal") / "spool"
        name = "".join(sign if sign.isalnum() else "-" for sign in device)
        self._own = self._place / f"{name}-{sha256(database.encode()).hexdigest()[:8]}"

    def own(self) -> FileSpool:
        """This device's; its files are opened when they are first needed."""
        return FileSpool(self._own, patience=_NEIGHBOURS_LOOK)

    def left_behind(self) -> list[FileSpool]:
        """Every other one, also of kiosks that run."""
        return [FileSpool(path) for path in self._others(FileSpool)]

    def own_ratings(self) -> FileRatingSpool:
        """This device's ratings, as `own`."""
        return FileRatingSpool(self._own, patience=_NEIGHBOURS_LOOK)

    def ratings_left_behind(self) -> list[FileRatingSpool]:
        """Every other one's."""
        return [FileRatingSpool(path) for path in self._others(FileRatingSpool)]

    def _others(self, kind: type[SpoolFile]) -> list[Path]:
        files = sorted(self._place.glob(f"*{kind.ending}"))
        paths = [file.with_name(file.name.removesuffix(kind.ending)) for file in files]
        return [path for path in paths if path != self._own]
