"""How a hall is changed: by whom it may be, one after the other, with a line of the record, undoing nobody's change."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from uuid import UUID

from core.domain.errors import ErrorCode, RuleBroken
from core.services.allowed import SUPERVISORS, allowed
from core.services.context import Context
from core.services.opening_ports import HallChange, HallEvent
from core.services.ports import UnitOfWork

_LOOKED_BACK = 500


class HallRecord:
    """What every change of a hall goes through."""

    def __init__(self, context: Context) -> None:
        self._context = context

    @contextmanager
    def _changing(self, by: UUID | None, section: str | None = None) -> Iterator[UnitOfWork]:
        """A unit in which nobody else changes how a hall works, for who may."""
        with self._context.units.write() as unit:
            unit.hall.hold()
            self._may(unit, by, section)
            yield unit

    @staticmethod
    def _may(unit: UnitOfWork, by: UUID | None, section: str | None) -> None:
        if by is not None:
            allowed(unit, by, SUPERVISORS, section)

    def _as_seen(
        self,
        unit: UnitOfWork,
        kind: HallChange,
        section: str | None,
        found: object,
        seen: object,
        about: Callable[[HallEvent], bool] = lambda _: True,
    ) -> None:
        """Refuse to undo what somebody changed meanwhile: `settings_changed`, with who and when."""
        if seen is None or found == seen:
            return
        record = unit.opening.events(section, _LOOKED_BACK)
        last = next((one for one in record if one.kind is kind and one.section == section and about(one)), None)
        if last is None or last.by is None:
            raise RuleBroken(ErrorCode.SETTINGS_CHANGED, problem="program")
        who, at = unit.staff.known(last.by).name, self._context.local(last.at)
        raise RuleBroken(ErrorCode.SETTINGS_CHANGED, problem="person", who=who, at=at)

    def _keep(
        self,
        unit: UnitOfWork,
        kind: HallChange,
        section: str | None,
        by: UUID | None,
        facts: Mapping[str, object],
        reason: str = "",
    ) -> None:
        """Write the record, commit, and read everything anew."""
        self._may(unit, by, section)
        self._note(unit, kind, section, by, facts, reason)
        self._commit(unit, section)

    def _note(
        self,
        unit: UnitOfWork,
        kind: HallChange,
        section: str | None,
        by: UUID | None,
        facts: Mapping[str, object],
        reason: str = "",
    ) -> None:
        unit.opening.note(
            HallEvent(kind, self._context.clock.now(), self._context.device, section, by, reason, dict(facts))
        )

    def _commit(self, unit: UnitOfWork, section: str | None) -> None:
        unit.centre.touch(f"queue:{section}" if section else "config")
        unit.commit()
        self._context.forget_hall()
