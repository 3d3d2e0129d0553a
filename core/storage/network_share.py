"""Tells whether a file lies on a network share, where SQLite's locks do not hold."""

import sys
from pathlib import Path

_SHARES = frozenset(
    {
        "nfs",
        "nfs4",
        "cifs",
        "smb3",
        "smbfs",
        "afs",
        "ncpfs",
        "ceph",
        "glusterfs",
        "fuse.sshfs",
        "fuse.glusterfs",
        "davfs",
    }
)
_DRIVE_REMOTE = 4


def on_network_share(path: Path) -> bool:
    """Whether the folder of `path`, or its nearest existing parent, is mounted from another machine."""
    path = path.absolute()
    return _windows(path) if sys.platform == "win32" else file_system(path) in _SHARES


def file_system(path: Path, mounts: Path = Path("/proc/self/mountinfo")) -> str:
    """The type of file system under `path`, or an empty string where the machine does not tell."""
    if not mounts.exists():
        return ""
    best, kind = "", ""
    wanted = path.resolve().as_posix()
    for line in mounts.read_text(encoding="utf-8").splitlines():
        place, _, detail = line.partition(" - ")
        point = place.split(" ")[4].replace("\\040", " ")
        inside = wanted == point or wanted.startswith(point.rstrip("/") + "/")
        if inside and len(point) >= len(best):
            best, kind = point, detail.split(" ")[0]
    return kind


def _windows(path: Path) -> bool:
    import ctypes

    if path.drive.startswith("\\\\"):
        return True
    kernel = getattr(ctypes, "windll").kernel32  # noqa: B009 - the attribute exists on Windows alone
    return bool(kernel.GetDriveTypeW(path.drive + "\\") == _DRIVE_REMOTE)
