"""Signing in: passwords that are tried, chosen, and given anew."""

import secrets
from dataclasses import dataclass
from datetime import datetime

from core.domain.audit import AuditKind
from core.domain.errors import ErrorCode, RuleBroken
from core.domain.passwords import ONE_TIME_FOR, check_chosen, check_length, one_time
from core.domain.sign_in import LOCKED, MOST_TRIES
from core.services.auditing import enter
from core.services.context import Context
from core.services.dto import StaffView
from core.services.ports import Passwords


@dataclass(frozen=True, slots=True)
class OneTime:
    """A password for one time, to be handed to its person: it is told once, and kept only as a hash."""

    person: StaffView
    password: str
    until: datetime


class SigningIn:
    """Who somebody is; nobody learns of a refusal whether the name or the password was wrong."""

    def __init__(self, context: Context, passwords: Passwords) -> None:
        self._context = context
        self._passwords = passwords

    def sign_in(self, login: str, password: str) -> StaffView:
        """The person of this login and password; `sign_in_refused`, and nobody learns which of them was wrong.

        `sign_in_locked` with the wall time `until` after five wrong ones in a row, also for a name that nobody has.
        With a password for one time `one_time_due`, and `one_time_expired` where it lay unused for too long.
        """
        person, _, until = self._recognise(login, password)
        if until is not None:
            raise RuleBroken(ErrorCode.ONE_TIME_DUE)
        return person

    def choose_password(self, login: str, password: str, chosen: str, again: str) -> StaffView:
        """Sign in and take another password from now on, written twice; as `sign_in`, and as `check_chosen` raises."""
        person, hashed, _ = self._recognise(login, password)
        check_chosen(chosen, again, names=(person.login, person.name), is_old=self._passwords.matches(hashed, chosen))
        renewed = self._passwords.hash(chosen)
        with self._context.units.write() as unit:
            if unit.staff.by_login(person.login) != (person, hashed):
                raise RuleBroken(ErrorCode.SIGN_IN_REFUSED)  # given anew meanwhile
            unit.staff.set_password(person.id, renewed, None)
            enter(self._context, unit, AuditKind.PASSWORD_CHANGED, person.id, person.id)
            unit.commit()
        return person

    def reset(self, login: str, password: str | None = None) -> OneTime:
        """Give somebody a password for one time, and let them try at once; whoever is signed in must choose first.

        It is made up where none is given. Raises `staff_unknown` or `password_too_short`.
        """
        login, given = as_kept(login), password if password is not None else self.made_up()
        check_length(given)
        hashed, until = self._passwords.hash(given), self._until()
        with self._context.units.write() as unit:
            found = unit.staff.by_login(login)
            if found is None:
                raise RuleBroken(ErrorCode.STAFF_UNKNOWN, login=login)
            unit.staff.set_password(found[0].id, hashed, until)
            enter(self._context, unit, AuditKind.PASSWORD_CHANGED, None, found[0].id, one_time="yes")
            unit.sign_ins.forget(login)
            unit.commit()
        return OneTime(found[0], given, until)

    def unlock(self, login: str) -> None:
        """Let somebody try again at once who was locked out; `staff_unknown`."""
        login = as_kept(login)
        with self._context.units.write() as unit:
            found = unit.staff.by_login(login)
            if found is None:
                raise RuleBroken(ErrorCode.STAFF_UNKNOWN, login=login)
            unit.sign_ins.forget(login)
            enter(self._context, unit, AuditKind.SIGN_IN_UNLOCKED, None, found[0].id)
            unit.commit()

    @staticmethod
    def made_up() -> str:
        """A password for one time that nobody can foresee."""
        return one_time(secrets.choice)

    def _recognise(self, login: str, password: str) -> tuple[StaffView, str, datetime | None]:
        """The person, the hash, and until when the password is good for one time."""
        login, now = as_kept(login), self._context.clock.now()
        with self._context.units.write() as unit:
            # Counted before it is compared: of many tries made at once no more than five are.
            tries, last = unit.sign_ins.count(login, now)
            found = unit.staff.by_login(login)
            until = unit.staff.one_time_until(found[0].id) if found else None
            unit.commit()
        if tries > MOST_TRIES:
            raise self._locked(last)
        person, hashed = found or (None, "")
        if not self._passwords.matches(hashed, password) or person is None:
            if tries < MOST_TRIES:
                raise RuleBroken(ErrorCode.SIGN_IN_REFUSED)
            self._enter(AuditKind.SIGN_IN_LOCKED, None, person)
            raise self._locked(last)
        self._enter(AuditKind.SIGNED_IN, login, person)
        if until is not None and until <= now:
            raise RuleBroken(ErrorCode.ONE_TIME_EXPIRED, days=ONE_TIME_FOR.days)
        return person, hashed, until

    def _enter(self, kind: AuditKind, login: str | None, person: StaffView | None) -> None:
        """A name that nobody has is not entered: somebody may have typed the password there."""
        with self._context.units.write() as unit:
            if login is not None:
                unit.sign_ins.forget(login)
            known = person.id if person else None
            enter(self._context, unit, kind, known if login is not None else None, known)
            unit.commit()

    def _until(self) -> datetime:
        return self._context.clock.now() + ONE_TIME_FOR

    def _locked(self, last: datetime) -> RuleBroken:
        until = self._context.local(last + LOCKED)
        return RuleBroken(ErrorCode.SIGN_IN_LOCKED, tries=MOST_TRIES, until=f"{until:%H:%M}")


def as_kept(login: str) -> str:
    """A name as it is compared: however it was typed."""
    return login.strip().lower()
