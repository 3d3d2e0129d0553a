"""The type that is given to a request."""

from core.domain.errors import ErrorCode, RuleBroken
from core.services.dto import RequestTypeView
from core.services.ports import UnitOfWork


def type_given(unit: UnitOfWork, code: str) -> RequestTypeView:
    """The leaf of that code, or `request_type_unknown`, also for a branch of the tree and for what was retired."""
    for kind in unit.centre.types():
        if kind.code == code and kind.working_days is not None:
            return kind
    raise RuleBroken(ErrorCode.REQUEST_TYPE_UNKNOWN, type=code)
