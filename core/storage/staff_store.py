"""Staff and where they sit, in the database."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import Row, bindparam, delete, select, update

from core.domain.errors import ErrorCode, RuleBroken
from core.domain.workflow import Role
from core.services.dto import StaffView
from core.storage.request_tables import department
from core.storage.scope import Scope
from core.storage.sign_in_tables import one_time_password
from core.storage.tables import desk, desk_session, section, staff, staff_section

_STAFF = select(staff, department.c.code.label("department")).outerjoin(
    department, department.c.id == staff.c.department_id
)
_ONE_TIME = select(one_time_password.c.until).where(
    one_time_password.c.staff_id == bindparam("of_staff", type_=one_time_password.c.staff_id.type)
)


class SqlStaffStore:
    """`StaffStore` on SQL."""

    def __init__(self, scope: Scope) -> None:
        self._scope = scope

    def add(self, new: StaffView, password_hash: str, at: datetime) -> bool:
        """As the port says."""
        written = self._scope.add(
            staff,
            department_id=self._department(new.department),
            id=new.id,
            login=new.login,
            name=new.name,
            role=new.role.value,
            password_hash=password_hash,
            created_at=at,
        )
        if not written:
            return False
        sections = select(section.c.id).where(
            section.c.centre_id == self._scope.centre_id, section.c.name.in_(new.sections)
        )
        for section_id in self._scope.run(sections).scalars().all():
            self._scope.add(staff_section, staff_id=new.id, section_id=section_id)
        self._scope.touched.add("staff")
        return True

    def _department(self, code: str | None) -> UUID | None:
        if code is None:
            return None
        known = select(department.c.id).where(
            department.c.centre_id == self._scope.centre_id, department.c.code == code
        )
        found: UUID | None = self._scope.run(known).scalar()
        if found is None:
            raise RuleBroken(ErrorCode.DEPARTMENT_UNKNOWN, department=code)
        return found

    def by_login(self, login: str) -> tuple[StaffView, str] | None:
        """As the port says."""
        statement = _STAFF.where(staff.c.centre_id == self._scope.centre_id, staff.c.login == login)
        row = self._scope.run(statement).first()
        return (self._views([row])[0], row.password_hash) if row else None

    def get(self, staff_id: UUID) -> StaffView:
        """As the port says."""
        self.check(staff_id)
        return self.known(staff_id)

    def known(self, staff_id: UUID) -> StaffView:
        """As the port says."""
        row = self._scope.run(_STAFF.where(staff.c.id == staff_id)).first()
        if row is None:
            raise RuleBroken(ErrorCode.SIGN_IN_REFUSED)
        return self._views([row])[0]

    def check(self, staff_id: UUID) -> None:
        """As the port says."""
        if self.one_time_until(staff_id) is not None:
            raise RuleBroken(ErrorCode.ONE_TIME_DUE)

    def one_time_until(self, staff_id: UUID) -> datetime | None:
        """As the port says."""
        until: datetime | None = self._scope.run(_ONE_TIME, of_staff=staff_id).scalar()
        return until

    def set_password(self, staff_id: UUID, password_hash: str, one_time_until: datetime | None) -> None:
        """As the port says."""
        self._scope.touched.add("staff")
        self._scope.run(update(staff).where(staff.c.id == staff_id).values(password_hash=password_hash))
        self._scope.run(delete(one_time_password).where(one_time_password.c.staff_id == staff_id))
        if one_time_until is not None:
            self._scope.add(one_time_password, staff_id=staff_id, until=one_time_until)

    def everyone(self) -> list[StaffView]:
        """As the port says."""
        statement = _STAFF.where(staff.c.centre_id == self._scope.centre_id).order_by(staff.c.login)
        return self._views(self._scope.run(statement).all())

    def desk_of(self, staff_id: UUID) -> str | None:
        """As the port says."""
        statement = (
            select(desk.c.name)
            .join_from(desk_session, desk, desk.c.id == desk_session.c.desk_id)
            .where(desk_session.c.staff_id == staff_id, desk_session.c.ended_at.is_(None))
        )
        return self._scope.run(statement).scalar()

    def open_session(self, session_id: UUID, staff_id: UUID, desk_id: UUID, at: datetime) -> bool:
        """As the port says: two unique indexes over the open sessions decide."""
        self._scope.touched.add("staff")
        return self._scope.add(desk_session, id=session_id, staff_id=staff_id, desk_id=desk_id, started_at=at)

    def close_session(self, staff_id: UUID, at: datetime) -> None:
        """As the port says."""
        self._scope.touched.add("staff")
        self._scope.run(
            update(desk_session)
            .where(desk_session.c.staff_id == staff_id, desk_session.c.ended_at.is_(None))
            .values(ended_at=at)
        )

    def _views(self, rows: Iterable[Row[Any]]) -> list[StaffView]:
        rows = list(rows)
        statement = (
            select(staff_section.c.staff_id, section.c.name)
            .join_from(staff_section, section, section.c.id == staff_section.c.section_id)
            .where(staff_section.c.staff_id.in_([row.id for row in rows]))
            .order_by(section.c.position)
        )
        sections: dict[UUID, list[str]] = {row.id: [] for row in rows}
        for found in self._scope.run(statement):
            sections[found.staff_id].append(found.name)
        return [
            StaffView(
                id=row.id,
                login=row.login,
                name=row.name,
                role=Role(row.role),
                sections=tuple(sections[row.id]),
                department=row.department,
            )
            for row in rows
        ]
