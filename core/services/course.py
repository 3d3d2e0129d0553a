"""The course of a request through the minister's office and the departments: every move by the one table."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from uuid import UUID

from core.calendar import is_working_day
from core.domain.audit import ReadPart
from core.domain.deadlines import resumed, step_due
from core.domain.errors import ErrorCode, IstiqbalError, RuleBroken
from core.domain.referrals import owner, part, place, seen_by, step
from core.domain.remarks import Happening
from core.domain.rights import REACH, Reach, levels
from core.domain.workflow import Need, Party, RequestMove, Role, Stand, check_note
from core.services.context import check_key
from core.services.course_ports import NewStand, StandingRequest
from core.services.dto import RequestView, StaffView
from core.services.ports import NewMovement, UnitOfWork
from core.services.reach import check_reach
from core.services.reading import enter_list, enter_reading
from core.services.referral_dto import ReferralView
from core.services.referring import advanced, chained, check_seen, keep, named
from core.services.requests import RequestService

_PARTY = {Role.OFFICE: Party.OFFICE, Role.OFFICER: Party.DEPARTMENT}
_MOST = 500


@dataclass(frozen=True, slots=True)
class Act:
    """What somebody does with a request: `text` is the directive, the answer or the reason, as the move wants it.

    Of several `departments` the first is the lead.
    """

    move: RequestMove
    text: str = ""
    departments: tuple[str, ...] = ()

    @property
    def given(self) -> frozenset[Need]:
        """What of the needs of a move this has."""
        said = {Need.DIRECTIVE, Need.ANSWER, Need.REASON} if self.text else set()
        return frozenset(said | ({Need.DEPARTMENT} if self.departments else set()))


@dataclass(frozen=True, slots=True)
class Outcome:
    """How one of several went: `error` None where it went well."""

    request_id: UUID
    error: IstiqbalError | None = None


class RequestCourse(RequestService):
    """Moves requests, and lists what lies with somebody."""

    def take(self, request_id: UUID, act: Act, *, by: UUID, key: str, version: int | None = None) -> RequestView:
        """Make a move; the same key again changes nothing more.

        A directive that names departments is referred at once. With `version`, the one that the person saw,
        `request_changed` says who was quicker; what another department did beside an officer's own changed nothing.
        Raises `request_not_yours`, `role_not_allowed`, `request_move_forbidden`, `text_too_long`,
        `department_unknown`, or what the move lacks (`reason_missing` and the like).
        """
        check_key(key)
        act = replace(act, text=check_note(act.text))
        with self._context.units.write() as unit:
            person, standing = unit.staff.get(by), unit.course.lock(request_id)
            if not self._done(unit, request_id, act.move, key):
                check_reach(person, standing, acts=True)
                check_seen(standing, person, version)
                self._make(unit, standing, act, person, key)
                unit.commit()
        return self.get(request_id)

    def take_all(self, request_ids: Iterable[UUID], act: Act, *, by: UUID, key: str) -> list[Outcome]:
        """The same move with several, each for itself: one that is refused keeps none of the others back."""
        outcomes = []
        for request_id in request_ids:
            try:
                self.take(request_id, act, by=by, key=f"{key} {request_id}")
            except RuleBroken as refused:
                outcomes.append(Outcome(request_id, refused))
            else:
                outcomes.append(Outcome(request_id))
        return outcomes

    def read(self, request_id: UUID, *, by: UUID) -> RequestView:
        """One request for somebody who may read it, or `request_not_yours`."""
        with self._context.units.read() as unit:
            standing = unit.course.standing(request_id)
            check_reach(unit.staff.get(by), standing)
        enter_reading(self._context, standing, by, ReadPart.FILE)
        return self.get(request_id)

    def lying_with(self, by: UUID, *, limit: int = _MOST) -> list[RequestView]:
        """What waits for somebody's office, department or sections; the urgent first, then by deadline."""
        with self._context.units.read() as unit:
            person = unit.staff.get(by)
            party = _PARTY.get(person.role, Party.CENTRE)
            if party is Party.CENTRE and REACH.get(person.role) is not Reach.SECTIONS:
                raise RuleBroken(ErrorCode.ROLE_NOT_ALLOWED)
            department = person.department if party is Party.DEPARTMENT else None
            sections = person.sections if party is Party.CENTRE else None
            found = unit.course.lying_with(
                party, levels(person.role), department=department, sections=sections, limit=limit
            )
            shown = self._all_shown(unit, found)
        enter_list(self._context, shown, by)
        return shown

    def late(self, by: UUID) -> list[RequestView]:
        """What lies with somebody and stands at its step longer than it may."""
        today = self._context.today()
        with self._context.units.read() as unit:
            own = unit.staff.get(by).department
        return [one for one in self.lying_with(by) if (due := self.step_due(one, own)) and due < today]

    def step_due(self, request: RequestView, department: str | None = None) -> date | None:
        """By when its present step is due, or that of a department which works on it beside others.

        None while it lies with the applicant or is settled.
        """
        state, own = seen_by(request.state, request.referrals, department), part(request.referrals, department)
        begun = own.since if own is not None and state is not request.state else request.since
        since = self._context.local(begun or request.registered_at).date()
        return step_due(state, since, request.due, is_working_day)

    def _make(self, unit: UnitOfWork, standing: StandingRequest, act: Act, person: StaffView, key: str | None) -> None:
        standing = self._move(unit, standing, act, person, person.role, key)
        if act.move is RequestMove.RAISE and standing.standing_directive and standing.type_department:
            # The type's directive stands: the office sees the request, and need not touch it.
            said = Act(RequestMove.DIRECT, standing.standing_directive, (standing.type_department,))
            standing = self._move(unit, standing, said, person, Role.OFFICE, None)
            act = said
        if act.move is RequestMove.DIRECT and act.departments:
            refer = Act(RequestMove.REFER, departments=act.departments)
            self._move(unit, standing, refer, person, Role.OFFICE, None)

    def _move(
        self,
        unit: UnitOfWork,
        standing: StandingRequest,
        act: Act,
        person: StaffView,
        role: Role,
        key: str | None,
        other: Mapping[str, str] | None = None,
    ) -> StandingRequest:
        given = act.given | ({Need.REQUEST} if other else set())
        before = Stand(standing.state, standing.party, standing.before_return)
        after, parts = step(
            before, standing.referrals, act.move, role, given, department=person.department, to=act.departments
        )
        now = self._context.clock.now()
        referrals = advanced(standing, parts, act.move, person, now)
        stand = self._stand(standing, after, referrals, act.move, now)
        if not unit.course.change(standing.id, standing.version, stand):
            # What was read here is what the quicker one changed.
            raise RuleBroken(ErrorCode.REQUEST_CHANGED, staff=unit.course.standing(standing.id).last_by)
        new = NewMovement(
            request_id=standing.id,
            sequence=standing.sequence + 1,
            move=act.move,
            source=standing.state,
            target=after.state,
            staff_id=person.id,
            device=self._context.device,
            at=now,
            note=act.text,
            key=key,
            detail=other,
        )
        links = chained(standing, new, named(referrals, act.move, role, person))
        for link in links:
            unit.requests.append(link)
        keep(unit, standing, referrals, act.move)
        return _after(standing, stand, referrals, links[-1])

    def _stand(
        self,
        standing: StandingRequest,
        after: Stand,
        referrals: tuple[ReferralView, ...],
        move: RequestMove,
        now: datetime,
    ) -> NewStand:
        first = owner(referrals) if after.owner is Party.DEPARTMENT else None
        return NewStand(
            state=after.state,
            party=after.owner,
            before_return=after.before_return,
            department=place(after, referrals),
            holder_id=first.holder_id if first else None,
            since=now if after.state is not standing.state else standing.since,
            due=self._due(standing, move, now),
        )

    def _due(self, standing: StandingRequest, move: RequestMove, now: datetime) -> date:
        if move is not RequestMove.COMPLETE:
            return standing.due
        returned, back = self._context.local(standing.since).date(), self._context.local(now).date()
        return resumed(standing.due, returned, back, is_working_day)

    @staticmethod
    def _done(unit: UnitOfWork, request_id: UUID, what: Happening, key: str) -> bool:
        """Whether this key already did it, or `key_reused` where it did something else."""
        known = unit.course.move_of_key(key)
        if known is not None and known != (request_id, what):
            raise RuleBroken(ErrorCode.KEY_REUSED)
        return known is not None


def _after(
    standing: StandingRequest, stand: NewStand, referrals: tuple[ReferralView, ...], link: NewMovement
) -> StandingRequest:
    """As it stands now, for what follows in the same breath."""
    return replace(
        standing,
        state=stand.state,
        party=stand.party,
        before_return=stand.before_return,
        department=stand.department,
        referrals=referrals,
        version=standing.version + 1,
        since=stand.since,
        due=stand.due,
        sequence=link.sequence,
        digest=link.digest,
    )
