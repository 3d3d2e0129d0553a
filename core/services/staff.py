"""Staff: who they are, and at which desk they sit."""

from collections.abc import Sequence
from uuid import UUID

from core.domain.audit import AuditKind
from core.domain.errors import ErrorCode, RuleBroken
from core.domain.passwords import check_length
from core.domain.workflow import Role
from core.services.auditing import enter
from core.services.dto import DeskView, StaffView
from core.services.identifiers import new_id
from core.services.signing_in import SigningIn, as_kept
from core.services.sitting import sit_down, stand_up


class StaffService(SigningIn):
    """Sign-in, and rule 4: one clerk at one desk."""

    def add(
        self,
        login: str,
        name: str,
        password: str,
        role: Role,
        sections: Sequence[str],
        department: str | None = None,
        *,
        one_time: bool = False,
    ) -> StaffView:
        """A new member of staff; an officer belongs to a department. `one_time`: the password must be changed first.

        Raises `staff_exists`, `name_missing`, `password_too_short`, `section_unknown`, `department_missing` or
        `department_unknown`.
        """
        login, name = as_kept(login), " ".join(name.split())
        if not login or not name:
            raise RuleBroken(ErrorCode.NAME_MISSING)
        check_length(password)
        for section in sections:
            self._context.section(section)
        if role is Role.OFFICER and department is None:
            raise RuleBroken(ErrorCode.DEPARTMENT_MISSING)
        person = StaffView(new_id(), login, name, role, tuple(sections), department)
        hashed = self._passwords.hash(password)
        with self._context.units.write() as unit:
            if not unit.staff.add(person, hashed, self._context.clock.now()):
                raise RuleBroken(ErrorCode.STAFF_EXISTS, login=login)
            if one_time:
                unit.staff.set_password(person.id, hashed, self._until())
            enter(self._context, unit, AuditKind.STAFF_ADDED, None, person.id, role=role.value)
            unit.commit()
        return person

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
