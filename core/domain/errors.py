"""The three kinds of trouble: a broken rule, a fault of the environment, and (everything else) a bug."""

from enum import StrEnum


class ErrorCode(StrEnum):
    """Every code that a screen must have words for, in every language."""

    SECTION_UNKNOWN = "section_unknown"
    SERVICE_UNKNOWN = "service_unknown"
    DESK_UNKNOWN = "desk_unknown"
    DESK_BUSY = "desk_busy"
    DESK_TAKEN = "desk_taken"
    DESK_IDLE = "desk_idle"
    DESK_NOT_YOURS = "desk_not_yours"
    STAFF_AT_ANOTHER_DESK = "staff_at_another_desk"
    TICKET_UNKNOWN = "ticket_unknown"
    TICKET_MOVE_FORBIDDEN = "ticket_move_forbidden"
    REASON_MISSING = "reason_missing"
    TICKET_CODE_UNKNOWN = "ticket_code_unknown"
    RECALL_LIMIT = "recall_limit"
    REINSTATE_LATE = "reinstate_late"
    NOTHING_TO_UNDO = "nothing_to_undo"
    DESK_PAUSED = "desk_paused"
    DESK_CLOSED = "desk_closed"
    STAFF_AWAY = "staff_away"
    POLICY_INVALID = "policy_invalid"
    HALL_CLOSED = "hall_closed"
    SERVICE_FULL = "service_full"
    HOURS_INVALID = "hours_invalid"
    PLAN_INVALID = "plan_invalid"
    SLOT_UNKNOWN = "slot_unknown"
    SLOT_FULL = "slot_full"
    SLOT_PAST = "slot_past"
    SLOT_CLOSED = "slot_closed"
    APPOINTMENT_UNKNOWN = "appointment_unknown"
    APPOINTMENT_SETTLED = "appointment_settled"
    APPOINTMENT_TWICE = "appointment_twice"
    APPOINTMENT_OTHER_DAY = "appointment_other_day"
    VISITOR_OTHER_SECTION = "visitor_other_section"
    KEY_MISSING = "key_missing"
    KEY_REUSED = "key_reused"
    IDENTITY_NUMBER_INVALID = "identity_number_invalid"
    MOBILE_INVALID = "mobile_invalid"
    NAME_MISSING = "name_missing"
    VISITOR_UNKNOWN = "visitor_unknown"
    VISIT_MISSING = "visit_missing"
    VISIT_HAS_REQUESTS = "visit_has_requests"
    REQUEST_UNKNOWN = "request_unknown"
    REQUEST_TYPE_UNKNOWN = "request_type_unknown"
    REQUEST_MOVE_FORBIDDEN = "request_move_forbidden"
    REQUEST_CHANGED = "request_changed"
    REQUEST_NOT_YOURS = "request_not_yours"
    DEPARTMENT_MISSING = "department_missing"
    DEPARTMENT_UNKNOWN = "department_unknown"
    DIRECTIVE_MISSING = "directive_missing"
    ANSWER_MISSING = "answer_missing"
    SUBJECT_MISSING = "subject_missing"
    TEXT_TOO_LONG = "text_too_long"
    REFERENCE_INVALID = "reference_invalid"
    ROLE_NOT_ALLOWED = "role_not_allowed"
    CLASS_NOT_GIVEN = "class_not_given"
    SIGN_IN_REFUSED = "sign_in_refused"
    SECTION_NOT_YOURS = "section_not_yours"
    STAFF_EXISTS = "staff_exists"
    PASSWORD_TOO_SHORT = "password_too_short"  # noqa: S105 - a code, not a password
    CENTRE_EXISTS = "centre_exists"
    CENTRE_FILE_INVALID = "centre_file_invalid"
    DATES_REVERSED = "dates_reversed"
    SETTINGS_INVALID = "settings_invalid"
    SETTINGS_CHANGED = "settings_changed"
    PRINTER_OFF = "printer_off"
    PRINTER_SILENT = "printer_silent"
    PRINTER_PAPER_OUT = "printer_paper_out"
    PRINTER_COVER_OPEN = "printer_cover_open"
    PRINTER_LINE_LOST = "printer_line_lost"
    PRINTER_MISSING = "printer_missing"
    PRINTER_BUSY = "printer_busy"
    PRINTER_STOPPED = "printer_stopped"
    PRINTER_GARBLED = "printer_garbled"
    PRINTER_PAPER_LOW = "printer_paper_low"
    DATABASE_AWAY = "database_away"
    DATABASE_NOT_INITIALISED = "database_not_initialised"
    DATABASE_OLDER = "database_older"
    DATABASE_NEWER = "database_newer"
    DATABASE_ON_SHARE = "database_on_share"
    KEY_FILE_MISSING = "key_file_missing"
    KEY_FILE_WRONG = "key_file_wrong"


class IstiqbalError(Exception):
    """Carries a stable code and the facts of the case; words are the screen's business."""

    def __init__(self, code: ErrorCode, **facts: object) -> None:
        super().__init__(code.value, facts)
        self.code = code
        self.facts = facts


class RuleBroken(IstiqbalError):  # noqa: N818 - reads as the domain says it
    """The person who asked can act on it: correct the input, choose something else."""


class EnvironmentFault(IstiqbalError):  # noqa: N818
    """Printer, database, disk or network failed; nothing is wrong with what was asked."""
