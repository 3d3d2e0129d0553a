"""Staff: who they are, and at which desk they sit."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

from core.domain.errors import ErrorCode, RuleBroken
from core.domain.sign_in import LOCKED, MOST_TRIES
from core.domain.workflow import Role
from core.services.context import Context
from core.services.dto import DeskView, StaffView
from core.services.identifiers import new_id
from core.services.ports import Passwords
from core.services.sitting import sit_down, stand_up

SHORTEST_PASSWORD = 8


class StaffService:
    """Sign-in, and rule 4: one clerk at one desk."""

    def __init__(self, context: Context, passwords: Passwords) -> None:
        self._context = context
        self._passwords = passwords

    def add(
        self,
        login: str,
        name: str,
        password: str,
        role: Role,
        sections: Sequence[str],
        department: str | None = None,
    ) -> StaffView:
        """A new member of staff; an officer belongs to a department.

        Raises `staff_exists`, `name_missing`, `password_too_short`, `section_unknown`, `department_missing` or
        `department_unknown`.
        """
        login, name = _as_kept(login), " ".join(name.split())
        if not login or not name:
            raise RuleBroken(ErrorCode.NAME_MISSING)
        if len(password) < SHORTEST_PASSWORD:
            raise RuleBroken(ErrorCode.PASSWORD_TOO_SHORT, shortest=SHORTEST_PASSWORD)
        for section in sections:
            self._context.section(section)
        if role is Role.OFFICER and department is None:
            raise RuleBroken(ErrorCode.DEPARTMENT_MISSING)
        person = StaffView(new_id(), login, name, role, tuple(sections), department)
        hashed = self._passwords.hash(password)
        with self._context.units.write() as unit:
            if not unit.staff.add(person, hashed, self._context.clock.now()):
                raise RuleBroken(ErrorCode.STAFF_EXISTS, login=login)
            unit.commit()
        return person

    def sign_in(self, login: str, password: str) -> StaffView:
        """The person of this login and password; `sign_in_refused`, and nobody learns which of them was wrong.

        `sign_in_locked` with the wall time `until` after five wrong ones in a row, also for a name that nobody has.
        """
        login = _as_kept(login)
        with self._context.units.write() as unit:
            # Counted before it is compared: of many tries made at once no more than five are.
            tries, last = unit.sign_ins.count(login, self._context.clock.now())
            found = unit.staff.by_login(login)
            unit.commit()
        if tries > MOST_TRIES:
            raise self._locked(last)
        person, hashed = found or (None, "")
        if not self._passwords.matches(hashed, password) or person is None:
            raise self._locked(last) if tries == MOST_TRIES else RuleBroken(ErrorCode.SIGN_IN_REFUSED)
        with self._context.units.write() as unit:
            unit.sign_ins.forget(login)
            unit.commit()
        return person

    def unlock(self, login: str) -> None:
        """Let somebody try again at once who was locked out; `staff_unknown`."""
        login = _as_kept(login)
        with self._context.units.write() as unit:
            if unit.staff.by_login(login) is None:
                raise RuleBroken(ErrorCode.STAFF_UNKNOWN, login=login)
            unit.sign_ins.forget(login)
            unit.commit()

    def everyone(self) -> list[StaffView]:
        """All staff, by login."""
        with self._context.units.read() as unit:
            return unit.staff.everyone()

    def take_desk(self, staff_id: UUID, desk: str) -> DeskView:
        """Sit down; again at the same desk changes nothing.

        Raises `desk_taken`, `staff_at_another_desk` or `section_not_yours`.
        """
        with self._context.units.write() as unit:
            place = unit.centre.held_desk(desk)
            if sit_down(self._context, unit, place, staff_id):
                unit.commit()
        self._context.forget_pace(place.section)
        with self._context.units.read() as unit:
            return unit.centre.desk(desk)

    def leave_desk(self, staff_id: UUID) -> None:
        """Stand up; `desk_busy` while a ticket is at the desk. Who does not sit changes nothing."""
        with self._context.units.write() as unit:
            desk = unit.staff.desk_of(staff_id)
            if desk is None:
                return
            place = unit.centre.held_desk(desk)
            if place.staff != staff_id:
                return
            stand_up(self._context, unit, place, staff_id)
            unit.commit()
        self._context.forget_pace(place.section)

    def desk_of(self, staff_id: UUID) -> str | None:
        """The desk that someone holds."""
        with self._context.units.read() as unit:
            return unit.staff.desk_of(staff_id)

    def _locked(self, last: datetime) -> RuleBroken:
        until = self._context.local(last + LOCKED)
        return RuleBroken(ErrorCode.SIGN_IN_LOCKED, tries=MOST_TRIES, until=f"{until:%H:%M}")


def _as_kept(login: str) -> str:
    return login.strip().lower()
