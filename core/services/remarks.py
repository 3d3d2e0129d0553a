"""Remarks on requests: another type, another urgency, what belongs together. None of them moves a request."""

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from core.calendar import is_working_day
from core.domain.audit import ReadPart
from core.domain.deadlines import renewed
from core.domain.errors import ErrorCode, RuleBroken
from core.domain.remarks import Remark, check_remark
from core.domain.rights import Confidentiality
from core.domain.workflow import Need, RequestMove, Urgency, check_note
from core.services.context import check_key
from core.services.course import RequestCourse
from core.services.course_ports import StandingRequest
from core.services.dto import RequestTypeView, RequestView, StaffView
from core.services.escalation import check_reminder
from core.services.ports import UnitOfWork
from core.services.reach import check_reach, reads
from core.services.reading import enter_reading, enter_shown
from core.services.referring import check_seen
from core.services.remark_dto import TiedView, TiesView
from core.services.remark_ports import Amendment
from core.services.remarking import Noted, lock_both, note
from core.services.type_given import type_given


@dataclass(frozen=True, slots=True)
class Said:
    """What somebody remarks on a request.

    `knowing` says that the person was told: with the new type it is no longer theirs to read.
    """

    remark: Remark
    reason: str = ""
    type_code: str | None = None
    urgency: Urgency | None = None
    other: UUID | None = None
    knowing: bool = False

    @property
    def given(self) -> frozenset[Need]:
        """What of the needs of a remark this has."""
        parts = {
            Need.REASON: self.reason,
            Need.TYPE: self.type_code,
            Need.URGENCY: self.urgency,
            Need.REQUEST: self.other,
        }
        return frozenset(need for need, part in parts.items() if part)


class RequestRemarks(RequestCourse):
    """Notes on requests; documents have a service of their own, and a merger is a move of the course."""

    def remark(self, request_id: UUID, said: Said, *, by: UUID, key: str, version: int | None = None) -> RequestView:
        """Note it; the same key again changes nothing more.

        With `version`, the one that the person saw, `request_changed` says who was quicker. Raises
        `request_not_yours` (of either of two), `role_not_allowed`, `request_move_forbidden`, what the remark lacks
        (`reason_missing` and the like), `text_too_long`, `request_same`, `already_so` where nothing would change, or
        `request_out_of_reach` where the new type takes the request from who gives it and they were not told.
        """
        check_key(key)
        said = replace(said, reason=check_note(said.reason))
        with self._context.units.write() as unit:
            person = unit.staff.get(by)
            standing = lock_both(unit, request_id, said.other or request_id)
            if not self._done(unit, request_id, said.remark, key):
                mine = standing[request_id]
                check_reach(person, mine, acts=True)
                check_seen(mine, person, version)
                check_remark(said.remark, mine.state, person.role, said.given)
                if said.other is not None:
                    self._tie(unit, mine, standing[said.other], said, person, key)
                else:
                    self._amend(unit, mine, said, person, key)
                unit.commit()
        return self.get(request_id)

    def ties(self, request_id: UUID, *, by: UUID) -> TiesView:
        """The requests that belong to one, or `request_not_yours`."""
        with self._context.units.read() as unit:
            person = unit.staff.get(by)
            standing = unit.course.standing(request_id)
            check_reach(person, standing)
            linked, absorbed = unit.remarks.linked(request_id), unit.remarks.absorbed(request_id)
            elder = unit.remarks.elders(request_id)[:1]
            others = {one: unit.course.standing(one) for one in {*linked, *absorbed, *elder}}
            seen = {one: _tied(unit, person, other) for one, other in others.items()}
        enter_reading(self._context, standing, by, ReadPart.FILE)
        enter_shown(self._context, [one for one in others.values() if seen[one.id].subject], by)
        return TiesView(
            tuple(seen[one] for one in linked), tuple(seen[one] for one in absorbed), seen[elder[0]] if elder else None
        )

    def _amend(self, unit: UnitOfWork, mine: StandingRequest, said: Said, person: StaffView, key: str) -> None:
        now = unit.requests.get(mine.id)
        if said.remark is Remark.REMIND:
            check_reminder(self._context, unit, mine, person)
            note(self._context, unit, mine, person, Noted(said.remark, said.given, said.reason, key=key))
            return
        if said.remark is Remark.RECLASSIFY and said.type_code is not None:
            kind = type_given(unit, said.type_code)
            _check_reads_on(person, mine, kind, said)
            amendment = Amendment(type_code=kind.code, due=self._due_anew(unit, now, kind))
            detail = {**_titled("from", now.type), **_titled("to", kind), "due": f"{amendment.due}"}
        elif said.remark is Remark.SET_URGENCY and said.urgency is not None:
            amendment = Amendment(urgency=said.urgency)
            detail = {"from": now.urgency.value, "to": said.urgency.value}
        else:
            # What a document or a merger brings with it is not noted by itself.
            raise RuleBroken(ErrorCode.REQUEST_MOVE_FORBIDDEN, move=said.remark.value, state=mine.state.value)
        if detail["from"] == detail["to"]:
            raise RuleBroken(ErrorCode.ALREADY_SO)
        note(self._context, unit, mine, person, Noted(said.remark, said.given, said.reason, detail, key), amendment)

    def _tie(
        self,
        unit: UnitOfWork,
        mine: StandingRequest,
        other: StandingRequest,
        said: Said,
        person: StaffView,
        key: str,
    ) -> None:
        if mine.id == other.id:
            raise RuleBroken(ErrorCode.REQUEST_SAME)
        check_reach(person, other)
        ways = {Remark.LINK: unit.remarks.link, Remark.UNLINK: unit.remarks.unlink}
        if said.remark not in ways:
            raise RuleBroken(ErrorCode.REQUEST_MOVE_FORBIDDEN, move=said.remark.value, state=mine.state.value)
        if not ways[said.remark](mine.id, other.id):
            raise RuleBroken(ErrorCode.ALREADY_SO)
        for one, told, keyed in ((mine, other, key), (other, mine, None)):
            detail = {"other": unit.requests.get(told.id).reference}
            note(self._context, unit, one, person, Noted(said.remark, said.given, said.reason, detail, keyed))

    def _due_anew(self, unit: UnitOfWork, request: RequestView, kind: RequestTypeView) -> date:
        """As if it had had that type from the beginning; a pause that still lasts counts when it ends."""
        local = self._context.local
        pauses, away = [], None
        for link in unit.requests.movements(request.id):
            if link.move is RequestMove.RETURN:
                away = local(link.at).date()
            elif link.move is RequestMove.COMPLETE and away is not None:
                pauses.append((away, local(link.at).date()))
        return renewed(local(request.registered_at).date(), kind.working_days or 0, pauses, is_working_day)


def _check_reads_on(person: StaffView, mine: StandingRequest, kind: RequestTypeView, said: Said) -> None:
    after = replace(mine, confidentiality=Confidentiality(kind.confidentiality))
    if not said.knowing and not reads(person, after):
        raise RuleBroken(ErrorCode.REQUEST_OUT_OF_REACH)


def _titled(way: str, kind: RequestTypeView) -> dict[str, str]:
    """With the title that it has today: the tree is edited, the history is not."""
    return {way: kind.code, f"{way}_ar": kind.title.ar, f"{way}_en": kind.title.en}


def _tied(unit: UnitOfWork, person: StaffView, standing: StandingRequest) -> TiedView:
    other = unit.requests.get(standing.id)
    if not reads(person, standing):
        return TiedView(other.id, other.reference)
    return TiedView(other.id, other.reference, other.subject, other.state)
