"""Where a request stands, for whoever has its reference and knows the end of the applicant's mobile number."""

import hmac
from datetime import datetime

from core.domain.errors import ErrorCode, RuleBroken
from core.domain.following import DIGITS, Counted, Tries, matches_form
from core.domain.lookup import LookupKind, recognise
from core.domain.numerals import to_western
from core.services.context import Context
from core.services.status_ports import PublicStatus

_NOBODYS = "\0" * DIGITS


class StatusService:
    """For visitors at a kiosk, who sign in to nothing: no name and no subject leaves it.

    Nobody learns from a refusal, nor from how long it took, whether there is such a request.
    """

    def __init__(self, context: Context) -> None:
        self._context = context

    @staticmethod
    def reference(text: str) -> str:
        """The reference that was typed or scanned, or `reference_invalid`; asks no database."""
        try:
            found = recognise(text)
        except RuleBroken as error:
            raise RuleBroken(ErrorCode.REFERENCE_INVALID) from error
        if found.kind is not LookupKind.REFERENCE:
            raise RuleBroken(ErrorCode.REFERENCE_INVALID)
        return found.value

    def ask(self, reference: str, last_digits: str) -> PublicStatus:
        """What is public of a request.

        Raises `reference_invalid`; `status_unknown` where there is no such request or the digits are others';
        `status_wait` with the wall time `until` where too many tries failed, of this reference or at this device.
        """
        asked, typed = self.reference(reference), to_western(last_digits).strip()
        now = self._context.clock.now()
        held = {Counted.REFERENCE: asked, Counted.DEVICE: self._context.device}
        with self._context.units.write() as unit:
            tries = {one: unit.status.hold(one, what, now) for one, what in held.items()}
            self._check_patience(tries, now)
            found = unit.status.find(asked)
            known = _ends_with(found[1] if found else "", typed)
            for one, what in held.items():
                unit.status.write(one, what, _after(one, tries[one], now, known=known))
            unit.status.forget(now)
            unit.commit()
        if found is None or not known:
            raise RuleBroken(ErrorCode.STATUS_UNKNOWN)
        return found[0]

    def _check_patience(self, tries: dict[Counted, Tries], now: datetime) -> None:
        """What is refused here is neither looked up nor counted: who waits does not wait longer for having asked."""
        until = max(one.until(counted) for counted, one in tries.items())
        if now < until:
            raise RuleBroken(ErrorCode.STATUS_WAIT, until=self._context.local(until))


def _ends_with(mobile: str, typed: str) -> bool:
    """Compared in the same time whatever differs, and also where there is nothing to compare with."""
    end = mobile[-DIGITS:] if matches_form(mobile[-DIGITS:]) else _NOBODYS
    return hmac.compare_digest(end.encode(), typed.encode()) and end != _NOBODYS


def _after(counted: Counted, before: Tries, now: datetime, *, known: bool) -> Tries:
    """A right answer is forgiven to its reference; at a device it only counts as none, or it would pay for guesses."""
    if not known:
        return Tries(before.count + 1, now)
    return Tries(0, now) if counted is Counted.REFERENCE else before
