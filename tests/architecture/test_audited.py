"""No service forgets the audit trail: who writes enters something, or stands here with the reason why not."""

import ast
from pathlib import Path

import pytest

from tests.architecture.calls import Calls, Function, Place, calls

SERVICES = Path(__file__).resolve().parents[2] / "core/services"
# What enters by itself in the store (desks.append: what somebody does at another's window), and the call for the rest.
ENTERS = (
    "enter",
    "audit.add",
    "requests.append",
    "documents.add",
    "documents.withdraw",
    "opening.note",
    "classification.note",
    "desks.append",
)
_TICKETS = "each ticket has its own events, and hundreds are issued in a second"
_APPOINTMENTS = "each appointment has its own events"
NOT_ENTERED = {
    "queue.QueueService.issue": _TICKETS,
    "entrance.EntranceService.issue": _TICKETS,
    "entrance.EntranceService.forget_over": "forgets what was kept for the visit alone",
    "calling.Calling.call_next": _TICKETS,
    "calling.Calling.call_ticket": _TICKETS,
    "undoing.Undoing.undo": _TICKETS,
    "desk_moves.DeskMoves._with_ticket": _TICKETS,
    "desk_moves.DeskMoves._with_code": _TICKETS,
    "readmission.Readmission.readmit": _TICKETS,
    "hand_over.HandOverService.take": _TICKETS,
    "hand_over.HandOverService.register": "a kiosk that meets its centre is nobody's deed",
    "hand_over.HandOverService.tell": "what a kiosk still has to hand over is nobody's deed",
    "printing.PrintingService._order": _TICKETS,
    "printing.PrintingService._note": _TICKETS,
    "printing.PrintingService._report": "the state of a printer is nobody's deed",
    "administration.AdministrationService.heartbeat": "a device that lives is nobody's deed",
    "screens.ScreenService.report": "what a screen tells of itself is nobody's deed",
    "administration.AdministrationService.take_leave": "a device that is closed is nobody's deed",
    "devices.DeviceService.open": "each try is a line of device_event, which the trail takes in",
    "devices.DeviceService.note": "a line of device_event, which the trail takes in",
    "audit.AuditService._take_in": "enters what devices noted, by the store",
    "devices.DeviceService.take_restart": "follows what was asked, which is entered",
    "devices.DeviceService.started": "a device that starts is nobody's deed",
    "hospitality.HospitalityService.serve": "each order is a line of its own that nothing deletes",
    "hospitality.HospitalityService.undo": "an order that is taken back stays, with who did it",
    "appointments.AppointmentService.book": _APPOINTMENTS,
    "arrivals.ArrivalService._of_number": "who comes for an appointment learns of their own alone; a kiosk has no key",
    "appointments.AppointmentService.move": _APPOINTMENTS,
    "appointments.AppointmentService.cancel": _APPOINTMENTS,
    "appointments.AppointmentService.check_in": _APPOINTMENTS,
    "appointments.AppointmentService.mark_missed": _APPOINTMENTS,
    "presence.PresenceService.here": "who looks at a file now; that they read it was entered when it was shown",
    "presence.PresenceService.gone": "who no longer looks at a file",
    "drafts.DraftService.keep": "what was not sent yet is nobody's business, and is deleted",
    "status.StatusService.ask": "a visitor sees of their own request the public label alone; a kiosk has no key",
    "rating_take_over.RatingTakeOver.take": "a rating, as when it is given with the database",
    "rating_take_over.RatingTakeOver.refuse": "nobody's deed; it is a line of device_event",
    "ratings.RatingService.rate": "each rating is a line of its own that nothing changes; a kiosk has no key",
    "hall_record.HallRecord._changing": "opens the unit in which others write and enter",
}
# Whoever checks the right to read, with what must be entered before anything is handed out.
READS = {"check_reach": "enter_reading", "check_reads_paper": "enter_reading", "check_open": "enter_reading"}
LISTS = dict.fromkeys(("lying_with", "requests_of", "by_words", "of_applicants", "late"), "enter_list")
ONLY_CHECKS = {
    "document_rights.check_open": "the check itself",
    "search.SearchService._unique": "asks for find, which enters",
    "presence.PresenceService.here": "nothing of the request is shown but who else looks at it",
    "merging.RequestMerging.merge": "nothing of either request is shown that the person has not read before",
    "remarks.RequestRemarks._tie": "nothing of the other request is shown",
}


def services() -> Calls:
    return Calls({path.stem: path.read_text("utf-8") for path in SERVICES.glob("*.py")})


def writes(function: Function) -> bool:
    return any(called.endswith((".units.write", "self._changing")) for called in calls(function))


def forgetful(known: Calls) -> set[str]:
    """Those that write and enter nothing."""
    return {
        str(place)
        for place, function in known.places()
        if writes(function) and not known.reaches(place, function, ENTERS)
    }


def unentered(known: Calls) -> set[str]:
    """Those that check the right to read, or ask for a list, and do not enter it."""
    found = set()
    for place, function in known.places():
        for check, entry in (READS | LISTS).items():
            asks = any(_asks(node, check) for node in ast.walk(function))
            if asks and not known.reaches(place, function, (entry,)):
                found.add(str(place))
    return found


def _asks(node: ast.AST, check: str) -> bool:
    """To act on a request is no reading: what is done is entered."""
    if not isinstance(node, ast.Call) or ast.unparse(node.func).rpartition(".")[2] != check:
        return False
    by_unit = check not in LISTS or ast.unparse(node.func).startswith("unit.")
    return by_unit and not any(keyword.arg == "acts" for keyword in node.keywords)


def test_whoever_writes_enters_it_or_is_excused() -> None:
    assert forgetful(services()) == set(NOT_ENTERED)


def test_whoever_shows_a_request_enters_it_first() -> None:
    assert unentered(services()) == set(ONLY_CHECKS)


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("with self._context.units.write() as unit:\n            unit.staff.close(1)", True),
        ("with self._changing(by) as unit:\n            unit.commit()", True),
        ("with self._context.units.write() as unit:\n            enter(self._context, unit)", False),
        ("with self._context.units.write() as unit:\n            self._helped(unit)", False),
        ("with self._context.units.write() as unit:\n            unit.requests.append(1)", False),
        ("with self._context.units.read() as unit:\n            unit.staff.get(1)", False),
    ],
)
def test_a_planted_service_that_forgets_is_found(body: str, found: bool) -> None:
    helper = (
        "from core.services.auditing import enter\nclass Base:\n    def _helped(self, unit):\n        enter(unit)\n"
    )
    source = f"from core.services.helper import Base\nclass Planted(Base):\n    def act(self):\n        {body}\n"
    planted = Calls({"planted": source, "helper": helper})
    assert ("planted.Planted.act" in forgetful(planted)) is found


@pytest.mark.parametrize(
    ("body", "found"),
    [
        ("check_reach(person, standing)", True),
        ("check_reach(person, standing, acts=True)", False),
        ("check_reach(person, standing); enter_reading(1)", False),
        ("return unit.course.lying_with(party)", True),
        ("shown = unit.course.lying_with(party); enter_list(shown)", False),
    ],
)
def test_a_planted_reading_that_is_not_entered_is_found(body: str, found: bool) -> None:
    planted = Calls({"planted": f"def act(unit):\n    {body}\n"})
    assert (str(Place("planted", "", "act")) in unentered(planted)) is found
