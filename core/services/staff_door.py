"""The staff code as a device checks it by itself, while its centre cannot be reached."""

from dataclasses import replace
from datetime import timedelta

from core.domain.errors import ErrorCode, RuleBroken
from core.domain.sign_in import LOCKED, MOST_TRIES
from core.domain.staff_code import as_typed, counts_anew
from core.services.device_ports import CodeCopy, KeptCode
from core.services.ports import Clock, Passwords


class StaffDoor:
    """Needs no database: it goes by the sealed copy, and counts wrong tries there, so that no restart forgets them."""

    def __init__(self, copy: CodeCopy, passwords: Passwords, clock: Clock) -> None:
        self._copy = copy
        self._passwords = passwords
        self._clock = clock

    def keep(self, hashed: str) -> None:
        """Take over the centre's code as it is now; an empty hash is kept too."""
        known = self._copy.read()
        if known is None or known.hashed != hashed:
            self._copy.write(KeptCode(hashed))

    def forget_tries(self) -> None:
        """The code was right at the centre."""
        known = self._copy.read()
        if known is not None and known.tries:
            self._copy.write(KeptCode(known.hashed))

    def open(self, code: str) -> None:
        """`staff_code_unset`, `staff_code_wrong`, or `staff_code_locked` with the minutes that are left."""
        now, kept = self._clock.now(), self._copy.read()
        if kept is None or not kept.hashed:
            raise RuleBroken(ErrorCode.STAFF_CODE_UNSET)
        if kept.last_at is not None and counts_anew(kept.last_at, now):
            kept = KeptCode(kept.hashed)
        if kept.tries >= MOST_TRIES and kept.last_at is not None:
            raise locked(kept.last_at + LOCKED - now)
        # Counted before it is compared, so that pulling the plug in between gains nobody a try.
        tried = replace(kept, tries=kept.tries + 1, last_at=now)
        self._copy.write(tried)
        if self._passwords.matches(kept.hashed, as_typed(code)):
            self._copy.write(KeptCode(kept.hashed))
            return
        if tried.tries >= MOST_TRIES:
            raise locked(LOCKED)
        raise RuleBroken(ErrorCode.STAFF_CODE_WRONG)


def locked(left: timedelta) -> RuleBroken:
    """The refusal of whoever tried too often."""
    return RuleBroken(ErrorCode.STAFF_CODE_LOCKED, tries=MOST_TRIES, minutes=max(1, round(left.total_seconds() / 60)))
