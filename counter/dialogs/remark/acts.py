"""What may be noted on a request, in the order of its keys, as the tables of the domain allow it."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from core.domain.remarks import Remark, remarks
from core.domain.workflow import RequestMove, RequestState, Role, moves


class Noting(StrEnum):
    """One form of the dialog."""

    TYPE = "type"
    URGENCY = "urgency"
    LINK = "link"
    MERGE = "merge"


KEYS: Mapping[Noting, str] = MappingProxyType(
    {Noting.TYPE: "F2", Noting.URGENCY: "F3", Noting.LINK: "F4", Noting.MERGE: "F5"}
)
_REMARK = {
    Noting.TYPE: Remark.RECLASSIFY,
    Noting.URGENCY: Remark.SET_URGENCY,
    Noting.LINK: Remark.LINK,
    # Seen from the elder of two: it may absorb where it can itself no longer be merged.
    Noting.MERGE: Remark.ABSORB,
}


def allowed(state: RequestState, role: Role) -> list[Noting]:
    """The forms that somebody of this role finds on a request in this state."""
    noted, merges = remarks(state, role), RequestMove.MERGE in moves(state, role)
    return [one for one in Noting if _REMARK[one] in noted or (one is Noting.MERGE and merges)]
