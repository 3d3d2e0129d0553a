"""The audit trail: what is entered in it, and what can be wrong with it."""

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType


class AuditSubject(StrEnum):
    """What an entry is about."""

    REQUEST = "request"
    VISITOR = "visitor"
    STAFF = "staff"
    TICKET = "ticket"
    DESK = "desk"
    HALL = "hall"
    CLASSIFICATION = "classification"
    DEVICE = "device"
    RATING = "rating"


class AuditKind(StrEnum):
    """What somebody did."""

    REQUEST_MOVED = "request_moved"
    REQUEST_READ = "request_read"
    REQUEST_LISTED = "request_listed"
    DOCUMENT_ADDED = "document_added"
    DOCUMENT_WITHDRAWN = "document_withdrawn"
    VISITOR_ADDED = "visitor_added"
    VISITOR_CHANGED = "visitor_changed"
    VISIT_BEGUN = "visit_begun"
    SIGNED_IN = "signed_in"
    SIGN_IN_LOCKED = "sign_in_locked"
    SIGN_IN_UNLOCKED = "sign_in_unlocked"
    PASSWORD_CHANGED = "password_changed"  # noqa: S105 - a kind of entry
    STAFF_ADDED = "staff_added"
    STAFF_CHANGED = "staff_changed"
    TICKET_RECLASSIFIED = "ticket_reclassified"
    DESK_SUPERVISED = "desk_supervised"
    DESK_LIMITED = "desk_limited"
    HALL_CLOSED = "hall_closed"
    SETTINGS_CHANGED = "settings_changed"
    CLASSIFICATION_CHANGED = "classification_changed"
    STAFF_CODE_CHANGED = "staff_code_changed"
    DEVICE_RESTART_ASKED = "device_restart_asked"
    DEVICE_TOUCHED = "device_touched"
    RATING_TAKEN = "rating_taken"
    RATING_CLOSED = "rating_closed"


_ABOUT = {
    AuditSubject.REQUEST: "REQUEST_MOVED REQUEST_READ REQUEST_LISTED DOCUMENT_ADDED DOCUMENT_WITHDRAWN",
    AuditSubject.VISITOR: "VISITOR_ADDED VISITOR_CHANGED VISIT_BEGUN",
    AuditSubject.STAFF: ("SIGNED_IN SIGN_IN_LOCKED SIGN_IN_UNLOCKED PASSWORD_CHANGED STAFF_ADDED STAFF_CHANGED"),
    AuditSubject.TICKET: "TICKET_RECLASSIFIED",
    AuditSubject.DESK: "DESK_SUPERVISED DESK_LIMITED",
    AuditSubject.HALL: "HALL_CLOSED SETTINGS_CHANGED",
    AuditSubject.CLASSIFICATION: "CLASSIFICATION_CHANGED",
    AuditSubject.DEVICE: "STAFF_CODE_CHANGED DEVICE_RESTART_ASKED DEVICE_TOUCHED",
    AuditSubject.RATING: "RATING_TAKEN RATING_CLOSED",
}
SUBJECT: Mapping[AuditKind, AuditSubject] = MappingProxyType(
    {AuditKind[name]: subject for subject, names in _ABOUT.items() for name in names.split()}
)


class ReadPart(StrEnum):
    """What of a request was read."""

    FILE = "file"
    APPLICANT = "applicant"
    DOCUMENTS = "documents"
    DOCUMENT = "document"
    COPY = "copy"
    RECEIPT = "receipt"
    PAPER = "paper"


class AuditProblem(StrEnum):
    """What is wrong with the first broken entry.

    Entries were changed, taken out, put in or exchanged; the head was changed or taken away; the printed head is not
    in the trail; or the history of a request is no longer the one that was entered.
    """

    CHANGED = "changed"
    MISSING = "missing"
    PUT_IN = "put_in"
    EXCHANGED = "exchanged"
    HEAD_CHANGED = "head_changed"
    HEAD_MISSING = "head_missing"
    SHEET_UNKNOWN = "sheet_unknown"
    HISTORY_CHANGED = "history_changed"
    HISTORY_MISSING = "history_missing"
    HISTORY_PUT_IN = "history_put_in"
